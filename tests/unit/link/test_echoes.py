"""The same words elsewhere: what is found, what is not, and what stays withheld."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.link import Echo, echoes
from annotated_briefs.link.alike import Shared, best_stretch
from annotated_briefs.link.candidates import MOST
from annotated_briefs.link.echoes import _Groups
from annotated_briefs.link.quotations import fold, quotations
from annotated_briefs.model import Kind, Show, Span
from annotated_briefs.publish import PublishedBrief, publish
from tests.made import annotated, entity, statement


def brief(
    slug: str,
    *words: str,
    by: str | None = None,
    show: Show = Show.FULL,
    unsaid: bool = False,
    published: str | None = None,
    story: str | None = None,
) -> PublishedBrief:
    """A brief that quotes ``words``, each in a paragraph of its own."""
    text = "\n\n".join(f"“{one}”" for one in words) + "\n\nNobody else spoke." * 60
    who = [entity(by, by.title(), Kind.PERSON)] if by else []
    made = annotated(text, slug=slug, show=show, entities=who, published=published, story=story)
    at, said = 0, []
    for n, one in enumerate(words, 1):
        inside = Span(at + 1, at + 1 + len(one))
        said.append(replace(statement(f"S{n}", inside, by=by), quoted=(inside,), unsaid=unsaid))
        at += len(one) + 4
    return publish(replace(made, findings=replace(made.findings, statements=tuple(said))))


def found(*briefs: PublishedBrief) -> list[list[str]]:
    """The briefs of each echo."""
    return [[c.quotation.brief.brief.slug for c in echo.carried] for echo in echoes(briefs)]


QUOTED = "The harbour wall will not survive another winter of storms, and the ministry knows it"

SAME = {
    "word for word": QUOTED,
    "cut behind": "The harbour wall will not survive another winter of storms",
    "cut before": "another winter of storms, and the ministry knows it",
    "cut within": "The harbour wall will not survive … and the ministry knows it",
    "spelled in American": QUOTED.replace("harbour", "harbor"),
    "of other capitals and marks": QUOTED.upper().replace(",", " -"),
    "a slip of the pen": QUOTED.replace("ministry", "minstry"),
    "rendered otherwise": "The harbour wall will never survive another winter of storm,"
    " and the ministry is aware",
    "a part of more": f"Ask anybody. {QUOTED}! So let us build, said nobody at all.",
}


@pytest.mark.parametrize("other", SAME.values(), ids=SAME.keys())
def test_the_same_words(other: str) -> None:
    assert found(brief("one", QUOTED), brief("two", other)) == [["one", "two"]]


OTHERS = {
    "no comment": ("No comment", "No comment"),
    "thanks": ("Thank you very much indeed, everybody", "Thank you very much indeed, everybody"),
    "condolences": (
        "Our thoughts and prayers are with the families of the victims",
        "Our thoughts and prayers are with the families of the victims at this time",
    ),
    "what everybody says": (
        "We are doing everything we can to help the people of this country",
        "We are doing everything we can to help the people of this city",
    ),
    "names": (
        "President Donald Trump of the United States of America",
        "President Donald Trump of the United States of America, and Queen Elizabeth",
    ),
    "one topic": (
        "The harbour wall was repaired in spring by forty masons",
        "The harbour wall is a disgrace, and forty years old",
    ),
    "set phrases": (
        "null and of no effect",
        "unlawful, void and of no effect",
    ),
    "a few words": ("sacrificial lambs", "sacrificial lambs"),
}


@pytest.mark.parametrize(("one", "other"), OTHERS.values(), ids=OTHERS.keys())
def test_other_words(one: str, other: str) -> None:
    assert found(brief("one", one), brief("two", other)) == []


def test_of_one_speaker_in_one_month_a_few_words_will_do() -> None:
    words = "are lying like their past lies"
    longer = f"{words} that have been revealed"
    rouhani = {"by": "rouhani", "published": "2019-09-22"}
    assert found(brief("one", words, **rouhani), brief("two", longer, **rouhani)) == [  # type: ignore[arg-type]
        ["one", "two"]
    ]
    assert found(brief("one", words, **rouhani), brief("two", longer, by="sarea")) == []  # type: ignore[arg-type]
    later = brief("two", longer, by="rouhani", published="2019-12-01")
    assert found(brief("one", words, **rouhani), later) == []  # type: ignore[arg-type]
    undated = brief("two", longer, by="rouhani")
    assert found(brief("one", words, **rouhani), undated) == [["one", "two"]]  # type: ignore[arg-type]


def test_a_disagreement_is_kept_as_it_stands() -> None:
    (echo,) = echoes([brief("one", QUOTED, by="ada"), brief("two", QUOTED, by="bo")])
    assert echo.speakers == ("ada", "bo")
    (echo,) = echoes([brief("one", QUOTED, by="ada"), brief("two", QUOTED)])
    assert echo.speakers == ("ada",)


def test_three_outlets_the_oldest_first_the_undated_last() -> None:
    cuts = {"a": None, "b": "2024-06", "c": "2024-05-07"}
    made = [brief(slug, QUOTED, published=date) for slug, date in cuts.items()]
    assert found(*made) == [["c", "b", "a"]]


def test_two_quotations_that_a_third_joins_stay_two() -> None:
    other = "Nobody on the island was ever asked about the ferry, the timetable or the price"
    both = brief("both", f"{QUOTED}. {other}")
    assert sorted(found(brief("one", QUOTED), brief("two", other), both)) == [
        ["both", "one"],
        ["both", "two"],
    ]


def test_one_brief_that_repeats_itself_is_no_echo() -> None:
    assert found(brief("one", QUOTED, QUOTED)) == []


def test_what_was_not_said_is_no_quotation() -> None:
    assert found(brief("one", QUOTED), brief("two", QUOTED, unsaid=True)) == []


@pytest.mark.parametrize("show", [Show.LINK])
def test_withheld_words_are_compared_with_nothing(show: Show) -> None:
    hidden = brief("hidden", QUOTED, show=show)
    assert list(quotations(hidden)) == []
    assert found(brief("one", QUOTED), hidden) == []


def test_beyond_what_may_be_quoted_nothing_is_compared() -> None:
    long = " ".join(f"{QUOTED} {n}" for n in range(5))
    assert found(brief("one", QUOTED), brief("quoted", long, show=Show.QUOTES)) == []
    assert found(brief("one", QUOTED), brief("quoted", QUOTED, show=Show.QUOTES)) == [
        ["one", "quoted"]
    ]


def test_a_quotation_without_a_speaker_is_one_too() -> None:
    text = f"“{QUOTED}.”\n\nNobody else spoke."
    made = annotated(text, slug="orphan")
    (first, *rest) = made.findings.sourcing.sentences
    orphaned = replace(first, orphans=(Span(0, len(QUOTED) + 3),), orphaned=True)
    sourcing = replace(made.findings.sourcing, sentences=(orphaned, *rest))
    view = publish(replace(made, findings=replace(made.findings, sourcing=sourcing)))
    (echo,) = echoes([brief("one", QUOTED, by="ada"), view])
    assert [(c.quotation.label, c.quotation.anchor) for c in echo.carried] == [
        ("S1", "s1"),
        ("sentence 1", "n1"),
    ]


def test_what_a_reviewer_wrote_down_is_read_by_its_marks() -> None:
    from annotated_briefs.model import RecordedWords

    words = f"The wall, he added, is no good: “{QUOTED}.”"
    view = brief("one", QUOTED)
    kept = replace(
        view,
        brief=replace(view.brief, article=None),
        quotes={"S1": (words,)},
        recorded={"S1": RecordedWords((words,))},
    )
    assert [q.text for q in quotations(kept)] == [f"{QUOTED}."]


def test_what_every_brief_quotes_word_for_word_stays() -> None:
    """More than follow a rare pair; one that is cut and one that is spelled otherwise join them."""
    cut = brief("cut", SAME["cut behind"])
    everywhere = [brief(f"b{n:02}", QUOTED) for n in range(60)]
    (names,) = found(*everywhere, cut, brief("us", SAME["spelled in American"]))
    assert sorted(names) == [*(f"b{n:02}" for n in range(60)), "cut", "us"]
    assert len(names) > MOST


def test_a_few_words_of_many_briefs_are_the_same_by_speaker_and_month() -> None:
    def said(by: str, month: int) -> list[PublishedBrief]:
        words, date = "are lying like their past lies", f"2019-{month:02}-22"
        return [brief(f"{by}{month}-{n}", words, by=by, published=date) for n in range(42)]

    both = found(*said("rouhani", 3), *said("rouhani", 9))
    assert [len(names) for names in both] == [42, 42]
    scattered = [brief(f"x{n}", "are lying like their past lies", by=f"x{n}") for n in range(42)]
    assert found(*scattered) == []


def test_very_many_wordings_of_one_quotation_stay() -> None:
    """No two are the same word for word, and each cut has a long run of words of the first."""
    words = QUOTED.split()
    cuts = [" ".join(words[n % 4 : len(words) - n % 3]) for n in range(MOST + 60)]
    everywhere = [brief(f"b{n}", f"{cut} word{n}") for n, cut in enumerate(cuts)]
    assert [len(names) for names in found(*everywhere)] == [MOST + 60]


def test_the_part_that_is_shared_is_told_apart() -> None:
    longer = f"Ask anybody. {QUOTED}! So let us build."
    (echo,) = echoes([brief("one", QUOTED), brief("two", longer)])
    words = [c.quotation.plain()[slice(*c.words)] for c in echo.carried]
    assert words[0] == words[1] == echo.carried[0].quotation.plain()
    assert echo.fullest.quotation.text == longer
    assert isinstance(echo, Echo)


def in_letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:05}")


def _shouted(words: int) -> None:
    said = " ".join(f"GULL{in_letters(n).upper()}" for n in range(words))
    assert found(brief("one", said), brief("two", said)) == [["one", "two"]]


def _joined_one_by_one(times: int) -> None:
    """Each that comes is first the same as very many, and then as one that stood alone."""
    groups, same = _Groups(), Shared((0, 9), (0, 9), (), 0.0)
    for n in range(1, times):
        groups.join(0, times + n, same)
        groups.join(n, times + n, same)
    assert len(groups.all()) == 1


@pytest.mark.parametrize("work", [_shouted, _joined_one_by_one])
def test_time_grows_with_what_there_is(work: Callable[[int], None]) -> None:
    seconds = []
    for size in (600, 600, 4800):
        began = time.process_time()
        work(size)
        seconds.append(time.process_time() - began)
    assert seconds[2] < 8 * min(seconds[:2]) * 3 + 0.1


def test_folding() -> None:
    written = "Harbours harbor Erdoğan’s organised 7,000 7000 countries class"
    assert [fold(word) for word in written.split()] == [
        *("harbor", "harbor", "erdogan", "organized", "7000", "7000", "country", "class"),
    ]


WORDS = st.lists(st.sampled_from(["wall", "storm", "the", "of", "winter", "it", "gull", "knows"]))


@given(WORDS, WORDS)
def test_the_best_stretch_lies_within_both_and_is_counted_right(
    one: list[str], other: list[str]
) -> None:
    stretch = best_stretch(one, other)
    if stretch is None:
        assert not one or one != other
        return
    (a, a_end), (b, b_end) = stretch.here, stretch.there
    assert 0 <= a < a_end <= len(one)
    assert 0 <= b < b_end <= len(other)
    assert all(a <= i < a_end and b <= j < b_end for i, j in stretch.equal)
    assert list(stretch.equal) == sorted(set(stretch.equal)), "in order, each word once"
    assert 0 < stretch.agreement <= 1


@given(WORDS.filter(bool), WORDS, WORDS)
def test_what_stands_whole_in_another_is_found_whole(
    words: list[str], before: list[str], behind: list[str]
) -> None:
    unlike = [f"{word}x{n}" for n, word in enumerate(before)]
    stretch = best_stretch(words, [*unlike, *words, *(f"{w}y{n}" for n, w in enumerate(behind))])
    assert stretch is not None
    assert stretch.here == (0, len(words))
    assert stretch.there == (len(unlike), len(unlike) + len(words))
