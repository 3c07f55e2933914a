"""The word lists are data that can be read, and every list says where it comes from."""

from __future__ import annotations

from importlib.resources import files

import pytest

from annotated_briefs.attribute.lexicon import tagged, words

LISTS = sorted(
    entry.name.removesuffix(".txt")
    for entry in files("annotated_briefs.attribute").joinpath("lexicon").iterdir()
)
VERB_TAGS = {"quote", "that", "to", "object"}


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_headed_by_a_comment_and_holds_words(name: str) -> None:
    path = files("annotated_briefs.attribute").joinpath("lexicon", f"{name}.txt")
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    entries = [line.partition(":")[0].strip() for line in lines if line and line[0] != "#"]
    assert entries == [e.lower() for e in entries]
    assert len(entries) == len(set(entries)) == len(words(name)) > 0


def test_every_verb_has_a_construction() -> None:
    for verb, tags in tagged("verbs").items():
        assert tags, verb
        assert all(tag in VERB_TAGS or tag.isalpha() for tag in tags)
