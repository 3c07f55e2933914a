"""What entities and stories gather from the briefs."""

from __future__ import annotations

from annotated_briefs.link import gather
from annotated_briefs.model import EntityId, Kind, Mention, Register, Show, Span
from annotated_briefs.publish import PublishedBrief, publish
from tests.made import annotated, entity, statement

QUILL = entity("ada-quill", "Ada Quill", Kind.PERSON)
PORT = entity("port-office", "Port Office")
TEXT = "Ada Quill spoke.\n\nThe Port Office and Ada Quill were silent. Quill left."


def at(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def mention(words: str, id_: str, nth: int = 0) -> Mention:
    return Mention(at(TEXT, words, nth), Kind.PERSON, EntityId(id_))


def brief(slug: str = "one", show: Show = Show.FULL, **fields: object) -> PublishedBrief:
    return publish(
        annotated(
            TEXT,
            slug=slug,
            show=show,
            statements=[statement("S1", at(TEXT, "spoke"), by="ada-quill")],
            mentions=[
                mention("Ada Quill", "ada-quill"),
                mention("Port Office", "port-office"),
                mention("Ada Quill", "ada-quill", 1),
                mention("Quill left", "ada-quill"),
            ],
            entities=[QUILL, PORT],
            **fields,  # type: ignore[arg-type]
        )
    )


def test_mentions_come_with_their_sentence_and_place() -> None:
    links, _ = gather([brief()], Register())
    (outing,) = links[EntityId("ada-quill")].outings
    assert [m.anchor for m in outing.mentions] == ["n1", "n2", "n2"]
    for one in outing.mentions:
        assert one.sentence is not None
        assert one.name.of(one.sentence).startswith(("Ada Quill", "Quill"))
    assert outing.mentions[0].sentence == "Ada Quill spoke."


def test_statements_are_apart_from_mentions() -> None:
    links, _ = gather([brief("one"), brief("two")], Register())
    assert [s.brief.brief.slug for s in links[EntityId("ada-quill")].statements] == ["one", "two"]
    assert links[EntityId("port-office")].statements == ()
    assert len(links[EntityId("port-office")].outings) == 2


def test_withheld_sentences_are_none() -> None:
    links, _ = gather([brief(show=Show.QUOTES)], Register())
    (outing,) = links[EntityId("ada-quill")].outings
    assert [m.sentence for m in outing.mentions] == [None, None, None]


def test_company_and_names() -> None:
    links, _ = gather([brief("one"), brief("two")], Register())
    quill = links[EntityId("ada-quill")]
    assert quill.company == ((EntityId("port-office"), 2),)
    assert quill.names[0] == "Ada Quill"


def test_a_record_that_nobody_mentions_has_its_page() -> None:
    links, _ = gather([], Register({QUILL.id: QUILL}))
    assert links[QUILL.id].outings == ()


def test_a_name_without_a_page_gathers_nothing() -> None:
    lone = entity("quill", "Quill", Kind.PERSON, curated=False)
    view = publish(
        annotated(
            TEXT,
            mentions=[Mention(at(TEXT, "Quill", 2), Kind.PERSON, lone.id)],
            entities=[lone],
        )
    )
    links, _ = gather([view], Register())
    assert lone.id not in links


def test_stories_are_told_oldest_first_and_undated_last() -> None:
    briefs = [
        brief("undated", story="Storm"),
        brief("late", story="Storm", published="2024-06"),
        brief("early", story="Storm", published="2023"),
        brief("alone"),
    ]
    _, (storm,) = gather(briefs, Register())
    assert storm.title == "Storm"
    assert [b.brief.slug for b in storm.briefs] == ["early", "late", "undated"]
