"""What a finding says, and how it says to mend it: the mistakes that newcomers made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from annotated_briefs.load import load

sys.path.insert(0, str(Path(__file__).parents[2] / "specimens"))
from roots import ANNOTATIONS, BRIEF_YML, Specimen, annotated, brief, more, write

CURLY = "YAML knows straight quotes alone"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (annotated("is not safe", "is quite unsafe"),
         "5:14: B501 '\"The harbour is quite unsafe,\"' is not in the article (closest: '\"The"
         " harbour is not safe,\"'; if the text changed: \"briefs reanchor harbour-closed\")"),
        # The closing mark of line 1 is missing; the next one stands in line 5.
        (brief("Old harbour closed", "'Old harbour closed\ndeck: The mayor's word"),
         "1:11: B101 the quotation mark that opens here closes only in line 2"),
        (brief("Old harbour closed", '"Old harbour closed\ndeck: A "safe" wall'),
         "1:11: B101 the quotation mark that opens here closes only in line 2"),
        (brief("2024-05-01", "17 Dec 2024"), 'B204 "17 Dec 2024" is not'),
        (brief("2024-05-01", "17 Dec 2024"), "(write 2024-12-17)"),
        (brief("2024-05-01", "17.12.2024"), "(write 2024-12-17)"),
        (brief("2024-05-01", "05/06/2024"), "as in 2024, 2024-12 or 2024-12-10"),
        (brief("2024-05-01", "last spring"), "as in 2024, 2024-12 or 2024-12-10"),
        (brief("CC BY 4.0", "CC BY"), '(did you mean "CC-BY-4.0"?)'),
        # The like one may be another outlet, where the record itself is gone.
        (brief("harbour-news", "harbour-newz"),
         '(did you mean "harbour-news"? Else add briefs/outlets/harbour-newz.yml)'),
        (annotated("confirmed", "accepted"), 'did you mean "confirmed"?'),
        (brief("headline:", "headline"), '1:1: B101 a line without ":" where a key should stand'),
        (brief("  holder:", "  holder"), '5:3: B101 a line without ":" where a key should stand'),
        (annotated("content: '\"The", 'content: "The'),
         "5:40: B101 the quotation mark ' closes nothing: the one that opens the value is lost"
         " (write ' before the value as well: '\"...\"')"),
        (annotated("content: '\"The harbour is not safe,\"'", "content: [\"The harbour,\"']"),
         "5:29: B101 the quotation mark ' closes nothing"),
        # The lost one is not the mark that a later value brings.
        (annotated("content: '\"The harbour is not safe,\"'\n    source: Mayor Ada Quill",
                   "content: [\"The harbour,\"']\n    source: 'Mayor Ada Quill'"),
         "5:29: B101 the quotation mark ' closes nothing"),
        (annotated("safe,\"'\n    source: Mayor Ada Quill", "safe,\"\n    source: '\"Mayor\"'"),
         "5:14: B101 the quotation mark that opens here closes only in line 6"),
        (annotated("'\"The harbour is not safe,\"'", "[\"\"The harbour is not safe,\"\"]"),
         "5:17: B101 a value goes on after the quotation mark \" that closes it"),
        (brief("CC BY 4.0", "'CC BY 4.0"), "a quotation mark is not closed (add the closing ')"),
        (brief("rights:", "rights"), '4:1: B101 a line without ":" where a key should stand'),
        (brief("headline: ", "headline:"), "1:10: B101 a space is missing after the colon"),
        (brief("outlet: ", "outlet:"), '2:8: B101 a space is missing after the colon (write "key:'),
        (brief("  holder: ", "  holder:"), "5:10: B101 a space is missing after the colon"),
        (annotated("    cue: ", "    cue:"), "B101 a space is missing after the colon"),
        (brief("Old harbour closed", '"Old" harbour closed'),
         "1:17: B101 a value goes on after the quotation mark \" that closes it (put the whole"
         " value in single quotes: '\"...\" ...')"),
        (brief("Old harbour closed", "\"Old\" harbour's wall"), "...'; write '' for each ' in it)"),
        (brief("Old harbour closed", "'Old' harbour closed"),
         "(put the whole value in double quotes: \"'...' ...\")"),
        (brief("  holder:", "holder:"),
         "6:10: B101 this key stands deeper than the one above it, which has a value of its own (if"
         " the one above belongs to the same group, indent it like this one, under the group's"),
        (brief("outlet: harbour-news", "outlet: a: b"), '2:10: B101 a ": " inside a value'),
        (brief("Old harbour closed", "“Old: harbour closed”"), f"({CURLY}"),
        (brief("harbour-news", "“harbour-news”"), f"({CURLY}"),
        (brief("2024-05-01", "’2024-05-01’"), f"({CURLY}"),
        (brief("harbour-news", "Harbour News"), '(write "harbour-news", the record'),
        (brief("harbour-news", "The Harbor News"), '(write "harbour-news", the record'),
        (annotated("entity: ada-quill", "entity: Mayor Quill"), '(write "ada-quill", the record'),
        (annotated("entity: ada-quill", "entity: Somebody Else"), "(write the record's file name"),
        (more("image: x\n"), '"image" must be keys and values, not text (write its keys in lines of'
         ' their own below it, indented: "caption: ..." (caption, credit'),
        (more("section: [a]\n"), "(write one value in the key's own line, without [ ])"),
        ({"@/brief.yml": BRIEF_YML.replace("Old", "Öld").encode("cp1252")},
         "1:11: B007 the file is in a Windows encoding, not UTF-8: here stands 'Ö' as one byte"
         " (save it as UTF-8: in most editors under Save as, Encoding)"),
        # One bad byte among letters that are UTF-8 is no Windows file.
        ({"@/brief.yml": f"# éàü\n{BRIEF_YML}".encode().replace(b"Old", b"\xd6ld")},
         "2:11: B007 byte 0xD6 is not UTF-8"),
        (more('why: "[a](people/ada-quill.md)"\n'),
         'B313 the link "people/ada-quill.md" leads to no page of this site (did you mean'
         ' "../../../people/ada-quill/"?)'),
        (more('why: "[a](www.example.org/x)"\n'), "(write https://www.example.org/x)"),
        (more(f'why: "[a]({"x" * 400})"\n'), "leads to no page of this site (write it as in"),
        (more('why: "[a](/zebra/)"\n'), "(write it as in ../../../people/ada-quill/)"),
        (more('why: "[a](https://)"\n'), 'B313 the link "https://"'),
        (brief("2024-05-01", "2924-05-01"), 'B213 "2924-05-01" is yet to come (mend the date'),
    ],
)  # fmt: skip
def test_messages(change: dict[str, str | bytes | None], said: str, tmp_path: Path) -> None:
    write(tmp_path, Specimen("message", change, []))
    found = [str(one) for one in load(tmp_path)[1]]
    assert any(said in one for one in found), found


def test_curly_quotes_inside_a_value_are_text(tmp_path: Path) -> None:
    write(tmp_path, Specimen("fine", brief("Old harbour closed", "“Old” harbour closed"), []))
    assert load(tmp_path)[1] == ()
    assert "“" not in ANNOTATIONS


@pytest.mark.parametrize(
    ("words", "found"),
    [("Of `<b>` and ``</i>``.", []), ("Of `a` <b> `c`.", ["B017"]), ("`<b>", ["B017"])],
)
def test_html_is_letters_in_code(words: str, found: list[str], tmp_path: Path) -> None:
    write(tmp_path, Specimen("code", more(f"why: '{words}'\n"), []))
    assert [one.code for one in load(tmp_path)[1]] == found


@pytest.mark.parametrize("text", [None, "", "PK\x03\x04"])
def test_a_text_that_is_not_there_brings_no_other_finding(text: str | None, tmp_path: Path) -> None:
    write(tmp_path, Specimen("no text", {"@/article.txt": text}, []))
    assert [one.code[:2] for one in load(tmp_path)[1]] == ["B0"]


def test_a_page_of_the_publishers_own_may_be_linked(tmp_path: Path) -> None:
    write(tmp_path, Specimen("linked", more("why: '[how](../../../guides/how/)'\n"), []))
    assert [one.code for one in load(tmp_path)[1]] == ["B313"]
    (tmp_path / "docs/guides").mkdir(parents=True)
    (tmp_path / "docs/guides/how.md").write_text("# How\n")
    assert load(tmp_path)[1] == ()
