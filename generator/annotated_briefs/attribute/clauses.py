"""What clauses are made of, asked by several constructions."""

from __future__ import annotations

from annotated_briefs.attribute.tree import Tree


def is_infinitive(tree: Tree, i: int) -> bool:
    """ "**to sail**"."""
    return any(tree[c].text.lower() == "to" for c in tree.with_dep(i, "aux"))


def has_words(tree: Tree, low: int, high: int) -> bool:
    """Whether anything but marks and spaces stands there."""
    return any(tree[i].pos not in {"PUNCT", "SPACE"} for i in range(low, high))


def has_finite(tree: Tree, low: int, high: int) -> bool:
    """Whether the clause there has a finite verb or auxiliary."""
    return any(tree[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in range(low, high))


def has_subject(tree: Tree, low: int, high: int) -> bool:
    """Whether a subject stands there together with its verb."""
    return last_subject(tree, low, high) >= low


def last_subject(tree: Tree, low: int, high: int) -> int:
    """Where the last clause begins whose subject and verb stand there; -1 where there is none."""
    return max(
        (
            min(i, tree[i].head)
            for i in range(low, high)
            if tree[i].dep in {"nsubj", "nsubjpass", "expl"} and low <= tree[i].head < high
        ),
        default=-1,
    )
