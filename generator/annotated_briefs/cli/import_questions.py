"""What ``briefs new`` asks the person at the terminal: only what the source does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

import click

from annotated_briefs.cli.answers import line, yes
from annotated_briefs.diagnostics import quoted, visible
from annotated_briefs.intake.dates import stated
from annotated_briefs.intake.found import Found, Intake
from annotated_briefs.intake.write import known_outlet
from annotated_briefs.load import licences
from annotated_briefs.model import Corpus, Outlet

YOU = "you"
"""Where an answer stood, in place of a line or an element."""
_LISTED = 8
"""Outlets that are named before the question: more would hide it."""


def ask(
    intake: Intake, outlet: str | None, license_: str | None, corpus: Corpus
) -> tuple[Intake, str | None, str | None]:
    """The three with the answers in them; Enter leaves a question open.

    Raises `EndOfAnswersError` where the person has had enough.
    """
    if intake.headline is None and (said := line("Headline, as the outlet printed it")):
        intake = replace(intake, headline=Found(said, YOU))
    known = known_outlet(intake, corpus.outlets)
    if outlet is None and intake.outlet is None and known is None:
        outlet = _outlet(corpus, intake.headline.value if intake.headline else "")
    if intake.published is None and (day := _date()):
        intake = replace(intake, published=Found(day, YOU))
    if license_ is None:
        license_ = _licence(intake.licence.value if intake.licence else None)
    return intake, outlet, license_


def _outlet(corpus: Corpus, headline: str) -> str | None:
    """A record's file name, or a name that gets a record."""
    known = sorted(corpus.outlets.values(), key=lambda one: one.name.casefold())
    if known:
        listed = ", ".join(f"{one.id} ({one.name})" for one in known[:_LISTED])
        more = f", and {len(known) - _LISTED} more in briefs/outlets/"
        click.echo(visible(f"  Known outlets: {listed}{more if len(known) > _LISTED else ''}."))
    names = {form.casefold(): one for one in known for form in (one.id, one.name, *one.aliases)}
    doubted = ""
    while said := line("Outlet, who published it: one of these, or a new one's name"):
        if said.casefold() in names or said == doubted:
            return said
        if doubt := _doubt(said, headline, names):
            doubted = said
            click.echo(visible(f"  {doubt} For a new one, say it again."))
        elif yes(visible(f"{quoted(said)} is a new outlet, and gets a record: right?")):
            return said
    return None


def _doubt(said: str, headline: str, names: Mapping[str, Outlet]) -> str | None:
    """Why ``said`` may be no new outlet's name."""
    if close := get_close_matches(said.casefold(), [*names], n=1, cutoff=0.8):
        meant = names[close[0]]
        return f"Did you mean {meant.id} ({meant.name})?"
    if stated(said):
        return f"{quoted(said)} is a date."
    if headline.casefold().startswith(said.casefold()):
        return f"{quoted(said)} is how the headline begins."
    return None


def _date() -> str | None:
    while said := line("Published, as in 2024-05-03, 2024-05 or 2024 [unknown]"):
        if day := stated(said):
            return day
        click.echo(f"  {visible(quoted(said))} is no such date; Enter leaves it open.")
    return None


def _licence(stated: str | None) -> str | None:
    click.echo("  May the whole text be published? Name the licence that the page states.")
    while said := line(f"Licence, one of {licences.KNOWN} [{stated or 'unknown'}]"):
        if licences.canonical(said):
            return said
        near = licences.nearest(said)
        hint = f"did you mean {near}?" if near else f"Enter says {stated or 'unknown'}."
        click.echo(f"  {visible(quoted(said))} is none of them; {hint}")
    return stated
