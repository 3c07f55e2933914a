"""Speaker labels: ``PENCE: We never said so.`` at the head of a paragraph or line.

A label is a name in capitals, with or without what its bearer is, or one of several names in an
article that are each followed by a colon at the head of a line. A transcript that is quoted whole
has a mark before the name. In an interview set as "Q:" and "A:" the answers are statements of
somebody whom the label does not name; the questions are the outlet's own, and so are those of a
name that does nothing but ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefs.attribute.extent import merge
from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article, Span

_LABEL = re.compile(
    r"""^["“]?(?P<name>(?:[A-Z][\w.'’-]*)(?:\ [A-Z][\w.'’-]*){0,3})
        (?P<role>,\ [A-Z][A-Z\ ,.'’&-]{1,80}|\ \([^()\n]{1,40}\))?
        (?P<colon>:)[ \u00a0]+(?P<words>\S[^\n]*)""",
    re.MULTILINE | re.VERBOSE,
)
_ASKED = re.compile(
    r"^(?P<name>Q|A|Question|Answer)(?P<colon>[:.])[ \u00a0]+(?P<words>\S[^\n]*)", re.MULTILINE
)
_MARKS = frozenset('"“”')
_TURNS = 3
"""So many labelled lines make a transcript; a headline "Poll: ..." stands alone."""


def speaker_turns(article: Article, tree: Tree) -> Iterator[Found]:
    """Every labelled turn of a transcript, as an attribution whose cue is the colon."""
    listed = words("labels")
    turns = [
        m
        for m in _LABEL.finditer(article.text)
        if len(m["name"]) > 1 and m["name"].lower() not in listed and "http" not in m["name"]
    ]
    names = [m["name"] for m in turns]
    transcript = len(turns) >= _TURNS and len(set(names)) < len(names)
    told = {m["name"] for m in turns if not _asks(m)}
    for turn in turns:
        spoken = turn["name"] in told if transcript else turn["name"].isupper()
        if spoken and (found := _turn(article, tree, turn)) is not None:
            yield found
    yield from _answers(article, tree)


def _asks(turn: re.Match[str]) -> bool:
    return turn["words"].rstrip(" \u00a0\"”'’").endswith("?")


def _answers(article: Article, tree: Tree) -> Iterator[Found]:
    """The answers of an interview, each with the paragraphs up to the next question."""
    turns = list(_ASKED.finditer(article.text))
    if not turns or turns[0]["name"][0] != "Q":
        return
    for number, turn in enumerate(turns):
        if turn["name"][0] == "A" and (found := _turn(article, tree, turn)) is not None:
            ends = turns[number + 1].start() if number + 1 < len(turns) else _end(turn)
            said = Span(turn.start("words"), max(_end(turn), _trimmed(article.text, ends)))
            yield Found(found.cue, found.source, (said,), "answer")


def _trimmed(text: str, end: int) -> int:
    return len(text[:end].rstrip(" \n.\u00a0"))


def _turn(article: Article, tree: Tree, turn: re.Match[str]) -> Found | None:
    label = tree.tokens_of(Span(*turn.span("name")))
    colon = tree.tokens_of(Span(*turn.span("colon")))
    if not label or not colon or label[-1] > colon[0]:
        return None
    cue = Cue(colon[0], (colon[0], colon[-1] + 1), CueKind.SPEAKER_LABEL, frozenset())
    content = merge(article.text, [Span(turn.start("words"), _end(turn))])
    return Found(cue, Source(label[-1], (label[0], label[-1] + 1)), content, "label")


def _end(turn: re.Match[str]) -> int:
    said = turn["words"].rstrip(" \u00a0")
    if turn.group()[0] in _MARKS and said[-1] in _MARKS:
        said = said[:-1]
    return turn.start("words") + len(said.rstrip(" .\u00a0"))
