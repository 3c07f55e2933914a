"""What a page says of itself for machines: JSON-LD, microdata, and ``meta`` elements.

JSON-LD is read as JSON, without its contexts: publishers write schema.org's names plainly.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from annotated_briefs.intake.page import content, words

Node = Mapping[str, Any]

# https://schema.org/Article and what is below it, with "Posting" for blogs and live blogs.
_ARTICLE = re.compile(r"(Article|Posting|Report)$")
_PAGE = re.compile(r"(WebPage|ItemPage)$")
# Nodes of JSON-LD that are looked at: more are no description of one article.
MOST_NODES = 5_000
MOST_NAMES = 200
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)"
    r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_ESCAPED = re.compile(r"&(?:#\d+|#x[\da-f]+|\w+);", re.I)


@dataclass(frozen=True, slots=True)
class Structured:
    """What the machine-readable parts of a page hold."""

    article: Node = field(default_factory=dict)
    """The JSON-LD node of the article, or that of the page where there is no article's."""
    is_article: bool = False
    by_id: Mapping[str, Node] = field(default_factory=dict)
    microdata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Properties of the first article in microdata: ``headline``, ``author`` ..."""
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """``content`` of the ``meta`` elements by their lower-case ``property``, ``name``."""

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first ``meta`` of these names that is not empty, with its name."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value, name
        return None

    def node(self, value: object) -> Node:
        """A JSON-LD value as a node: itself, or the node that its ``@id`` names."""
        if not isinstance(value, dict):
            return {}
        named = self.by_id.get(str(value.get("@id")))
        return named if named and len(value) <= 2 else value

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of one of the article's properties: of a list all, of a node its name."""
        return tuple(self.names(self.article.get(key)))

    def names(self, value: object) -> Iterator[str]:
        """The strings in a value: itself, its items, the ``name`` of a node."""
        pending = [value]
        for _ in range(MOST_NAMES):  # a node may be its own name
            if not pending:
                return
            item = pending.pop(0)
            if isinstance(item, str):
                yield from filter(None, [plain(item)])
            elif isinstance(item, list):
                pending[:0] = item[:50]
            elif isinstance(item, dict):
                name = self.node(item).get("name")
                pending[:0] = name if isinstance(name, list) else [name]


def read(tree: HtmlElement, headlines: Sequence[str] = ()) -> Structured:
    """What ``tree`` says of itself. ``headlines`` tell the article from others on the page."""
    nodes = list(_nodes(tree))
    by_id = {str(n["@id"]): n for n in reversed(nodes) if len(n) > 2 and "@id" in n}
    article = _main([n for n in nodes if is_a(n, _ARTICLE)], headlines)
    page = next((n for n in nodes if is_a(n, _PAGE)), {})
    return Structured(
        article=article or page,
        is_article=bool(article),
        by_id=by_id,
        microdata=_microdata(tree),
        meta=_meta(tree),
    )


def plain(text: str) -> str:
    """A string of metadata as words: entities that were escaped twice, and markup, resolved."""
    for _ in range(2):
        if not _ESCAPED.search(text):
            break
        text = entities.unescape(text)
    return words(re.sub(r"</?[a-zA-Z][^<>]{0,300}>", " ", text))


def is_a(node: Node, kind: re.Pattern[str]) -> bool:
    """Whether one of a node's types is of a kind."""
    types = node.get("@type")
    return any(
        kind.search(t)
        for t in (types if isinstance(types, list) else [types])
        if isinstance(t, str)
    )


# ------------------------------------------------------------------ JSON-LD


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    """Every JSON-LD node of the page, outer ones before those inside them."""
    pending: list[object] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold():
            pending.append(_json(script.text or ""))
    seen = 0
    while pending and seen < MOST_NODES:
        item = pending.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            pending.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            pending.extend(v for v in item if isinstance(v, dict | list))


def _json(text: str) -> object:
    """The JSON of a script, with what publishers often do to it mended; None where it is none."""
    for _ in range(2):
        text = _WRAPPING.sub("", text.strip())
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text), entities.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _main(articles: Sequence[Node], headlines: Sequence[str]) -> Node:
    """The page's own article: one with a known headline, else the first that says most."""
    known = {fold(h) for h in headlines}
    first = articles[:30]

    def weight(node: Node) -> tuple[bool, int]:
        headline = node.get("headline")
        given = sum(bool(node.get(k)) for k in ("headline", "datePublished", "author", "publisher"))
        return isinstance(headline, str) and fold(plain(headline)) in known, given

    return max(first, key=weight, default={})


def fold(text: str) -> str:
    """``text`` for comparing: no case, letters and figures only."""
    return re.sub(r"[\W_]+", "", text.casefold())


# ------------------------------------------------------------------ microdata and meta


def _microdata(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    scope = next(
        (e for e in tree.iter() if _ARTICLE.search((e.get("itemtype") or "").rstrip("/"))), None
    )
    if scope is None:
        return {}
    found: dict[str, list[str]] = {}
    for element in scope.iterdescendants():
        for name in (element.get("itemprop") or "").split():
            if _owner(element) is scope:
                found.setdefault(name, []).extend(filter(None, [_value(element)]))
    return {name: tuple(values) for name, values in found.items()}


def _owner(element: HtmlElement) -> HtmlElement | None:
    return next(
        (e for e in element.iterancestors() if e.get("itemscope") is not None or e.get("itemtype")),
        None,
    )


def _value(element: HtmlElement) -> str:
    """A property's value: the attribute for it, the ``name`` of a nested item, or the words."""
    if element.get("itemscope") is not None:
        name = next(
            (e for e in element.iterdescendants() if "name" in (e.get("itemprop") or "")), None
        )
        return _value(name) if name is not None else ""
    for key in ("content", "datetime"):
        if element.get(key):
            return plain(element.get(key) or "")
    return "" if element.tag in ("img", "link") else content(element)[:2_000]


def _meta(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = plain(element.get("content") or "")
        named = " ".join(element.get(k) or "" for k in ("property", "name", "itemprop"))
        for name in dict.fromkeys(named.casefold().split()):
            if value:
                found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}
