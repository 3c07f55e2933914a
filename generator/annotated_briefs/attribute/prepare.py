"""What attribution and the sourcing counts both read an article by, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefs.attribute.quotes import Quotation, find_quotations
from annotated_briefs.attribute.search import tree_of
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Analysis, Article


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article's quotations, and its parse with what they tell of it."""

    quotations: tuple[Quotation, ...]
    tree: Tree


def prepare(article: Article, analysis: Analysis) -> Prepared:
    """The quotations and the tree of one article."""
    quotations = find_quotations(article)
    return Prepared(quotations, tree_of(article, analysis, quotations))
