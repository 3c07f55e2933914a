"""What is said of a source over all briefs, in words and as a table of outlets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotated_briefs.link import StatementLink
from annotated_briefs.link.facets import year_of
from annotated_briefs.link.voices import Voice
from annotated_briefs.model import Access, Form, Outlet, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.phrases import UNSAID, count, listed

_ACCESS = {
    Access.TOLD_OUTLET: "told to the outlet",
    Access.PUBLIC: "from a public statement",
    Access.DOCUMENT: "from a document",
    Access.OTHER_OUTLET: "through another outlet",
    Access.NOT_STATED: "with no word on how the article came by it",
}
_FEW = 3
"""Of fewer statements the list below says all of this by itself."""


def voice_words(voice: Voice) -> list[str]:
    """Sentences on how often, how near and how alone a source is heard; none where few say it."""
    if voice.statements < _FEW:
        return []
    where = count(voice.briefs, "brief")
    sentences = [f"{count(voice.statements, 'statement')} in {where}"]
    if len(voice.outlets) > 1:
        sentences[0] += f" by {len(voice.outlets)} outlets"
    sentences[0] += "."
    if voice.alone:
        sentences.append(f"The only source in {voice.alone} of the {where}.")
    else:
        sentences.append("In none of them the only source.")
    access = [f"{n} {_ACCESS[one]}" for one, n in voice.access]
    sentences.append(f"{listed(access)}.".capitalize())
    if voice.unsaid:
        more = "1 more stands" if voice.unsaid == 1 else f"{voice.unsaid} more stand"
        made = "was" if voice.unsaid == 1 else "were"
        sentences.append(f"{more} below that the articles say {made} not made, or not yet.")
    if voice.second_hand:
        sentences.append(f"{voice.second_hand} came second-hand.")
    return sentences


def name_of(slug: Slug, outlets: Mapping[Slug, Outlet]) -> str:
    """What the outlet is called; its slug where it has no record."""
    return outlets[slug].name if slug in outlets else slug


def choices(
    statements: Sequence[StatementLink], outlets: Mapping[Slug, Outlet]
) -> dict[str, list[str]]:
    """By what a list of statements may be narrowed: the values that stand in it, in order."""
    briefs = {one.brief.brief.address: one.brief for one in statements}.values()
    kinds = {UNSAID if s.statement.unsaid else s.statement.form.value for s in statements}
    return {
        "outlet": sorted({_outlet(b, outlets) for b in briefs}, key=str.casefold),
        "year": sorted({year_of(b) for b in briefs}, reverse=True),
        "form": [one for one in (*(form.value for form in Form), UNSAID) if one in kinds],
    }


def _outlet(view: PublishedBrief, outlets: Mapping[Slug, Outlet]) -> str:
    return name_of(view.brief.metadata.outlet, outlets)
