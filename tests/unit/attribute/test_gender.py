"""Which pronoun goes with a person, by the article's own words."""

from __future__ import annotations

import pytest

from annotated_briefs.attribute.gender import Genders
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import EntityId
from tests.reading import read


def genders(text: str) -> dict[str, str | None]:
    done = read(text)
    tree = Tree(done.analysis)
    told = Genders(tree, Names(tree, done.mentions))
    return {m.entity: told.of(m.entity) for m in done.mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs. Lindqvist runs the harbour.", {"lindqvist": "f"}),
        ("Anna Lindqvist runs the harbour.", {"anna-lindqvist": "f"}),
        ("The harbour's spokesman Paul Okafor came.", {"paul-okafor": "m"}),
        ("Paul Okafor came. Okafor left.", {"paul-okafor": "m"}),
    ],
)
def test_told_by_title_role_or_first_name(text: str, expected: dict[str, str]) -> None:
    assert genders(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Robin Okafor runs the harbour.",
        "Smith runs the harbour.",
        "Judge Okafor runs the harbour.",
        "Mr. Okafor came. Mrs. Okafor left.",
    ],
)
def test_not_told(text: str) -> None:
    assert set(genders(text).values()) == {None}


def test_a_title_outweighs_a_first_name() -> None:
    assert genders("Mrs. Paul Okafor runs the harbour.") == {"paul-okafor": "f"}


def test_one_title_among_many_others_is_somebody_else() -> None:
    text = "Mrs. Smith came. Mrs. Smith spoke. Mrs. Smith sat down. Mr. Smith left."
    done = read(text)
    tree = Tree(done.analysis)
    told = Genders(tree, Names(tree, done.mentions))
    people = [m for m in done.mentions if m.entity == "smith"]
    assert told.of(EntityId("smith")) == "f"
    assert [told.is_doubtful(m) for m in people] == [False, False, False, True]


def test_a_first_name_goes_with_one_pronoun() -> None:
    assert all(len(tags) == 1 and tags <= {"m", "f"} for tags in tagged("first_names").values())
