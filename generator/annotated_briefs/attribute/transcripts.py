"""Speaker labels: ``PENCE: We never said so.`` at the head of a paragraph or line.

A label is a name in capitals, or one of several names in an article that are each followed by a
colon at the head of a line. A transcript that is quoted whole has a mark before the name. "Q:" and
"A:" name nobody and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefs.attribute.extent import merge
from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article, Span

_LABEL = re.compile(
    r"^[\"“]?(?P<name>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}):[ \u00a0]+(?P<words>\S[^\n]*)",
    re.MULTILINE,
)
_MARKS = frozenset('"“”')
_TURNS = 3
"""So many labelled lines make a transcript; a headline "Poll: ..." stands alone."""


def speaker_turns(article: Article, tree: Tree) -> Iterator[Found]:
    """Every labelled turn of a transcript, as an attribution whose cue is the colon."""
    turns = [m for m in _LABEL.finditer(article.text) if len(m["name"]) > 1]
    names = [m["name"] for m in turns]
    transcript = len(turns) >= _TURNS and len(set(names)) < len(names)
    for turn in turns:
        if not (transcript or turn["name"].isupper()) or "http" in turn["name"]:
            continue
        label = tree.tokens_of(Span(*turn.span("name")))
        colon = tree.tokens_of(Span(turn.end("name"), turn.end("name") + 1))
        if label and colon and label[-1] < colon[0]:
            cue = Cue(colon[0], (colon[0], colon[-1] + 1), CueKind.SPEAKER_LABEL, frozenset())
            content = merge(article.text, [Span(turn.start("words"), _end(turn))])
            yield Found(cue, Source(label[-1], (label[0], label[-1] + 1)), content, "label")


def _end(turn: re.Match[str]) -> int:
    words = turn["words"].rstrip(" \u00a0")
    if turn.group()[0] in _MARKS and words[-1] in _MARKS:
        words = words[:-1]
    return turn.start("words") + len(words.rstrip(" .\u00a0"))
