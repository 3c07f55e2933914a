"""Decisions follow their words when a text changes, or are listed."""

from __future__ import annotations

from typing import Any

import pytest

from annotated_briefs.curate.reanchor import reanchor
from annotated_briefs.load.convert import decisions as read_decisions
from annotated_briefs.load.schema import AnnotationsModel
from annotated_briefs.text import split

BY = {"by": "A. Reader", "on": "2024-05-02"}
SAID = "The harbour will stay closed until the spring"


def moved(text: str, file: dict[str, Any]) -> tuple[dict[Any, Any], list[Any]]:
    made = reanchor(split(text), read_decisions(AnnotationsModel.model_validate(file)), file)
    return made.values, [one.path for one in made.lost]


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
    values, lost = moved("The ancient harbour, the old, harbour. A harbour.", file)
    assert lost == [("notes", 0, "target")] or len(values) == 1


def test_short_words_are_not_followed_into_others() -> None:
    file = {"entities": [{"target": "Quill", "entity": None, **BY}]}
    assert moved("Quilt makers met.", file) == ({}, [("entities", 0, "target")])


def test_nothing_to_do_changes_nothing() -> None:
    assert moved(f"{SAID}.", {"notes": [], **statement()}) == ({}, [])
