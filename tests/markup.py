"""HTML as the tests read it: through html5lib, which reads as browsers do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib


def parse(source: str) -> Element:
    """The document of ``source``."""
    tree: Element = html5lib.parse(source, namespaceHTMLElements=False)
    return tree


def read(path: Path) -> Element:
    return parse(path.read_text("utf-8"))


def errors(fragment: str) -> list[Any]:
    """What an HTML validator's parser has against ``fragment``, the body of a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parseFragment(fragment)
    return list(parser.errors)


def fragment(source: str) -> Element:
    """``source`` as the content of one ``div``."""
    div = Element("div")
    parsed = html5lib.parseFragment(source, namespaceHTMLElements=False)
    div.text = parsed.text
    div.extend(list(parsed))
    return div


def elements(tree: Element) -> Iterator[Element]:
    """Every element of ``tree`` in order, comments left out."""
    return (e for e in tree.iter() if isinstance(e.tag, str))


def by_class(tree: Element, name: str) -> list[Element]:
    return [e for e in elements(tree) if name in (e.get("class") or "").split()]


def text(tree: Element) -> str:
    """The words of ``tree`` with its white space as it stands, comments left out."""
    parts = [tree.text or ""] if isinstance(tree.tag, str) else []
    for child in tree:
        parts += [text(child), child.tail or ""]
    return "".join(parts)


def words(tree: Element) -> str:
    """The words of ``tree`` on one line."""
    return " ".join(text(tree).split())
