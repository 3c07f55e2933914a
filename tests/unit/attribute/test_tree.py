"""The parse, built by hand: no model is needed."""

from __future__ import annotations

from annotated_briefs.attribute.repair import mended_heads
from annotated_briefs.attribute.sources import antecedent, noun_phrase, subject
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Analysis, Sentence, Span, Token


def parse(rows: str) -> Analysis:
    """A parse from ``word/POS/TAG/dep/head`` rows; ``head`` is the index of the head."""
    tokens: list[Token] = []
    words = [row.split("/") for row in rows.split()]
    text, at = "", 0
    for word, pos, tag, dep, head in words:
        tokens.append(Token(at, at + len(word), word, word.lower(), pos, tag, dep, int(head), 0))
        text += word + " "
        at = len(text)
    sentence = Sentence(Span(0, at - 1), 0, 0, len(tokens))
    return Analysis("by hand", text.strip(), tuple(tokens), (sentence,), ())


SAID = (
    "The/DET/DT/det/1 mayor/NOUN/NN/nsubj/2 say/VERB/VBD/ROOT/2"
    " it/PRON/PRP/nsubj/4 sank/VERB/VBD/ccomp/2"
)


def test_edges_and_children() -> None:
    tree = Tree(parse(SAID))
    assert tree.subtree(1) == (0, 2)
    assert tree.subtree(4) == (3, 5)
    assert tree.children[2] == [1, 4]
    assert list(tree.ancestors(3)) == [4, 2]


def test_breaks_divide_a_sentence() -> None:
    analysis = parse(SAID)
    tree = Tree(analysis, [analysis.tokens[3].start])
    assert tree.sentence(2) == (0, 3)
    assert tree.sentence(3) == (3, 5)


def test_tokens_between_marks_are_quoted() -> None:
    analysis = parse(SAID)
    tree = Tree(analysis, quoted=[Span(analysis.tokens[3].start, analysis.tokens[4].end)])
    assert tree.quoted == {3, 4}


def test_own_subject() -> None:
    source = subject(Tree(parse(SAID)), 2)
    assert source is not None
    assert (source.head, source.tokens) == (1, (0, 2))


def test_a_verb_without_a_subject_has_no_source() -> None:
    assert subject(Tree(parse("say/VERB/VB/ROOT/0 it/PRON/PRP/dobj/0")), 0) is None


def test_a_relative_clause_after_a_comma_is_not_part_of_the_phrase() -> None:
    tree = Tree(
        parse(
            "Ann/PROPN/NNP/nsubj/4 ,/PUNCT/,/punct/0 who/PRON/WP/nsubj/3 left/VERB/VBD/relcl/0"
            " say/VERB/VBD/ROOT/4"
        )
    )
    assert noun_phrase(tree, 0).tokens == (0, 1)
    relative = noun_phrase(tree, 2)
    assert antecedent(tree, relative) == 0


def test_a_second_reporting_verb_is_hung_on_the_first() -> None:
    analysis = parse(
        "He/PRON/PRP/nsubj/1 say/VERB/VBD/ROOT/1 it/PRON/PRP/nsubj/3 sank/VERB/VBD/ccomp/1"
        " and/CCONJ/CC/cc/3 add/VERB/VBD/conj/3 more/ADJ/JJR/dobj/5"
    )
    assert mended_heads(analysis.tokens)[5] == 1


def test_a_verb_that_reports_nothing_stays_where_it_is() -> None:
    analysis = parse(
        "He/PRON/PRP/nsubj/1 say/VERB/VBD/ROOT/1 it/PRON/PRP/nsubj/3 sank/VERB/VBD/ccomp/1"
        " and/CCONJ/CC/cc/3 rot/VERB/VBD/conj/3"
    )
    assert mended_heads(analysis.tokens)[5] == 3
