"""Checks that need both the records and an article's words; no model reads the text for them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from annotated_briefs.decide import decided_mentions
from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load import load
from annotated_briefs.load.characters import position_of
from annotated_briefs.model import Brief, Corpus, EntityId, Register, Selector, Span
from annotated_briefs.resolve import ambiguous
from annotated_briefs.selectors import describe


def load_checked(
    root: Path,
    *,
    text_limit: int = 200_000,
    changed: Mapping[Path, bytes | None] | None = None,
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """`load`, and the names in the articles that only a person can settle.

    A brief with such a name is left out, as with any other error.
    """
    corpus, diagnostics = load(root, text_limit=text_limit, changed=changed)
    doubts = [tuple(doubtful_names(brief, corpus.register)) for brief in corpus.briefs]
    sound = tuple(b for b, found in zip(corpus.briefs, doubts, strict=True) if not found)
    everything = (*diagnostics, *(one for found in doubts for one in found))
    return replace(corpus, briefs=sound), tuple(sorted(everything))


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
