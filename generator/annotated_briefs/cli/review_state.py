"""A brief under review: its files, what the machine finds in it, and every answer kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotated_briefs import mkdocs_yml
from annotated_briefs.addresses import FOLDER_KINDS
from annotated_briefs.attribute.acts import may_be_act
from annotated_briefs.cache import write_atomically
from annotated_briefs.cli.refusals import NotKeptError, NotReviewableError, no_easy_edit, no_text
from annotated_briefs.curate import annotations_file
from annotated_briefs.curate.decisions import (
    Item,
    Withheld,
    decision,
    facts,
    facts_file,
    full_name,
    mention_item,
    quote,
    statement_item,
)
from annotated_briefs.curate.review import Named, Open, still_open
from annotated_briefs.curate.spelling import fold
from annotated_briefs.curate.stubs import new_record
from annotated_briefs.curate.withheld import budget, restored, role
from annotated_briefs.curate.yaml_edit import NoEasyEditError
from annotated_briefs.diagnostics import Diagnostic, Rule, Severity
from annotated_briefs.load import load
from annotated_briefs.load.drafts import ANNOTATIONS
from annotated_briefs.load.files import refuse_links
from annotated_briefs.load.one import ENTITIES, file_names, load_draft
from annotated_briefs.model import (
    Analysis,
    Article,
    Brief,
    Corpus,
    Decisions,
    Entity,
    EntityId,
    Findings,
    Machine,
    MentionDecision,
    Review,
    Selector,
    Spans,
    Statement,
    StatementDecision,
    Verdict,
)
from annotated_briefs.parses import Progress, analyses
from annotated_briefs.pipeline import find, outlet_names
from annotated_briefs.roots import cache_of

_NEW_FILE = (
    "# What reviewers decided on this brief. `briefs review` adds to it; so may you by hand.\n"
)


@dataclass(frozen=True, slots=True)
class _Change:
    """A file before an answer and after it; None where there was none."""

    before: bytes | None
    after: bytes


@dataclass(slots=True)
class ReviewState:
    """One brief, read anew after every change."""

    root: Path
    folder: Path
    """Relative to the root."""
    review: Review
    machine: Machine
    progress: Progress | None = None
    corpus: Corpus = field(init=False)
    brief: Brief = field(init=False)
    article: Article = field(init=False)
    findings: Findings = field(init=False)
    _decided: Decisions = field(init=False, default_factory=Decisions)
    """The brief's decisions, each with words that lead to what it answers."""
    _findings: Sequence[Diagnostic] = field(init=False, default=())
    """What is wrong with the files under ``briefs/``."""
    _analysis: Analysis | None = field(init=False, default=None)
    _undo: list[dict[Path, _Change]] = field(init=False, default_factory=list)
    _numbers: dict[tuple[Spans, Spans], str] = field(init=False, default_factory=dict)
    """What the statements were called when they were first found, by content and source."""

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the files again and lay the decisions over what the machine found."""
        self.corpus, self._findings = load(self.root)
        draft, text, diagnostics = load_draft(self.root, self.folder)
        brief = draft.finished()
        if brief is None:
            raise NotReviewableError(_why_not(diagnostics))
        if text is None:
            raise no_text(
                self.folder,
                diagnostics,
                f"{self.folder.as_posix()}: there is no text to review (hint: put it into "
                "article.txt, or into briefs/private/ where it may not be published)",
            )
        if self._analysis is None:
            (self._analysis,) = analyses(
                [text], cache_of(self.root), self.progress, wanted=self.machine.model
            )
        self.brief, self.article = brief, text
        self._decided, self.findings = self._laid_over(brief.decisions)
        for one in self.findings.statements:
            new = f"S{len(self._numbers) + 1}"
            self._numbers.setdefault((one.content, one.source), new)

    def _laid_over(self, decisions: Decisions) -> tuple[Decisions, Findings]:
        """``decisions`` with words that lead to what they answer, and the findings with them."""
        findings = self._find(decisions)
        if self.brief.article is not None:
            return decisions, findings
        known = restored(self.article, findings, decisions)
        return known, findings if known == decisions else self._find(known)

    def _find(self, decisions: Decisions) -> Findings:
        assert self._analysis is not None  # noqa: S101 - `refresh` made it
        return find(
            self.article,
            self._analysis,
            register=self.corpus.register,
            decisions=decisions,
            outlet_names=outlet_names(self.corpus, self.brief),
            learned=self.machine.learned,
        )

    def number(self, statement: Statement) -> str:
        """The number of ``statement``, the same until the review ends: a page that is built after
        a rejection counts anew, and S2 would be another statement than a moment ago."""
        return self._numbers[statement.content, statement.source]

    def may_be_act(self, statement: Statement) -> bool:
        """Whether ``statement`` may tell what its source did."""
        assert self._analysis is not None  # noqa: S101 - `refresh` made it
        return may_be_act(self._analysis, statement)

    @property
    def open(self) -> Open:
        """What waits for a person."""
        register = self.corpus.register
        return still_open(self.article, self.findings, self._decided, register)

    # -------------------------------------------------------------- answers

    def keep(self, *made: StatementDecision) -> None:
        """Write decisions on statements."""
        self._add("statements", [statement_item(one) for one in made])

    def decision(self, statement: Statement, verdict: Verdict) -> StatementDecision:
        """The machine's ``statement`` with a verdict, as far as its words may stand in the file."""
        left = budget(self.article, self.brief)
        entity = self.entity(statement.entity)
        return decision(
            self.article,
            statement,
            verdict=verdict,
            review=self.review,
            curated=entity is not None and entity.curated,
            withheld=None if left is None else Withheld(self.findings.sourcing.sentences, left),
            called=None if left is None else full_name(self.article, statement, entity),
            described_as=None if left is None else role(self.article, statement, self.findings),
        )

    def keep_name(self, named: Named, entity: EntityId | None) -> None:
        """Write which record every mention of ``named`` names; None says that it is no name."""
        text = self.article.text
        spans = [m.span for m in self.findings.mentions if m.entity == named.entity.id]
        if self.brief.article is None:
            # A name may stand here, its surroundings may not: in such a brief it needs none.
            targets = [Selector(one) for one in dict.fromkeys(span.of(text) for span in spans)]
        else:
            targets = [quote(text, span) for span in spans]
        made = [mention_item(MentionDecision(one, entity, self.review)) for one in targets]
        self._add("entities", made)

    def record_of(self, name: str) -> Entity | None:
        """The one record that bears this name, or None."""
        known = self.corpus.register.entities.values()
        found = [e for e in known if fold(name) in map(fold, (e.name, *e.aliases))]
        return found[0] if len(found) == 1 else None

    def make_record(self, entity: Entity, aliases: Sequence[str] = ()) -> Path:
        """A new record of an entity that only the machine knew; its path below the root.

        Raises `NotKeptError` where the file that it would have is there already.
        """
        known = self.corpus.register.entities
        folders = [ENTITIES / name for name in FOLDER_KINDS]
        files = file_names(self.root, *folders)
        forms = {fold(form) for e in known.values() for form in (e.name, *e.aliases)}
        wanted = new_record(entity.name, entity.kind, {*known, *forms}, ())
        assert wanted.path is not None  # noqa: S101 - a record has a file
        there = files.get(Path(wanted.path).stem)
        if there is not None and there.stem not in known:
            # It may well be this one's: its errors hide it.
            errors = [str(d) for d in self._findings if d.path == there]
            raise NotKeptError(
                "\n  ".join([f"{there.as_posix()} is there already: mend it", *errors])
            )
        taken = {*known, *forms, *files}
        stub = new_record(entity.name, entity.kind, taken, aliases)
        assert stub.path is not None  # noqa: S101 - as above
        self._write({Path(stub.path): stub.text.encode()})
        return Path(stub.path)

    def undo(self) -> None:
        """Take the last answer back.

        Raises `NotKeptError` where there is none, or one of its files holds other bytes by now.
        """
        if not self._undo:
            raise NotKeptError("There is nothing to take back here.")
        for path, change in self._undo[-1].items():
            if self._bytes(path) != change.after:
                raise NotKeptError(
                    f"{path.as_posix()} was changed since: mend the answer there by hand."
                )
        for path, change in self._undo.pop().items():
            if change.before is None:
                (self.root / path).unlink(missing_ok=True)
            else:
                write_atomically(self.root / path, change.before)
        self.refresh()

    @property
    def new_records(self) -> Sequence[Path]:
        """The records that this review made, and did not take back."""
        return [p for done in self._undo for p in done if p.is_relative_to(ENTITIES)]

    @property
    def answered(self) -> bool:
        """Whether an answer of this review stands in annotations.yml."""
        return any(self._path in done for done in self._undo)

    def entity(self, id_: EntityId | None) -> Entity | None:
        """The entity of an id: a record, or what the machine found."""
        if id_ is None:
            return None
        return self.corpus.register.entities.get(id_) or self.findings.entities.get(id_)

    # -------------------------------------------------------------- files

    @property
    def _path(self) -> Path:
        return self.folder / ANNOTATIONS

    def _read(self) -> str:
        path = self.root / self._path
        return path.read_bytes().decode() if path.exists() else _NEW_FILE

    def _add(self, key: str, items: Sequence[Item]) -> None:
        try:
            text = self._read()
            for item in items:
                text = annotations_file.with_item(text, key, item)
            self._write({self._path: self._counted(text).encode()})
        except NoEasyEditError as error:
            raise NotReviewableError(no_easy_edit(self._path, error)) from error

    def _counted(self, text: str) -> str:
        """``text`` of annotations.yml with the numbers that its decisions give a withheld text:
        the sentences of those that stand (B505) and of quotations with no speaker, what is open.

        In one write with the decision: a terminal may be closed between two.
        """
        decisions = annotations_file.decisions_of(text)
        known = decisions.text
        if not known or self.brief.article is not None:
            return text
        decided, findings = self._laid_over(decisions)
        waits = still_open(self.article, findings, decided, self.corpus.register)
        standing = [d for d in decisions.statements if d.verdict is not Verdict.REJECTED]
        numbers: dict[str, Any] = {
            "open": len(waits.statements),
            "attributed": sorted({d.sentence for d in standing if d.sentence and d.names_source}),
            "orphaned": [s.number for s in findings.sourcing.sentences if s.orphaned],
        }
        changes = {k: v for k, v in numbers.items() if v != _listed(getattr(known, k))}
        return annotations_file.with_changes(text, {("text",): changes}) if changes else text

    def try_writing(self) -> None:
        """Raise `NotReviewableError` where an answer could not be written, before any is given."""
        try:
            text = self._read()
            for key in ("statements", "entities"):
                annotations_file.with_item(text, key, {"by": "x"})
            if self.brief.decisions.text and self.brief.article is None:
                numbers = {"attributed": [1], "orphaned": [1], "open": 1}
                annotations_file.with_changes(text, {("text",): numbers})
        except NoEasyEditError as error:
            raise NotReviewableError(no_easy_edit(self._path, error)) from error

    def keep_facts(self) -> bool:
        """Write the facts of a withheld text where annotations.yml lost them; whether it had.

        Without them nobody could tell what its decisions are about. They are no answer to undo.
        """
        decided = self.brief.decisions
        if self.brief.article or decided.text:
            return False
        if decided == Decisions():
            text = facts_file(self.article, self.findings)
        else:
            known = facts(self.article, self.findings)
            try:
                text = annotations_file.with_changes(self._read(), {(): {"text": known}})
            except NoEasyEditError as error:
                raise NotReviewableError(no_easy_edit(self._path, error)) from error
        self._write({self._path: self._counted(text).encode()})
        self._undo.clear()
        return True

    def _write(self, files: dict[Path, bytes]) -> None:
        for path in files:
            refuse_links(self.root, path)
        self._undo.append({path: _Change(self._bytes(path), data) for path, data in files.items()})
        for path, data in files.items():
            write_atomically(self.root / path, data)
        self.refresh()

    def _bytes(self, path: Path) -> bytes | None:
        full = self.root / path
        return full.read_bytes() if full.exists() else None


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def open_review(
    root: Path, folder: Path, review: Review, progress: Progress | None = None
) -> ReviewState:
    """The brief in ``folder``, ready to be asked about. Raises `NotReviewableError`."""
    return ReviewState(root, folder, review, mkdocs_yml.machine(root), progress)


def _why_not(diagnostics: Sequence[Diagnostic]) -> str:
    # What a review itself brings is not asked for beforehand.
    errors = [
        d for d in diagnostics if d.severity is Severity.ERROR and d.rule is not Rule.NO_ARTICLE
    ]
    listed = "\n".join(str(d) for d in errors)
    return f"{listed}\nmend these first, then review"
