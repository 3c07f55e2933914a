"""A brief as plain Markdown: what its page says, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

import nh3

from annotated_briefs.addresses import story_address
from annotated_briefs.model import Kind, Naming, ParagraphKind, Show, SourceProfile, Statement
from annotated_briefs.plain.across import across_sections
from annotated_briefs.plain.escape import inert, link
from annotated_briefs.plain.parts import Here, bullets, document, section
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.echoes import Shown
from annotated_briefs.render.licenses import license_name
from annotated_briefs.render.phrases import (
    ACCESS_WORDS,
    KIND_WORDS,
    NAMING_WORDS,
    count,
    day,
    listed,
    main_sentence,
    reviewed_words,
)
from annotated_briefs.render.prose import prose
from annotated_briefs.render.related import RelatedLine
from annotated_briefs.render.speakers import source_names

_SHOWN = {
    Show.FULL: "the whole text is shown",
    Show.EXCERPT: "its beginning and short quotations are shown",
    Show.QUOTES: "short quotations are shown",
    Show.LINK: "no words of it are shown but the headline",
}
_BLOCK = re.compile(r"(</?(?:p|ul|ol|li|blockquote)>|^)(.*?)(?=</?(?:p|ul|ol|li|blockquote)>|$)")
STATES = {"machine": "found by machine", "confirmed": "confirmed by a person"}


def brief_markdown(
    view: PublishedBrief,
    here: Here,
    *,
    related: Sequence[RelatedLine] = (),
    echoes: Sequence[Shown] = (),
) -> bytes:
    """The file beside the page of ``view``; ``related`` and ``echoes`` join it to others."""
    meta, findings = view.brief.metadata, view.findings
    return document(
        [
            f"# {inert(meta.headline)}",
            f"> {inert(main_sentence(findings.sourcing))}"
            f" {reviewed_words(findings.statements, view.brief.decisions)}.",
            inert(meta.deck) if meta.deck else None,
            bullets(_facts(view, here)),
            section("Summary", _prose(meta.summary)),
            section("Why it matters", _prose(meta.why)),
            section(
                "Sources", bullets(_source(view, one, here) for one in findings.sourcing.sources)
            ),
            section("The article" if view.show is Show.FULL else "The beginning", *_text(view)),
            section("Statements", bullets(_statements(view, here))),
            section("Sentences that name no source", _nameless(view)),
            section("Names", bullets(_names(view, here))),
            *across_sections(related, echoes, here),
        ]
    )


def _facts(view: PublishedBrief, here: Here) -> Iterator[str]:
    meta, site = view.brief.metadata, view.brief.address
    yield f"Outlet: {here.outlet(meta.outlet)}"
    yield f"Published: {day(meta.published)}"
    if meta.byline:
        yield f"By: {inert(listed(list(meta.byline)))}"
    if meta.url:
        yield f"Article: {link('at its outlet', meta.url)}"
    if meta.story:
        yield f"Story: {here.page(meta.story, story_address(meta.story))}"
    if meta.topics:
        yield f"Topics: {inert(', '.join(meta.topics))}"
    for one in meta.based_on:
        title = link(one.title, one.url) if one.url else inert(one.title)
        yield f"The facts come from: {title}, {inert(one.publisher)}"
    rights = f"{meta.rights.holder}, {license_name(meta.rights.license)}"
    yield f"Rights: {inert(rights)}; {_SHOWN[view.show]}"
    data, notes = here.file(site, "brief.json"), here.file(site, "annotations.jsonld")
    yield f"As data: {link('JSON', data)}, {link('W3C Web Annotations', notes)}"


def _prose(source: str | None) -> str:
    """A contributor's own Markdown as words alone, its paragraphs and lists as they stand."""
    made: list[str] = []
    depth, in_list = 0, False
    for tag, html in _BLOCK.findall(prose(source) or ""):
        depth += {"<li>": 1, "</li>": -1}.get(tag, 0)
        if words := inert(unescape(nh3.clean(html, tags=set()))):
            made.append(f"{_gap(made, in_list and depth > 0)}{'- ' if depth else ''}{words}")
            in_list = depth > 0
    return "".join(made)


def _gap(before: Sequence[str], same_list: bool) -> str:
    return ("\n" if same_list else "\n\n") if before else ""


def _source(view: PublishedBrief, profile: SourceProfile, here: Here) -> str:
    entity = view.findings.entities.get(profile.entity) if profile.entity else None
    who = here.entity(entity, profile.name) if entity else inert(profile.name)
    said = [inert(words) for words in (profile.role, profile.affiliation, profile.basis) if words]
    how = [NAMING_WORDS[profile.naming], ACCESS_WORDS[profile.access]]
    if profile.naming is Naming.UNNAMED and profile.anonymity_reason:
        how.append(f"not named: {inert(profile.anonymity_reason)}")
    return f"{', '.join([who, *said])} ({'; '.join(how)}): {', '.join(profile.statements)}"


def _text(view: PublishedBrief) -> Iterator[str]:
    article = view.brief.article
    for block in view.blocks if article else ():
        words = inert(view.words(block.span) or "")
        if words:
            yield f"### {words}" if block.kind is ParagraphKind.SUBHEAD else words


def _statements(view: PublishedBrief, here: Here) -> Iterator[str]:
    names = source_names(view)
    return (_statement(view, said, names[said.id], here) for said in view.findings.statements)


def _statement(view: PublishedBrief, said: Statement, named: str, here: Here) -> str:
    entity = view.findings.entities.get(said.entity) if said.entity else None
    who = here.entity(entity) if entity else inert(named)
    quotes = view.quotes.get(said.id)
    words = inert(" … ".join(quotes)) if quotes else "words not shown (rights)"
    marks = [said.form.value, *(["not said, or not yet"] * said.unsaid), STATES[said.state.value]]
    return f"{said.id} ({', '.join(marks)}) {who}: {words}"


def _nameless(view: PublishedBrief) -> str | None:
    sentences = view.findings.sourcing.sentences
    numbers = [str(s.number) for s in sentences if not s.attributed]
    if not numbers:
        return None
    return f"{len(numbers)} of {count(len(sentences), 'sentence')}: {', '.join(numbers)}."


def _names(view: PublishedBrief, here: Here) -> Iterator[str]:
    heard = {profile.entity for profile in view.findings.sourcing.sources}
    for kind in Kind:
        named = [e for e in view.findings.entities.values() if e.kind is kind]
        named.sort(key=lambda e: (e.name.casefold(), e.id))
        if named:
            who = (here.entity(e) + (" (speaks)" if e.id in heard else "") for e in named)
            yield f"{KIND_WORDS[kind][1].capitalize()}: {', '.join(who)}"
