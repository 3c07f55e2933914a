"""The HTML blocks of a generated page, found by counting tags instead of by a parser.

A generated page is mostly HTML that stands in blocks of its own, with blank lines around them.
Python-Markdown keeps such a block as it is, after it has parsed it twice to find its end and its
anchors, in Python.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_START = re.compile(r"(?:\A|(?<=\n\n))<([a-z][a-z0-9]*)(?:\s[^<>]*)?>", re.MULTILINE)
_ID = re.compile(r"""\sid="([^"<>]*)"[^<>]*>""")
_NAME = re.compile(r"""<a\s[^<>]*?\bname="([^"]*)\"""")
_VERBATIM = ("```", "~~~", "<!", "<?")
"""In what these begin, a tag may be no tag. None stands in a page of ours."""
_UNCLOSED = frozenset({"hr", "script", "style", "textarea"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page: Markdown, and the HTML block behind it."""

    before: str
    block: str
    """With a line end behind it where a blank line follows; empty at the end of the page."""


def divide(text: str, is_block: Callable[[str], bool]) -> list[Part] | None:
    """``text`` in parts, the last with no block; None where it takes a parser to tell.

    ``is_block`` tells by its name whether an element is one of blocks. Joined, the parts are
    ``text``, but for the line end behind each block.
    """
    if any(mark in text for mark in _VERBATIM):
        return None
    return list(_parts(text, is_block))


def _parts(text: str, is_block: Callable[[str], bool]) -> Iterator[Part]:
    start = at = 0
    while found := _START.search(text, at):
        end = _end(text, found, is_block)
        if end is None:
            at = found.end()
            continue
        # As Python-Markdown's own: a blank line behind belongs to the block.
        block = text[found.start() : end] + "\n" * text.startswith("\n\n", end)
        yield Part(text[start : found.start()], block)
        start = at = end
    yield Part(text[start:], "")


def _end(text: str, start: re.Match[str], is_block: Callable[[str], bool]) -> int | None:
    """Where the block that begins at ``start`` ends; None where that takes a parser to tell."""
    name = start[1]
    if name in _UNCLOSED or "markdown" in start[0] or not is_block(name):
        return None
    depth = 0
    for tag in re.compile(rf"<(/?){name}(?=[\s>])[^<>]*>").finditer(text, start.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end() if text.startswith("\n", tag.end()) else None
    return None


def anchors(block: str) -> set[str]:
    """What may be linked to in ``block``: a bracket within a tag, or in a text, is encoded."""
    found = set(_ID.findall(block))
    return found.union(_NAME.findall(block)) if "name=" in block else found
