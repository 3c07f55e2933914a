"""Signs that the other side was asked, or answered."""

from __future__ import annotations

import pytest

from annotated_briefs.model import ReplyKind
from tests.parses import attributed

DENIED, DECLINED = ReplyKind.DENIED, ReplyKind.DECLINED
SILENT, UNREACHED, ASKED = ReplyKind.NO_RESPONSE, ReplyKind.UNREACHED, ReplyKind.ASKED

SIGNALS = {
    "Olsen denied that it sank.": DENIED,
    "Olsen denied the allegations.": DENIED,
    "Olsen has denied knowing of the cracks.": DENIED,
    "The allegations were denied by Olsen.": DENIED,
    "The company denies any wrongdoing.": DENIED,
    "Olsen rejected the accusations.": DENIED,
    "Olsen declined to comment.": DECLINED,
    "Olsen declined comment.": DECLINED,
    "Olsen declined a request for comment.": DECLINED,
    "Olsen refused to answer questions.": DECLINED,
    "Olsen would not comment.": DECLINED,
    "Olsen did not wish to comment.": DECLINED,
    "Olsen had no comment.": DECLINED,
    "Requests for comment were declined.": DECLINED,
    "The company would neither confirm nor deny it, and declined to comment.": DECLINED,
    "The company did not immediately respond to a request for comment.": SILENT,
    "The company did not reply to emailed questions.": SILENT,
    "Olsen did not return calls.": SILENT,
    "Calls to the company were not returned.": SILENT,
    "Emails to Olsen went unanswered.": SILENT,
    "A request for comment was not answered.": SILENT,
    "The company did not respond.": SILENT,
    "The Courier asked Olsen for comment but received no reply.": SILENT,
    "Olsen could not be reached for comment.": UNREACHED,
    "Olsen could not immediately be reached.": UNREACHED,
    "Neither Olsen nor Reed could be reached.": UNREACHED,
    "Olsen was unavailable for comment.": UNREACHED,
    "Olsen was not available for comment.": UNREACHED,
    "Attempts to reach Olsen were unsuccessful.": UNREACHED,
    "Olsen has been contacted for comment.": ASKED,
    "The Courier has approached the company for comment.": ASKED,
}


@pytest.mark.parametrize("text", SIGNALS)
def test_signals(text: str) -> None:
    replies = attributed(text, "Olsen").sourcing().replies
    assert [signal.kind for signal in replies] == [SIGNALS[text]]


@pytest.mark.parametrize(
    "text",
    [
        "The company did not deny the allegations.",
        "The company would neither confirm nor deny it.",
        "The guard denied them entry.",
        "Visitors were denied entry.",
        "The court rejected the claim.",
        "Parliament rejected the bill.",
        "The price declined to ten euros.",
        "The engine did not respond.",
        "The patient did not respond to treatment.",
        "The captain could be reached by radio.",
        "Olsen asked for a bridge.",
        "Olsen commented on the report.",
    ],
)
def test_no_signals(text: str) -> None:
    assert attributed(text, "Olsen").sourcing().replies == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Olsen declined to comment.", "olsen"),
        ("Emails to Olsen went unanswered.", "olsen"),
        ("The Courier has approached Olsen for comment.", "olsen"),
        ("Olsen has been contacted for comment.", "olsen"),
        ("The allegations were denied by Olsen.", "olsen"),
        ("Olsen was unavailable for comment.", "olsen"),
        ("Requests for comment were declined.", None),
        ("The Courier asked for comment but received no reply.", None),
    ],
)
def test_whose_signal_it_is(text: str, who: str | None) -> None:
    (signal,) = attributed(text, "Olsen", orgs=("Courier",)).sourcing().replies
    assert signal.entity == who
