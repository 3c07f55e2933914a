"""Of one speaker at one time: few words that are the same, and other words for one statement."""

from __future__ import annotations

import time

import pytest

from annotated_briefs.link import echoes
from annotated_briefs.publish import PublishedBrief
from tests.unit.link.test_echoes import QUOTED, brief, in_letters

FEW = "weak like a baby"
ONE = "The church will pay no ransom for him, because the two next priests would then cost double"
OTHER = "The Church pays no ransom, as the next two priests would then cost twice as much"


def said(
    slug: str, *words: str, by: str | None = "ada", day: str | None = "2024-05-07", story: str = ""
) -> PublishedBrief:
    return brief(slug, *words, by=by, published=day, story=story or None)


def found(*briefs: PublishedBrief) -> list[tuple[list[str], bool]]:
    return [
        ([c.quotation.brief.brief.slug for c in echo.carried], echo.perhaps)
        for echo in echoes(briefs)
    ]


SAME = [(["one", "two"], False)]
PERHAPS = [(["one", "two"], True)]


def test_few_words_are_the_same_by_one_speaker_within_days() -> None:
    one, longer = said("one", FEW), f"He is a bully, and {FEW}, and that is all I say of him"
    assert found(one, said("two", FEW)) == SAME
    assert found(one, said("two", longer, day="2024-05-10")) == SAME
    (echo,) = echoes([one, said("two", longer)])
    words = [c.quotation.plain()[slice(*c.words)] for c in echo.carried]
    assert words == [FEW.split()] * 2


@pytest.mark.parametrize(
    "two",
    [
        said("two", FEW, by="bo"),
        said("two", FEW, by=None),
        said("two", FEW, day="2024-05-11"),
        said("two", FEW, day=None),
        said("two", FEW, day="2024-05"),
        said("two", "weak like a little baby"),
        said("one", FEW),
    ],
)
def test_few_words_of_another_speaker_or_time_are_not(two: PublishedBrief) -> None:
    assert found(said("one", FEW), two) == []


def test_in_one_story_time_does_not_matter() -> None:
    two = said("two", FEW, day="2024-09-01", story="The ring")
    assert found(said("one", FEW, story="The Ring"), two) == SAME
    assert found(said("one", FEW, story="Another"), two) == []


@pytest.mark.parametrize("words", ["It is what it is", "mind is shot", "Thank you very much", "No"])
def test_words_that_tell_nothing_are_not(words: str) -> None:
    assert found(said("one", words), said("two", words)) == []


def test_other_words_are_perhaps_one_statement() -> None:
    assert found(said("one", ONE), said("two", OTHER)) == PERHAPS
    within = f"Nobody has forgotten it. {OTHER}. So let us talk."
    assert found(said("one", ONE), said("two", within)) == PERHAPS
    (echo,) = echoes([said("one", ONE), said("two", within)])
    words = [c.quotation.plain()[slice(*c.words)] for c in echo.carried]
    assert words == [ONE.lower().replace(",", "").split(), OTHER.lower().replace(",", "").split()]


@pytest.mark.parametrize(
    "two",
    [
        said("two", OTHER, by="bo"),
        said("two", OTHER, by=None),
        said("two", OTHER, day="2024-05-11"),
        said("two", OTHER.replace("two", "three")),
        said("two", OTHER.replace("no ransom", "ransom")),
        said("two", OTHER.replace("no ransom", "the ransom")),
        said("two", OTHER.replace("as the", "only as the")),
        said("two", "The Church pays no teacher, as the next two teachers would cost more"),
        said("two", "Two priests would then pay no ransom, as the next church cost twice as much"),
        said("one", OTHER),
    ],
)
def test_what_differs_in_what_counts_is_another_statement(two: PublishedBrief) -> None:
    assert found(said("one", ONE), two) == []


def test_what_is_the_same_word_for_word_is_not_perhaps_the_same_too() -> None:
    cut = "The harbour wall will not survive another winter of storms"
    assert found(said("one", QUOTED), said("two", cut)) == SAME
    assert found(said("one", ONE), said("two", ONE)) == SAME


def test_words_that_are_the_same_come_first() -> None:
    made = [said("one", ONE, QUOTED), said("two", OTHER, QUOTED)]
    assert found(*made) == [*SAME, *PERHAPS]


def test_what_very_many_carry_is_joined_to_other_words_for_it() -> None:
    everywhere = [said(f"b{n:02}", ONE) for n in range(20)]
    same, perhaps = found(*everywhere, said("two", OTHER))
    assert same == ([f"b{n:02}" for n in range(20)], False)
    assert perhaps == ([*(f"b{n:02}" for n in range(20)), "two"], True)


def test_few_words_join_what_very_many_carry() -> None:
    longer = f"He is a bully, and {FEW}, and that is all I say of him today or on any other day"
    everywhere = [said(f"b{n:02}", longer) for n in range(20)]
    ((names, perhaps),) = found(*everywhere, said("short", FEW))
    assert (len(names), perhaps) == (21, False)


@pytest.mark.parametrize("other", [{"by": "bo"}, {"by": None}, {"day": "2014-05-07"}])
def test_of_very_many_only_those_of_the_speaker_and_time_are_joined(other: dict[str, str]) -> None:
    first, far = said("b00", ONE, day="2014-01-01"), {"day": "2014-01-02", **other}
    everywhere = [first, *(said(f"b{n:02}", ONE, **far) for n in range(1, 20))]
    same, perhaps = found(*everywhere, said("two", OTHER, day="2014-01-03"))
    assert (len(same[0]), same[1]) == (20, False)
    assert perhaps == (["b00", "two"], True)


def test_what_is_longer_than_a_sentence_is_read_in_time_that_grows_with_its_length() -> None:
    short, long = _seconds(400), _seconds(3200)
    assert long < 8 * short * 3 + 0.2


def _seconds(times: int) -> float:
    """For two quotations of which three words in five are the same, in another order."""
    words = {
        slug: [f"{'gull' if n % 5 < 3 else slug}{in_letters(n)}" for n in range(times)]
        for slug in ("north", "south")
    }
    made = said("north", " ".join(words["north"])), said("south", " ".join(words["south"][::-1]))
    began = time.process_time()
    assert found(*made) == []
    return time.process_time() - began
