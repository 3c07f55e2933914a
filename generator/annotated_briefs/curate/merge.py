"""Merge two records of one: what has to change in which file, so that no link and no name is lost.

Everything is worked out and checked before a byte is written; `files.write` then does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotated_briefs.addresses import FOLDER_KINDS, KIND_FOLDERS
from annotated_briefs.checks import load_checked
from annotated_briefs.curate.yaml_edit import NoEasyEditError, YamlText
from annotated_briefs.diagnostics import Diagnostic, Severity, quoted, visible
from annotated_briefs.load.drafts import ANNOTATIONS
from annotated_briefs.load.files import Tree, limits_of
from annotated_briefs.load.problems import did_you_mean, validate
from annotated_briefs.load.schema import EntityModel
from annotated_briefs.load.yaml_source import KeyPath, YamlDocument, read

ENTITIES, ARTICLES = Path("briefs/entities"), Path("briefs/articles")
_ORDER = tuple(EntityModel.model_fields)


class UnknownRecordError(ValueError):
    """There is no record of the name that was given."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the records cannot be merged, where that stands and how to mend it."""

    path: Path
    line: int
    column: int
    message: str
    hint: str

    def __str__(self) -> str:
        where = f"{self.path.as_posix()}:{self.line}:{self.column}"
        return visible(f"{where}: {self.message} ({self.hint})")


