"""Which briefs are related, and the reason in words."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.link import echoes, relate
from annotated_briefs.link.likeness import Postings, likeness
from annotated_briefs.link.related import Ties
from annotated_briefs.memory import Memory
from annotated_briefs.model import BasedOn, EntityId, Kind, Mention, Show, Span
from annotated_briefs.publish import PublishedBrief, publish
from tests.made import annotated, entity, statement

LIKENESS = sys.modules["annotated_briefs.link.likeness"]
ECHOES = sys.modules["annotated_briefs.link.echoes"]
"""The names in the package are those of functions."""


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
    one = relate(briefs)["briefs/2024/a"][0]
    assert [tie.entity.id for tie in one.quoted] == ["owls"]
    assert [tie.entity.id for tie in one.mentioned] == ["moles"]
    assert (one.shared, one.story, one.topics) == (2, "Night", ("birds",))


def test_the_places_prove_it() -> None:
    briefs = [brief("a", "moles", heard="owls owls"), brief("b", "moles", heard="cats owls")]
    (one,) = relate([*briefs, brief("c", "dogs")])["briefs/2024/a"]
    assert [(tie.here, tie.there) for tie in one.quoted] == [(("s1", "s2"), ("s2",))]
    assert [(tie.here, tie.there) for tie in one.mentioned] == [(("n1",), ("n1",))]
    hidden = [brief("a", "moles"), brief("b", "moles", show=Show.LINK), brief("c", "dogs")]
    one = relate(hidden)["briefs/2024/a"][0]
    assert [(tie.here, tie.there) for tie in one.mentioned] == [(("n1",), ())]


def text(slug: str, words: str, **fields: object) -> PublishedBrief:
    return publish(annotated(words, slug=slug, headline=slug, **fields))  # type: ignore[arg-type]


FERRY = "The ferries stayed in the harbour because a gale tore the moorings."
GULLS = "Gulls ate the sandwiches of the choir."


def test_likeness_of_words_relates_and_says_by_which() -> None:
    briefs = [
        text("a", FERRY),
        text("b", f"A gale! The harbor closed, moorings tore. {GULLS}"),
        text("c", GULLS),
    ]
    found = relate([*briefs, *(text(f"x{n}", f"word{n}") for n in range(8))])
    assert [one.brief.brief.slug for one in found["briefs/2024/a"]] == ["b"]
    (one,) = found["briefs/2024/a"]
    assert sorted(one.words) == ["gale", "harbour", "moorings", "tore"], "as this brief writes them"
    assert one.days is None


def test_withheld_words_are_not_compared() -> None:
    briefs = [text("a", FERRY), text("b", FERRY, show=Show.QUOTES, deck=None)]
    found = relate([*briefs, *(text(f"x{n}", f"word{n}") for n in range(8))])
    assert found["briefs/2024/a"] == ()


def test_one_word_of_few_makes_no_likeness() -> None:
    found = relate(
        [text("a", "Gale"), text("b", "Gale"), *(text(f"x{n}", f"y{n}") for n in range(8))]
    )
    assert found["briefs/2024/a"] == ()


def test_what_is_near_in_time_comes_first() -> None:
    dates = {"a": "2024-05-07", "far": "2023-05-07", "near": "2024-05-09", "some": None}
    briefs = [brief(slug, "owls", published=date) for slug, date in dates.items()]
    found = relate([*briefs, *(brief(f"x{n}") for n in range(8))])["briefs/2024/a"]
    assert [one.brief.brief.slug for one in found] == ["near", "far", "some"]
    assert [one.days for one in found] == [2, 366, None]


def test_months_and_years_are_near_too() -> None:
    dates = ("2024-05", "2024-05-14", "2024", None)
    briefs = [brief(f"b{n}", "owls", published=d) for n, d in enumerate(dates)] * 2
    ties = Ties([*briefs, *(brief(f"x{n}") for n in range(9))])
    month, day, year, undated = ties.scores(0)[4:8]
    assert month > day > year > undated > 0
    assert month == pytest.approx(2 * undated)
    assert ties.days(0, 1) is None
    assert ties.days(1, 5) == 0


@given(st.lists(st.text("ab c", max_size=12), min_size=2, max_size=6))
def test_a_cosine_is_the_same_both_ways_and_no_more_than_one(words: list[str]) -> None:
    briefs = [text(f"b{n}", f"Start {w.replace('a', 'harbour ')}") for n, w in enumerate(words)]
    found = likeness(briefs)
    index = Postings(found.vectors)
    rows = [index.like(i) for i in range(len(briefs))]
    for i, row in enumerate(rows):
        assert all(0 <= cosine <= 1 + 1e-9 for cosine in row)
        assert all(rows[j][i] == pytest.approx(cosine) for j, cosine in enumerate(row))


def test_the_publisher_is_no_tie() -> None:
    assert related([brief("a", "ledger"), brief("b", "ledger"), brief("c")])["a"] == []


def test_who_published_what_it_is_based_on_is_no_tie() -> None:
    based = (BasedOn("A storm", "Wikinews"),)
    wiki = [brief(slug, heard="wikinews", based_on=based) for slug in "ab"]
    others = [brief(f"x{n}") for n in range(3)]
    assert related([*wiki, *others])["a"] == []
    unlike = [brief(slug, heard="wikinews") for slug in "ab"]
    assert related([*unlike, *others])["a"] == ["b"]


def test_a_key_of_many_rows_joins_only_where_they_are_a_small_share() -> None:
    def joined(with_it: int, without: int) -> bool:
        index = Postings([*[{"topic storms": 1.0}] * with_it, *[{}] * without])
        return bool(index.like(0).any())

    assert joined(1_000, 0)
    assert joined(1_001, 4_100)
    assert not joined(1_001, 100)


def test_what_is_remembered_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    briefs = [replace(text(s, FERRY), key=s) for s in ("a", "b")]
    briefs += [replace(text(f"x{n}", f"word{n}"), key=f"x{n}") for n in range(8)]
    memory = Memory()
    first = relate(briefs, memory), echoes(briefs, memory)
    assert first == (relate(briefs), echoes(briefs))
    read: list[str] = []
    for module in (LIKENESS, ECHOES):
        own = module._read
        note = lambda view, own=own: read.append(view.key) or own(view)  # noqa: E731
        monkeypatch.setattr(module, "_read", note)
    memory.turn()
    briefs[0] = replace(text("a", GULLS), key="another")
    again = relate(briefs, memory), echoes(briefs, memory)
    assert read == ["another", "another"]
    assert again == (relate(briefs), echoes(briefs))


def test_at_most_five_the_best_first() -> None:
    briefs = [brief("a", "owls moles")]
    briefs += [brief(f"b{n}", "owls") for n in range(6)]
    briefs += [brief("best", "owls moles")] + [brief(f"x{n}") for n in range(20)]
    found = related(briefs)["a"]
    assert found[0] == "best"
    assert len(found) == 5
