"""What entities and stories gather from the briefs."""

from __future__ import annotations

import pytest

from annotated_briefs.link import gather, relate
from annotated_briefs.model import (
    EntityId,
    Field,
    FieldMention,
    Image,
    Kind,
    Mention,
    Register,
    Show,
    Slug,
    Span,
)
from annotated_briefs.publish import PublishedBrief, publish
from annotated_briefs.render import render_site
from tests.made import annotated, entity, statement, with_around

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


def quoting(show: Show, content: Span) -> PublishedBrief:
    """One statement at ``content`` in an article long enough for it to be quoted."""
    text = TEXT + "\n\n" + "Nothing else happened that day in the port. " * 20
    mentions = [mention("Ada Quill", "ada-quill"), mention("Port Office", "port-office")]
    one = statement("S1", content, by="ada-quill")
    return publish(
        annotated(text, show=show, statements=[one], mentions=mentions, entities=[QUILL, PORT])
    )


@pytest.mark.parametrize(
    ("show", "words", "place"),
    [
        # The quotation is the whole second sentence, which has no anchor of its own.
        (Show.QUOTES, "The Port Office and Ada Quill were silent. Quill left.", "s1"),
        (Show.QUOTES, "Ada Quill were silent", None),
        (Show.EXCERPT, "were silent", "n2"),
        (Show.FULL, "were silent", "n2"),
        (Show.LINK, "The Port Office and Ada Quill were silent. Quill left.", None),
    ],
)
def test_a_sentence_is_anchored_where_it_stands(show: Show, words: str, place: str | None) -> None:
    links, _ = gather([quoting(show, at(TEXT, words))], Register())
    ((found,),) = [outing.mentions for outing in links[PORT.id].outings]
    assert found.anchor == place
    assert (found.sentence is None) == (place is None)


def test_a_long_name_is_no_name_by_which_a_withheld_article_calls_it() -> None:
    words = "Board of the Port and of Both Piers and of the Three Old Sheds"
    text = f"The {words} met. The Board met again."
    spans = [at(text, words), at(text, "Board met")]
    mentions = [Mention(span, Kind.ORG, PORT.id) for span in spans]
    for show, names in ((Show.QUOTES, ("Board met",)), (Show.FULL, (words, "Board met"))):
        made = annotated(text, show=show, mentions=mentions, entities=[PORT])
        links, _ = gather([publish(made)], Register({PORT.id: PORT}))
        assert set(links[PORT.id].names) == set(names)


def test_a_name_in_a_subhead_is_anchored_at_the_sentence_below_it() -> None:
    text = "Nobody came to the town hall.\n\nPort Office\n\nIt was closed.\n\nPort Office"
    spans = [at(text, "Port Office"), at(text, "Port Office", 1)]
    mentions = [Mention(span, Kind.ORG, PORT.id) for span in spans]
    for show, anchors in ((Show.FULL, ["n2", "n3"]), (Show.QUOTES, [None, None])):
        made = annotated(text, show=show, mentions=mentions, entities=[PORT])
        links, _ = gather([publish(made)], Register())
        (outing,) = links[PORT.id].outings
        assert [m.anchor for m in outing.mentions] == anchors


# ------------------------------------------------------------------ around the text


def named_around(show: Show) -> PublishedBrief:
    """A brief that names the Port Office in headline, deck and caption, and nowhere else."""
    fields = {"deck": "Port Office shut", "image": Image("Port Office")}
    made = annotated(TEXT, show=show, entities=[PORT], headline="Port Office", **fields)
    found = [FieldMention(f, Span(0, 11), Kind.ORG, PORT.id) for f in Field]
    return publish(with_around(made, found))


