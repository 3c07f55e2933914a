"""Notes on what the machine found and people have said: the part of `check` that reads articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from annotated_briefs.anchors import surroundings
from annotated_briefs.curate.decisions import beside, selector_value
from annotated_briefs.curate.withheld import restored
from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load.characters import position_of
from annotated_briefs.load.drafts import ARTICLE
from annotated_briefs.load.one import load_draft
from annotated_briefs.model import Brief, Corpus, Decisions, Findings, Machine, State, Verdict
from annotated_briefs.parses import Progress, analyses
from annotated_briefs.pipeline import find, findings_of, outlet_names
from annotated_briefs.roots import cache_of
from annotated_briefs.selectors import Ambiguous, NoMatch, match


def review_notes(
    corpus: Corpus,
    machine: Machine,
    *,
    wanted: Callable[[Path], bool],
    progress: Progress | None = None,
) -> Iterator[Diagnostic]:
    """What waits for a reviewer in the briefs whose folders are ``wanted`` and whose text is here.

    Raises `analyse.models.ModelMissingError` where no model is installed.
    """
    briefs = [b for b in corpus.briefs if wanted(b.folder)]
    with_text = [b for b in briefs if b.article]
    for brief, findings in findings_of(with_text, corpus, machine, progress):
        yield from _unreviewed(brief, findings)
        yield from _alone(corpus.root, brief, findings)
        yield from _other_access(corpus, brief, findings)
        yield from _loose(corpus.root, brief, findings)
    for brief in briefs:
        if findings_here := _of_private(corpus, brief, machine):
            yield from _other_access(corpus, brief, findings_here)


def _of_private(corpus: Corpus, brief: Brief, machine: Machine) -> Findings | None:
    """The findings on a text that is on this machine alone; None where there is none to read."""
    facts = brief.decisions.text
    if brief.article or facts is None or not any(d.access for d in brief.decisions.statements):
        return None
    _, text, _ = load_draft(corpus.root, brief.folder)
    if text is None or text.sha256 != facts.sha256:
        return None
    (analysis,) = analyses([text], cache_of(corpus.root), wanted=machine.model)

    def read(decisions: Decisions) -> Findings:
        return find(
            text,
            analysis,
            register=corpus.register,
            decisions=decisions,
            outlet_names=outlet_names(corpus, brief),
            learned=machine.learned,
        )

    return read(restored(text, read(brief.decisions), brief.decisions))


def _unreviewed(brief: Brief, findings: Findings) -> Iterator[Diagnostic]:
    waiting = [s for s in findings.statements if s.state is State.MACHINE]
    if not waiting or brief.article is None:
        return
    line, column = position_of(brief.article.text, waiting[0].content[0].start)
    total = len(findings.statements)
    count = "the only statement" if total == 1 else f"{len(waiting)} of {total} statements"
    yield Diagnostic(
        brief.folder / ARTICLE,
        line,
        column,
        Rule.UNREVIEWED,
        f"nobody has reviewed {count}; the first is here",
        f'run "briefs review {brief.folder.parent.name}/{brief.slug}"',
    )


def _alone(root: Path, brief: Brief, findings: Findings) -> Iterator[Diagnostic]:
    written = load_draft(root, brief.folder)[0].annotations if findings.lone else None
    for number in findings.lone if written else ():
        assert written is not None  # noqa: S101 - for the type checker
        words = quoted(brief.decisions.statements[number].content[0].exact)
        yield written.diagnostic(
            ("statements", number),
            Rule.STANDS_ALONE,
            f"the machine finds no statement of {words}; the decision stands by itself",
            "nothing has to be done, unless other words were meant",
        )


def _other_access(corpus: Corpus, brief: Brief, findings: Findings) -> Iterator[Diagnostic]:
    written = (
        load_draft(corpus.root, brief.folder)[0].annotations if findings.other_access else None
    )
    outlet = corpus.outlets.get(brief.metadata.outlet)
    for number, now in findings.other_access if written else ():
        assert written is not None  # noqa: S101 - for the type checker
        made = brief.decisions.statements[number]
        whose = f"with the outlet {quoted(outlet.name)}" if outlet else "with this outlet"
        otherwise = (
            "verdict: corrected if it is meant as it stands"
            if made.verdict is Verdict.CONFIRMED
            else "if it is meant as it stands, nothing has to be done"
        )
        yield written.diagnostic(
            ("statements", number, "access"),
            Rule.OTHER_ACCESS,
            f"{whose} the machine reads access: {now.value} here, and the decision says "
            f"{made.access.value if made.access else 'nothing'}",
            f"was the outlet another when it was made? then write {now.value}; {otherwise}",
        )


def _loose(root: Path, brief: Brief, findings: Findings) -> Iterator[Diagnostic]:
    """Confirmations that hold the words alone: whoever a later text gives them to, is confirmed."""
    short = [
        (number, made)
        for number, made in enumerate(brief.decisions.statements)
        if made.verdict is Verdict.CONFIRMED and not (made.source or made.entity)
    ]
    written = load_draft(root, brief.folder)[0].annotations if short else None
    article = brief.article
    if article is None or written is None:
        return
    said = {one.content: one for one in findings.statements}
    for number, made in short:
        try:
            content = tuple(sorted(match(article.text, one) for one in made.content))
        except (NoMatch, Ambiguous):
            continue  # that is said elsewhere
        found = said.get(content)
        if found is None or not found.source:
            continue
        near = surroundings(article, content)
        parts = {"source": found.source, "cue": () if made.cue else found.cue}
        lines = ", ".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}"
            for key, spans in parts.items()
            for value in [selector_value(beside(article.text, one, near)) for one in spans[:1]]
        )
        yield written.diagnostic(
            ("statements", number),
            Rule.NO_SPEAKER_HELD,
            "the decision confirms the words, and not who says them: another speaker in a later "
            "text would pass as confirmed",
            f"if they are right, add {lines}",
        )
