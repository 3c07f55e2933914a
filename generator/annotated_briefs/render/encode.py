"""Text as data: the one way in which an article's or a contributor's words enter a page.

Every character that Markdown, its extensions or HTML could act on becomes a numeric character
reference, so that the words mean themselves in an HTML block, in a line of Markdown, in a heading
and in an attribute alike. Jinja's `finalize` applies it to every value a template prints.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

_ACTIVE = re.compile(
    r"[&<>\"'`*_{}\[\]()#+!|\\~=^:/@$%]"  # markup of Markdown, of its extensions, and of HTML
    r"|(?<![A-Za-z])[.\-]"  # list markers, rules, front matter
    r"|^\t|^ (?=[ \t])"  # an indented line is code
    r"|[\u2028\u2029]"  # line ends to some readers
)
_INERT = re.compile(r"[A-Za-z0-9,;?“”‘’–—…]*(?: [A-Za-z0-9,;?“”‘’–—…]+)*")
"""Words without anything that is encoded below."""
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls and noncharacters: HTML forbids them, also as references (``&#150;`` is a dash to a
browser), and Python-Markdown uses two as marks of its own."""
_BREAK = re.compile(r"[ \t]*[\n\x85][ \t]*")


@lru_cache(maxsize=1 << 15)
def encode(text: str, *, line_break: str = " ") -> Markup:
    """``text`` as inert markup on one line, its line breaks as ``line_break``.

    In an article they are ``&#10;``, which the style sheet shows as a break. What is printed again
    and again (a class, a cell of a table) is encoded once.
    """
    if _INERT.fullmatch(text):
        return Markup(text)  # noqa: S704 - nothing to encode
    line = _BREAK.sub("\n", _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text))
    encoded = _ACTIVE.sub(lambda m: f"&#{ord(m.group())};", line)
    return Markup(encoded.replace("\n", line_break))  # noqa: S704 - encoded


def printed(value: object) -> str:
    """What a template prints of ``value``: encoded, unless a template or this package made markup.

    A page prints a thousand values, most of them markup already.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return encode(value)
    return str(value) if isinstance(value, int) else escape(value)
