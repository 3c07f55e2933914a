"""How an article came by the words, as far as it says."""

from __future__ import annotations

import pytest

from annotated_briefs.model import Access
from tests.parses import attributed

TOLD, OTHER, PUBLIC = Access.TOLD_OUTLET, Access.OTHER_OUTLET, Access.PUBLIC

CASES = {
    "Olsen told the Harbour Courier that it sank.": TOLD,
    "Olsen told the Courier that it sank.": TOLD,
    "Olsen told a reporter for the Courier that it sank.": TOLD,
    "Olsen told this newspaper that it sank.": TOLD,
    "Olsen told us that it sank.": TOLD,
    "Olsen said in an interview with the Courier that it sank.": TOLD,
    "Speaking to the Courier, Olsen said that it sank.": TOLD,
    "Olsen told the Norvik Times that it sank.": OTHER,
    "Olsen told the BBC's Today programme that it sank.": OTHER,
    "State media reported that it sank.": OTHER,
    "Unconfirmed reports said that it sank.": OTHER,
    "Olsen told state media that it sank.": OTHER,
    "Olsen told a newspaper that it sank.": OTHER,
    "Olsen was quoted by Reuters as saying it sank.": OTHER,
    "Olsen was quoted by the Courier as saying it sank.": TOLD,
    "Olsen told reporters that it sank.": PUBLIC,
    "Olsen told local media that it sank.": OTHER,
    "Olsen told the National Press Club that it sank.": PUBLIC,
    "Olsen told the press that it sank.": PUBLIC,
    "Olsen told the media that it sank.": PUBLIC,
    "The safety agency said that it sank.": Access.NOT_STATED,
    "An email seen by this newspaper said that it sank.": Access.DOCUMENT,
    "Olsen said in a statement that it sank.": PUBLIC,
    "Olsen said on her website that it sank.": PUBLIC,
    "Olsen tweeted that it sank.": PUBLIC,
    "At a rally in Norvik, Olsen said that it sank.": PUBLIC,
    "Olsen, speaking at a rally, said that it sank.": PUBLIC,
    "Olsen issued a statement saying that it sank.": PUBLIC,
    # An occasion of which the sentence tells is not that on which it was said.
    "After the rally, Olsen said that it sank.": Access.NOT_STATED,
    "The star of television said that it sank.": Access.NOT_STATED,
    "Olsen said, three days after the release of the video, that it sank.": Access.NOT_STATED,
    "In an interview with the Norvik Post, Olsen said that it sank.": OTHER,
    "A police report said that it sank.": Access.DOCUMENT,
    "Police reports said that it sank.": Access.DOCUMENT,
    "Olsen said that it sank.": Access.NOT_STATED,
    "Olsen told her sister that it sank.": Access.NOT_STATED,
    "Olsen said the Courier told nobody.": Access.NOT_STATED,
    "The Courier reported that it sank.": Access.NOT_STATED,
}


@pytest.mark.parametrize("text", CASES)
def test_access(text: str) -> None:
    (statement,) = attributed(text, outlet="The Harbour Courier").statements
    assert statement.access is CASES[text]


def test_what_the_outlet_reports_itself_is_not_second_hand() -> None:
    text = "The Courier reported that it sank."
    assert attributed(text, outlet="The Harbour Courier").statements[0].second_hand == ()
    assert attributed(text, outlet="The Norvik Post").statements[0].second_hand != ()
