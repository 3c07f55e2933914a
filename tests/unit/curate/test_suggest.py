from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from annotated_briefs.curate import Suggestion, Suggestions, listing, suggest
from annotated_briefs.curate.judge import Strength
from annotated_briefs.curate.stubs import Action
from annotated_briefs.model import Entity, EntityId, Kind, Mention, Register, Show, Span
from annotated_briefs.publish import PublishedBrief, publish

from ...made import annotated, statement

ORG, PERSON, PLACE = Kind.ORG, Kind.PERSON, Kind.PLACE


def record(id_: str, name: str, kind: Kind = ORG, *aliases: str, **fields: object) -> Entity:
    return Entity(EntityId(id_), kind, name, aliases, **fields)  # type: ignore[arg-type]


def register(*records: Entity) -> Register:
    return Register({one.id: one for one in records})


def brief(
    slug: str, *named: tuple[str, Kind] | Entity, show: Show = Show.FULL, story: str | None = None
) -> PublishedBrief:
    """A brief with a sentence for each name, in which the machine or a record has it."""
    entities = [
        one
        if isinstance(one, Entity)
        else Entity(EntityId(f"{one[0].lower().replace(' ', '-')}"), one[1], one[0], curated=False)
        for one in named
    ]
    text = "\n\n".join(f"The harbour of {e.name} was closed." for e in entities)
    mentions = [
        Mention(Span(at := text.index(e.name), at + len(e.name)), e.kind, e.id) for e in entities
    ]
    made = annotated(text, slug=slug, mentions=mentions, entities=entities, show=show, story=story)
    return publish(made)


def pairs(found: tuple[Suggestion, ...]) -> dict[tuple[str, ...], Strength]:
    return {one.names: one.strength for one in found}


# ------------------------------------------------------------------ names without a record


def test_uncurated_names_come_by_number_of_briefs() -> None:
    briefs = [
        brief(
            "one", ("Skerry Lines", ORG), ("Ada Quill", PERSON), record("saltby", "Saltby", PLACE)
        ),
        brief("two", ("Skerry Lines", ORG)),
    ]
    found = suggest(briefs, register(record("saltby", "Saltby", PLACE)))
    assert [s.names for s in found.uncurated] == [("Skerry Lines",), ("Ada Quill",)]
    first = found.uncurated[0]
    assert first.briefs == 2
    assert first.reasons == ("named in 2 briefs, 2 mentions",)
    assert [(p.brief, p.sentence) for p in first.places] == [
        ("briefs/articles/2024/one", 1),
        ("briefs/articles/2024/two", 1),
    ]
    assert first.places[0].words == "The harbour of Skerry Lines was closed."


def test_a_stub_is_a_record_that_loads() -> None:
    found = suggest([brief("one", ("No: 7 Line", ORG))], register())
    stub = found.uncurated[0].stub
    assert (stub.action, stub.path) == (
        Action.CREATE,
        "briefs/entities/organizations/no-7-line.yml",
    )
    assert yaml.safe_load(stub.text) == {"name": "No: 7 Line"}


def test_a_stub_takes_no_slug_that_a_record_has() -> None:
    known = register(record("skerry-lines", "Northern Boats", PLACE))
    found = suggest([brief("one", ("Skerry Lines", ORG))], known)
    assert found.uncurated[0].stub.path == "briefs/entities/organizations/skerry-lines-org.yml"


def test_one_name_of_two_kinds_is_one_suggestion_that_says_so() -> None:
    briefs = [
        brief("a", ("Pishto", PLACE)),
        brief("b", ("Pishto", ORG)),
        brief("c", ("Pishto", ORG)),
    ]
    (only,) = suggest(briefs, register()).uncurated
    assert only.kind is ORG
    assert "organisation in 2, place in 1" in only.reasons[-1]


def test_known_nationalities_and_broken_names_need_no_record() -> None:
    named = brief("one", ("Syrian", Kind.NORP), ("Court of", ORG))
    assert suggest([named], register()).uncurated == ()


# ------------------------------------------------------------------ aliases


def test_a_spelling_variant_of_an_organisation_is_likely_its_alias() -> None:
    known = record("kataib-nur", "Kataib al-Nur", ORG)
    found = suggest([brief("one", ("Katayib Noor", ORG))], register(known))
    (alias,) = found.aliases
    assert (alias.names, alias.strength) == (("Kataib al-Nur", "Katayib Noor"), Strength.LIKELY)
    assert "k-t-b-n-r" in alias.reasons[0]
    assert alias.places[0].form == "Katayib Noor"
    assert alias.stub.path == "briefs/entities/organizations/kataib-nur.yml"
    assert yaml.safe_load(alias.stub.text) == {"aliases": ["Katayib Noor"]}
    assert found.uncurated == (), "what is likely settled is not asked twice"


