"""The article's rows: marks, tags and notes where they belong."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefs.model import (
    Decisions,
    Entity,
    EntityId,
    Field,
    FieldMention,
    Form,
    Kind,
    Mention,
    Note,
    Review,
    Selector,
    Show,
    Span,
    Statement,
)
from annotated_briefs.publish import publish
from annotated_briefs.render.article import Row, fields, rows
from tests import markup
from tests.made import annotated, entity, statement, with_around

TEXT = 'Quill said "the Port Office lied".\n\nReview\n\nIt rained. Nobody came.'
REVIEW = Review("A. Reader", "2024-05-07")


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def made(
    *statements: Statement,
    mentions: tuple[Mention, ...] = (),
    entities: tuple[Entity, ...] = (),
    notes: tuple[Note, ...] = (),
    show: Show = Show.FULL,
) -> list[Row]:
    brief = annotated(
        TEXT,
        show=show,
        statements=statements,
        mentions=mentions,
        entities=entities,
        decisions=Decisions(notes=notes),
    )
    return list(rows(publish(brief), {"S1": "Ada Quill"}))


def test_paragraphs_are_numbered_and_subheads_are_not() -> None:
    assert [row.number for row in made()] == [1, None, 2]


def test_sentences_have_anchors() -> None:
    ids = [e.get("id") for row in made() for e in markup.elements(markup.fragment(str(row.html)))]
    assert [i for i in ids if i] == ["n1", "n2"]


def test_an_entity_inside_a_quotation_inside_a_statement() -> None:
    port = entity("port-office", "Port Office")
    one = replace(
        statement("S1", at('"the Port Office lied"'), confirmed=True, form=Form.DIRECT),
        quoted=(at('"the Port Office lied"'),),
    )
    found = made(one, mentions=(Mention(at("Port Office"), Kind.ORG, port.id),), entities=(port,))
    body = markup.fragment(str(found[0].html))
    (link,) = list(body.iter("a"))
    assert dict(link.attrib) == {
        "class": "ab-ent ab-org",
        "href": "../../../organizations/port-office/",
    }
    (outer,) = markup.by_class(body, "ab-st")
    assert (outer.get("id"), outer.get("class")) == ("s1", "ab-st ab-direct ab-confirmed")
    assert link in list(outer.iter())
    assert [(t.label, t.who, t.what, t.target, t.kind) for t in found[0].tags] == [
        ("S1", "Ada Quill", "direct", "row-s1", "confirmed")
    ]


def test_a_name_without_a_page_is_no_link() -> None:
    lone = entity("quill", "Quill", Kind.PERSON, curated=False)
    found = made(mentions=(Mention(at("Quill"), Kind.PERSON, lone.id),), entities=(lone,))
    body = markup.fragment(str(found[0].html))
    assert list(body.iter("a")) == []
    assert [markup.text(e) for e in markup.by_class(body, "ab-ent")] == ["Quill"]


def test_what_runs_over_two_paragraphs_has_one_anchor() -> None:
    one = statement("S1", Span(at("said").start, at("rained").end))
    found = made(one)
    ids = [e.get("id") for row in found for e in markup.elements(markup.fragment(str(row.html)))]
    assert ids.count("s1") == 1
    assert [bool(row.tags) for row in found] == [True, False, False]
    assert markup.by_class(markup.fragment(str(found[2].html)), "ab-st"), "marked there as well"


def test_a_note_stands_beside_its_words() -> None:
    note = Note(Selector("Nobody came"), "Two did.", REVIEW)
    found = made(notes=(note,))
    assert [len(row.notes) for row in found] == [0, 0, 1]
    assert "Two did." in str(found[2].notes[0].body)
    (words,) = markup.by_class(markup.fragment(str(found[2].html)), "ab-noted")
    assert markup.text(words) == "Nobody came"


def test_a_note_on_words_that_are_gone_is_left_out() -> None:
    assert not any(row.notes for row in made(notes=(Note(Selector("gone"), "x", REVIEW),)))


def test_nothing_where_the_rights_withhold_the_text() -> None:
    assert made(show=Show.QUOTES) == []
    assert made(show=Show.LINK) == []


def test_ids_of_entities_never_enter_unencoded() -> None:
    odd = Entity(EntityId('x"><b>'), Kind.ORG, "Odd")
    found = made(mentions=(Mention(at("Quill"), Kind.ORG, odd.id),), entities=(odd,))
    body = markup.fragment(str(found[0].html))
    assert not list(body.iter("b"))


# ------------------------------------------------------------------ around the text


def test_names_in_headline_and_deck_are_marked_and_the_rest_is_inert() -> None:
    port, crew = entity("port-office", "Port Office"), entity("crew", "Crew", curated=False)
    found = [
        FieldMention(Field.HEADLINE, Span(4, 15), Kind.ORG, port.id),
        FieldMention(Field.DECK, Span(0, 4), Kind.ORG, crew.id),
    ]
    brief = annotated(
        TEXT, headline="<i> Port Office *lied*", deck="Crew gone", entities=[port, crew]
    )
    shown = fields(publish(with_around(brief, found)))
    headline, deck = (markup.fragment(str(shown[name])) for name in ("headline", "deck"))
    assert markup.text(headline) == "<i> Port Office *lied*"
    (link,) = headline.iter("a")
    assert (markup.text(link), link.get("class")) == ("Port Office", "ab-ent ab-org")
    assert link.get("href", "").endswith("organizations/port-office/")
    assert [e.get("class") for e in deck.iter("span")] == ["ab-ent ab-org"]
    assert "*" not in shown["headline"]
    assert shown["caption"] == "A caption"


def test_a_field_that_is_not_given_is_not_there() -> None:
    brief = annotated(TEXT, deck=None, image=None)
    assert set(fields(publish(brief))) == {"headline"}
