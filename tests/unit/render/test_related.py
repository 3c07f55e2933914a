"""The reasons why a brief is related, in words."""

from __future__ import annotations

import pytest

from annotated_briefs.link import relate
from annotated_briefs.render.related import Place, RelatedLine, Shared, listed_as
from tests.unit.link.test_related import FERRY, brief, text


def line(*briefs: object) -> RelatedLine:
    return listed_as(relate(list(briefs))["briefs/2024/a"][0])  # type: ignore[arg-type]


def said(of: RelatedLine) -> list[str]:
    return [
        f"{reason.words}: {reason.rest}" if reason.rest else reason.words for reason in of.reasons
    ]


def test_names_come_with_their_places() -> None:
    found = line(
        brief("a", "moles", heard="owls", story="Night", topics=("dark",), published="2024-05-07"),
        brief("b", "moles", heard="owls", story="Night", topics=("dark",), published="2024-05-09"),
        brief("c", "dogs"),
    )
    assert said(found)[:3] == ["same story", "both quote", "both mention"]
    assert said(found)[-1] == "2 days apart"
    owls = Shared("Owls", (Place("s1", "S1"),), (Place("s1", "S1"),))
    moles = Shared("Moles", (), (Place("n1", "sentence 1"),))
    assert [reason.names for reason in found.reasons[1:3]] == [(owls,), (moles,)]


def test_words_and_topics_without_names() -> None:
    others = [text(f"x{n}", f"word{n}") for n in range(8)]
    found = line(text("a", FERRY, topics=("sea",)), text("b", FERRY, topics=("sea",)), *others)
    (words, topic) = said(found)
    assert words.startswith("words in common: ")
    assert topic == "same topic: sea"


def test_names_beyond_the_first_are_counted() -> None:
    names = "owls moles cats dogs emus"
    found = line(brief("a", names), brief("b", names), *(brief(f"x{n}") for n in range(8)))
    assert "2 more names in common" in said(found)


@pytest.mark.parametrize("order", ["owls moles", "moles owls"])
@pytest.mark.parametrize("words", ["both quote", "both mention"])
def test_names_stand_by_name_whichever_the_text_has_first(words: str, order: str) -> None:
    others = [brief(f"x{n}") for n in range(8)]
    heard = order if words == "both quote" else ""
    found = line(*(brief(slug, order, heard=heard) for slug in "ab"), *others)
    (reason,) = (r for r in found.reasons if r.words == words)
    assert [shared.name for shared in reason.names] == ["Moles", "Owls"]
