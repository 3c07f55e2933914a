"""The ribbon of a brief: one cell a sentence, filled by the source that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from annotated_briefs.model import SentenceSourcing, SourceProfile
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.phrases import listed


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence in the ribbon."""

    number: int
    label: str
    css: str
    target: str | None
    words: str
    """What the cell says, in words."""
    gap: bool


def ribbon(
    view: PublishedBrief, speakers: Sequence[tuple[str, SourceProfile]], names: Mapping[str, str]
) -> list[Cell]:
    """The cells of ``view`` in reading order.

    ``speakers`` are the sources with their letters, ``names`` gives a statement's source by its id.
    """
    letters = {id_: letter for letter, profile in speakers for id_ in profile.statements}
    # Who did not say something is no speaker by that, but may be one by something else.
    of = {profile.entity: letter for letter, profile in speakers if profile.entity}
    unsaid = {s.id for s in view.findings.statements if s.unsaid}
    for statement in view.findings.statements:
        if statement.unsaid:
            letter = of.get(statement.entity) if statement.entity else None
            letters.setdefault(statement.id, letter or "–")
    return [
        _cell(sentence, letters, names, unsaid=unsaid, shown=in_text(view, sentence))
        for sentence in view.findings.sourcing.sentences
    ]


def in_text(view: PublishedBrief, sentence: SentenceSourcing) -> bool:
    """Whether the sentence stands on the page, and so has an anchor there."""
    return sentence.span is not None and view.in_text(sentence.span)


def _cell(
    sentence: SentenceSourcing,
    letters: Mapping[str, str],
    names: Mapping[str, str],
    *,
    unsaid: Set[str],
    shown: bool,
) -> Cell:
    here = f"Sentence {sentence.number}"
    target = f"n{sentence.number}" if shown else None

    def cell(label: str, css: str, words: str, *, to: str | None = target) -> Cell:
        return Cell(sentence.number, label, css, to, f"{here}: {words}", gap=sentence.after_subhead)

    if sentence.attributed:
        # What was said comes first; a cell that holds nothing else is marked.
        ordered = sorted(sentence.statements, key=unsaid.__contains__)
        label = "".join(dict.fromkeys(letters.get(id_, "·") for id_ in ordered))
        who = listed(list(dict.fromkeys(names[id_] for id_ in sentence.statements)))
        ids = ", ".join(f"{i}, not said" if i in unsaid else i for i in sentence.statements)
        tone = "abc".find(label[:1].lower() or "·")
        css = f"ab-s{tone + 1}" if tone >= 0 else "ab-s4"
        if unsaid >= set(sentence.statements):
            css += " ab-not"
        return cell(label[:2], css, f"{who} ({ids})", to=target or sentence.statements[0].lower())
    if sentence.orphaned:
        return cell("?", "ab-open", "a quotation without a speaker")
    if sentence.hedged:
        return cell("~", "ab-hedged", "no source named; the article hedges")
    return cell("", "ab-none", "no source named")
