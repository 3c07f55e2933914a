"""Lists cut into pages, and the pager that leads through them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.render.paging import PER_PAGE, Pager, pagers, pages_for, stretch


@pytest.mark.parametrize(
    ("lengths", "pages"),
    [((0,), 1), ((1,), 1), ((100,), 1), ((101,), 2), ((200, 0), 2), ((3, 801), 9)],
)
def test_pages_for(lengths: tuple[int, ...], pages: int) -> None:
    assert pages_for(*lengths) == pages


@given(st.integers(0, 950), st.integers(0, 950))
def test_each_entry_of_two_lists_side_by_side_is_on_one_page(one: int, other: int) -> None:
    for length in (one, other):
        entries = range(length)
        cut = [stretch(entries, p.number) for p in pagers("x", pages_for(one, other))]
        assert [entry for part in cut for entry in part.entries] == list(entries)
        assert all(len(part.entries) <= PER_PAGE for part in cut)
        for part in cut:
            if part.entries:
                assert (part.first, part.last) == (part.entries[0] + 1, part.entries[-1] + 1)
        assert [part.is_all for part in cut if part.entries] == [length <= PER_PAGE] * (
            pages_for(length) if length else 0
        )


def test_the_first_page_stands_at_the_list_s_own_address() -> None:
    one, two = pagers("people/ada-quill", 2)
    assert (one.address, one.path, one.suffix) == ("people/ada-quill", "people/ada-quill.md", "")
    assert (two.address, two.path) == ("people/ada-quill/2", "people/ada-quill/2.md")
    assert two.suffix == ", page 2"
    assert [one.describe("All."), two.describe("All.")] == ["All.", "All. Page 2."]


def test_pages_of_an_index_stand_where_no_record_can() -> None:
    one, two = pagers("works", 2, index=True)
    assert (one.address, one.path) == ("works", "works/index.md")
    assert (two.address, two.path) == ("works/index/2", "works/index/2.md")


@pytest.mark.parametrize(
    ("number", "total", "shown"),
    [
        (1, 1, "1"),
        (4, 9, "1 2 3 4 5 6 7 8 9"),
        (1, 12, "1 2 3 … 12"),
        (5, 12, "1 2 3 4 5 6 7 … 12"),
        (6, 12, "1 … 4 5 6 7 8 … 12"),
        (12, 12, "1 … 10 11 12"),
    ],
)
def test_the_pager_leaves_out_what_is_far(number: int, total: int, shown: str) -> None:
    numbers = Pager("x", total, number).shown
    assert " ".join("…" if n is None else str(n) for n in numbers) == shown
