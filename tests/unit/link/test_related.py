"""Which briefs are related, and the reason in words."""

from __future__ import annotations

from annotated_briefs.link import relate
from annotated_briefs.model import EntityId, Kind, Mention, Span
from annotated_briefs.publish import PublishedBrief, publish
from tests.made import annotated, entity, statement


def brief(slug: str, names: str = "", *, heard: str = "", **fields: object) -> PublishedBrief:
    entities = [entity(name) for name in dict.fromkeys([*names.split(), *heard.split()])]
    return publish(
        annotated(
            "Some words were said here.",
            slug=slug,
            statements=[
                statement(f"S{n}", Span(0, 4), by=name) for n, name in enumerate(heard.split(), 1)
            ],
            mentions=[Mention(Span(0, 4), Kind.ORG, EntityId(name)) for name in names.split()],
            entities=entities,
            **fields,  # type: ignore[arg-type]
        )
    )


def related(briefs: list[PublishedBrief]) -> dict[str, list[str]]:
    return {
        address.rpartition("/")[2]: [one.brief.brief.slug for one in found]
        for address, found in relate(briefs).items()
    }


def test_a_rare_name_relates_and_a_common_one_does_not() -> None:
    briefs = [brief("a", "iraq owls"), brief("b", "iraq owls"), brief("c", "iraq")]
    briefs += [brief(f"x{n}", "iraq") for n in range(5)]
    found = related(briefs)
    assert found["a"] == ["b"]
    assert found["c"] == []


def test_nobody_is_related_to_itself_and_it_goes_both_ways() -> None:
    found = related([brief("a", "owls"), brief("b", "owls"), brief("c", "moles")])
    assert found == {"a": ["b"], "b": ["a"], "c": []}


def test_a_shared_source_weighs_more_than_a_shared_mention() -> None:
    briefs = [
        brief("a", "owls moles", heard="owls"),
        brief("mentions", "moles"),
        brief("quotes", heard="owls"),
        brief("other", "cats"),
        brief("others", "dogs"),
    ]
    assert related(briefs)["a"] == ["quotes", "mentions"]


def test_the_reason_says_what_is_shared() -> None:
    briefs = [
        brief("a", "owls moles cats", heard="owls", story="Night", topics=("birds", "dark")),
        brief("b", "owls moles", heard="owls", story="Night", topics=("birds",)),
        brief("c", "dogs"),
    ]
    (one,) = relate(briefs)["briefs/2024/a"]
    assert [e.id for e in one.quoted] == ["owls"]
    assert [e.id for e in one.mentioned] == ["moles"]
    assert (one.shared, one.story, one.topics) == (2, "Night", ("birds",))


def test_the_publisher_is_no_tie() -> None:
    assert related([brief("a", "ledger"), brief("b", "ledger"), brief("c")])["a"] == []


def test_at_most_five_the_best_first() -> None:
    briefs = [brief("a", "owls moles")]
    briefs += [brief(f"b{n}", "owls") for n in range(6)]
    briefs += [brief("best", "owls moles")] + [brief(f"x{n}") for n in range(20)]
    found = related(briefs)["a"]
    assert found[0] == "best"
    assert len(found) == 5
