"""Why a source has no name, where the article says so (AP)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Span, Statement, first_beyond

_ANONYMOUS = re.compile(
    r"anonym|not to be (?:named|identified|quoted)|(?:declined|refused) to be (?:named|identified)"
    r"|(?:not|n't) (?:want|wish|wishing|wanting) to be (?:named|identified)"
    r"|(?:declined|refused) to give (?:his|her|their|a) (?:\w+ )?name"
    r"|(?:not|n't|un) ?authori[sz]ed to (?:speak|discuss|talk|comment)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:because|citing|for fear of|out of fear|fearing|in order to|to (?:discuss|describe|speak"
    r"|talk)|(?:was|were|is|are)(?: not|n't) authori[sz]ed to|due to|given the) ?[^.;\"]*",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she", "they", "both", "all", "who"})


def reason_given(text: str, tree: Tree, own: Sequence[Statement]) -> str | None:
    """Why the source is not named, in the sentence that cites it or in the next one."""
    for statement in own:
        for sentence in _sentences(tree, statement):
            signal = _ANONYMOUS.search(text, sentence.start, sentence.end)
            if signal is None:
                continue
            start = max(sentence.start, signal.start() - 8)
            claimed = (*statement.content, *statement.cue)
            matches = _REASON.finditer(text, start, sentence.end)
            # "because" inside what is claimed is the claim's reason, not that of the silence.
            found = next(
                (m for m in matches if not any(c.start <= m.start() < c.end for c in claimed)),
                None,
            )
            if found is None:
                return None
            return text[found.start() : _end_of_reason(found, sentence, statement)].strip(", ")
    return None


def _sentences(tree: Tree, statement: Statement) -> Iterator[Span]:
    """Those of source and cue, and the one after them if it speaks of the same source."""
    sentences = tree.analysis.sentences
    last = None
    for span in (*statement.source, *statement.cue):
        number = first_beyond(sentences, span.start)
        if number < len(sentences) and sentences[number].span.contains(span):
            yield sentences[number].span
            last = number
    if last is None or last + 1 >= len(sentences) or not statement.source:
        return
    following = sentences[last + 1]
    cited = {tree[i].lemma.lower() for i in tree.tokens_of(statement.source[0])}
    subjects = (tree[i] for i in range(following.first, following.last) if "subj" in tree[i].dep)
    subject = next(subjects, None)
    if subject is not None and subject.lemma.lower() in _PRONOUNS | (cited - {"the", "a"}):
        yield following.span


def _end_of_reason(found: re.Match[str], sentence: Span, statement: Statement) -> int:
    """A reason ends where its noun phrase, its sentence or it does, or where the claim begins."""
    ends = [span.end for span in statement.source if span.start <= found.start() < span.end]
    next_parts = (*statement.cue, *statement.content)
    ends += [span.start for span in next_parts if span.start > found.start()]
    return min(found.end(), sentence.end, *ends)
