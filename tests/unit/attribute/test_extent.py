"""From token ranges to spans: whole quotations, clean edges."""

from __future__ import annotations

from annotated_briefs.attribute.extent import content_spans, merge
from annotated_briefs.attribute.quotes import find_quotations
from annotated_briefs.model import Span
from tests.parses import at, parsed, tree


def test_a_quotation_that_is_cut_is_taken_whole() -> None:
    text = 'The mayor said it was "old and rotten" then.'
    article, _ = parsed(text)
    read = tree(text)
    cue, rotten = at(read, "said"), at(read, "rotten")
    spans = content_spans(text, read, [(cue + 1, rotten)], find_quotations(article), (cue, cue + 1))
    assert [s.of(text) for s in spans] == ['it was "old and rotten"']


def test_the_cue_is_left_out_and_the_comma_before_it_kept() -> None:
    text = "The ferry, Olsen said, sank."
    read = tree(text)
    low = at(read, "Olsen")
    spans = content_spans(text, read, [(0, len(read.tokens))], (), (low, low + 2))
    assert [s.of(text) for s in spans] == ["The ferry,", "sank"]


def test_spans_with_only_spaces_between_them_are_one() -> None:
    assert merge("ab  cd, ef", [Span(8, 10), Span(0, 2), Span(4, 6)]) == (Span(0, 6), Span(8, 10))
