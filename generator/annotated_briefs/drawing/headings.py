"""Generated pages that are headings and HTML blocks, as a brief is, a line at a time.

What Python-Markdown makes of a heading, or of a plain paragraph, does not depend on what stands
around it, but for anchors that two headings would share. So each is converted by itself, and one
that many pages have only once.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import TableOfContents, get_toc

from annotated_briefs.drawing import blocks

_LINE = re.compile(r"#{1,6} [^\n\[\]`|]+|(?:[A-Z]|[0-9]+ )[^\n\[\]<>`|*_{}\\]+")
"""A heading, or a paragraph of words."""
_LINES = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_MOST_KEPT = 1 << 12


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as HTML."""

    content: str
    toc: TableOfContents
    anchors: set[str]


@dataclass(frozen=True, slots=True)
class _Line:
    html: str
    tokens: list[dict[str, Any]]
    """The heading as the extension ``toc`` lists it; of a paragraph, none."""
    anchors: set[str]
    """Of elements within it."""


class Headings:
    """Converts such pages as a site with this configuration has them."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._markdown = Markdown(
            extensions=[*config.markdown_extensions], extension_configs=config.mdx_configs or {}
        )
        self._known: dict[str, _Line | None] = {}

    def convert(self, text: str) -> Converted | None:
        """The page whose Markdown is ``text``; None where it is more than lines and blocks."""
        parts = blocks.divide(text, self._markdown.is_block_level)
        if parts is None:
            return None
        html: list[str] = []
        tokens: list[Any] = []
        anchors: set[str] = set()
        for part in parts:
            for line in _LINES.findall(part.before):
                found = self._line(line)
                if found is None:
                    return None
                html.append(found.html)
                anchors |= found.anchors
                tokens += [{**token, "children": []} for token in found.tokens]
            if part.block:
                html.append(part.block)
                anchors |= blocks.anchors(part.block)
        ids = Counter(token["id"] for token in tokens)
        if len(ids) < len(tokens):
            return None
        toc = get_toc(nest_toc_tokens(tokens))
        return Converted("\n".join(html).strip(), toc, anchors.union(ids))

    def _line(self, line: str) -> _Line | None:
        if line not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[line] = self._converted(line)
        return self._known[line]

    def _converted(self, line: str) -> _Line | None:
        if not _LINE.fullmatch(line):
            return None
        html = self._markdown.reset().convert(line)
        tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
        heading = line.startswith("#")
        return _Line(html, tokens, blocks.anchors(line)) if len(tokens) == heading else None
