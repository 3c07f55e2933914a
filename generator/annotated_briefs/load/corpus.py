"""All of ``briefs/``: the folders walked, each file read once, then held against the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from annotated_briefs.addresses import FOLDER_KINDS, outlet_address
from annotated_briefs.diagnostics import Diagnostic, Rule, Severity, quoted
from annotated_briefs.load import brief_checks, convert, prose_links, record_checks
from annotated_briefs.load.drafts import Draft, Record, check_slug, draft, record, stray
from annotated_briefs.load.files import Tree, limits_of
from annotated_briefs.load.problems import did_you_mean
from annotated_briefs.load.schema import EntityModel, OutletModel
from annotated_briefs.memory import Forgetful, Memory
from annotated_briefs.model import Brief, Corpus, Entity, Kind, Limits, Outlet, Register

BRIEFS = Path("briefs")
UNDATED = "undated"
_FOLDERS = ["articles", "entities", "outlets", "private"]


def load(
    root: Path,
    *,
    limits: Limits | None = None,
    changed: Mapping[Path, bytes | None] | None = None,
    memory: Memory | None = None,
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """All that people wrote under ``root/briefs``, and everything that is wrong with it.

    A record with an error is left out, and so is a brief with an error in one of its files or in
    a record that it needs. ``limits`` are those of ``root``'s mkdocs.yml unless others are given.
    ``changed`` asks what if: files that are there, by their path below ``root``, as if they held
    other bytes, or were gone (None). ``memory`` holds what was read before.
    The findings are in order of position, their paths relative to ``root``; `Brief.folder` is, too.
    Never raises for what stands in the files.
    """
    tree = Tree(
        root,
        changed=changed or {},
        limits=limits or limits_of(root),
        memory=memory or Forgetful(),
    )
    _stray_tops(tree)
    outlets = list(_outlets(tree))
    entities = list(_entities(tree))
    drafts = list(_drafts(tree))
    tree.found += record_checks.check(entities)
    tree.found += record_checks.check_outlets(outlets)
    tree.found += record_checks.unused_outlets(
        outlets, [d.brief.value if d.brief else None for d in drafts]
    )
    broken = _broken(tree)
    tree.found += brief_checks.check(
        drafts,
        outlets=_faulty(outlets, broken),
        entities=_faulty(entities, broken),
        merged=_merged(entities),
    )
    tree.found = brief_checks.better_hints(
        tree.found, drafts, outlets=_by_name(outlets), entities=_by_name(entities)
    )
    addresses = frozenset(_addresses(outlets, entities, drafts))
    tree.found += prose_links.check(drafts, addresses, lambda page: _is_written(root, page))
    broken = _broken(tree)
    made = [one.made for one in (*outlets, *entities) if one.document.path not in broken]
    register = {one.id: one for one in made if isinstance(one, Entity)}
    corpus = Corpus(
        root,
        tuple(_finished(drafts, broken)),
        Register(register),
        {one.id: one for one in made if isinstance(one, Outlet)},
    )
    return corpus, tuple(sorted(set(tree.found)))


def _broken(tree: Tree) -> set[Path]:
    return {found.path for found in tree.found if found.severity is Severity.ERROR}


def _faulty(records: list[Record], broken: set[Path]) -> dict[str, Path | None]:
    """Each slug, and the file of its record where none of that slug can be used."""
    sound = {one.slug for one in records if one.made and one.document.path not in broken}
    return {one.slug: None if one.slug in sound else one.document.path for one in records}


def _addresses(outlets: list[Record], entities: list[Record], drafts: list[Draft]) -> Iterator[str]:
    """Where the pages of records and briefs stand, those with errors too: they are mended soon."""
    yield from (outlet_address(one.slug) for one in outlets)
    for record_ in entities:
        yield f"{record_.document.path.parent.name}/{record_.slug}"
        if isinstance(record_.made, Entity):
            yield from record_.made.formerly
    yield from (f"briefs/{one.year}/{one.folder.name}" for one in drafts)


def _is_written(root: Path, page: str) -> bool:
    """Whether the publisher has a page of this address in ``docs/``."""
    places = (f"{page}.md", f"{page}/index.md", page)
    with suppress(OSError):  # a name that is too long is no page's
        return any((root / "docs" / place).is_file() for place in places)
    return False


def _by_name(records: list[Record]) -> dict[str, str]:
    """The slugs of sound records, by their names and by themselves."""
    names: dict[str, str] = {}
    for one in records:
        if isinstance(one.made, Entity | Outlet):
            for form in (one.made.name, *one.made.aliases, one.slug):
                names[form.casefold()] = one.slug
    return names


def _merged(records: list[Record]) -> dict[str, str]:
    """The slugs of records that are no more, and of those they were merged into."""
    entities = (one.made for one in records if isinstance(one.made, Entity))
    return {address.partition("/")[2]: e.id for e in entities for address in e.formerly}


def _stray_tops(tree: Tree) -> None:
    if (tree.root / BRIEFS).is_symlink():
        tree.report(BRIEFS, Rule.NOT_REGULAR, '"briefs" is a symbolic link', "put the folder here")
    for entry in tree.entries(BRIEFS):
        if entry.name not in _FOLDERS or not entry.is_folder:
            stray(tree, entry, _FOLDERS)


def _outlets(tree: Tree) -> Iterator[Record]:
    for entry in tree.entries(BRIEFS / "outlets"):
        if one := record(tree, entry, OutletModel, convert.outlet):
            yield one


def _entities(tree: Tree) -> Iterator[Record]:
    for folder in tree.entries(BRIEFS / "entities"):
        kind = FOLDER_KINDS.get(folder.name)
        if kind is None:
            hint = did_you_mean(folder.name, [*FOLDER_KINDS], f"one of {', '.join(FOLDER_KINDS)}")
            message = f"{quoted(folder.name)} is no kind of entity"
            tree.report(folder.path, Rule.BAD_NAME, message, hint)
            continue
        if not folder.is_folder:
            stray(tree, folder, [*FOLDER_KINDS])
            continue
        for entry in tree.entries(folder.path):
            if one := record(tree, entry, EntityModel, _of_kind(kind)):
                yield one


def _of_kind(kind: Kind) -> Callable[[EntityModel, str], Entity]:
    return partial(convert.entity, kind=kind)


def _drafts(tree: Tree) -> Iterator[Draft]:
    for year in tree.entries(BRIEFS / "articles"):
        if not year.is_folder:
            stray(tree, year, ["<year>"])
            continue
        if not _is_year(year.name):
            message = f"{quoted(year.name)} is neither a year nor {quoted(UNDATED)}"
            hint = f"briefs stand in briefs/articles/<year>/<slug>/ or in {UNDATED}/<slug>/"
            tree.report(year.path, Rule.BAD_NAME, message, hint)
            continue
        for folder in tree.entries(year.path):
            if not folder.is_folder:
                stray(tree, folder, ["<slug>/brief.yml"])
            elif check_slug(tree, folder.path, folder.name):
                yield draft(tree, folder.path)


def _is_year(name: str) -> bool:
    return name == UNDATED or (len(name) == 4 and name.isascii() and name.isdigit())


def _finished(drafts: list[Draft], broken: set[Path]) -> Iterator[Brief]:
    """The briefs without an error in their folder."""
    folders = broken | {path.parent for path in broken}
    for one in drafts:
        if one.folder not in folders and (brief := one.finished()):
            yield brief
