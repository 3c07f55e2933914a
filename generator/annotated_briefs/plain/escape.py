"""Text as data in Markdown that is read as it is: by a program, a terminal, a reader of CommonMark.

The pages' own Markdown has references in the place of such characters (`render.encode`), which
nobody can read. Here a backslash stands before each character that CommonMark or GitHub's Markdown
could act on, so that words of strangers make no heading, no list, no link and no HTML.
"""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-z“‘(][A-Za-z0-9 ,;?“”‘’–—…()'\"/%.!-]*")
"""Nearly every line: nothing in it is active."""
_ACTIVE = re.compile(r"[\\`*_\[\]<>&~|^$#@]|:(?=//)|(?<=\])\(")
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_SPACE = re.compile(r"[\s\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_NO_ADDRESS = re.compile(r"[\x00-\x20<>()\\`\[\]\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def inert(text: str) -> str:
    """``text`` on one line, every character of it a character and nothing else.

    Runs of spaces and line breaks are one space: Markdown knows no others.
    """
    text = _SPACE.sub(" ", text).strip()
    if _PLAIN.fullmatch(text) and not _WWW.search(text):
        return text
    text = _ACTIVE.sub(r"\\\g<0>", _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text))
    text = _WWW.sub(r"\1\\.", text)
    # What begins a list, a rule or a definition where it stands first.
    if text[:1] in {"+", "-", "=", ":"}:
        return f"\\{text}"
    return _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text


def link(words: str, address: str) -> str:
    """A link; ``words`` are text, ``address`` is ours or was checked to be one of the web."""
    # Without the pointed brackets that CommonMark allows, for readers of llms.txt know them not.
    return f"[{inert(words) or 'without a name'}]({_encoded(address)})"


def _encoded(address: str) -> str:
    return _NO_ADDRESS.sub(
        lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8", "replace")), address
    )