def test_two_records_as_much_alike_leave_it_open() -> None:
    known = register(record("nur", "Kataib al-Nur"), record("noor", "Kataeb Noor"))
    found = suggest([brief("one", ("Katayib Noor", ORG))], known)
    assert {s.strength for s in found.aliases} == {Strength.POSSIBLE}
    assert len(found.aliases) == 2


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("North Harbour Council", "South Harbour Council"),
        ("Article 50", "Article 51"),
        ("Niger", "Nigeria"),
        ("Rudaw", "Radio"),
    ],
)
def test_names_that_only_look_alike_are_not_suggested(name: str, other: str) -> None:
    found = suggest([brief("one", (other, PLACE))], register(record("x", name, PLACE)))
    assert found.aliases == ()


def test_names_that_everybody_knows_as_one_are() -> None:
    found = suggest(
        [brief("one", ("Britain", PLACE))], register(record("uk", "United Kingdom", PLACE))
    )
    assert pairs(found.aliases) == {("United Kingdom", "Britain"): Strength.LIKELY}


def test_initials_and_short_forms_are_possible_until_something_else_speaks_for_them() -> None:
    lines = record("skerry-defence-forces", "Skerry Defence Forces")
    found = suggest([brief("one", ("SDF", ORG))], register(lines))
    assert pairs(found.aliases) == {("Skerry Defence Forces", "SDF"): Strength.POSSIBLE}
    told = [brief("one", ("SDF", ORG), story="War"), brief("two", lines, story="War")]
    assert pairs(suggest(told, register(lines)).aliases) == {
        ("Skerry Defence Forces", "SDF"): Strength.LIKELY
    }


def test_a_surname_is_never_likely_and_with_two_bearers_nobodys() -> None:
    ada, bo = record("ada", "Ada Quill", PERSON), record("bo", "Bo Quill", PERSON)
    told = [brief("one", ("Quill", PERSON), story="Ferry"), brief("two", ada, story="Ferry")]
    assert pairs(suggest(told, register(ada)).aliases) == {
        ("Ada Quill", "Quill"): Strength.POSSIBLE
    }
    assert suggest(told, register(ada, bo)).aliases == ()
    assert suggest([brief("one", ("Quill", PERSON))], register(ada)).aliases == ()


def test_a_name_that_a_record_has_already_is_not_suggested_again() -> None:
    known = record("lines", "Skerry Lines", ORG, "SL")
    found = suggest([brief("one", ("SL", ORG))], register(known))
    assert (found.aliases, found.uncurated) == ((), ())


def test_the_machine_may_be_wrong_about_the_kind_of_a_longer_name() -> None:
    militia = record("kataib-nur", "Kataib al-Nur", ORG)
    (found,) = suggest([brief("one", ("Katayib Noor", PERSON))], register(militia)).aliases
    assert found.strength is Strength.POSSIBLE
    assert "takes “Katayib Noor” for a person" in found.reasons[-1]
    saltby = record("saltby", "Saltby", PLACE)
    assert suggest([brief("one", ("Saltoby", PERSON))], register(saltby)).aliases == ()


# ------------------------------------------------------------------ duplicates

QASIM, GHASEM = ("Qasim Darwish", PERSON), ("Ghasem Darwish", PERSON)


def test_people_with_names_alike_are_likely_one_only_where_more_speaks_for_it() -> None:
    apart = [brief("one", QASIM), brief("two", GHASEM)]
    assert set(pairs(suggest(apart, register()).duplicates).values()) == {Strength.POSSIBLE}
    company = [("Skerry Lines", ORG), ("Harbour Board", ORG)]
    joined = [brief("one", QASIM, *company), brief("two", GHASEM, *company)]
    (found,) = suggest(joined, register()).duplicates
    assert found.strength is Strength.LIKELY
    assert "both appear with Harbour Board, Skerry Lines" in found.reasons
    assert yaml.safe_load(found.stub.text)["aliases"] == [found.names[1]]


def test_people_whom_one_article_names_side_by_side_are_two() -> None:
    assert suggest([brief("one", QASIM, GHASEM, story="War")], register()).duplicates == ()


