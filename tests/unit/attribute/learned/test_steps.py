"""The relations by which a path to the cue is named: what tells a comment from what is said."""

from __future__ import annotations

import pytest

from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.word_features import keys
from annotated_briefs.attribute.tree import Tree
from tests.unit.attribute.test_tree import parse

HEAD = "they/PRON/PRP/nsubj/1 say/VERB/VBP/ROOT/1 it/PRON/PRP/nsubj/3 sank/VERB/VBD/ccomp/1 "
VOCABULARY = frozenset({"say", "though", "when", "while", "and"})


@pytest.mark.parametrize(
    ("rest", "word", "step"),
    [
        (
            ",/PUNCT/,/punct/3 though/SCONJ/IN/mark/7 few/ADJ/JJ/nsubj/7 saw/VERB/VBD/advcl/3",
            "saw",
            "advcl:though",
        ),
        (
            "when/SCONJ/WRB/advmod/6 all/PRON/DT/nsubj/6 slept/VERB/VBD/advcl/3",
            "slept",
            "advcl:when",
        ),
        (",/PUNCT/,/punct/3 taking/VERB/VBG/advcl/3 most/ADJ/JJS/dobj/5", "taking", "advcl:VBG"),
        ("and/CCONJ/CC/cc/3 burnt/VERB/VBD/conj/3", "burnt", "conj"),
        (
            ",/PUNCT/,/punct/3 and/CCONJ/CC/cc/3 few/ADJ/JJ/nsubj/7 swam/VERB/VBD/conj/3",
            "swam",
            "conj+,",
        ),
        ("and/CCONJ/CC/cc/3 few/ADJ/JJ/nsubj/6 swam/VERB/VBD/conj/3", "swam", "conj+"),
    ],
)
def test_a_step_names_what_opens_the_clause(rest: str, word: str, step: str) -> None:
    tree = Tree(parse(HEAD + rest))
    context = Context(tree, (), (), VOCABULARY)
    at = next(i for i, token in enumerate(tree.tokens) if token.text == word)
    rows = list(keys(context, 1, (0, len(tree.tokens))))
    assert rows[at][0][2:4] == ("ccomp", step)
