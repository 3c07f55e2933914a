import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.load import yaml_source
from annotated_briefs.load.yaml_source import MAX_DEPTH, Position, read

FILE = Path("x.yml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2024-01-01", "2024-01-01"),
        ("yes", "yes"),
        ("off", "off"),
        ("True", "True"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("0777", "0777"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30:00", "12:30:00"),
        ("1e9", "1e9"),
        (".inf", ".inf"),
        ("-3", -3),
        ("1.5", 1.5),
        ("'1'", "1"),
        ("=", "="),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_scalars(written, value):
    document, found = read(f"a: {written}\n".encode(), FILE)
    assert found == ()
    assert document.value == {"a": value}
    assert type(document.value["a"]) is type(value)


def test_positions():
    document, _ = read(b"a: 1\nb:\n  - x\n  - {c: y}\n", FILE)
    assert document.keys[("b", 1, "c")] == Position(4, 6)
    assert document.values[("b", 1, "c")] == Position(4, 9)
    assert document.at(("b", 0)) == Position(3, 5)
    assert document.at(("b", 1, "missing", "deeper")) == Position(4, 5)
    assert document.at(("b",), key=True) == Position(2, 1)


def test_columns_count_code_points_after_a_byte_order_mark():
    document, _ = read("\ufeffé𝄞: x".encode(), FILE)
    assert document.at(("é𝄞",)) == Position(1, 5)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: b: c", '1:5: B101 a ": " inside a value, or a wrong indentation'),
        ('a: "b\nc: d', "1:4: B101 a quotation mark is not closed"),
        ("a: 'b\nc: d", "1:4: B101 a quotation mark is not closed"),
        ("a: 1\nb\nc: d", '2:1: B101 a line without ":" where a key should stand'),
        ("a: @b", "1:4: B101 a value may not begin with this character"),
        ("a: [1, 2\nb: 3", "1:4: B101 a list in [ ] is not closed, or lacks a comma"),
        ("a: {b: 1\nc: 3", "1:4: B101 a mapping in { } is not closed, or lacks a comma"),
        ("a:\n    b: 1\n  c: 2", "3:3: B101 this line does not fit the ones before it"),
        (r'a: "\q"', "1:6: B101 a backslash in double quotes begins an escape that YAML does"),
        (r'a: "\UFFFFFFFF"', "1:7: B101 a number in an escape or directive is too large"),
        ("%YAML 1." + "9" * 5000, "1:9: B101 a number in an escape or directive is too large"),
        ("a:\n\tb: 1", "2:1: B109 a tab used for indentation"),
        ("a: 1\n...\nb: 2", "3:1: B101 text after the end of the document"),
        ("a: - b", '1:4: B101 "- " is not allowed here'),
        ("a: ** b", "1:5: B101 a value may not begin with * or &"),
        ("? [a]\n: b", "1:3: B107 a key must be text"),
        ("true: 1", '1:1: B107 the key "true" is not text'),
        ("a: 1\n---\nb: 2", "2:1: B108 a second document begins here"),
        ("a: !!python/object/apply:os.system [x]", "1:4: B106 the tag"),
    ],
)
def test_errors(text, finding):
    _, found = read(text.encode(), FILE)
    assert str(found[0]).startswith(f"x.yml:{finding}")


def test_all_findings_at_once():
    _, found = read(b"a: &x 1\nb: *x\na: 2\n<<: {c: !d e}\n", FILE)
    assert [(d.line, d.code) for d in found] == [
        (1, "B104"), (2, "B104"), (3, "B102"), (4, "B105"), (4, "B106")
    ]  # fmt: skip


HOSTILE = {
    "brackets": b"[" * 60_000,
    "braces": b"a: " + b"{" * 60_000,
    "100,000 brackets": b"[" * 100_000,
    "dashes": b"- " * 30_000,
    "question marks": b"? " * 30_000,
    "stairs": b"".join(b" " * i + b"a:\n" for i in range(300)),
    "laughs": b"a: &a [x,x]\n" + b"".join(b"b%d: &b%d [*a,*a]\n" % (i, i) for i in range(2000)),
    "same key": b"a: 1\n" * 12_000,
    "wide": b"a: [" + b"[]," * 20_000 + b"]",
    "NULs": b"\0" * 60_000,
    "quotes": b'a: "' + b'\\"' * 30_000,
    "spaces": b" " * 63_000 + b"a: 1",
    "hashes": b"#" * 63_000,
    "bytes": bytes(range(256)) * 200,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_soon(name):
    start = time.process_time()
    document, found = read(HOSTILE[name], FILE)
    assert time.process_time() - start < 2
    assert len(found) <= 50
    assert found or document.value


def test_depth_bound():
    inside = MAX_DEPTH - 1
    assert read(b"a: " + b"[" * inside + b"]" * inside, FILE)[1] == ()
    assert [d.code for d in read(b"a: " + b"[" * MAX_DEPTH, FILE)[1]] == ["B110"]


# ------------------------------------------------------------------ libyaml reads the same

_BITS = (
    *(":", ": ", " : ", " #", "#", "- ", "\n", "\n  ", "\n- ", '"', "'", "[", "]", "{", "}", ","),
    *("|", ">", ">-\n", "|+\n", "&a ", "*a ", "!t ", "\\", "\\x", "\\/", "? ", "?x", "@", "%"),
    *("<<: ", "-", " ", "''", "~", "null", "0x1", "é", "😀", "[a: b]", "[a : ]", "{a: , b}"),
)
_WHOLE = """\
headline: A plain one, of words
deck: "quoted \\u00e9 and
  folded"
byline: ['it''s', plain one, {key: value, "other": [1, 2.5]}]
empty:
summary: >-
  Folded lines

  of a block
text: |
  kept
  lines
statements:
- {verdict: confirmed, content: [one, two], on: 2026-05-07}
- verdict: added
  words: 12
url: https://example.org/a#b
"""


@st.composite
def _changed(draw: st.DrawFn) -> str:
    text = _WHOLE
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 4))
        text = text[:at] + draw(st.sampled_from(["", *_BITS])) + text[at + gone :]
    return text


@pytest.mark.skipif(yaml_source._LIBYAML is None, reason="PyYAML is without libyaml here")
@given(_changed())
def test_what_libyaml_reads_is_what_the_other_parser_reads(text: str) -> None:
    fast = yaml_source._read_fast(text, FILE)
    if fast is not None:
        slow = yaml_source._Builder(FILE, yaml_source._Events(text), text)
        assert (slow.document(), tuple(slow.found)) == fast


@pytest.mark.skipif(yaml_source._LIBYAML is None, reason="PyYAML is without libyaml here")
@pytest.mark.parametrize("value", ["a, ", "[], ", "{b: c}, ", "\n  a,"])
def test_too_many_values_are_said_alike_by_both(value: str) -> None:
    text = f"topics: [{value * yaml_source.MAX_VALUES}]\n"
    slow = yaml_source._Builder(FILE, yaml_source._Events(text), text)
    document = slow.document()
    assert [one.rule.code for one in slow.found] == ["B111"]
    assert yaml_source._read_fast(text, FILE) == (document, tuple(slow.found))
    faulty = text.replace("topics", "a: &x b\ntopics")
    assert yaml_source._read_fast(faulty, FILE) is None


def test_an_ordinary_file_is_read_by_libyaml() -> None:
    assert yaml_source._LIBYAML is None or yaml_source._read_fast(_WHOLE, FILE)
