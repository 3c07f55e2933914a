"""One brief's folder, or one record's file, read and checked by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load import convert, licences
from annotated_briefs.load.budget import beyond
from annotated_briefs.load.characters import (
    if_binary,
    if_page,
    if_tagged,
    if_utf16,
    in_text,
    not_utf8,
    position_of,
)
from annotated_briefs.load.fields import slug_problem
from annotated_briefs.load.files import Entry, Tree
from annotated_briefs.load.problems import did_you_mean, validate
from annotated_briefs.load.schema import AnnotationsModel, BriefModel, FileModel
from annotated_briefs.load.yaml_source import YamlDocument, read
from annotated_briefs.model import Article, Brief, Decisions, Metadata, Slug
from annotated_briefs.text import decode, split

BRIEF, ARTICLE, ANNOTATIONS = "brief.yml", "article.txt", "annotations.yml"
PRIVATE = Path("briefs/private")

Model = TypeVar("Model", bound=FileModel)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief's folder as far as it could be read."""

    folder: Path
    brief: YamlDocument | None = None
    metadata: Metadata | None = None
    annotations: YamlDocument | None = None
    decisions: Decisions | None = None
    """None where annotations.yml has errors; empty where there is none."""
    article: Article | None = None
    private: Article | None = None
    """The text from `PRIVATE`, where this machine has it."""

    @property
    def year(self) -> str:
        """The year folder's name."""
        return self.folder.parent.name

    def finished(self) -> Brief | None:
        """The brief; None where a part could not be read."""
        if self.metadata is None or self.decisions is None:
            return None
        slug = Slug(self.folder.name)
        return Brief(slug, self.year, self.folder, self.metadata, self.article, self.decisions)


@dataclass(frozen=True, slots=True)
class Record:
    """An entity's or outlet's file and what it says; `made` is None where it has errors."""

    slug: str
    document: YamlDocument
    made: object | None


def draft(tree: Tree, folder: Path) -> Draft:
    """The brief in ``folder``; what is wrong with its files goes to ``tree.found``."""
    names = _known_files(tree, folder)
    brief, metadata = None, None
    if BRIEF in names:
        brief, metadata = _yaml(tree, folder / BRIEF, BriefModel, convert.metadata)
    else:
        hint = 'add one with "headline", "outlet" and "rights"'
        tree.report(folder, Rule.NO_BRIEF, f"{BRIEF} is missing", hint)
    annotations, decisions = None, None
    if ANNOTATIONS in names:
        annotations, decisions = _yaml(
            tree, folder / ANNOTATIONS, AnnotationsModel, convert.decisions
        )
    else:
        decisions = Decisions()
    article = None
    if ARTICLE in names:
        article = text_of(tree, folder / ARTICLE)
    private = PRIVATE / folder.parent.name / f"{folder.name}.txt"
    there = (tree.root / private).exists()
    has_private = decisions and decisions.text and there
    if ARTICLE not in names and decisions and not (decisions.text and decisions.statements):
        kept = private if there and metadata and not licences.free(metadata.rights) else None
        tree.report(folder, Rule.NO_ARTICLE, *_no_article(decisions, folder.name, kept))
    return Draft(
        folder,
        brief,
        metadata,
        annotations,
        decisions,
        article,
        text_of(tree, private) if has_private else None,
    )


def _no_article(decisions: Decisions, slug: str, kept: Path | None) -> tuple[str, str]:
    """``kept`` is where this machine has the text, if its rights keep it out of the repository."""
    if decisions.text:
        message = f"the brief waits for its review: {ANNOTATIONS} has no statements yet"
        return message, f'run "briefs review {slug}" where the text is, in briefs/private/'
    if kept:
        message = f'{ANNOTATIONS} has no "text", and the licence keeps {ARTICLE} from public'
        return message, f'run "briefs review {slug}", which reads {kept.as_posix()}'
    if decisions.statements:
        return f'{ARTICLE} is missing, and {ANNOTATIONS} has no "text"', "add one of them"
    return f"{ARTICLE} is missing", f'add it, or "text" and statements in {ANNOTATIONS}'


def _known_files(tree: Tree, folder: Path) -> set[str]:
    wanted = [BRIEF, ARTICLE, ANNOTATIONS]
    names = set()
    for entry in tree.entries(folder):
        if entry.name in wanted and not entry.is_folder:
            names.add(entry.name)
        else:
            stray(tree, entry, wanted)
    return names


def stray(tree: Tree, entry: Entry, wanted: list[str]) -> None:
    """Say that nothing reads ``entry``; ``wanted`` are the names that something would."""
    what = "folder" if entry.is_folder else "file"
    hint = did_you_mean(entry.name, wanted, f"here belong {', '.join(wanted)}")
    tree.report(entry.path, Rule.STRAY, f"nothing reads the {what} {quoted(entry.name)}", hint)


