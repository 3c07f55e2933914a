from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefs.curate.yaml_edit import NoEasyEditError, YamlText, scalar
from annotated_briefs.load.yaml_source import read

ORDER = ("name", "aliases", "description", "ids", "different_from", "formerly")


def values(text: str) -> dict[str, object]:
    document, found = read(text.encode(), Path("x.yml"))
    assert document is not None and found == (), found
    return document.value


APPENDED = {
    "block": ("aliases:\n  - A # one\n# end\n", "aliases:\n  - A # one\n  - B\n# end\n"),
    "no indent": ("aliases:\n- A\n\nname: x\n", "aliases:\n- A\n- B\n\nname: x\n"),
    "flow": ("aliases: [A] # one\n", "aliases: [A, B] # one\n"),
    "empty flow": ("aliases: []\n", "aliases: [B]\n"),
    "text": ("aliases: A # one\n", "aliases:\n  - A\n  - B # one\n"),
    "empty": ("aliases: # none yet\n", "aliases: # none yet\n  - B\n"),
    "null": ("aliases: ~\n", "aliases:\n  - B\n"),
    "absent": ("name: x # y\n\nids: {a: b}\n", "name: x # y\naliases:\n  - B\n\nids: {a: b}\n"),
    "no last newline": ("name: x", "name: x\naliases:\n  - B"),
    "block text before": ("name: |\n  x\n\n# c\n", "name: |\n  x\naliases:\n  - B\n\n# c\n"),
    "windows": ("aliases:\r\n  - A\r\n", "aliases:\r\n  - A\r\n  - B\r\n"),
    "flow file": ("{name: x}\n", "{name: x, aliases: [B]}\n"),
    "flow over lines": ("aliases: [\n  A, # one\n]\n", "aliases: [\n  A, B, # one\n]\n"),
}


@pytest.mark.parametrize("name", APPENDED)
def test_append_changes_nothing_else(name: str) -> None:
    before, after = APPENDED[name]
    text = YamlText(before, ORDER)
    text.append("aliases", ["B"])
    assert text.result() == after
    old = values(before).get("aliases")
    items = old if isinstance(old, list) else [old] if old else []
    assert values(after)["aliases"] == [*items, "B"]


def test_a_new_key_stands_where_the_schema_has_it() -> None:
    text = YamlText("name: x\nids:\n  a: b\nformerly: [c]\n", ORDER)
    text.append("aliases", ["A"])
    text.set("description", "d: e")
    text.append("different_from", ["f"])
    assert list(values(text.result())) == [
        *("name", "aliases", "description", "ids", "different_from", "formerly")
    ]


PUT = {
    "block": ("ids:\n  a: b # c\n", "ids:\n  a: b # c\n  wikidata: Q1\n"),
    "flow": ("ids: {a: b}\n", "ids: {a: b, wikidata: Q1}\n"),
    "empty": ("ids:\n", "ids: {wikidata: Q1}\n"),
    "absent": ("name: x\n", "name: x\nids:\n  wikidata: Q1\n"),
}


@pytest.mark.parametrize("name", PUT)
def test_put(name: str) -> None:
    before, after = PUT[name]
    text = YamlText(before, ORDER)
    text.put("ids", {"wikidata": "Q1"})
    assert text.result() == after
    assert values(after)["ids"]["wikidata"] == "Q1"  # type: ignore[index]


REMOVED = {
    "block": ("d:\n  - a\n  - b # two\n  - c\n", 1, "d:\n  - a\n  - c\n"),
    "flow first": ("d: [a, b, c]\n", 0, "d: [b, c]\n"),
    "flow last": ("d: [a, b, c] # x\n", 2, "d: [a, b] # x\n"),
    "only one": ("name: x\nd:\n  - a\ne: y\n", 0, "name: x\ne: y\n"),
    "text": ("name: x\nd: a\n", 0, "name: x\n"),
}


@pytest.mark.parametrize("name", REMOVED)
def test_remove(name: str) -> None:
    before, index, after = REMOVED[name]
    text = YamlText(before)
    text.remove("d", index)
    assert text.result() == after


def test_replace_keeps_comments_and_quotes_of_others() -> None:
    before = "statements:\n  - {by: 'A', entity: bo-quil} # x\n  - entity: 'bo-quil'\n"
    text = YamlText(before)
    text.replace(("statements", 0, "entity"), "bo-quill")
    text.replace(("statements", 1, "entity"), "2024")
    assert text.result() == (
        "statements:\n  - {by: 'A', entity: bo-quill} # x\n  - entity: '2024'\n"
    )


@pytest.mark.parametrize(
    "value",
    ["yes", "null", "2024", "a: b", "#x", "[x", "it's", '"', "x, y", "-", "- a", "a #b", "é"],
)
def test_a_scalar_reads_as_the_text_it_was(value: str) -> None:
    assert values(f"a: {scalar(value)}\nb: [{scalar(value)}]\n") == {"a": value, "b": [value]}


def test_what_cannot_be_changed_is_refused() -> None:
    with pytest.raises(NoEasyEditError):
        YamlText("- a\n")
    with pytest.raises(NoEasyEditError):
        YamlText("{d: [a], e: b}").remove("d", 0)
    with pytest.raises(NoEasyEditError):
        YamlText("aliases: # why\n  A\n").append("aliases", ["B"])
