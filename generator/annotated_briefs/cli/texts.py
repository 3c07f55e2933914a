"""A brief's text that changed, or that may not stand in the repository."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotated_briefs.cache import write_atomically
from annotated_briefs.cli.review_state import NotReviewableError
from annotated_briefs.curate import annotations_file
from annotated_briefs.curate.decisions import facts, facts_file
from annotated_briefs.curate.reanchor import Moves
from annotated_briefs.curate.reanchor import reanchor as moves_of
from annotated_briefs.curate.review import first_sentence, sentence_numbers
from annotated_briefs.diagnostics import Severity
from annotated_briefs.load.drafts import ANNOTATIONS, ARTICLE, Draft
from annotated_briefs.load.files import refuse_links
from annotated_briefs.load.one import load_draft, private_path
from annotated_briefs.model import Article, Decisions, Findings, Machine, Verdict
from annotated_briefs.pipeline import Progress, read_alone
from annotated_briefs.selectors import Ambiguous, NoMatch, match


@dataclass(frozen=True, slots=True)
class Reanchored:
    """annotations.yml for the text as it is, and what there is to say of it."""

    path: Path
    before: str
    text: str
    said: tuple[str, ...]
    changes: int
    lost: int


def reanchored(root: Path, folder: Path, machine: Machine) -> Reanchored:
    """The decisions on the brief in ``folder``, moved. Raises `NotReviewableError`."""
    draft, article, diagnostics = load_draft(root, folder)
    path = folder / ANNOTATIONS
    if not (root / path).exists():
        raise NotReviewableError(f"{path.as_posix()} is not there: nothing was decided yet")
    if draft.decisions is None or draft.annotations is None:
        errors = [str(d) for d in diagnostics if d.severity is Severity.ERROR and d.path == path]
        raise NotReviewableError("\n".join([*errors, "mend these first"]))
    if article is None:
        raise NotReviewableError(f"{folder.as_posix()}: its text is not on this machine")
    before = (root / path).read_bytes().decode()
    written = draft.annotations.value
    moves = moves_of(article, draft.decisions, written, private=draft.article is None)
    if draft.article is None and draft.decisions.text:
        _facts(article, draft, read_alone(article, root, machine), moves)
    text = annotations_file.with_values(before, moves.values) if moves.values else before
    places = draft.annotations.at
    said = [f"{_at(path, places(p))}: now {value}" for p, value in moves.values.items()]
    lost = [f"{_at(path, places(one.path))}: {one.message} ({one.hint})" for one in moves.lost]
    return Reanchored(path, before, text, (*said, *lost), len(moves.values), len(lost))


def _at(path: Path, place: Any) -> str:
    return f"{path.as_posix()}:{place.line}:{place.column}"


def _facts(article: Article, draft: Draft, findings: Findings, moves: Moves) -> None:
    """The facts of a text that is not in the repository, counted anew where it changed."""
    decisions, written = draft.decisions, draft.annotations
    assert decisions is not None and decisions.text is not None  # noqa: S101
    assert written is not None  # noqa: S101
    if decisions.text.sha256 == article.sha256:
        return
    numbers = _sentences(article, decisions, findings)
    for key, value in facts(article, findings.sourcing).items():
        wanted = _standing(decisions, numbers) if key == "attributed" else value
        if written.value["text"].get(key, wanted) != wanted:
            moves.values["text", key] = wanted
    for index, number in numbers.items():
        made = decisions.statements[index]
        if made.sentence is not None and number != made.sentence:
            moves.values["statements", index, "sentence"] = number
            if made.through is not None:
                moves.values["statements", index, "through"] = made.through + number - made.sentence


def _standing(decisions: Decisions, numbers: Mapping[int, int]) -> list[int]:
    """The sentences of the statements that are not rejected."""
    made = decisions.statements
    return sorted({n for i, n in numbers.items() if made[i].verdict is not Verdict.REJECTED})


def _sentences(article: Article, decisions: Decisions, findings: Findings) -> Mapping[int, int]:
    """By the number of a decision, the sentence in which its words now stand."""
    known = sentence_numbers(findings)
    found: dict[int, int] = {}
    for index, made in enumerate(decisions.statements):
        try:
            spans = tuple(match(article.text, one) for one in made.content)
        except (NoMatch, Ambiguous):
            spans = ()
        number = first_sentence(spans, known) if spans else made.sentence
        if number is not None:
            found[index] = number
    return found


def _without_text(
    article: Article, decisions: Decisions, findings: Findings
) -> dict[tuple[str | int, ...], dict[str, Any]]:
    """What annotations.yml needs once the text is not beside it: facts, and sentences."""
    numbers = _sentences(article, decisions, findings)
    standing = _standing(decisions, numbers)
    known = {**facts(article, findings.sourcing), "attributed": standing}
    more: dict[tuple[str | int, ...], dict[str, Any]] = {
        ("statements", index): {"sentence": number}
        for index, number in numbers.items()
        if decisions.statements[index].sentence is None
    }
    return more if decisions.text else {**more, (): {"text": known}}


def withheld(root: Path, folder: Path, machine: Machine, progress: Progress) -> Path:
    """Move the text of the brief in ``folder`` out of the repository; its new path.

    Raises `NotReviewableError` where there is none, or one is there already.
    """
    draft, _, _ = load_draft(root, folder)
    private = private_path(folder)
    if draft.article is None:
        raise NotReviewableError(f"{(folder / ARTICLE).as_posix()} is not there")
    if (root / private).exists():
        raise NotReviewableError(f"{private.as_posix()} is there already (hint: delete one)")
    refuse_links(root, private)
    findings = read_alone(draft.article, root, machine, progress)
    path = root / folder / ANNOTATIONS
    if draft.decisions is None:
        raise NotReviewableError(f"{(folder / ANNOTATIONS).as_posix()} has errors: mend them first")
    if draft.annotations is None or not draft.annotations.value:
        text = facts_file(draft.article, findings.sourcing)
    else:
        more = _without_text(draft.article, draft.decisions, findings)
        text = annotations_file.with_keys(path.read_bytes().decode(), more)
    write_atomically(root / private, (root / folder / ARTICLE).read_bytes())
    write_atomically(path, text.encode())
    (root / folder / ARTICLE).unlink()
    return private
