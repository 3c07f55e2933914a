"""Slips of the parser that rules can see: a reporting verb hung on the words that it reports.

``He said it was late and added that ...``: "added" belongs to "said", though the parser often
strings it to "was". The same with "..., adding that" and "..., saying that".
"""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.model import Token


def mended_heads(tokens: Sequence[Token]) -> list[int]:
    """The head of every token, reporting verbs hung on the reporting verb before them."""
    heads = [token.head for token in tokens]
    with_subject = {t.head for t in tokens if t.dep in {"nsubj", "nsubjpass", "csubj"}}
    marked = {t.head for t in tokens if t.dep in {"mark", "aux"} and t.text.lower() != "had"}
    for i, token in enumerate(tokens):
        if i in marked or not _reports(token):
            continue
        if i in with_subject and not _after_comma_and(tokens, i):
            continue
        outer = _outer(tokens, i)
        if outer is None:
            continue
        if (token.dep == "conj" and token.tag == tokens[outer].tag and token.tag in _FINITE) or (
            token.dep == "advcl" and token.tag == "VBG" and tokens[i - 1].text == ","
        ):
            heads[i] = outer
    return heads


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _after_comma_and(tokens: Sequence[Token], i: int) -> bool:
    """Whether ", and" or ", but" opens the clause of ``i`` (it may have a subject of its own)."""
    for k in range(i - 1, max(0, i - 8), -1):
        if tokens[k].pos == "CCONJ":
            return tokens[k - 1].text == ","
        if tokens[k].pos in {"VERB", "AUX", "PUNCT"}:
            return False
    return False


def _reports(token: Token) -> bool:
    return token.pos == "VERB" and bool(
        {"quote", "object"} & tagged("verbs").get(token.lemma.lower(), frozenset())
    )


def _outer(tokens: Sequence[Token], i: int) -> int | None:
    """The reporting verb whose clause to its right the token at ``i`` hangs in."""
    at = tokens[i].head
    for _ in range(8):
        token = tokens[at]
        if token.head == at:
            return None
        if token.dep == "ccomp" and at > token.head and _reports(tokens[token.head]):
            return token.head
        at = token.head
    return None
