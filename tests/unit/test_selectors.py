import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotated_briefs.model import Selector, Span
from annotated_briefs.selectors import Ambiguous, NoMatch, closest, describe, match

TEXT = "The old man said no. The young man said yes. The old man left."


@given(st.text("ab", max_size=14) | st.text("ab \n“é𝄞", max_size=30), st.data())
def test_match_is_the_inverse_of_describe(text, data):
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    context = data.draw(st.integers(0, 5))

    selector = describe(text, Span(start, end), context=context)

    assert selector.exact == text[start:end]
    assert match(text, selector) == Span(start, end)
    assert len(selector.prefix) >= min(context, start)
    assert len(selector.suffix) >= min(context, len(text) - end)


@given(st.text("ab", min_size=1, max_size=10), st.data())
def test_no_shorter_context_would_do(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = describe(text, Span(start, end))
    size = len(found.prefix) + len(found.suffix)
    for before in range(min(start, size) + 1):
        for after in range(min(len(text) - end, size - 1 - before) + 1):
            shorter = Selector(
                text[start:end], text[start - before : start], text[end : end + after]
            )
            with pytest.raises(Ambiguous):
                match(text, shorter)


@pytest.mark.parametrize(
    ("words", "at", "prefix", "suffix"),
    [
        ("young", 25, "", ""),
        ("old man", 4, "", " s"),
        ("old man", 49, "", " l"),
        ("man", 8, "d ", " s"),
    ],
)
def test_describe(words, at, prefix, suffix):
    found = describe(TEXT, Span(at, at + len(words)))
    assert (found.exact, len(found.prefix + found.suffix)) == (words, len(prefix + suffix))
    assert match(TEXT, found).start == at


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 2), Span(-1, 2), Span(0, 999)])
def test_describe_refuses_no_words(span):
    with pytest.raises(ValueError, match="no words"):
        describe(TEXT, span)


def test_within_narrows_the_search():
    second = Span(TEXT.index("The young"), TEXT.index("The old man left"))
    assert match(TEXT, Selector("man"), within=second).of(TEXT) == "man"
    with pytest.raises(Ambiguous):
        match(TEXT, Selector("man"))
    with pytest.raises(NoMatch):
        match(TEXT, Selector("left"), within=second)


def test_ambiguous_says_where():
    with pytest.raises(Ambiguous) as caught:
        match(TEXT, Selector("old man"))
    assert caught.value.spans == (Span(4, 11), Span(49, 56))


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        ("The “old” man left.", '"old" man', "“old” man"),
        ("The old  man\nleft.", "old man left", "old  man\nleft"),
        ("The Old Man left.", "old man", "Old Man"),
        ("A mayor said he would go.", "A mayor said she would", "A mayor said he would"),
        ("Both ferries stay, the mayor said.", "ferry stays, the major said",
         "ferries stay, the mayor said."),
        ("The mayor left.", "a wholly different passage", None),
        ("", "x", None),
    ],
)  # fmt: skip
def test_closest(text, words, hint):
    assert closest(text, words) == hint


def test_closest_is_soon_found():
    assert closest("word and " * 20_000, "word and " * 50 + "other") is not None
