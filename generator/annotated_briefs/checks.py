"""Checks that need both the records and an article's words; no model reads the text for them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from annotated_briefs.annotate.words import keys
from annotated_briefs.decide import decided_mentions
from annotated_briefs.decision_checks import doubtful_decisions
from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load import load
from annotated_briefs.load.characters import position_of
from annotated_briefs.memory import Forgetful, Memory
from annotated_briefs.model import (
    Article,
    Brief,
    Corpus,
    EntityId,
    Limits,
    Register,
    Selector,
    Span,
)
from annotated_briefs.resolve import ambiguous
from annotated_briefs.resolve.within import Within
from annotated_briefs.selectors import describe
from annotated_briefs.text import WORD, reading


def load_checked(
    root: Path,
    *,
    limits: Limits | None = None,
    changed: Mapping[Path, bytes | None] | None = None,
    memory: Memory | None = None,
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """`load`, and the names in the articles that only a person can settle.

    A brief with such a name is left out, as with any other error.
    """
    memory = memory or Forgetful()
    corpus, diagnostics = load(root, limits=limits, changed=changed, memory=memory)
    within = Within(corpus.register)
    doubts = [
        tuple(doubtful_names(brief, corpus.register))
        if brief.article and within.may_doubt(_keys_of(brief.article, memory))
        else ()
        for brief in corpus.briefs
    ]
    sound = tuple(b for b, found in zip(corpus.briefs, doubts, strict=True) if not found)
    everything = (
        *diagnostics,
        *(one for found in doubts for one in found),
        # What files are taken to hold has no lines in those that are there.
        *(one for b in corpus.briefs if not changed for one in doubtful_decisions(root, b)),
        *like_texts(corpus.briefs, memory),
    )
    return replace(corpus, briefs=sound), tuple(sorted(everything))


def _keys_of(article: Article, memory: Memory) -> frozenset[str]:
    return memory.recall(("keys", article.sha256), lambda: keys(article.text))


def doubtful_names(brief: Brief, register: Register) -> Iterator[Diagnostic]:
    """The names in the article that fit several records and on which nobody has decided."""
    article = brief.article
    if article is None:
        return
    decided = decided_mentions(article, brief.decisions)
    named = {id_ for id_ in decided.values() if id_ is not None}
    for span, ids in ambiguous(article, register, named=named):
        if any(one.overlaps(span) for one in decided):
            continue
        line, column = position_of(article.text, span.start)
        fits = " and ".join(_record(id_, register) for id_ in ids)
        yield Diagnostic(
            brief.folder / "article.txt",
            line,
            column,
            Rule.FITS_SEVERAL,
            f"{quoted(span.of(article.text))} fits {fits}",
            f"say which under `entities:` in annotations.yml: {_decision(article.text, span, ids)}",
        )


# ------------------------------------------------------------------ texts that are nearly the same

_SENTENCE = re.compile(r"[^.!?\n]+")
_SENTENCE_WORDS = 8
"""Shorter sentences are in many articles: "The police gave no reason."."""
_SHARED = 0.5


def like_texts(briefs: Sequence[Brief], memory: Memory) -> Iterator[Diagnostic]:
    """Each brief that shares half of its sentences, word for word, with one before it.

    Linear in the size of all texts, save for sentences that very many share.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for number, brief in enumerate(briefs):
        own = _sentences_of(brief, memory)
        sizes.append(len(own))
        shared = Counter(other for one in own for other in holders[one][:_MOST_HOLDERS])
        for one in own:
            holders[one].append(number)
        likely = max(shared, key=lambda n: (shared[n] / min(sizes[n], len(own)), -n), default=None)
        if likely is None or shared[likely] < max(2, _SHARED * min(sizes[likely], len(own))):
            continue
        other = briefs[likely]
        if brief.article and other.article and brief.article.sha256 != other.article.sha256:
            yield Diagnostic(
                brief.folder / "article.txt",
                1,
                1,
                Rule.LIKE_TEXT,
                f"{shared[likely]} of its {len(own)} longer sentences are those of "
                f"{other.folder.as_posix()}",
                "two versions of one article are one brief; two outlets' copies may both stay",
            )


_MOST_HOLDERS = 50
"""A sentence in more articles than this is a notice, and comparing them all would take long."""


def _sentences_of(brief: Brief, memory: Memory) -> set[str]:
    article = brief.article
    if article is None:
        return set()
    return memory.recall(("sentences", article.sha256), lambda: _sentences(article))


def _sentences(article: Article) -> set[str]:
    text = reading(article.text).casefold()
    pieces = (" ".join(WORD.findall(one)) for one in _SENTENCE.findall(text))
    return {piece for piece in pieces if piece.count(" ") >= _SENTENCE_WORDS - 1}


def _record(id_: EntityId, register: Register) -> str:
    return f"{id_} ({register.entities[id_].name})"


def _decision(text: str, span: Span, ids: Sequence[EntityId]) -> str:
    """The line that settles it, to be copied; the other records stand behind it as a comment."""
    others = "".join(f", or {id_}" for id_ in ids[1:])
    return (
        f"- {{target: {_target(describe(text, span))}, entity: {ids[0]}, by: YOUR NAME,"
        f" on: YYYY-MM-DD}} # {ids[0]}{others}; null if it names neither"
    )


def _target(selector: Selector) -> str:
    parts = {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    given = {key: value for key, value in parts.items() if value}
    # JSON's strings are YAML's, and safe inside braces.
    written = ", ".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in given.items())
    return f"{{{written}}}"
