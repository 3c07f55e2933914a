"""The blocks of a page: runs of words that no block-level element and no empty line parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from annotated_briefs.intake.found import Part
from annotated_briefs.intake.page import words
from annotated_briefs.intake.votes import count

SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "button", "select", "option"),
        *("textarea", "input", "iframe", "object", "embed", "audio", "video", "canvas", "map"),
        *("head", "title", "link", "meta", "datalist", "dialog"),
    )
)
BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main"),
        *("menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"),
        *("th", "thead", "tr", "ul"),
    )
)
HEADS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_GENERATED = re.compile(r"[\d]+|(?<=[-_])[\w]*\d[\w]*")
_BREAK = "\n"


@dataclass(frozen=True)
class Segment:
    """A block of a page."""

    text: str
    """With the page's own line breaks (``br``) as newlines."""
    element: HtmlElement
    """The nearest block-level element around it."""
    linked: float = 0.0
    """How much of it is in links, from 0 to 1, by the character."""

    @cached_property
    def words(self) -> int:
        """How many."""
        return count(self.text)

    @cached_property
    def make(self) -> tuple[str, ...]:
        """Tags and classes of its element and the one around it: blocks of one kind share them."""
        around = (self.element, self.element.getparent())
        return tuple(
            f"{e.tag} {_GENERATED.sub('', e.get('class') or '')}" for e in around if e is not None
        )

    @cached_property
    def part(self) -> Part:
        """A subhead by its tag, else a paragraph. The headline is told from subheads elsewhere."""
        return Part.SUBHEAD if self.element.tag in HEADS | {"h1"} else Part.PARAGRAPH

    def inside(self, place: HtmlElement) -> bool:
        """Whether it stands in ``place``."""
        return self.element is place or place in self.element.iterancestors()


def segments(tree: HtmlElement) -> list[Segment]:
    """The blocks of ``tree`` in the page's order. No recursion: pages nest deeply."""
    maker = _Maker()
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walker:
        silent = not isinstance(node.tag, str) or node.tag in SILENT
        if event == "start":
            if silent:
                walker.skip_subtree()
            else:
                maker.start(node)
        else:
            if not silent:
                maker.end(node)
            if node is not tree:
                maker.add(node.tail)
    maker.flush(tree)
    return maker.found


class _Maker:
    """Collects the words of a block until it ends."""

    def __init__(self) -> None:
        self.found: list[Segment] = []
        self._open: list[HtmlElement] = []
        self._text: list[str] = []
        self._seen = False
        self._linked = 0
        self._links = 0

    def start(self, node: HtmlElement) -> None:
        if node.tag == "br":
            self._text.append(_BREAK)
        elif self._is_block(node):
            if self._open:
                self.flush(self._open[-1])
            self._open.append(node)
        elif node.tag in ("td", "th") and self._seen:
            self._text.append(" | ")
        self._links += node.tag == "a"
        self.add(node.text)

    def end(self, node: HtmlElement) -> None:
        self._links -= node.tag == "a"
        if self._open and self._open[-1] is node:
            self.flush(node)
            self._open.pop()

    def add(self, text: str | None) -> None:
        if text:
            self._text.append(re.sub(r"\s+", " ", text))
            self._seen = self._seen or not text.isspace()
            self._linked += len("".join(text.split())) if self._links else 0

    def flush(self, node: HtmlElement) -> None:
        text = "".join(self._text)
        size = len("".join(text.split())) or 1
        for piece in re.split(r"\n\s*\n", text):
            lines = [line for line in map(words, piece.split("\n")) if line]
            if lines:
                self.found.append(Segment("\n".join(lines), node, min(1.0, self._linked / size)))
        self._text.clear()
        self._seen = False
        self._linked = 0

    @staticmethod
    def _is_block(node: HtmlElement) -> bool:
        """Cells of a table of words are parts of a line; those of a page's layout are blocks."""
        if node.tag in ("td", "th"):
            return any(e.tag in BLOCKS for e in node.iterdescendants())
        return node.tag in BLOCKS
