"""Speaker labels: ``PENCE: We never said so.`` at the head of a paragraph or line.

A label is a name in capitals, or one of several names in an article that are each followed by a
colon at the head of a line. "Q:" and "A:" name nobody and are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from annotated_briefs.attribute.extent import merge
from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import Article, Span

_LABEL = re.compile(
    r"^(?P<name>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}):[ \u00a0]+(?P<words>\S[^\n]*)",
    re.MULTILINE,
)
_TURNS = 3
"""So many labelled lines make a transcript; a headline "Poll: ..." stands alone."""


def speaker_turns(article: Article, tree: Tree) -> Iterator[Found]:
    """Every labelled turn of a transcript, as an attribution whose cue is the colon."""
    turns = [m for m in _LABEL.finditer(article.text) if len(m["name"]) > 1]
    names = [m["name"] for m in turns]
    transcript = len(turns) >= _TURNS and len(set(names)) < len(names)
    starts = [token.start for token in tree.tokens]
    for turn in turns:
        if not (transcript or turn["name"].isupper()) or "http" in turn["name"]:
            continue
        label = _tokens(starts, Span(*turn.span("name")))
        colon = _tokens(starts, Span(turn.end("name"), turn.end("name") + 1))
        if label[0] < label[1] and colon[0] < colon[1]:
            cue = Cue(colon[0], colon, CueKind.SPEAKER_LABEL, frozenset())
            content = merge(article.text, [Span(turn.start("words"), _end(turn))])
            yield Found(cue, Source(label[1] - 1, label), content, "label")


def _end(turn: re.Match[str]) -> int:
    return turn.start("words") + len(turn["words"].rstrip(" .\u00a0"))


def _tokens(starts: list[int], span: Span) -> Range:
    return bisect_left(starts, span.start), bisect_left(starts, span.end)
