"""Names known without a register."""

from __future__ import annotations

import pytest

from annotated_briefs.annotate import gazetteer, lexicon
from annotated_briefs.model import Kind
from tests.train.divisions import lines

SAME = [
    ("United States", "U.S."),
    ("South Korea", "Korea Republic"),
    ("Pentagon", "Department of Defense"),
    ("Standard & Poor's 500", "S&P 500"),
    ("Syrian", "Syrians"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_names_of_one_thing_have_one_key(one: str, other: str) -> None:
    found = [gazetteer.known(name) for name in (one, other)]
    assert found[0]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("name", "country"), [("Iran", True), ("Bavaria", False), ("Beijing", False), ("NATO", False)]
)
def test_a_country_is_told_from_a_city(name: str, country: bool) -> None:
    known = gazetteer.known(name)
    assert known
    assert known.is_country is country


def test_divisions_that_are_as_often_something_else_add_no_name() -> None:
    known = gazetteer.known("Virginia")
    assert known
    assert known.kind is Kind.PLACE
    assert not known.sure


def test_each_division_has_a_code_and_a_wikidata_id() -> None:
    rows = [line.split(maxsplit=2) for line in lexicon.lines("divisions")]
    assert len(rows) > 300
    assert all("-" in code and id_[0] == "Q" and name[0].isupper() for code, id_, name in rows)


def test_the_list_of_divisions_leaves_out_countries_and_other_scripts() -> None:
    territories = [
        {"code": "zz-b", "qid": "Q2", "name": "Pendola"},
        {"code": "zz", "qid": "Q1", "name": "Zarif", "is_country": True},
        {"code": "zz-c", "qid": "Q3", "name": "Пендола"},
        {"code": "zz-d", "qid": "Q4", "name": "Pendola (disputed)"},
        {"code": "zz-a", "qid": "Q5", "name": "Ñandu"},
    ]
    assert list(lines(territories)) == ["zz-a Q5 Ñandu", "zz-b Q2 Pendola"]
