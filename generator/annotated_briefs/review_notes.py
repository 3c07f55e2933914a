"""Notes on what the machine found and people have said: the part of `check` that reads articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load.characters import position_of
from annotated_briefs.load.drafts import ARTICLE
from annotated_briefs.load.one import load_draft
from annotated_briefs.model import Brief, Corpus, Findings, Machine, State
from annotated_briefs.pipeline import Progress, findings_of


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
    briefs = [b for b in corpus.briefs if b.article and wanted(b.folder)]
    for brief, findings in findings_of(briefs, corpus, machine, progress):
        yield from _unreviewed(brief, findings)
        yield from _alone(corpus.root, brief, findings)


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
