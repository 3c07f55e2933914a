"""Orphan quotations and quoted terms."""

from __future__ import annotations

import pytest

from tests.parses import attributed


@pytest.mark.parametrize(
    ("text", "orphans", "terms"),
    [
        ('It was "never safe in any weather at all".', 1, 0),
        ('"It sank. Nobody helped us."', 1, 0),
        ('The so-called "reform" failed.', 0, 1),
        ('Members of the "iron fleet" left.', 0, 1),
        ('Leaders of "iron fleet" crews left.', 0, 1),
        ('The film "Night Crossing" opened.', 0, 1),
        ('"It sank," Olsen said.', 0, 0),
        ("It was 'never safe in any weather at all'.", 0, 0),
    ],
)
def test_sorted(text: str, orphans: int, terms: int) -> None:
    sourcing = attributed(text).sourcing()
    assert (len(sourcing.orphans), len(sourcing.quoted_terms)) == (orphans, terms)


def test_a_quotation_in_a_subhead_is_neither() -> None:
    text = "The ferry left.\n\nA wreck\n\nIt sank at noon."
    sourcing = attributed(text).sourcing()
    assert (sourcing.orphans, sourcing.quoted_terms) == ((), ())
