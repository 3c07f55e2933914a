"""The bench of speakers counts what it says it counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bench.speakers import Judged, fits, judge_gum, judge_news

TEXT = "Anna Lindqvist spoke. She said that it sank. Police said so too."
SHE, POLICE = [22, 25], [45, 51]


def report(entity: str | None, source: list[int]) -> dict[str, Any]:
    return {
        "mentions": [{"start": 0, "end": 14, "text": "Anna Lindqvist", "entity": "anna-lindqvist"}],
        "statements": [{"source": [source], "content": [[31, 43]], "entity": entity}],
    }


def gum(subject: list[int], text: str, kind: str, cluster: str) -> dict[str, Any]:
    name = {"start": 0, "end": 14, "entity": "c1", "optional": False, "nested": False}
    return {
        "mentions": [name],
        "speakers": [{"subj": subject, "text": text, "kind": kind, "cluster": cluster}],
    }


@pytest.mark.parametrize(
    ("entity", "at", "expected"),
    [
        ("anna-lindqvist", SHE, Judged("he, she", True, True, True, True)),
        ("somebody-else", SHE, Judged("he, she", True, True, True, False)),
        (None, SHE, Judged("he, she", True, True, False, False)),
        (None, POLICE, Judged("he, she", False, True, False, False)),
    ],
)
def test_a_pronoun_of_gum(entity: str | None, at: list[int], expected: Judged) -> None:
    (judged,) = judge_gum(gum(SHE, "She", "pronoun", "c1"), report(entity, at))
    assert judged == expected


def test_an_answer_where_the_gold_knows_no_name_is_wrong() -> None:
    (judged,) = judge_gum(gum(POLICE, "Police", "nominal", "c2"), report("anna-lindqvist", POLICE))
    assert judged == Judged("description", True, False, True, False)


@pytest.mark.parametrize(
    ("key", "source", "expected"),
    [
        ("lindqvist", SHE, Judged("he, she", True, True, True, True)),
        ("okafor", SHE, Judged("he, she", True, False, True, False)),
        ("lindqvist", [0, 14], Judged("named", False, True, False, False)),
    ],
)
def test_a_source_of_our_own_set(key: str, source: list[int], expected: Judged) -> None:
    statement = {"entity": key, "source": [source], "cue": [[26, 30]], "content": [[31, 43]]}
    gold = {"statements": [statement]}
    assert list(judge_news(gold, report("anna-lindqvist", SHE), TEXT)) == [expected]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("lindqvist", "Anna Lindqvist"),
        ("harbour-agency", "Harbour Safety Agency"),
        ("hsa", "Harbour Safety Agency"),
        ("the-courier", "Courier"),
    ],
)
def test_names_that_fit_a_key(key: str, name: str) -> None:
    assert fits(key, [name])


@pytest.mark.parametrize(
    ("key", "name"), [("okafor", "Anna Lindqvist"), ("harbour-agency", "Harbour"), ("hs", "HSA")]
)
def test_names_that_do_not_fit_a_key(key: str, name: str) -> None:
    assert not fits(key, [name])


def test_a_word_that_is_written_small_is_no_name() -> None:
    assert fits("police", ["Police"])
    assert not fits("police", ["Police"], {"police"})
