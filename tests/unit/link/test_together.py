"""Who is quoted together: pairs by the briefs that they share, neighbours where they belong."""

from __future__ import annotations

from typing import Any

import pytest

from annotated_briefs.link import gather
from annotated_briefs.link.together import Together, together
from annotated_briefs.model import Entity, EntityId, Kind, Register, Span
from annotated_briefs.publish import publish
from tests.made import annotated, statement


def found(*briefs: str) -> Together:
    """Of briefs given as the letters of those who speak in each."""
    letters = sorted(set("".join(briefs)))
    register = {
        EntityId(f"p-{x}"): Entity(EntityId(f"p-{x}"), Kind.PERSON, f"Person {x}") for x in letters
    }
    views: list[Any] = []
    for n, speakers in enumerate(briefs):
        said = [statement(f"S{i}", Span(0, 5), by=f"p-{x}") for i, x in enumerate(speakers, 1)]
        entities = [register[EntityId(f"p-{x}")] for x in set(speakers)]
        brief = annotated(
            "Words.",
            slug=f"b{n}",
            published=f"2024-05-{n + 1:02}",
            statements=said,
            entities=entities,
        )
        views.append(publish(brief))
    links, _ = gather(views, Register(register))
    return together(links)


def pairs(one: Together) -> dict[str, int]:
    names = [n.entity.name[-1] for n in one.names]
    return {"".join(sorted((names[p.a], names[p.b]))): len(p.briefs) for p in one.pairs}


def test_pairs_count_briefs_not_statements() -> None:
    assert pairs(found("aaab", "ab", "ac")) == {"ab": 2}


def test_the_briefs_of_a_pair_are_named_newest_first() -> None:
    (pair,) = found("ab", "ab").pairs
    assert pair.briefs == ("briefs/2024/b1", "briefs/2024/b0")


def test_nobody_is_together_once() -> None:
    assert found("ab", "cd") == Together((), (), 0)
    assert found() == Together((), (), 0)


def test_those_that_belong_together_are_neighbours() -> None:
    shown = found("abx", "abx", "cd", "cd", "ab")
    order = "".join(n.entity.name[-1] for n in shown.names)
    assert sorted(order[:3]) == ["a", "b", "x"]
    assert sorted(order[3:]) == ["c", "d"]
    assert all(p.a < p.b for p in shown.pairs)


@pytest.mark.parametrize("times", [1, 2])
def test_more_names_than_a_picture_holds_are_left_out_and_counted(times: int) -> None:
    letters = [chr(n) for n in range(0x61, 0x61 + 26)] + [chr(n) for n in range(0x3B1, 0x3B1 + 8)]
    couples = [a + b for a, b in zip(letters[::2], letters[1::2], strict=True)]
    shown = found(*couples * 2, *couples[:1] * times)
    assert len(shown.names) == 24
    assert len(shown.pairs) + shown.left_out == len(couples)
    assert len(shown.pairs[0].briefs) == 2 + times
