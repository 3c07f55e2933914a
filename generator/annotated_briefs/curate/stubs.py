"""What a suggestion asks for, ready to be put into a file or to be run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from slugify import slugify

from annotated_briefs.addresses import KIND_FOLDERS, entity_address
from annotated_briefs.curate.names import Name
from annotated_briefs.curate.spelling import fold, initials, tokens
from annotated_briefs.curate.yaml_edit import scalar
from annotated_briefs.load.fields import MAX_SLUG, slug_problem
from annotated_briefs.model import Entity, Kind


class Action(StrEnum):
    """What to do with a stub."""

    CREATE = "create"
    ADD = "add"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Stub:
    """A new file, lines to add to one, or a command."""

    action: Action
    path: str | None
    """The file, relative to the root; None for a command."""
    text: str


def record(name: Name, taken: Collection[str], aliases: Collection[str] = ()) -> Stub:
    """A new record of ``name``. What only a person can know stands in it as a comment.

    ``taken`` holds the slugs and the folded names of the records there are.
    """
    return new_record(name.name, name.kind, taken, (*aliases, *_abbreviations(name)))


def new_record(name: str, kind: Kind, taken: Collection[str], aliases: Collection[str]) -> Stub:
    """The same for a name and what it is; an alias that is taken is left out."""
    more = [a for a in aliases if fold(a) not in taken]
    lines = [f"name: {scalar(name)}"]
    if more:
        lines += ["aliases:", *(f"  - {scalar(alias)}" for alias in dict.fromkeys(more))]
    lines += ["# description: who or what it is, in a line", "# ids: {wikidata: Q...}"]
    path = f"briefs/entities/{KIND_FOLDERS[kind]}/{_slug(name, kind, taken)}.yml"
    return Stub(Action.CREATE, path, "\n".join(lines) + "\n")


def _abbreviations(name: Name) -> list[str]:
    """Initials by which the articles call an organisation; other short forms need no alias."""
    if name.kind is not Kind.ORG:
        return []
    letters = initials(name.name)
    return [f for f in name.forms if f.isupper() and tokens(f) and tokens(f)[0] in letters]


def _slug(name: str, of_kind: Kind, taken: Collection[str]) -> str:
    base = slugify(name, max_length=MAX_SLUG, word_boundary=True)
    if base and base not in taken and not slug_problem(base):
        return base
    kind = of_kind.lower()
    longer = f"{base[: MAX_SLUG - len(kind) - 1].strip('-')}-{kind}".lstrip("-")
    number = 2
    wanted = longer
    while wanted in taken:
        wanted, number = f"{longer}-{number}", number + 1
    return wanted


def alias(entity: Entity, form: str) -> Stub:
    """A further name for a record."""
    item = f"  - {scalar(form)}\n"
    path = f"briefs/entities/{entity_address(entity)}.yml"
    return Stub(Action.ADD, path, f"aliases:\n{item}")


def merge(keep: Entity, drop: Entity) -> Stub:
    """The command that makes two records one."""
    command = f"briefs entities merge {entity_address(keep)} {entity_address(drop)}"
    return Stub(Action.RUN, None, f"{command}\n")
