"""What is no statement though it has the shape of one."""

from __future__ import annotations

import pytest

from annotated_briefs.attribute.cues import cue_at
from annotated_briefs.attribute.found import Found, Source
from annotated_briefs.attribute.refused import no_phrase, refused
from annotated_briefs.model import Span
from tests.parses import at, attributed, tree

REFUSED = {
    "the writer": "I think that it sank.",
    "a hedge": "The company reportedly agreed that it sank.",
    "an inference": "Sales fell, suggesting that visitors stayed away.",
    "no comment": "The company declined to comment.",
    "no comment, as a noun": "The company declined a request for comment.",
    "no comment on something": "The company declined to comment on the cracks.",
    "would not comment": "The company would not comment on the cracks.",
    "did not comment": "The company did not comment on the cracks.",
    "has not commented": "The company has not commented on the cracks.",
    "no talk of it": "The company declined to discuss the cracks.",
    "anybody at all": "One could say that it sank.",
    "anybody, in the present": "One never knows whether it sank.",
    "a hedge and a view": "Residents were reportedly worried about the cracks.",
    "what worries others": "Prices rose, worrying the council.",
    "is said to": "The ferry is said to be leaking.",
    "no wish to comment": "The company did not wish to comment.",
    "no answer": "The company did not respond to a request for comment.",
    "the outlet asks": "The Courier asked Olsen for comment.",
    "the desk's label": "CORRECTION: The ferry did not sink.",
    "some of what is listed": "Highlighting some of the bigger events to be held at the pier, some"
    " commemorated with plaques displayed at the harbour, now 100 years old:",
    "a thing of somebody's": "Olsen brokered a peace between the mayor and Ann Reed, whose feud"
    " threatened to undermine the council.",
    "a pointer": "The mayor believes that.",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert attributed(REFUSED[name]).said() == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, who asked not to be named, said it sank.",
        "The mayor, who declined to give his name, said it sank.",
        "The mayor, who insisted on anonymity, said it sank.",
    ],
)
def test_a_wish_for_no_name_is_no_statement(text: str) -> None:
    assert [cue for _, cue, _ in attributed(text).said()] == ["said"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The company declined to name the captain.", "declined"),
        ("The company agreed that it sank.", "agreed"),
        ("The mayor asked whether it sank.", "asked"),
        ("The company replied that it sank.", "replied"),
        ("The company commented on the cracks.", "commented"),
        ("Residents were worried about the cracks.", "worried"),
        ("One of the officials said that it sank.", "said"),
        ("Two said that it sank.", "said"),
    ],
)
def test_not_refused(text: str, cue: str) -> None:
    assert [found for _, found, _ in attributed(text).said()] == [cue]


def _refused(text: str, source: str, cue: str, content: str) -> bool:
    """Whether an attribution of these words, as a model might propose it, is refused."""
    read = tree(text)
    who, verb = at(read, source), cue_at(read, at(read, cue))
    start = text.index(content)
    span = Span(start, start + len(content))
    return refused(text, read, Found(verb, Source(who, (who, who + 1)), (span,), "learned"))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Islanders had been promised a ferry.", "Islanders", "promised", "a ferry"),
        ("It is alleged that the ferry sank.", "It", "alleged", "that the ferry sank"),
        (
            "Olsen told Reed the ferry sank, according to a report.",
            "Olsen",
            "told",
            "the ferry sank, according to a report",
        ),
        ('Olsen shook her head: "It sank."', "shook", ":", '"It sank."'),
        ("Prices have been falling since May.", "May", "falling", "Prices"),
        ("The ferry is said to be leaking since March.", "March", "said", "to be leaking"),
        (
            "Residents were reportedly worried about the cracks.",
            "Residents",
            "reportedly",
            "the cracks",
        ),
        (
            "Residents were reportedly worried about the cracks.",
            "Residents",
            "worried",
            "the cracks",
        ),
        ("Olsen was quoted by Reuters as saying it sank.", "Reuters", "quoted", "it sank"),
        ("Olsen: Did it sink?", "Olsen", ":", "Did it sink?"),
        ("Norway-backed ferrymen went ashore.", "Norway", "backed", "ferrymen"),
        ("Prices rose, worrying the council.", "Prices", "worrying", "the council"),
        ("Olsen was quoted as saying it sank.", "Olsen", "quoted", "saying it sank"),
        (
            "The judge ordered that the government cease referring to it.",
            "government",
            "referring",
            "to it",
        ),
    ],
)
def test_wrong_speakers_are_refused(text: str, source: str, cue: str, content: str) -> None:
    assert _refused(text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Olsen was quoted as saying it sank.", "Olsen", "quoted", "it sank"),
        ("Islanders are convinced that the ferry sank.", "Islanders", "convinced", "that the"),
        ("The 25-year-old said that it sank.", "old", "said", "that it sank"),
        ("Two said that it sank.", "Two", "said", "that it sank"),
        ("Olsen was quoted by Reuters as saying it sank.", "Olsen", "saying", "it sank"),
        (
            "Olsen told Reed the ferry sank, according to a report.",
            "Olsen",
            "told",
            "the ferry sank",
        ),
    ],
)
def test_right_speakers_are_not(text: str, source: str, cue: str, content: str) -> None:
    assert not _refused(text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "first", "last", "refuses"),
    [
        ("The judge said the government sank it.", "the", "sank", True),
        ("The official who saw it said that it sank.", "The", "it", False),
    ],
)
def test_a_source_holds_no_clause_of_its_own(
    text: str, first: str, last: str, *, refuses: bool
) -> None:
    read = tree(text)
    head = next(i for i, t in enumerate(read.tokens) if t.text in {"government", "official"})
    assert no_phrase(read, Source(head, (at(read, first), at(read, last) + 1))) is refuses
