"""What clauses are made of."""

from __future__ import annotations

from annotated_briefs.attribute.clauses import has_subject, has_words, is_infinitive
from tests.parses import at, tree


def test_an_infinitive_has_a_to() -> None:
    read = tree("The company promised to repair it.")
    assert is_infinitive(read, at(read, "repair"))
    assert not is_infinitive(read, at(read, "promised"))


def test_marks_are_no_words() -> None:
    read = tree("The ferry, Olsen said, sank.")
    comma = at(read, ",")
    assert not has_words(read, comma, comma + 1)
    assert has_words(read, 0, comma + 1)


def test_a_subject_counts_together_with_its_verb() -> None:
    read = tree("The mayor said it sank.")
    assert has_subject(read, 0, len(read.tokens))
    assert not has_subject(read, 0, at(read, "mayor") + 1)