def test_other_things_that_one_article_names_side_by_side_are_not_likely_one() -> None:
    both = brief("one", ("Kataib al-Nur", ORG), ("Katayib Noor", ORG))
    (found,) = suggest([both], register()).duplicates
    assert found.strength is Strength.POSSIBLE
    assert "briefs/articles/2024/one has both" in found.reasons[-1]


def test_records_that_share_an_id_are_likely_one_and_may_be_merged() -> None:
    one = record("ada", "Ada Quill", PERSON, ids={"wikidata": "Q1"}, description="Mayor")
    other = record("a-quil", "A. Quil", PERSON, ids={"wikidata": "Q1"})
    (found,) = suggest([], register(other, one)).duplicates
    assert found.strength is Strength.LIKELY
    assert (found.stub.action, found.stub.text) == (
        Action.RUN,
        "briefs entities merge people/ada people/a-quil\n",
    )


def test_records_told_apart_are_never_suggested() -> None:
    one = record("nur", "Kataib al-Nur")
    other = record("noor", "Katayib Noor")
    assert len(suggest([], register(one, other)).duplicates) == 1
    apart = replace(other, different_from=(one.id,))
    assert suggest([], register(one, apart)).duplicates == ()
    ids = [replace(e, ids={"wikidata": q}) for e, q in ((one, "Q1"), (other, "Q2"))]
    assert suggest([], register(*ids)).duplicates == ()


def test_two_records_of_people_with_one_name_are_not_likely_one() -> None:
    found = suggest(
        [], register(record("a", "Ada Quill", PERSON), record("b", "Ada Quill", PERSON))
    )
    assert set(pairs(found.duplicates).values()) == {Strength.POSSIBLE}


def test_records_of_two_kinds_are_not_suggested() -> None:
    known = register(record("a", "Saltby", PLACE), record("b", "Saltby", ORG))
    assert suggest([], known).duplicates == ()


def test_likely_pairs_that_share_a_name_are_one_group() -> None:
    briefs = [brief(n, (n, ORG)) for n in ("Kataib al-Nur", "Katayib Noor", "Kata’eb Noor")]
    (found,) = suggest(briefs, register()).duplicates
    assert len(found.names) == 3
    assert len(yaml.safe_load(found.stub.text)["aliases"]) == 2
    assert suggest(briefs, register()).uncurated == ()


# ------------------------------------------------------------------ printing


def printed(found: Suggestions, limit: int = 20) -> str:
    return "\n".join(listing.as_text(found, limit))


def test_the_list_has_reasons_places_and_what_to_write() -> None:
    found = suggest([brief("one", ("Katayib Noor", ORG))], register(record("nur", "Kataib al-Nur")))
    text = printed(found)
    assert "Kataib al-Nur = Katayib Noor (organisation, likely)" in text
    assert "briefs/articles/2024/one, sentence 1: The harbour of Katayib Noor was closed." in text
    assert (
        "Add to briefs/entities/organizations/nur.yml:\n    aliases:\n      - Katayib Noor" in text
    )


def test_withheld_words_stay_withheld() -> None:
    found = suggest([brief("one", ("Skerry Lines", ORG), show=Show.LINK)], register())
    assert found.uncurated[0].places[0].words is None
    assert "was closed" not in printed(found)


def test_the_limit_says_how_much_it_leaves_out() -> None:
    found = suggest([brief("one", ("Skerry Lines", ORG), ("Harbour Board", ORG))], register())
    assert "without a record, those in most briefs first: 1 of 2" in printed(found, 1)
    data = listing.as_json(found, 1)
    assert len(data["uncurated"]) == 1
    assert data["left_out"] == {"uncurated": 1, "duplicates": 0, "aliases": 0}


def test_a_name_cannot_command_the_terminal() -> None:
    found = suggest([brief("one", ("Sker\x1b[2Jry Lines", ORG))], register())
    assert "\x1b" not in printed(found)


def test_statements_count_for_who_comes_first() -> None:
    made = annotated(
        "The Harbour Board met. Skerry Lines said so.",
        mentions=[
            Mention(Span(4, 17), ORG, EntityId("board")),
            Mention(Span(23, 35), ORG, EntityId("lines")),
        ],
        entities=[
            Entity(EntityId("board"), ORG, "Harbour Board", curated=False),
            Entity(EntityId("lines"), ORG, "Skerry Lines", curated=False),
        ],
        statements=[statement("S1", Span(23, 43), by="lines")],
    )
    found = suggest([publish(made)], register())
    assert [s.names[0] for s in found.uncurated] == ["Skerry Lines", "Harbour Board"]
    assert "speaks in 1 statement" in found.uncurated[0].reasons
