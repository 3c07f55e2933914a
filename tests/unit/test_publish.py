"""The edges of what rights allow; the rule for every article is in tests/property."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.link import gather
from annotated_briefs.model import (
    Access,
    AnnotatedBrief,
    Decisions,
    Kind,
    Mention,
    Naming,
    RecordedWords,
    Register,
    Show,
    SourceProfile,
    Span,
    TextFacts,
)
from annotated_briefs.publish import publish
from annotated_briefs.render import render_site
from tests.made import annotated, entity, statement

WORDS = " ".join(f"w{n}" for n in range(400)) + "."


def first(words: int) -> Span:
    """The span of the first ``words`` words."""
    return Span(0, len(" ".join(WORDS.split()[:words])))


@pytest.mark.parametrize(("size", "shown"), [(49, True), (50, True), (51, False)])
def test_a_quotation_has_at_most_fifty_words(size: int, shown: bool) -> None:
    made = annotated(WORDS, show=Show.QUOTES, statements=[statement("S1", first(size))])
    assert ("S1" in publish(made).quotes) is shown


def test_in_all_at_most_a_quarter_and_the_confirmed_first() -> None:
    parts = [statement(f"S{n}", first(40), confirmed=n == 3) for n in range(1, 5)]
    made = annotated(WORDS, show=Show.QUOTES, statements=parts)
    assert list(publish(made).quotes) == ["S3", "S1"]


@pytest.mark.parametrize(("size", "shown"), [(11, True), (12, False)])
def test_a_source_is_described_in_at_most_eleven_words(size: int, shown: bool) -> None:
    one = statement("S1", first(5), source=first(size))
    view = publish(annotated(WORDS, show=Show.QUOTES, statements=[one]))
    assert bool(view.source_words(one)) is shown


@pytest.mark.parametrize("show", list(Show))
def test_deck_and_caption_are_the_outlets_words_too(show: Show) -> None:
    meta = publish(annotated(WORDS, show=show)).brief.metadata
    kept = show in {Show.FULL, Show.EXCERPT}
    assert (meta.deck is not None, meta.image is not None) == (kept, kept)


@pytest.mark.parametrize(
    ("show", "total", "quotes"),
    [
        (Show.QUOTES, 100, ["S1"]),
        (Show.QUOTES, 7, []),
        (Show.EXCERPT, 100, ["S1"]),
        (Show.LINK, 100, []),
    ],
)
def test_what_reviewers_wrote_down_obeys_the_same_limits(
    show: Show, total: int, quotes: list[str]
) -> None:
    made = annotated(WORDS, show=show, statements=[statement("S1", first(2))])
    facts = Decisions(text=TextFacts("0" * 64, 1, 1, total))
    made = replace(made, brief=replace(made.brief, article=None, decisions=facts))
    view = publish(made, {"S1": RecordedWords(("the ramp holds",), "a smith", "said")})
    assert list(view.quotes) == quotes
    source = view.source_words(made.findings.statements[0])
    assert source == (None if show is Show.LINK else "a smith")


ACT = "Act for the Better Prevention of Floods and the Relief of All River Towns"
"""A name of fourteen words."""


def with_act(show: Show, *, curated: bool = False, name: str = ACT) -> AnnotatedBrief:
    text = f"The {name} was read on Monday. It says that much is left to do."
    span = Span(4, 4 + len(name))
    law = entity("act", name, Kind.LAW, curated=curated)
    profile = SourceProfile(
        "act", name, Naming.DOCUMENT, Access.NOT_STATED, ("S1",), law.id, role=name
    )
    made = annotated(
        text,
        show=show,
        statements=[statement("S1", Span(span.end + 5, span.end + 9), source=span, by="act")],
        mentions=[Mention(span, Kind.LAW, law.id)],
        entities=[law],
        sources=[profile],
    )
    sourcing = replace(made.findings.sourcing, not_heard=(law.id,))
    return replace(made, findings=replace(made.findings, sourcing=sourcing))


@pytest.mark.parametrize(
    ("show", "curated", "name", "kept"),
    [
        (Show.FULL, False, ACT, True),
        (Show.EXCERPT, False, ACT, False),
        (Show.QUOTES, False, ACT, False),
        (Show.LINK, False, ACT, False),
        (Show.QUOTES, True, ACT, True),
        (Show.QUOTES, False, " ".join(ACT.split()[:11]), True),
        (Show.QUOTES, False, " ".join(ACT.split()[:12]), False),
    ],
)
def test_a_long_name_is_words_of_the_article(
    show: Show, curated: bool, name: str, kept: bool
) -> None:
    view = publish(with_act(show, curated=curated, name=name))
    links, stories = gather([view], Register())
    pages = render_site([view], links=links, stories=stories, related={}, outlets={})
    assert any("Better Prevention" in page.markdown for page in pages) is kept
    findings = view.findings
    assert bool(findings.mentions) is bool(findings.entities) is kept
    assert bool(findings.sourcing.not_heard) is kept
    assert (findings.statements[0].entity is not None) is kept
    assert (findings.sourcing.sources[0].entity is not None) is kept


@pytest.mark.parametrize("show", list(Show))
def test_the_order_of_names_tells_nothing_of_a_text_that_is_withheld(show: Show) -> None:
    names = ["Zoe", "Abe", "moles"]
    text = "Zoe met Abe and moles."
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    known = [entity(name.lower(), name) for name in names]
    made = annotated(
        text,
        show=show,
        mentions=[Mention(s, e.kind, e.id) for s, e in zip(spans, known, strict=True)],
        entities=known,
    )
    sourcing = replace(made.findings.sourcing, not_heard=tuple(e.id for e in known))
    made = replace(made, findings=replace(made.findings, sourcing=sourcing))
    found = publish(made).findings
    order = names if show is Show.FULL else ["Abe", "moles", "Zoe"]
    assert [e.name for e in found.entities.values()] == order
    assert [found.entities[id_].name for id_ in found.sourcing.not_heard] == order