@pytest.mark.parametrize(
    ("show", "places"),
    [
        (Show.FULL, {"headline": None, "deck": "deck", "caption": "caption"}),
        (Show.EXCERPT, {"headline": None, "deck": "deck", "caption": "caption"}),
        (Show.QUOTES, {"headline": None}),
        (Show.LINK, {"headline": None}),
    ],
)
def test_names_around_the_text_count_as_far_as_they_are_shown(
    show: Show, places: dict[str, str | None]
) -> None:
    links, _ = gather([named_around(show)], Register())
    (outing,) = links[PORT.id].outings
    assert {m.field.value: m.anchor for m in outing.mentions if m.field} == places
    assert outing.in_text == 0
    assert links[PORT.id].names == ("Port Office",)


# ------------------------------------------------------------------ one id, two kinds


def camp(slug: str, kind: Kind, **fields: object) -> PublishedBrief:
    """A brief in which the machine takes "Camp Delta" for a ``kind``."""
    found = entity("camp-delta", "Camp Delta", kind, curated=False)
    return publish(
        annotated(
            "Camp Delta shut.",
            slug=slug,
            statements=[statement("S1", Span(11, 15), by="camp-delta")],
            mentions=[Mention(Span(0, 10), kind, found.id), Mention(Span(0, 10), kind, PORT.id)],
            entities=[found, PORT],
            **fields,  # type: ignore[arg-type]
        )
    )


CAMPS = [camp("a", Kind.ORG), camp("b", Kind.PLACE), camp("c", Kind.ORG)]


def test_what_two_articles_take_for_two_kinds_is_two_entities() -> None:
    links, stories = gather(CAMPS, Register())
    by_kind = {e.entity.kind: e for e in links.values() if e.entity.name == "Camp Delta"}
    heard = {k: [s.brief.brief.slug for s in e.statements] for k, e in by_kind.items()}
    assert heard == {Kind.ORG: ["a", "c"], Kind.PLACE: ["b"]}
    assert by_kind[Kind.ORG].namesake
    assert not links[PORT.id].namesake
    assert sorted(n for _, n in links[PORT.id].company) == [1, 2]
    pages = {
        page.path: page.markdown
        for page in render_site(CAMPS, links=links, stories=stories, related={}, outlets={})
    }
    for slug, folder, other in (("a", "organizations", "places"), ("b", "places", "organizations")):
        assert f"{folder}/camp-delta.md" in pages
        assert f"{folder}/camp-delta/" in pages[f"briefs/2024/{slug}.md"]
        assert f"{other}/camp-delta/" not in pages[f"briefs/2024/{slug}.md"]
    titles = {pages[f"{f}/camp-delta.md"].splitlines()[1] for f in ("organizations", "places")}
    assert len(titles) == 2


def test_a_shared_id_of_two_kinds_relates_nothing() -> None:
    others = [publish(annotated("Words.", slug=f"x{n}")) for n in range(5)]
    found = relate([*CAMPS, *others])["briefs/2024/a"]
    quoted = {r.brief.brief.slug: [tie.entity.name for tie in r.quoted] for r in found}
    assert quoted[Slug("c")] == ["Camp Delta"]
    assert quoted.get(Slug("b"), []) == []


def test_a_story_counts_two_kinds_apart() -> None:
    briefs = [camp("a", Kind.ORG, story="Camps"), camp("b", Kind.PLACE, story="Camps")]
    links, stories = gather(briefs, Register())
    pages = render_site(briefs, links=links, stories=stories, related={}, outlets={})
    (page,) = [p.markdown for p in pages if p.path == "stories/camps.md"]
    assert "organizations/camp-delta/" in page
    assert "places/camp-delta/" in page


# ------------------------------------------------------------------ what a page gathers


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


def test_titles_of_one_address_are_one_story_under_the_first_title() -> None:
    briefs = [
        brief("late", story="Dam talks", published="2024-06"),
        brief("early", story="Dam! talks", published="2024-05"),
    ]
    links, (story,) = gather(briefs, Register())
    assert story.title == "Dam! talks"
    assert [b.brief.slug for b in story.briefs] == ["early", "late"]
    assert relate(briefs)["briefs/2024/late"][0].story == "Dam talks"
    pages = render_site(briefs, links=links, stories=[story], related={}, outlets={})
    assert [p.path for p in pages if "dam" in p.path] == ["stories/dam-talks.md"]
