"""What the importer's bench counts, and what the importer has to reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.intake import Page, Row, f1, fold, in_blocks, measure, ours, pages, row, same


def test_case_space_and_quotes_make_no_difference() -> None:
    assert fold("“Ferry’s\u00a0 Back”") == fold('"ferry\'s back"')
    assert fold("ferry") != fold("ferries")


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        ("2024-05-01", "2024-05-01 09:30:00+00:00", True),
        ("2024-05-01T23:30:00-04:00", "2024-05-02 03:30:00+00:00", True),
        ("2024-05-02", "2024-05-01", False),
        (None, "2024-05-01", False),
        ("soon", "2024-05-01", False),
    ],
)
def test_a_date_is_right_by_its_day_or_its_moment(
    found: str | None, gold: str, right: bool
) -> None:
    assert same("published", found, gold) is right


def test_words_count_as_often_as_they_stand() -> None:
    assert f1("a b", "A, b.") == 1
    assert f1("a a", "a") == pytest.approx(2 / 3)
    assert f1("", "a") == 0
    assert f1("", "") == 1


def test_a_field_that_nothing_states_is_counted_apart() -> None:
    gold = Row("a", {"headline": "H", "outlet": None})
    figures = measure(lambda _: Row("a", {"headline": "h", "outlet": "O"}), [Page("p", b"", gold)])
    assert row("x", figures, ("headline", "outlet")) == "| x | 1/1 | – | – | – | 1.000 | 1 outlet |"
    assert figures.misses == ["p: outlet: 'O', labelled None"]


def test_blocks_of_markup_do_not_run_together() -> None:
    assert in_blocks("<p>One</p><p>two <b>th</b>ree</p>") == "One\ntwo three"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        # The best that any of five other readers reached on the whole set, and a word F1 of .96.
        (
            "readability",
            {"headline": 0.74, "byline": 0.54, "published": 0.94, "outlet": 0.87, "body": 0.970},
        ),
        ("fundus", {"headline": 0.85, "byline": 0.92, "published": 1.0, "body": 0.96}),
    ],
)
def test_the_importer_reaches_its_targets(
    folder: str, floors: dict[str, float], shared_dir: Path
) -> None:
    figures = measure(ours, list(pages(shared_dir / "import" / folder)))
    reached = {name: figures.share(name) for name in floors if name != "body"}
    reached["body"] = figures.body()
    assert {n: s for n, s in reached.items() if s < floors[n]} == {}
    assert figures.invented["outlet"] == 0
    assert figures.invented["headline"] == 0
