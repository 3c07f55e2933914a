"""PolNeAR's training part as the models see it: articles read, gold statements as token sets."""

from __future__ import annotations

import importlib.util
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotated_briefs.attribute.continuation import continue_speech
from annotated_briefs.attribute.found import CueKind, Found
from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.quotes import Quotation, find_quotations
from annotated_briefs.attribute.search import search, tree_of
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Analysis, Article, Span
from annotated_briefs.parses import analyses
from annotated_briefs.text import decode, split

NAMES = frozenset({"PROPN", "NUM", "SYM", "X"})
_SELDOM = 3
"""Words and cues met less often than this are not learned."""
LEARNED, ASKED = 0.06, 0.1
"""The least share of a word's places in which it is a cue, for it to be learned from, and for it to
be asked about later: what is asked about costs time."""


@dataclass(frozen=True)
class Gold:
    """One annotated statement: token indexes, and the standoff record for the scorer."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    raw: dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One article with what the rules find and what the annotators marked."""

    name: str
    article: Article
    tree: Tree
    quotations: tuple[Quotation, ...]
    rules: tuple[Found, ...]
    gold: tuple[Gold, ...]

    def context(self, vocabulary: frozenset[str]) -> Context:
        return Context(self.tree, self.rules, self.quotations, vocabulary)


def scorer(shared: Path) -> Any:
    """The scorer of the measuring data, as a module."""
    spec = importlib.util.spec_from_file_location(
        "score_attribution", shared / "tools" / "score_attribution.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples(shared: Path, *, cache: Path | None = None) -> Iterator[Example]:
    """The articles of the training part in the order of their names.

    ``cache`` keeps the analyses from one run to the next.
    """
    folder = shared / "corpora" / "polnear" / "train"
    gold = scorer(shared).load_gold(str(folder))
    names = sorted(gold)
    articles = [split(decode((folder / "text" / f"{n}.txt").read_bytes())) for n in names]
    for name, article, analysis in zip(names, articles, analyses(articles, cache), strict=True):
        _, versions = gold[name]
        yield _example(name, article, analysis, versions[0][1])


def _example(
    name: str, article: Article, analysis: Analysis, raw: Iterable[dict[str, Any]]
) -> Example:
    quotations = find_quotations(article)
    tree = tree_of(article, analysis, quotations)
    found = continue_speech(article, tree, search(article, tree, quotations), quotations)
    rules = tuple(f for f in found if f.cue.kind is not CueKind.SPEAKER_LABEL)
    gold = tuple(
        Gold(_tokens(tree, r["source"]), _tokens(tree, r["cue"]), _tokens(tree, r["content"]), r)
        for r in raw
    )
    return Example(name, article, tree, quotations, rules, gold)


def _tokens(tree: Tree, spans: Iterable[Iterable[int]] | None) -> frozenset[int]:
    return frozenset(i for start, end in spans or () for i in tree.tokens_of(Span(start, end)))


def vocabulary(corpus: Iterable[Example]) -> frozenset[str]:
    """The lemmas that features may name: in three articles at least, and no names or numbers.

    A lemma that is a name in half of its places or more is out, so that no weight tells of anyone.
    """
    plain: Counter[str] = Counter()
    named: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    for example in corpus:
        for token in example.tree.tokens:
            lemma = token.lemma.lower()
            if token.pos in NAMES:
                named[lemma] += 1
            else:
                plain[lemma] += 1
                where[lemma].add(example.name)
    return frozenset(
        lemma
        for lemma in plain
        if lemma.strip()
        and plain[lemma] > named[lemma]
        and len(where[lemma]) >= _SELDOM
        and not any(c.isdigit() for c in lemma)
    )


Word = tuple[str, str]
"""A lemma (or part of speech, for words outside the vocabulary) and its part of speech."""


def cue_heads(corpus: Iterable[Example], words: frozenset[str]) -> dict[str, dict[int, Gold]]:
    """By article, the one token that stands for each gold cue: the word that cites most often.

    Two statements with one cue become one with both contents.
    """
    contexts = [(example, example.context(words)) for example in corpus]
    inside: Counter[Word] = Counter()
    everywhere: Counter[Word] = Counter()
    for example, context in contexts:
        everywhere.update(_word(context, i) for i in range(len(context.words)))
        cues = {i for gold in example.gold for i in gold.cue}
        inside.update(_word(context, i) for i in cues)
    share = {w: n / everywhere[w] if n >= _SELDOM else 0.0 for w, n in inside.items()}
    heads: dict[str, dict[int, Gold]] = {}
    for example, context in contexts:
        at = heads.setdefault(example.name, {})
        for gold in example.gold:
            head = _head(context, gold.cue, share)
            if head is not None:
                at[head] = _joined(at[head], gold) if head in at else gold
    return heads


def _word(context: Context, i: int) -> Word:
    return context.words[i], context.tree[i].pos


_EMPTY = frozenset({"PUNCT", "SPACE", "DET", "PRON", "PART"})
_LIGHT = {"ADP": -0.25, "ADV": -0.25, "AUX": -0.25, "VERB": 0.2}


def _head(context: Context, cue: frozenset[int], share: Mapping[Word, float]) -> int | None:
    tree = context.tree

    def weight(i: int) -> float:
        top = tree[i].head not in cue or tree[i].head == i
        return share.get(_word(context, i), 0.0) + 0.3 * top + _LIGHT.get(tree[i].pos, 0.0)

    worded = [
        i for i in sorted(cue) if tree[i].pos not in _EMPTY or tree[i].text in {":", "-", "--"}
    ]
    return max(worded, key=weight, default=None)


def _joined(one: Gold, other: Gold) -> Gold:
    return Gold(
        one.source | other.source, one.cue | other.cue, one.content | other.content, one.raw
    )


def cue_words(
    corpus: Iterable[Example],
    words: frozenset[str],
    heads: Mapping[str, Mapping[int, Gold]],
    share: float,
) -> frozenset[str]:
    """``lemma/POS`` of what heads a cue three times at least, and in ``share`` of its places."""
    heading: Counter[Word] = Counter()
    everywhere: Counter[Word] = Counter()
    for example in corpus:
        context = example.context(words)
        for i in range(len(context.words)):
            if i not in example.tree.quoted:
                everywhere[_word(context, i)] += 1
        heading.update(_word(context, i) for i in heads[example.name])
    return frozenset(
        f"{lemma}/{pos}"
        for (lemma, pos), n in heading.items()
        if n >= _SELDOM and n >= share * everywhere[lemma, pos] and lemma not in NAMES
    )
