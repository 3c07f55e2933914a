"""A saved page's bytes as a tree. Whatever is in them, this ends with a tree or with None."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import charset_normalizer
import webencodings
from lxml import etree, html
from lxml.html import HtmlElement

# Where browsers look for a declared encoding (HTML Standard, "prescan a byte stream").
PRESCAN = 4096
# What is longer was not written by one person in one piece; libraries take minutes over it.
LONGEST = 12_000_000
# What is deeper is hostile: libraries walk trees by recursion. Pages of newspapers reach 60.
DEEPEST = 200

# No element of a page that is meant for readers has more; libraries search them all.
ATTRIBUTES = 100

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""", re.I)
# Data for scripts, or pictures: no attribute of such a tag is looked at.
_LONG_TAG = re.compile(r"<([a-zA-Z]\w*)\s[^<>]{50000,}>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data``: by byte order mark, HTTP's ``encoding``, the page's own word, a guess.

    Labels mean what browsers take them to mean (``latin-1`` is windows-1252). Bytes that do not
    fit become U+FFFD; control characters go; what is no text at all is empty.
    """
    data = data[:LONGEST]
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    label = None if marked else _label(data, encoding)
    if marked or (label and label.name.startswith("utf-16")):
        text, _ = webencodings.decode(data, label or "utf-8", errors="replace")
    elif _is_binary(data):
        text = ""
    elif label:
        text, _ = webencodings.decode(data, label, errors="replace")
    else:
        text = _guess(data)
    return _CONTROL.sub("", text)


def _is_binary(data: bytes) -> bool:
    """Whether it is a picture or the like: one control character in twenty, as text never has."""
    start = data[:PRESCAN]
    return sum(b < 9 or 13 < b < 32 for b in start) * 20 > len(start)


def _label(data: bytes, encoding: str | None) -> webencodings.Encoding | None:
    """The encoding that is stated, where the bytes bear it out."""
    found = [
        m.group(1).decode("ascii") for p in (_XML, _DECLARED) if (m := p.search(data[:PRESCAN]))
    ]
    for name in (encoding, *found):
        known = webencodings.lookup(name) if name else None
        if known is None:
            continue
        # A page that was found by its "meta" is no UTF-16, whatever it says: so the HTML Standard.
        if known.name.startswith("utf-16") and name != encoding:
            known = webencodings.UTF8
        if _bears_out(data, known) or not _is_utf8(data):
            return known
    return None


def _bears_out(data: bytes, known: webencodings.Encoding) -> bool:
    try:
        known.codec_info.decode(data, "strict")
    except (UnicodeError, ValueError):
        return False
    return True


def _is_utf8(data: bytes) -> bool:
    return _bears_out(data, webencodings.UTF8)


def _guess(data: bytes) -> str:
    if _is_utf8(data):
        return data.decode("utf-8")
    best = charset_normalizer.from_bytes(data[:200_000]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def parse(text: str) -> HtmlElement | None:
    """The tree of a page without comments; None where nothing can be made of it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        source = _LONG_TAG.sub(r"<\1>", text).encode("utf-8", "replace")
        tree = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    if not _shallow(tree):
        return None
    for element in tree.iter():
        if len(element.attrib) > ATTRIBUTES:
            element.attrib.clear()
    return tree


def _shallow(tree: HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return False
    return True


def words(text: str) -> str:
    """``text`` on one line with single spaces, without invisible characters."""
    return " ".join(re.sub(r"[\u00ad\u200b\u200e\u200f\u2060\ufeff]", "", text).split())


def content(element: HtmlElement) -> str:
    """The words that stand in an element, on one line; of scripts and styles nothing."""
    return words("".join(_pieces(element)))


def _pieces(element: HtmlElement) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if node.tag in ("script", "style", "noscript", "template", "svg"):
                walker.skip_subtree()
            elif node.text:
                yield " " + node.text if node.tag in ("br", "p", "div", "li") else node.text
        elif node is not element and node.tail:
            yield " " + node.tail if node.tag in ("br", "p", "div", "li") else node.tail


def attribute(element: HtmlElement, name: str) -> str:
    """An attribute's words, lower case; empty where it is absent."""
    return (element.get(name) or "").casefold()
