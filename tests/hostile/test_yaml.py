"""Strict YAML: whatever the bytes, declared findings with a place, soon."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from annotated_briefs.diagnostics import RULES, Diagnostic
from annotated_briefs.load import convert
from annotated_briefs.load.problems import validate
from annotated_briefs.load.schema import AnnotationsModel, BriefModel, FileModel
from annotated_briefs.load.yaml_source import read
from annotated_briefs.model import Limits
from tests.conftest import GOLDEN_ROOT
from tests.hostile import times

Counted = Callable[[str], None]
MOST = Limits().yaml
HERE = Path("briefs/articles/2024/a/brief.yml")
FOLDER = GOLDEN_ROOT / "briefs/articles/2024/ferry-back-in-service"
GOOD = (FOLDER / "brief.yml").read_bytes()


def levels(opening: str, closing: str, number: int) -> bytes:
    return f"a: {opening * number}x{closing * number}\n".encode()


def bomb(reference: str) -> bytes:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{other}: &{other} {reference % ((one,) * reference.count('%'))}")
    return "\n".join(lines).encode()


# Each with a code that has to be among the findings.
SPECIMENS: dict[str, tuple[bytes, str]] = {
    "alias bomb": (bomb("[*%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s]"), "B104"),
    "merge bomb": (bomb("{<<: [*%s, *%s, *%s]}"), "B105"),
    "alias of itself": (b"a: &a [*a]\n", "B104"),
    "60,000 bytes of anchors": (b"a: [" + b"&a x," * 11_990 + b"]", "B104"),
    "python tag": (b"a: !!python/object/apply:os.system [id]\n", "B106"),
    "local tag": (b"a: !x y\n", "B106"),
    "binary": (b"a: !!binary aGVsbG8=\n", "B106"),
    "60,000 bytes of tags": (b"a: [" + b"!!x y," * 9_990 + b"]", "B106"),
    "env tag": (b"headline: !ENV HOME\n", "B106"),
    "duplicate key": (b"a: 1\na: 2\n", "B102"),
    "60,000 bytes of one key": (b"a: b\n" * 12_000, "B102"),
    "whole number as a key": (b"1: a\n", "B107"),
    "null as a key": (b"~: a\n", "B107"),
    "list as a key": (b"[a, b]: c\n", "B107"),
    "mapping as a key": (b"{a: b}: c\n", "B107"),
    "complex key": (b"? - a\n: b\n", "B107"),
    "5,000 digits": (b"headline: " + b"9" * 5_000 + b"\n", "B201"),
    "5,000 digits as a year": (b"published: " + b"9" * 5_000 + b"\n", "B204"),
    "5,000 digits of a fraction": (b"headline: 0." + b"9" * 5_000 + b"\n", "B201"),
    "infinity": (b"published: .inf\n", "B204"),
    "no date": (b"published: 2021-13-45\n", "B204"),
    "a date of the year zero": (b"published: 0000-00-00\n", "B204"),
    "100,000 levels in brackets": (levels("[", "]", 100_000), "B111"),
    "30,000 levels in brackets": (levels("[", "]", 30_000), "B110"),
    "30,000 levels unclosed": (levels("[", "", 30_000), "B110"),
    "10,000 levels in braces": (levels("{a: ", "}", 10_000), "B110"),
    "30,000 levels of lists": (b"- " * 30_000 + b"x\n", "B110"),
    "300 levels by indentation": (
        b"".join(b" " * n + b"a:\n" for n in range(300)) + b" " * 300 + b"a: b\n",
        "B110",
    ),
    "30,000 question marks": (b"? " * 30_000, "B107"),
    "NUL": (b"headline: a\0b\n", "B008"),
    "NUL at the end": (b"headline: a\n\0", "B008"),
    "escaped NUL": (b'headline: "a\\0b"\n', "B008"),
    "escape": (b"headline: a\x1b[31mb\n", "B008"),
    "encoded surrogate": (b"headline: a\xed\xa0\x80b\n", "B007"),
    "escaped surrogate": (b'headline: "a\\ud800b"\n', "B008"),
    "escape beyond Unicode": (b'headline: "\\UFFFFFFFF"\n', "B101"),
    "two documents": (b"headline: a\n---\nheadline: b\n", "B108"),
    "second document in a text": (b"headline: a\n...\nheadline: b\n", "B101"),
    "byte-order mark": (b"\xef\xbb\xbfheadlin: a\n", "B103"),
    "byte-order mark inside": (b"headline: a\xef\xbb\xbfb\n", "B010"),
    "UTF-16": ("headline: a\n".encode("utf-16"), "B007"),
    "UTF-16 without a mark": ("headline: a\n".encode("utf-16-le"), "B007"),
    "UTF-32": ("headline: a\n".encode("utf-32"), "B007"),
    "Latin-1": ("headline: café\n".encode("latin-1"), "B007"),
    "Windows-1252": ("headline: “a”\n".encode("cp1252"), "B007"),
    "tabs": (b"rights:\n\tholder: a\n", "B109"),
    "tab before a key": (b"\theadline: a\n", "B109"),
    "nothing": (b"", "B112"),
    "a comment alone": (b"# nothing\n", "B112"),
    "a list": (b"- a\n- b\n", "B112"),
    "a word": (b"word\n", "B112"),
    "unclosed quotation": (b'headline: "a\n', "B101"),
    "unclosed list": (b"topics: [a, b\n", "B101"),
    "directive": (b"%YAML 9.9\n---\nheadline: a\n", "B101"),
    "at and backtick": (b"headline: @a\n", "B101"),
    "too many values": (b"topics: [" + b"a," * 31_000 + b"]", "B111"),
    "too many empty lists": (b"topics: [" + b"[]," * 20_000 + b"]", "B111"),
    "too many values and a tab": (b"#\t\ntopics: [" + b"a," * 31_000 + b"]", "B111"),
    "60,000 bytes of commas": (b"a: [" + b"," * 60_000 + b"]", "B101"),
    "60,000 bytes of words in braces": (b"{" + b"a " * 30_000, "B101"),
    "60,000 escapes unclosed": (b'a: "' + b"\\n" * 30_000, "B101"),
    "a key of 60,000 letters": (b'"' + b"a" * 60_000 + b'": b', "B101"),
    "too many bytes": (b"headline: " + b"a" * MOST, "B111"),
    "a line of 60,000 letters": (b"headline: " + b"a" * 60_000, "B211"),
}


def findings(data: bytes, model: type[FileModel] = BriefModel) -> list[Diagnostic]:
    """All that is said of a file, as `load` says it. What raises is not caught."""
    document, found = read(data, HERE)
    if document is None:
        assert found
        return list(found)
    file, more = validate(model, document)
    if file is None:
        assert more
    elif isinstance(file, BriefModel):
        convert.metadata(file)
    elif isinstance(file, AnnotationsModel):
        convert.decisions(file)
    return [*found, *more]


def well_formed(found: list[Diagnostic], data: bytes) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for one in found:
        assert one.rule in RULES.values()
        assert 1 <= one.line <= lines
        assert 1 <= one.column <= len(data) + 2
        assert one.message
        assert len(str(one).splitlines()) == 1
        str(one).encode()


@cache
def yardstick() -> float:
    """The CPU seconds of a good file of the size that is allowed: what half a second is held to.

    With a tab, so that it is read as a file with a fault is.
    """
    line = b"- {exact: some words of the article, prefix: what is before them}\n"
    start = time.process_time()
    read(b"#\t\na:\n" + line * ((MOST - 6) // len(line)), HERE)
    return time.process_time() - start


def in_time(seconds: float) -> bool:
    """Within half a second, or what a good file of the most bytes takes on a slow machine."""
    return seconds < max(0.5, 1.5 * yardstick())


@pytest.mark.parametrize("name", SPECIMENS)
def test_specimen(name: str, counted: Counted) -> None:
    data, code = SPECIMENS[name]
    start = time.process_time()
    found = findings(data)
    seconds = time.process_time() - start
    assert in_time(seconds)
    well_formed(found, data)
    assert code in {one.code for one in found}, [str(one) for one in found][:3]
    if seconds > 0.1:
        counted(f"YAML of {name}: {seconds:.2f} s")


def test_they_are_counted(counted: Counted) -> None:
    assert len(SPECIMENS) >= 60
    counted(f"{len(SPECIMENS)} YAML specimens: declared findings with a place")


PIECES = [
    *(b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!!x ", b"<<: ", b"? ", b": ", b"- ", b"\t", b"\n"),
    *(b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"---\n", b"...\n", b"%", b"@"),
    *(b"|", b">", b"'", b'"', b"#", b"\\", b"\xe2\x80\xae", b"\r", b"\x85", b"\xe2\x80\xa8"),
    *(b"99999999999999999999", b"~", b"null", b"true", b"2021-13-45", b"  ", b",", b"`"),
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` with one to four small things done to it."""
    made = bytearray(data)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(made) + 1)
        to = min(len(made), at + chance.choice((1, 1, 1, 3, 10, 40)))
        match chance.randrange(6):
            case 0:
                del made[at:to]
            case 1:
                made[at:at] = chance.choice(PIECES)
            case 2:
                made[at:to] = chance.choice(PIECES)
            case 3:
                made[at:at] = made[at:to] * chance.choice((1, 2, 20))
            case 4 if made:
                made[min(at, len(made) - 1)] ^= 1 << chance.randrange(8)
            case _:
                lines = bytes(made).splitlines(keepends=True)
                chance.shuffle(lines)
                made = bytearray(b"".join(lines))
    return bytes(made)


def test_mutations(counted: Counted) -> None:
    chance = random.Random(4)
    sources = (
        (GOOD, BriefModel),
        (
            (FOLDER / "annotations.yml").read_bytes()[:1_500].rsplit(b"\n  - ", 1)[0],
            AnnotationsModel,
        ),
    )
    number, silent, slowest = times(1_000, 20_000), 0, 0.0
    for round_ in range(number):
        source, model = sources[round_ % 2]
        data = mutated(source, chance)
        start = time.process_time()
        found = findings(data, model)
        slowest = max(slowest, time.process_time() - start)
        well_formed(found, data)
        silent += not found
    assert in_time(slowest)
    assert silent < number / 2, "mutations that change nothing would prove nothing"
    counted(
        f"{number:,} mutations of good YAML, {silent:,} still good: 0 undeclared errors,"
        f" {slowest:.2f} s at most"
    )
