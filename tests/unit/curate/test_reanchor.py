"""Decisions follow their words when a text changes, or are listed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_briefs.curate.reanchor import Moves, accepted, reanchor, refused
from annotated_briefs.load.convert import decisions as read_decisions
from annotated_briefs.load.schema import AnnotationsModel
from annotated_briefs.text import split

BY = {"by": "A. Reader", "on": "2024-05-02"}
SAID = "The harbour will stay closed until the spring"


def moves(text: str, file: dict[str, Any]) -> Moves:
    return reanchor(split(text), read_decisions(AnnotationsModel.model_validate(file)), file)


def moved(text: str, file: dict[str, Any]) -> tuple[dict[Any, Any], list[Any]]:
    """What is written if a person says that the decisions hold, and what is listed all the same."""
    made = accepted(moves(text, file), "B. Reader", "2024-06-01")
    values = {path: v for path, v in made.values.items() if path[-1] not in {"by", "on"}}
    return values, [one.path for one in made.lost]


def statement(**more: Any) -> dict[str, Any]:
    return {"statements": [{"verdict": "confirmed", "content": [SAID], **more, **BY}]}


CONTENT = ("statements", 0, "content", 0)


@pytest.mark.parametrize(
    ("text", "values", "lost"),
    [
        (f"{SAID}, he said.", {}, []),
        ("A new line.\n\nThe harbour will stay closed until the summer, he said.",
         {CONTENT: "The harbour will stay closed until the summer"}, []),
        ("The harbour would stay closed until the spring, she said. It rained.",
         {CONTENT: "The harbour would stay closed until the spring"}, []),
        ("Nothing of it is left here.", {}, [CONTENT]),
        ("The harbour will stay closed until the summer, he said.\n\n"
         "The harbour will stay closed until the winter, she said.", {}, [CONTENT]),
    ],
)  # fmt: skip
def test_content(text: str, values: dict[Any, Any], lost: list[Any]) -> None:
    assert moved(text, statement()) == (values, lost)


def test_words_that_changed_are_another_statement() -> None:
    text = "The harbour will not stay closed until the spring, he said."
    found = moves(text, statement(source="he"))
    made = refused(found)
    assert made.values == {}
    (lost,) = made.lost
    assert lost.path == CONTENT
    assert lost.message == f'"{SAID}" reads "{SAID.replace("will", "will not")}" now'
    held = accepted(found, "B. Reader", "2024-06-01")
    assert held.values == {
        CONTENT: SAID.replace("will", "will not"),
        ("statements", 0, "by"): "B. Reader",
        ("statements", 0, "on"): "2024-06-01",
    }


def test_another_place_of_the_same_words_keeps_its_reviewer() -> None:
    file = {"notes": [{"target": {"exact": "harbour", "prefix": "old "}, "body": "x", **BY}]}
    found = moves("The new harbour was shut.", file)
    assert refused(found) == accepted(found, "B", "2024-06-01")
    assert list(refused(found).values) == [("notes", 0, "target")]


def test_a_content_that_is_no_list_stays_none() -> None:
    file = statement(content=SAID)
    values, _ = moved("The harbour will stay closed until the summer.", file)
    assert list(values) == [("statements", 0, "content")]


def test_the_source_is_looked_for_beside_the_content() -> None:
    file = statement(source={"exact": "he", "suffix": " said."}, cue="said")
    text = "he said so before.\n\nThe harbour will stay closed until the summer, he told us."
    values, lost = moved(text, file)
    assert values[("statements", 0, "source")] == "he"
    assert lost == [("statements", 0, "cue")]


def test_another_context_is_followed_where_one_place_fits() -> None:
    file = {"notes": [{"target": {"exact": "harbour", "prefix": "old "}, "body": "x", **BY}]}
    values, lost = moved("The new harbour was shut.", file)
    assert (values, lost) == ({("notes", 0, "target"): "harbour"}, [])
    values, lost = moved("The new harbour was shut. Another harbour was open.", file)
    assert (values, lost) == ({}, [("notes", 0, "target")])


def test_short_words_are_not_followed_into_others() -> None:
    file = {"entities": [{"target": "Quill", "entity": None, **BY}]}
    assert moved("Quilt makers met.", file) == ({}, [("entities", 0, "target")])


def test_nothing_to_do_changes_nothing() -> None:
    assert moved(f"{SAID}.", {"notes": [], **statement()}) == ({}, [])


WHOLE = (
    '"Iraqi forces are in fact weak, and nobody should feel safe today," Mr. Hale said, adding '
    "that the army had lost its way, as he saw it."
)


@pytest.mark.parametrize(
    ("content", "old", "new"),
    [
        ("Iraqi forces are in fact weak,", "fact weak,", "fact very weak,"),
        ('nobody should feel safe today,"', "safe", "secure"),
        ('"Iraqi forces are in fact weak, and nobody should feel safe today,"', '"', "“|”"),
        ("that the army had lost its way", "the army", "the great army"),
        ("that the army had lost its way", "lost its way", "lost its nerve"),
    ],
)
def test_the_new_words_are_whole(content: str, old: str, new: str) -> None:
    text, wanted = WHOLE, content
    for mark in new.split("|") if "|" in new else ():
        text, wanted = text.replace(old, mark, 1), wanted.replace(old, mark, 1)
    if "|" not in new:
        text, wanted = text.replace(old, new), wanted.replace(old, new)
    file = {"statements": [{"verdict": "confirmed", "content": [content], **BY}]}
    assert moved(text, file) == ({CONTENT: wanted}, [])


_WORDS = WHOLE.split()


@given(
    at=st.integers(3, len(_WORDS) - 4),
    new=st.lists(st.sampled_from(["a", "very", "enormously", "north", "co-operation"]),
                 min_size=1, max_size=2),
    before=st.sampled_from(["He spoke. ", "It was he, he said, who knew: ", ""]),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_a_word_in_the_middle_may_be_any_other(at: int, new: list[str], before: str) -> None:
    content = " ".join(_WORDS[1:-1])
    changed = [*_WORDS[:at], *new, *_WORDS[at + 1 :]]
    file = {"statements": [{"verdict": "confirmed", "content": [content], **BY}]}
    values, lost = moved(before + " ".join(changed), file)
    assert (values, lost) == ({CONTENT: " ".join(changed[1:-1])}, [])
