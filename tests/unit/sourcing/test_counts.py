"""The plain counts, and what they leave out."""

from __future__ import annotations

from tests.parses import attributed

BODY = 'The mayor said it sank. "It was old," Olsen said. It was noon.'


def test_counts() -> None:
    counts = attributed(BODY).sourcing().counts
    assert (counts.sentences, counts.statements, counts.attributed_sentences) == (3, 2, 2)
    assert (counts.direct, counts.mixed, counts.indirect) == (1, 0, 1)
    assert (counts.body_words, counts.words_in_attributed_sentences) == (13, 10)
    assert (counts.quoted_words, counts.cues) == (3, {"said": 2})


def test_a_headline_is_kept_apart() -> None:
    plain = attributed(BODY).sourcing()
    headed = attributed("Mayor: ferry must stay\n\n" + BODY).sourcing()
    assert headed.counts.statements == plain.counts.statements
    assert headed.counts.sentences == plain.counts.sentences
    assert [p.name for p in headed.sources] == [p.name for p in plain.sources]
    assert not any(s.after_subhead for s in headed.sentences)


def test_the_statement_of_a_headline_is_found_all_the_same() -> None:
    found = attributed("Mayor: ferry must stay\n\n" + BODY)
    assert found.said()[0] == ("Mayor", ":", ["ferry must stay"])


def test_a_subhead_is_no_sentence() -> None:
    counts = attributed("The ferry left.\n\nA wreck\n\nIt sank at noon.").sourcing().counts
    assert (counts.sentences, counts.paragraphs) == (2, 2)


def test_shares() -> None:
    text = "The mayor said it sank. Olsen said it sank. Olsen said it was old."
    sourcing = attributed(text, "Olsen").sourcing()
    assert sourcing.top_share == 2 / 3
    assert sourcing.effective_sources == 9 / 5
