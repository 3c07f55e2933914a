"""The parts of the benches that count and write: a wrong figure is worse than none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import seed
from tests.bench.classes import paired, spans_of
from tests.bench.common import figures
from tests.bench.page import METHOD, publish, replaced, table

PAGE = "before\n<!-- x:begin -->\nold\n<!-- x:end -->\nafter\n"


def test_a_block_is_replaced_and_the_rest_of_the_page_stands() -> None:
    new = replaced(PAGE, "x", ["", "new", "lines", ""])
    assert new == "before\n<!-- x:begin -->\nnew\nlines\n<!-- x:end -->\nafter\n"
    assert replaced(new, "x", ["new", "lines"]) == new


@pytest.mark.parametrize("page", ["no marks", PAGE + PAGE, "<!-- x:end -->"])
def test_a_page_without_that_one_block_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="no single block x"):
        replaced(page, "x", ["new"])


@pytest.mark.parametrize("write", [True, False])
def test_a_page_is_written_only_when_asked(
    write: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.md"
    path.write_text(PAGE)
    publish("x", ["new"], write=write, path=path)
    assert ("new" in path.read_text()) is write
    assert capsys.readouterr().out == "new\n"


@pytest.mark.parametrize("block", ["bench-sourcing", "bench-entities"])
def test_the_method_page_has_the_blocks(block: str) -> None:
    page = METHOD.read_text("utf-8")
    assert "fresh figures" in replaced(page, block, ["fresh figures"])


def test_a_table_stands_apart_from_the_text_around_it() -> None:
    assert table(("a", "b"), ["| 1 | 2 |"]) == ["", "| a | b |", "|---|---|", "| 1 | 2 |", ""]


def test_figures_are_percentages() -> None:
    assert figures({"p": 0.5, "r": 1.0, "f1": 2 / 3}) == "50.0 | 100.0 | 66.7"
    assert figures({"p": 0.5, "r": 0.25, "f": 1 / 3}, " / ") == "50.0 / 25.0 / 33.3"


@pytest.mark.parametrize(
    ("found", "gold", "pairs"),
    [
        ([], [(0, 5)], 0),
        ([(0, 5)], [], 0),
        ([(0, 5)], [(5, 9)], 0),
        ([(0, 6)], [(5, 9)], 1),
        ([(0, 9)], [(0, 3), (4, 9)], 1),
        ([(0, 3), (4, 9)], [(0, 9)], 1),
        ([(4, 9), (0, 3)], [(0, 3), (4, 9)], 2),
    ],
)
def test_spans_are_paired_one_to_one(
    found: list[tuple[int, int]], gold: list[tuple[int, int]], pairs: int
) -> None:
    assert paired(found, gold) == pairs


def test_reply_signals_are_spans_in_the_labels_and_in_the_report() -> None:
    assert spans_of("replies", [[3, 9, "denied"]]) == [(3, 9)]
    assert spans_of("replies", [{"kind": "denied", "span": [3, 9], "entity": None}]) == [(3, 9)]
    assert spans_of("hedges", [[3, 9]]) == [(3, 9)]


@pytest.mark.shared
def test_the_seeds_statements_stay_exact(shared_dir: Path, tmp_path: Path) -> None:
    said = seed.measure(tmp_path)
    assert "9 of 9 statements are exact to the character, no other is found" in said
    assert "20 of 20 counts are right" in said