def text_of(tree: Tree, path: Path) -> Article | None:
    """The text in ``path``; None where it is none, or longer than ``tree`` allows."""
    limit = tree.limits.text
    # A code point has at most four bytes in UTF-8.
    data = tree.read(path, 4 * limit)
    if data is None:
        return None
    if len(data) > 4 * limit:
        _too_long(tree, path, data.decode("utf-8-sig", errors="replace"))
        return None
    return _apart(tree, (path, data, limit), lambda aside: _text_in(aside, path, data))


def _apart(tree: Tree, made_from: Hashable, work: Callable[[Tree], Made]) -> Made:
    """What ``work`` makes, with its findings, of what it was made from before if it was."""

    def make() -> tuple[Made, list[Diagnostic]]:
        aside = Tree(tree.root, limits=tree.limits)
        return work(aside), aside.found

    made, found = tree.memory.recall(made_from, make)
    tree.found.extend(found)
    return made


def _text_in(tree: Tree, path: Path, data: bytes) -> Article | None:
    limit = tree.limits.text
    text = _decoded(tree, path, data)
    if text is None:
        return None
    if not text.strip():
        tree.report(path, Rule.EMPTY_ARTICLE, "the article is empty", "put its text here")
        return None
    if len(text) > limit:
        _too_long(tree, path, text)
        return None
    # Nothing else is said of it: what does not stand in it, stands in the words that it holds.
    if found := if_page(text, path):
        tree.found.append(found)
        return None
    # Every other byte of it is a zero, and UTF-8 to a decoder.
    if "\0" in text and (found := if_utf16(data, path)):
        tree.found.append(found)
    else:
        tree.found.extend(in_text(text, path))
        tree.found.extend(if_tagged(text, path))
    return _divided(tree, path, text)


def _too_long(tree: Tree, path: Path, text: str) -> None:
    if found := if_page(text, path):
        tree.found.append(found)
    else:
        message = f"longer than {tree.limits.text:,} characters"
        tree.report(path, Rule.TOO_LONG, message, "a brief is about one article")


def _decoded(tree: Tree, path: Path, data: bytes) -> str | None:
    # An archive may be UTF-8 to a decoder: one finding, not one for each control character.
    if found := if_binary(data, path):
        tree.found.append(found)
        return None
    try:
        return decode(data)
    except UnicodeDecodeError as error:
        tree.found.append(not_utf8(data, error, path))
        return None


def _divided(tree: Tree, path: Path, text: str) -> Article | None:
    article = split(text)
    too_much = [*beyond(article, tree.limits.text)]
    for offset, message, hint in too_much:
        line, column = position_of(text, offset)
        tree.found.append(Diagnostic(path, line, column, Rule.TOO_LONG, message, hint))
    return None if too_much else article


def record(
    tree: Tree, entry: Entry, model: type[Model], make: Callable[[Model, str], object]
) -> Record | None:
    """The record in the file ``entry``; None where the file is none."""
    if entry.is_folder or entry.path.suffix != ".yml":
        renamed = "rename it to end in .yml" if entry.path.suffix == ".yaml" else ""
        what = "folder" if entry.is_folder else "file"
        message = f"nothing reads the {what} {quoted(entry.name)}"
        hint = renamed or "here belong files <slug>.yml"
        tree.report(entry.path, Rule.STRAY, message, hint)
        return None
    slug = entry.path.stem
    document, made = _yaml(tree, entry.path, model, lambda file: make(file, slug))
    named_well = check_slug(tree, entry.path, slug)
    return Record(slug, document or YamlDocument(entry.path), made if named_well else None)


def check_slug(tree: Tree, path: Path, slug: str) -> bool:
    """Whether ``slug`` can be part of an address; says so where not."""
    problem = slug_problem(slug)
    if problem:
        hint = "rename it, as in iran-protests-2019"
        tree.report(path, Rule.BAD_NAME, f"the name {quoted(slug)} {problem}", hint)
    return not problem


def _yaml(
    tree: Tree, path: Path, model: type[Model], make: Callable[[Model], Made]
) -> tuple[YamlDocument | None, Made | None]:
    data = tree.read(path, tree.limits.yaml)
    if data is None:
        return None, None
    made_from = (path, data, model, tree.limits.yaml)
    return _apart(tree, made_from, lambda aside: _said(aside, path, data, model, make))


def _said(
    tree: Tree, path: Path, data: bytes, model: type[Model], make: Callable[[Model], Made]
) -> tuple[YamlDocument | None, Made | None]:
    document, found = read(data, path, tree.limits.yaml)
    tree.found.extend(found)
    if document is None:
        return None, None
    file, more = validate(model, document)
    # A key or value that breaks the grammar is not called unknown or empty as well.
    places = {(one.line, one.column) for one in found}
    tree.found.extend(one for one in more if (one.line, one.column) not in places)
    return document, make(file) if file else None
