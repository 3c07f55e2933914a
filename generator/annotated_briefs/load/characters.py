"""Characters that a reader cannot see, and bytes that are no text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from annotated_briefs.diagnostics import Diagnostic, Rule, quoted

_FORBIDDEN = re.compile("[\0\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile(
    "[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0001-\U000e007f]"
)
# Joiners are spelling in Persian and the Indic scripts and part of emoji; after a Latin letter, a
# mark or a space they are left over from a web page, and only keep a search from finding a word.
_JOINER = re.compile("\u00ad|(?<![^\x00-\u024f\\s])[\u200c\u200d]")
_MOST = 20
"""Findings of one kind in one file; more would only repeat themselves."""

_NAMES = {"\0": "NUL", "\x07": "BEL", "\x08": "BACKSPACE", "\x0c": "FORM FEED", "\x1b": "ESCAPE"}


def unseen(character: str) -> str:
    """``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    name = _NAMES.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()


def position_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the code point at ``offset``."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def suspicious(text: str) -> Iterator[tuple[int, Rule, str, str]]:
    """Offset, rule, message and hint of what a reader cannot see in ``text``, in order of kind."""
    kinds = (
        (_FORBIDDEN, Rule.BAD_CHARACTER, "may not stand in a text", "delete it"),
        (_CONTROL, Rule.CONTROL, "is a control character", "delete it or put a space"),
        (_INVISIBLE, Rule.INVISIBLE, "cannot be seen", "delete it, unless the spelling needs it"),
        (_JOINER, Rule.JOINER, "keeps a search from finding the word", "delete it"),
    )
    for pattern, rule, what, hint in kinds:
        for count, found in enumerate(pattern.finditer(text)):
            if count == _MOST:
                break
            yield found.start(), rule, f"the character {unseen(found.group())} {what}", hint


def in_text(text: str, path: Path) -> Iterator[Diagnostic]:
    """A finding for each character of ``text`` that a reader cannot see."""
    for offset, rule, message, hint in suspicious(text):
        line, column = position_of(text, offset)
        yield Diagnostic(path, line, column, rule, message, hint)


_MAGIC = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a document of an office program, or an archive",
    b"\xd0\xcf\x11\xe0": "a document of an office program",
    b"\x1f\x8b": "an archive",
    b"\x7fELF": "a program",
    b"{\\rtf": "a document of a word processor (RTF)",
}
"""How files begin that people take for a text because it is shown to them as one."""


def if_binary(data: bytes, path: Path) -> Diagnostic | None:
    """The finding that ``data`` is a document or a picture."""
    what = next((what for magic, what in _MAGIC.items() if data.startswith(magic)), None)
    return _no_text(what, path) if what else None


def _no_text(what: str, path: Path) -> Diagnostic:
    message = f"the file is {what}, not a text"
    hint = "save the words alone, as plain text in UTF-8"
    return Diagnostic(path, 1, 1, Rule.NOT_UTF8, message, hint)


_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype|html|head|body|meta|title"
    r"|header|article|section|main|div|p|h[1-6]|span|blockquote|figure|table|[ou]l)\b"
    r"[^<>]{0,400}>(?=.*</)",
    re.IGNORECASE | re.DOTALL,
)
"""How the source of a web page begins."""


def if_page(text: str, path: Path) -> Diagnostic | None:
    """The finding that ``text`` is a web page's source."""
    if not _PAGE.match(text):
        return None
    hint = 'put the words alone, or let "briefs new" take them out of the saved page'
    return Diagnostic(path, 1, 1, Rule.MARKUP, "the text is the source of a web page", hint)


_TAG = re.compile(
    r"</(?:a|b|i|u|p|q|s|em|strong|small|su[bp]|span|div|br|h[1-6]|[ou]l|li|blockquote|figcaption"
    r"|cite|t[drh]|table)\s{0,9}>|<(?:br|hr)\s{0,9}/?>|&(?:nbsp|amp|quot|[lr][ds]quo|[mn]dash|hellip);",
    re.IGNORECASE,
)


def if_tagged(text: str, path: Path) -> Iterator[Diagnostic]:
    """The finding that the source of a web page stands in ``text``, at its first tag or code."""
    if found := _TAG.search(text):
        line, column = position_of(text, found.start())
        message = f"{quoted(found.group())} is the source of a web page, and shown as it stands"
        hint = "take out what is not the article's words"
        yield Diagnostic(path, line, column, Rule.TAG_IN_TEXT, message, hint)


_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "save it as UTF-8: in most editors under Save as, Encoding"


def not_utf8(data: bytes, error: UnicodeDecodeError, path: Path) -> Diagnostic:
    """What is wrong with ``data`` that did not decode, at the first bad byte."""
    if found := if_binary(data, path) or if_utf16(data, path):
        return found
    before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
    line, column = position_of(before, len(before))
    message = f"byte 0x{data[error.start]:02X} is not UTF-8"
    if _is_windows(data):
        shown = data[error.start : error.start + 1].decode("cp1252")
        message = f"the file is in a Windows encoding, not UTF-8: here stands {shown!r} as one byte"
    return Diagnostic(path, line, column, Rule.NOT_UTF8, message, _SAVE_AS)


def _is_windows(data: bytes) -> bool:
    """Whether it reads as Windows-1252, and its letters beyond ASCII are no UTF-8 as a rule."""
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = [c for c in data.decode("utf-8", "replace") if c > "\x7f"]
    return 2 * beyond.count("\ufffd") > len(beyond)


def if_utf16(data: bytes, path: Path) -> Diagnostic | None:
    """The finding that ``data`` is UTF-16, by its mark or because every other byte is zero; or that
    it is no text at all, where zeros stand anywhere."""
    head = data[:200]
    many = len(head) > 3 and 3 * head.count(0) > len(head)
    if not many and not data.startswith(_UTF16_MARKS):
        return None
    fewer, more = sorted((head[::2].count(0), head[1::2].count(0)))
    if many and 4 * fewer > more:
        return _no_text("a program, or another file for machines", path)
    return Diagnostic(path, 1, 1, Rule.NOT_UTF8, "the file is UTF-16, not UTF-8", _SAVE_AS)
