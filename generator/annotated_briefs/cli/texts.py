"""A brief's text that changed, or that may not stand in the repository."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotated_briefs.cache import write_atomically
from annotated_briefs.cli.refusals import NotReviewableError, no_easy_edit, no_text
from annotated_briefs.curate import annotations_file
from annotated_briefs.curate.decisions import facts, facts_file
from annotated_briefs.curate.reanchor import Lost, accepted, refused
from annotated_briefs.curate.reanchor import reanchor as moves_of
from annotated_briefs.curate.withheld import (
    TooLongError,
    restored,
    sentence_numbers,
    without_words,
)
from annotated_briefs.curate.yaml_edit import NoEasyEditError
from annotated_briefs.decide import placed
from annotated_briefs.diagnostics import Severity, quoted
from annotated_briefs.load import load
from annotated_briefs.load.drafts import ANNOTATIONS, ARTICLE, Draft
from annotated_briefs.load.files import refuse_links
from annotated_briefs.load.one import load_draft, private_path
from annotated_briefs.load.yaml_source import KeyPath, YamlDocument
from annotated_briefs.model import (
    Article,
    Decisions,
    Findings,
    Machine,
    Review,
    Show,
    StatementDecision,
    Verdict,
)
from annotated_briefs.parses import Progress
from annotated_briefs.pipeline import outlet_names, read_alone
from annotated_briefs.selectors import Ambiguous, NoMatch, match
from annotated_briefs.text import body_sha256, words

_Changes = Mapping[KeyPath, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Reanchored:
    """annotations.yml for the text as it is, and what there is to say of it."""

    path: Path
    before: str
    text: str
    said: tuple[str, ...]
    changes: int
    lost: int


def reanchored(
    root: Path, folder: Path, machine: Machine, review: Review | None = None
) -> Reanchored:
    """The decisions on the brief in ``folder``, moved. Raises `NotReviewableError`.

    Words that read otherwise by now are followed in the name of ``review`` alone.
    """
    draft, article, written = _decided(root, folder)
    path = folder / ANNOTATIONS
    decisions = draft.decisions or Decisions()
    before = (root / path).read_bytes().decode()
    private = draft.article is None
    found = moves_of(article, decisions, written.value, private=private)
    moves = accepted(found, review.by, review.on) if review else refused(found)
    try:
        text = annotations_file.with_values(before, moves.values) if moves.values else before
        changes: _Changes = {}
        if private and decisions.text and decisions.text.sha256 != article.sha256:
            moved = annotations_file.decisions_of(text)
            held, unplaced = _without_place(article, root, machine, moved, review)
            listed = {one.path[:2] for one in moves.lost}
            moves.lost += [one for one in unplaced if one.path not in listed]
            if not moves.lost:
                changes = _counted_again(article, root, machine, moved, held)
                text = annotations_file.with_changes(text, changes)
    except NoEasyEditError as error:
        raise NotReviewableError(no_easy_edit(path, error)) from error
    now = {
        **moves.values,
        **{(*place, key): v for place, keys in changes.items() for key, v in keys.items()},
    }
    said = [f"{_at(path, written, p)}: {_key(p)} is now {value}" for p, value in now.items()]
    lost = [f"{_at(path, written, one.path)}: {one.message} ({one.hint})" for one in moves.lost]
    return Reanchored(path, before, text, (*said, *lost), len(now), len(lost))


def _decided(root: Path, folder: Path) -> tuple[Draft, Article, YamlDocument]:
    draft, article, diagnostics = load_draft(root, folder)
    path = folder / ANNOTATIONS
    if not (root / path).exists():
        raise NotReviewableError(f"{path.as_posix()} is not there: nothing was decided yet")
    if draft.decisions is None or draft.annotations is None:
        errors = [str(d) for d in diagnostics if d.severity is Severity.ERROR and d.path == path]
        raise NotReviewableError("\n".join([*errors, "mend these first"]))
    if article is None:
        raise no_text(folder, diagnostics, f"{folder.as_posix()}: its text is not on this machine")
    return draft, article, draft.annotations


def _at(path: Path, written: YamlDocument, place: KeyPath) -> str:
    at = written.at(place)
    return f"{path.as_posix()}:{at.line}:{at.column}"


def _key(place: KeyPath) -> str:
    """The name of what stands at ``place``, of an item that of its list."""
    return next(part for part in reversed(place) if isinstance(part, str))


# ------------------------------------------------------------------ a private text that changed


def _without_place(
    article: Article, root: Path, machine: Machine, decisions: Decisions, review: Review | None
) -> tuple[_Changes, list[Lost]]:
    """The decisions whose sentence in the changed text nobody can tell: held, or lost.

    Where the body's hash is as it was, they are held as they are. Where every figure of the
    sentences is, and every quoted content stands where it did, only a subhead or the like has
    changed. That is no proof: the sentences are held in the name of ``review`` alone.
    """
    loose = [i for i, made in enumerate(decisions.statements) if not _places(article, made)]
    if not loose:
        return {}, []
    known = decisions.text
    if known and known.body_sha256 == body_sha256(article):
        return {("statements", i): {} for i in loose}, []  # no sentence changed
    as_before = not any(decisions.statements[i].content for i in loose) and _as_before(
        article, read_alone(article, root, machine, decisions=anchored(decisions)), decisions
    )
    if as_before and review:
        return {("statements", i): {"by": review.by, "on": review.on} for i in loose}, []
    return {}, [
        Lost(("statements", i), *_why_lost(decisions.statements[i], as_before=as_before))
        for i in loose
    ]


def _why_lost(made: StatementDecision, *, as_before: bool) -> tuple[str, str]:
    delete = 'delete the decision, and run "briefs review" when the others are moved'
    if made.content:
        return f"{quoted(made.content[0].exact)} does not say one place", delete
    where = f"sentence {made.sentence}" if made.sentence else "a subhead"
    if as_before:
        message = f"the words of {where} are not kept; the text has as many as before"
        return message, "if its sentences are the same: --by 'YOUR NAME'"
    return f"the words of {where} are not kept, so nobody can tell where it is", delete


def _as_before(article: Article, findings: Findings, decisions: Decisions) -> bool:
    """Whether the figures of the sentences, and where contents stand, are those of the file."""
    then, now = decisions.text, facts(article, findings)
    assert then is not None  # noqa: S101 - the text's facts are what changed
    figures = ("paragraphs", "sentences", "words", "hedged")
    if any(now[key] != _listed(getattr(then, key)) for key in figures):
        return False
    numbers = [
        (made.sentence, sentence_numbers(findings.sourcing.sentences, tuple(content))[:1])
        for made in decisions.statements
        if (content := _places(article, made))
    ]
    return all(found == ([number] if number else []) for number, found in numbers)


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _places(article: Article, made: StatementDecision) -> Sequence[Any]:
    try:
        return tuple(sorted(match(article.text, one) for one in made.content))
    except (NoMatch, Ambiguous):
        return ()


def _counted_again(
    article: Article, root: Path, machine: Machine, decisions: Decisions, held: _Changes
) -> _Changes:
    """The facts of a text that is not in the repository, and where its statements now stand."""
    findings = read_alone(article, root, machine, decisions=anchored(decisions))
    known = restored(article, findings, anchored(decisions))
    if known != anchored(decisions):
        findings = read_alone(article, root, machine, decisions=known)
    sourcing = findings.sourcing
    changes: dict[KeyPath, Mapping[str, Any]] = {**held}
    for index, made in enumerate(decisions.statements):
        if ("statements", index) in held:
            continue
        content = _places(article, made)
        numbers = sentence_numbers(sourcing.sentences, tuple(content))
        new = {
            "sentence": numbers[0] if numbers else None,
            "through": numbers[-1] if len(numbers) > 1 else None,
            "words": sum(words(span.of(article.text)) for span in content),
        }
        old = {key: getattr(made, key) for key in new}
        changes["statements", index] = {k: v for k, v in new.items() if v != old[k]}
    counted = {**facts(article, findings), "attributed": _standing(decisions, changes)}
    then = decisions.text
    new = {k: v for k, v in counted.items() if v != _listed(getattr(then, k))}
    return {place: keys for place, keys in (*changes.items(), (("text",), new)) if keys}


def _standing(decisions: Decisions, changes: _Changes) -> list[int]:
    """The sentences of the statements that stand, and say who speaks."""
    numbers = [
        changed.get("sentence", made.sentence)
        for i, made in enumerate(decisions.statements)
        if made.verdict is not Verdict.REJECTED
        and ((changed := changes.get(("statements", i), {})).keys() & _SOURCE or made.names_source)
    ]
    return sorted({n for n in numbers if n is not None})


_SOURCE = {"source", "entity", "described_as"}
"""Keys of which any says who speaks."""


def anchored(decisions: Decisions) -> Decisions:
    """``decisions`` by their contents alone: beside no text a source has no place to point at."""
    statements = tuple(replace(d, source=None, cue=None) for d in decisions.statements)
    return replace(decisions, statements=statements)


# ------------------------------------------------------------------ out of the repository


def withheld(root: Path, folder: Path, machine: Machine, progress: Progress) -> Path:
    """Move the text of the brief in ``folder`` out of the repository; its new path.

    Raises `NotReviewableError` where there is none, one is there already, or what was decided on
    it cannot be freed of its words.
    """
    draft, _, _ = load_draft(root, folder)
    private, path = private_path(folder), folder / ANNOTATIONS
    if draft.article is None:
        raise NotReviewableError(f"{(folder / ARTICLE).as_posix()} is not there")
    if (root / private).exists():
        raise NotReviewableError(f"{private.as_posix()} is there already (hint: delete one)")
    refuse_links(root, private)
    if draft.decisions is None:
        raise NotReviewableError(f"{path.as_posix()} has errors: mend them first")
    findings = _as_published(root, draft, draft.article, machine, progress)
    if draft.annotations is None or not draft.annotations.value:
        text = facts_file(draft.article, findings)
    else:
        show = draft.metadata.rights.show if draft.metadata else Show.LINK
        text = _without_text(root, path, draft, findings, Show(show))
    write_atomically(root / private, (root / folder / ARTICLE).read_bytes())
    try:
        write_atomically(root / path, text.encode())
    except OSError:
        (root / private).unlink()
        raise
    (root / folder / ARTICLE).unlink()
    return private


def _as_published(
    root: Path, draft: Draft, article: Article, machine: Machine, progress: Progress
) -> Findings:
    """What the page says of ``article``: with the records, and with every decision that fits it."""
    corpus, _ = load(root)
    brief = draft.finished()
    decisions = draft.decisions or Decisions()
    # Of a text that was withheld once, "she" may have no place of its own.
    made = [
        one if placed(article, one) else replace(one, source=None, cue=None)
        for one in decisions.statements
    ]
    return read_alone(
        article,
        root,
        machine,
        progress,
        decisions=replace(decisions, statements=tuple(made)),
        register=corpus.register,
        outlet_names=outlet_names(corpus, brief) if brief else (),
    )


def _without_text(root: Path, path: Path, draft: Draft, findings: Findings, show: Show) -> str:
    """annotations.yml once the text is not beside it: facts, and of its words what may stand."""
    article, decisions, written = draft.article, draft.decisions, draft.annotations
    assert article and decisions and written  # noqa: S101 - `withheld` looked
    try:
        changes = dict(without_words(article, decisions, findings, show))
        known = {**facts(article, findings), "attributed": _standing(decisions, changes)}
        changes |= {("text",): known} if decisions.text else {(): {"text": known}}
        return annotations_file.with_changes((root / path).read_bytes().decode(), changes)
    except NoEasyEditError as error:
        raise NotReviewableError(no_easy_edit(path, error)) from error
    except TooLongError as error:
        where = _at(path, written, error.path)
        raise NotReviewableError(f"{where}: {error} (hint: shorten it first)") from error
    except (NoMatch, Ambiguous) as error:
        message = f"{path.as_posix()}: {quoted(error.selector.exact)} does not say one place"
        hint = f'run "briefs reanchor {path.parent.name}" first'
        raise NotReviewableError(f"{message} (hint: {hint})") from error
