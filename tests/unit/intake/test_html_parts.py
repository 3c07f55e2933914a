"""Names out of bylines, and days out of what pages write for them."""

from __future__ import annotations

import pytest

from annotated_briefs.intake import bylines, dates, html
from annotated_briefs.intake.votes import Words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Holm", ("Ada Holm",)),
        ("by Ada Holm and Nils Berg", ("Ada Holm", "Nils Berg")),
        ("Ada Holm, Nils Berg & Else Mann", ("Ada Holm", "Nils Berg", "Else Mann")),
        ("Ada Holm, Nils Berg, and Else Mann", ("Ada Holm", "Nils Berg", "Else Mann")),
        ("Von Ada Holm und Nils Berg", ("Ada Holm", "Nils Berg")),
        ("By Ada Holm, Political Editor, BBC News", ("Ada Holm",)),
        ("By Ada Holm for The Skerra Courier", ("Ada Holm",)),
        ("By Ada Holm in Skerra", ("Ada Holm",)),
        ("Ada Holm Senior Reporter", ("Ada Holm",)),
        ("Ada Holm, CNN", ("Ada Holm",)),
        ("Ada Holm, MA", ("Ada Holm",)),
        ("Ada Holm ada@courier.example @adaholm", ("Ada Holm",)),
        ("By Ada van der Holm", ("Ada van der Holm",)),
        ("By Omar al-Holm |", ("Omar al-Holm",)),
        ("Written by: Ada Holm | 1 May 2024", ("Ada Holm",)),
        ("By ADA HOLM and NILS BERG", ("Ada Holm", "Nils Berg")),
        (
            "ADA McHOLM, ELSE O'MANN-BERG and J.D. MCBERG",
            ("ADA McHOLM", "Else O'Mann-Berg", "J.D. McBerg"),
        ),
        ("ASSOCIATED PRESS", ("ASSOCIATED PRESS",)),
        ("By Reuters", ("Reuters",)),
        ("The Associated Press", ("The Associated Press",)),
        ("Staff", ()),
        ("By our own correspondent", ()),
        ("Updated 3:46 PM", ()),
        ("By the time the boat came, the island was dark", ()),
        ("", ()),
    ],
)
def test_a_byline_is_taken_apart_into_names(text: str, names: tuple[str, ...]) -> None:
    assert bylines.names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BBC News", ("BBC News",)),
        ("Madonna", ("Madonna",)),
        ("王小明", ("王小明",)),
        ("Holm, Ada", ("Holm, Ada",)),
        ("Web Desk", ()),
        ("Senior Reporter", ()),
        ("x" * 500, ()),
    ],
)
def test_in_a_field_for_authors_what_cannot_be_taken_apart_is_one_name(
    text: str, names: tuple[str, ...]
) -> None:
    assert bylines.names(text, loose=True) == names


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01T09:30:00Z", "2024-05-01T09:30:00+00:00"),
        ("2024-05-01T09:30:00.123Z", "2024-05-01T09:30:00.123000+00:00"),
        ("2024-05-01T09:30:00+0200", "2024-05-01T09:30:00+02:00"),
        ("2024-05-01T09:30+02", "2024-05-01T09:30:00+02:00"),
        ("2024-05-01 9:30:00 UTC", "2024-05-01T09:30:00+00:00"),
        ("Wed, 01 May 2024 09:30:00 +0200", "2024-05-01T09:30:00+02:00"),
        ("May 1, 2024", "2024-05-01"),
        ("1 May 2024", "2024-05-01"),
        ("May 2024", None),
        ("01/05/2024", None),
        ("2024-13-01", None),
        ("0001-01-01T00:00:00Z", None),
        ("1714555800", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_whole_or_none(text: str, iso: str | None) -> None:
    assert dates.iso(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Posted Wednesday, May 1, 2024 at noon", "2024-05-01"),
        ("Published 1st of May 2024", "2024-05-01"),
        ("1/5/2024", None),
        ("in May", None),
    ],
)
def test_a_day_written_out_is_found_in_a_line(text: str, iso: str | None) -> None:
    assert dates.written(text) == iso


@pytest.mark.parametrize(
    ("block", "here"),
    [
        ("The night ferry to Skerra sails again from May", True),
        ("the NIGHT ferry,to Skerra: sails again", True),
        ("The night ferry to Skerra is mended and sails again", False),
        ("What is left", True),
        ("left to", False),
        ("…", False),
    ],
)
def test_a_block_is_in_a_text_by_runs_of_its_words(block: str, here: bool) -> None:
    text = Words(["The night ferry to Skerra sails again from May, they said.", "What is left"])
    assert text.has(block) is here


@pytest.mark.parametrize(
    ("foot", "licence"),
    [
        ("&copy; 2024 Ledger. All rights reserved.", "all-rights-reserved"),
        ("<b>All Rights\nReserved</b>", "all-rights-reserved"),
        ("<a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY</a>", None),
        ("Some rights are reserved.", None),
        ("<script>'All rights reserved'</script>", None),
    ],
)
def test_what_a_page_says_of_its_rights(foot: str, licence: str | None) -> None:
    page = f"<html><body><article><h1>A</h1><p>One.</p></article><footer>{foot}</footer></body>"
    found = html.read(page.encode()).licence
    assert (found.value if found else None) == licence
    assert found is None or found.doubtful