@dataclass(frozen=True, slots=True)
class Change:
    """What a file holds before and after; ``after`` None takes it away."""

    path: Path
    """Relative to the root."""
    before: bytes
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Merge:
    """The whole of a merge. It may be written only where nothing refuses or breaks."""

    keep: str
    """The address of the record that stays, as in ``people/ada-quill``."""
    drop: str
    changes: tuple[Change, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    broken: tuple[Diagnostic, ...] = ()
    """Errors in the files as they stand that hide what is to be changed."""
    new: tuple[Diagnostic, ...] = ()
    """Errors and warnings that the merge would bring about."""
    notes: tuple[str, ...] = ()
    """What of the record that goes is not taken over."""

    @property
    def may_be_written(self) -> bool:
        """Whether nothing speaks against it."""
        errors = any(found.severity is Severity.ERROR for found in self.new)
        return not (self.refusals or self.broken or errors)


def addresses(root: Path) -> list[str]:
    """The addresses of all records under ``root``, as in ``people/ada-quill``."""
    tree = Tree(root, limits=limits_of(root))
    return [
        f"{folder}/{entry.path.stem}"
        for folder in KIND_FOLDERS.values()
        for entry in tree.entries(ENTITIES / folder)
        if entry.path.suffix == ".yml" and not entry.is_folder
    ]


def find_record(root: Path, given: str, known: list[str]) -> str:
    """The address of the record ``given`` as an address, a slug or the path of its file.

    Raises `UnknownRecordError`, with a hint, where none of ``known`` is meant.
    """
    by_slug = [address for address in known if address.partition("/")[2] == given]
    if given in known or len(by_slug) == 1:
        return given if given in known else by_slug[0]
    path = Path(given).resolve()
    for folder in (root.resolve() / ENTITIES, root.resolve()):
        if path.suffix == ".yml" and path.is_relative_to(folder):
            address = path.relative_to(folder).with_suffix("").as_posix()
            address = address.removeprefix(f"{ENTITIES.as_posix()}/")
            if address in known:
                return address
    wanted = given.removesuffix(".yml").removeprefix(f"{ENTITIES.as_posix()}/")
    if wanted in known:
        return wanted
    hint = did_you_mean(wanted, known, "give folder and slug, as in people/ada-quill")
    raise UnknownRecordError(f"there is no record {quoted(given)} (hint: {hint})")


def plan(root: Path, keep: str, drop: str) -> Merge:
    """What merging the record at the address ``drop`` into that at ``keep`` changes.

    Reads files below ``root`` and writes none.
    """
    merge = _Merging(root, keep, drop)
    if merge.broken:
        return Merge(keep, drop, broken=tuple(merge.broken))
    refusals = tuple(_refusals(merge))
    if refusals:
        return Merge(keep, drop, refusals=refusals)
    try:
        changes = tuple(_changes(merge))
    except _NotAsWantedError as error:
        where = Refusal(error.path, 1, 1, str(error), "make this change by hand, then merge")
        return Merge(keep, drop, refusals=(where,))
    return Merge(
        keep, drop, changes, new=tuple(_new_findings(root, changes)), notes=tuple(_notes(merge))
    )


class _NotAsWantedError(ValueError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(why)
        self.path = path


class _Merging:
    """The files that a merge has to look at, each read once."""

    def __init__(self, root: Path, keep: str, drop: str) -> None:
        self.tree = Tree(root, limits=limits_of(root))
        self.keep, self.drop = keep, drop
        self.keep_slug, self.drop_slug = keep.partition("/")[2], drop.partition("/")[2]
        self.data: dict[Path, bytes] = {}
        self.documents: dict[Path, YamlDocument] = {}
        self.broken: list[Diagnostic] = []
        for path in self._record_paths():
            self._read(path)
        for path in self._annotation_paths():
            self._read(path, mentions=self.drop_slug)
        self.kept = self.documents.get(_file(keep), YamlDocument(_file(keep)))
        self.dropped = self.documents.get(_file(drop), YamlDocument(_file(drop)))
        if not self.broken:
            for record in (self.kept, self.dropped):
                _, found = validate(EntityModel, record)
                self.broken += [one for one in found if one.severity is Severity.ERROR]

    def _record_paths(self) -> Iterator[Path]:
        for folder in FOLDER_KINDS:
            for entry in self.tree.entries(ENTITIES / folder):
                if entry.path.suffix == ".yml" and not entry.is_folder:
                    yield entry.path

    def _annotation_paths(self) -> Iterator[Path]:
        for year in self.tree.entries(ARTICLES):
            for folder in self.tree.entries(year.path) if year.is_folder else ():
                yield folder.path / ANNOTATIONS

    def _read(self, path: Path, mentions: str = "") -> None:
        data = self.tree.read(path, self.tree.limits.yaml)
        if data is None or mentions.encode() not in data:
            return
        document, found = read(data, path, self.tree.limits.yaml)
        # The grammar alone: a value that is not right keeps its place.
        self.broken += [one for one in found if one.severity is Severity.ERROR]
        if document:
            self.data[path], self.documents[path] = data, document


def _file(address: str) -> Path:
    return ENTITIES / f"{address}.yml"


# ------------------------------------------------------------------ what speaks against it


def _refusals(merge: _Merging) -> Iterator[Refusal]:
    keep, drop = merge.kept, merge.dropped
    if merge.keep == merge.drop:
        yield _refusal(drop, ("name",), "a record cannot be merged with itself", "name two records")
        return
    if merge.keep.partition("/")[0] != merge.drop.partition("/")[0]:
        message = f"{quoted(merge.drop)} and {quoted(merge.keep)} are of two kinds"
        yield _refusal(drop, ("name",), message, "move one of the files to the right folder first")
    for one, other in ((keep, merge.drop_slug), (drop, merge.keep_slug)):
        for path, slug in _items(one.value, "different_from"):
            if slug == other:
                message = f"the record says that it is different from {quoted(other)}"
                hint = "if they are one after all, delete this line first"
                yield _refusal(one, path, message, hint)
    for register, value in _mapping(drop.value, "ids").items():
        mine = _mapping(keep.value, "ids").get(register)
        if mine is not None and str(mine) != str(value):
            message = f"{register} is {value} here and {mine} in {_file(merge.keep).as_posix()}"
            hint = "find out which is right, or whether they are two after all"
            yield _refusal(drop, ("ids", register), message, hint)
    if _later(keep.value, drop.value) is None:
        message = f"dead_since differs from that of {_file(merge.keep).as_posix()}"
        yield _refusal(drop, ("dead_since",), message, "write the right date in both")


def _refusal(document: YamlDocument, path: KeyPath, message: str, hint: str) -> Refusal:
    place = document.at(path)
    return Refusal(document.path, place.line, place.column, message, hint)


def _later(keep: Mapping[str, Any], drop: Mapping[str, Any]) -> str | None:
    """The more exact of two dates; empty where there is none, None where they contradict."""
    dates = sorted((str(one.get("dead_since") or "") for one in (keep, drop)), key=len)
    return dates[1] if dates[1].startswith(dates[0]) else None


def _new_findings(root: Path, changes: tuple[Change, ...]) -> Iterator[Diagnostic]:
    """What `check` would say after the merge and does not say now."""
    _, now = load_checked(root)
    _, then = load_checked(root, changed={change.path: change.after for change in changes})
    known = {(found.path, found.rule, found.message) for found in now}
    for found in then:
        new = (found.path, found.rule, found.message) not in known
        if new and found.severity is not Severity.NOTE:
            yield found


def _notes(merge: _Merging) -> Iterator[str]:
    keep, drop = merge.kept, merge.dropped
    said = drop.value.get("description")
    if said and keep.value.get("description") and said != keep.value["description"]:
        yield f"its description is not taken over: {said}"
    for line in merge.data[drop.path].decode("utf-8-sig").splitlines():
        if line.lstrip().startswith("#") and "yaml-language-server" not in line:
            yield f"its comment is not taken over: {line.strip()}"


# ------------------------------------------------------------------ what changes


def _changes(merge: _Merging) -> Iterator[Change]:
    keep, drop = _file(merge.keep), _file(merge.drop)
    for path, document in merge.documents.items():
        if path == drop:
            yield Change(path, merge.data[path], None)
            continue
        text = YamlText(_text(merge.data[path]), _ORDER)
        wanted = dict(document.value)
        try:
            if path.name == ANNOTATIONS:
                wanted = _repoint(text, document.value, merge)
            else:
                wanted |= _other_than(text, document.value, merge)
            if path == keep:
                wanted |= _take_over(text, merge)
        except NoEasyEditError as error:
            raise _NotAsWantedError(path, str(error)) from error
        if wanted != document.value:
            yield Change(path, merge.data[path], _checked(text, wanted, path, merge.data[path]))


_MARK = b"\xef\xbb\xbf"


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig")


def _checked(text: YamlText, wanted: dict[str, Any], path: Path, before: bytes) -> bytes:
    """The changed file, if it reads as it should."""
    data = (_MARK if before.startswith(_MARK) else b"") + text.result().encode()
    document, found = read(data, path, len(data))
    if document is None or found or document.value != wanted:
        raise _NotAsWantedError(path, "this file is written in a way that cannot be changed safely")
    return data


def _repoint(text: YamlText, value: dict[str, Any], merge: _Merging) -> dict[str, Any]:
    """Decisions that name the record that goes name the one that stays."""
    wanted = dict(value)
    for key in ("statements", "entities"):
        items = value.get(key)
        if not isinstance(items, list):
            continue
        wanted[key] = list(items)
        for index, item in enumerate(items):
            if isinstance(item, dict) and item.get("entity") == merge.drop_slug:
                text.replace((key, index, "entity"), merge.keep_slug)
                wanted[key][index] = {**item, "entity": merge.keep_slug}
    return wanted


def _other_than(text: YamlText, value: dict[str, Any], merge: _Merging) -> dict[str, Any]:
    """``different_from`` of another record, the one that stays in place of the one that goes."""
    slugs = [slug for _, slug in _items(value, "different_from")]
    if merge.drop_slug not in slugs:
        return {}
    index = slugs.index(merge.drop_slug)
    if merge.keep_slug in slugs:
        text.remove("different_from", index)
        left = [slug for slug in slugs if slug != merge.drop_slug]
        if not left:
            raise NoEasyEditError('"different_from" names one record twice')
        return {"different_from": left}
    is_list = isinstance(value["different_from"], list)
    text.replace(("different_from", index) if is_list else ("different_from",), merge.keep_slug)
    slugs[index] = merge.keep_slug
    return {"different_from": slugs if is_list else merge.keep_slug}


def _take_over(text: YamlText, merge: _Merging) -> dict[str, Any]:
    """The names, ids and the rest of the record that goes; changes in the order of the schema."""
    keep, drop = merge.kept.value, merge.dropped.value
    wanted: dict[str, Any] = {}

    def add(key: str, values: list[str]) -> None:
        old = [item for _, item in _items(keep, key)]
        lines = dict.fromkeys(" ".join(value.split()) for value in values)
        new = [line for line in lines if line not in old]
        if new:
            text.append(key, new)
            wanted[key] = [*old, *new]

    names = [drop["name"], *(item for _, item in _items(drop, "aliases"))]
    add("aliases", [name for name in names if name != keep.get("name")])
    if drop.get("description") and not keep.get("description"):
        wanted["description"] = " ".join(drop["description"].split())
        text.set("description", wanted["description"])
    mine = _mapping(keep, "ids")
    more = {key: str(value) for key, value in _mapping(drop, "ids").items() if key not in mine}
    if more:
        text.put("ids", more)
        wanted["ids"] = {**mine, **more}
    add("different_from", [item for _, item in _items(drop, "different_from")])
    date = _later(keep, drop)
    if date and date != str(keep.get("dead_since") or ""):
        text.set("dead_since", date)
        wanted["dead_since"] = date
    add("formerly", [merge.drop, *(item for _, item in _items(drop, "formerly"))])
    return wanted


def _items(value: Mapping[str, Any], key: str) -> list[tuple[KeyPath, str]]:
    """The texts in the list at ``key``, or the one text there, and where they stand."""
    found = value.get(key)
    if isinstance(found, str):
        return [((key,), found)]
    items = found if isinstance(found, list) else []
    return [((key, index), item) for index, item in enumerate(items) if isinstance(item, str)]


def _mapping(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}
