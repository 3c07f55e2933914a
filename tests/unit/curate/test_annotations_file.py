"""Decisions added to a file, every other byte as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from annotated_briefs.curate.annotations_file import (
    problems,
    with_changes,
    with_item,
    with_keys,
    with_values,
)
from annotated_briefs.curate.yaml_edit import NoEasyEditError

ITEM = {
    "verdict": "confirmed",
    "content": ['"It: is"', {"exact": "he", "prefix": "# "}],
    "source": "Mayor Quill",
    "entity": None,
    "chance": 0.5,
    "by": "A. Reader",
    "on": "2024-05-02",
}
FILES = {
    "none": "",
    "comments alone": "# What reviewers decided.\n",
    "another list": "notes:\n- {target: x, body: y, by: A, on: 2024-05-02}\n",
    "a list": "statements:\n  - verdict: rejected # why\n    content: [x]\n    by: A\n"
    "    on: 2024-05-02\n  # the end\nentities: []\n",
    "a list at the margin": "statements:\n- verdict: rejected\n  content: >-\n    x\n    y\n\n"
    "  by: A\n  on: 2024-05-02\n\n\n# tail\n",
    "an empty list": "statements: []\nentities: # none\n",
    "an empty key": "# head\nstatements:\n",
    "windows": "statements:\r\n  - verdict: rejected\r\n    content: x\r\n    by: A\r\n"
    "    on: 2024-05-02\r\n",
    "no newline": "statements:\n  - {verdict: rejected, content: x, by: A, on: 2024-05-02}",
}


@pytest.mark.parametrize("before", FILES.values(), ids=FILES)
def test_an_item_is_added_and_nothing_else_changes(before: str) -> None:
    after = with_item(before, "statements", ITEM)
    items = yaml.safe_load(after)["statements"]
    assert items[-1]["content"] == ITEM["content"]
    assert items[-1]["entity"] is None
    assert problems(after, Path("annotations.yml")) == []
    kept = iter(after.splitlines())
    for line in before.splitlines():
        if line.strip() not in {"statements: []", "statements:"}:
            assert any(line == other for other in kept), line


@pytest.mark.parametrize("before", ["statements: [{verdict: rejected}]\n", "{notes: []}\n"])
def test_a_file_in_one_line_is_refused_not_broken(before: str) -> None:
    with pytest.raises(NoEasyEditError):
        with_item(before, "statements", ITEM)


def test_two_items_keep_their_order() -> None:
    text = with_item(with_item("", "statements", ITEM), "statements", {**ITEM, "by": "B"})
    assert [one["by"] for one in yaml.safe_load(text)["statements"]] == ["A. Reader", "B"]


def test_a_value_is_replaced_where_it_stands() -> None:
    before = "text:\n  words: 9 # counted\n  attributed: [1, 2]\nnotes: []\n"
    after = with_values(before, {("text", "attributed"): [3], ("text", "words"): 10})
    assert after == "text:\n  words: 10 # counted\n  attributed: [3]\nnotes: []\n"


def test_keys_are_added_to_an_item_and_to_the_file() -> None:
    before = "statements:\n  - verdict: rejected\n    by: A # who\nnotes: []\n"
    after = with_keys(before, {("statements", 0): {"sentence": 3}, (): {"text": {"words": 9}}})
    assert after == (
        "statements:\n  - verdict: rejected\n    by: A # who\n    sentence: 3\nnotes: []\n"
        "text:\n  words: 9\n"
    )


# All that YAML 1.2 (5.1) lets a file hold.
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff\ufeff")
    | st.sampled_from("\t\n\x85\u2028\u2029"),
    min_size=1,
).filter(str.strip)


@given(WORDS, WORDS)
@example("a\x85", "\u2028b")
def test_any_words_come_back(content: str, name: str) -> None:
    item = {"verdict": "rejected", "content": [content], "by": name, "on": "2024-05-02"}
    text = with_item("notes: []\n", "statements", item)
    (back,) = yaml.safe_load(text)["statements"]
    assert (back["content"], back["by"]) == ([content], name)


COMMENTED = """\
notes:
  - target:
      exact: harbour # the old one
      # not the new one
      prefix: "old "
    body: x
"""


def test_the_comments_of_a_selector_stay() -> None:
    place = ("notes", 0, "target")
    after = with_values(COMMENTED, {place: {"exact": "harbour", "suffix": " wall"}})
    assert after == COMMENTED.replace('prefix: "old "', "suffix: ' wall'")
    after = with_values(COMMENTED, {place: "harbour wall"})
    assert after == (
        "notes:\n  - target:\n      exact: harbour wall # the old one\n"
        "      # not the new one\n    body: x\n"
    )


def test_a_list_with_comments_inside_is_refused_with_its_place() -> None:
    before = "text:\n  attributed:\n    - 3 # the mayor\n    - 4\n"
    with pytest.raises(NoEasyEditError, match="a comment stands inside") as error:
        with_values(before, {("text", "attributed"): [3]})
    assert (error.value.line, error.value.column) == (3, 5)


def test_comments_below_the_last_item_stay_its_own() -> None:
    before = (
        "statements:\n  - verdict: rejected\n    content: x # y\n\n    # why: she never spoke\n"
        "    #\n  # the end\nnotes: []\n"
    )
    after = with_item(before, "statements", ITEM)
    head, _, tail = before.partition("  # the end")
    assert after.startswith(f"{head}  - verdict: confirmed\n")
    assert after.endswith(f"  # the end{tail}")


def test_keys_are_changed_added_and_taken_out() -> None:
    before = (
        "statements:\n  - content: x # words\n    # mine\n    verdict: confirmed\n"
        "    source: [a,\n      b]\n    by: A\n  - {content: y, by: B}\n"
    )
    changes = {
        ("statements", 0): {"content": None, "source": None, "by": "C", "words": 1},
        ("statements", 1): {"words": 1},
    }
    assert with_changes(before, changes) == (
        "statements:\n  - \n    # mine\n    verdict: confirmed\n    by: C\n    words: 1\n"
        "  - {content: y, by: B, words: 1}\n"
    )
    with pytest.raises(NoEasyEditError):
        with_changes(before, {("statements", 1): {"content": None}})
