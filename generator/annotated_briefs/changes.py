"""What a change to the files changes on the site: two sites compared, in the site's own terms."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from annotated_briefs.addresses import entity_address, outlet_address
from annotated_briefs.diagnostics import Diagnostic, Severity, visible
from annotated_briefs.model import Entity, Outlet, Slug, State
from annotated_briefs.pipeline import Site
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.environment import environment
from annotated_briefs.render.phrases import NAMING_WORDS, tally

_COUNTS = {
    "statements": "statements",
    "direct": "direct",
    "mixed": "mixed",
    "indirect": "indirect",
    "attributed_sentences": "sentences that name a source",
    "sentences": "sentences",
    "body_words": "words",
    "speaking_sources": "speaking sources",
    "named": "named people",
    "unnamed": "unnamed sources",
    "institution": "institutions",
    "document": "documents or posts",
    "media_report": "media reports",
    "reportedly": "hedged reports",
    "orphan_quotes": "quotations without a speaker",
}
"""The counts that are compared, and what the page calls them."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A figure or a value before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedBrief:
    """A brief that both sites have, and what is otherwise in it."""

    brief: PublishedBrief
    counts: tuple[Shift, ...]
    fields: tuple[str, ...]
    """Keys of brief.yml with other values."""
    sources: tuple[str, ...]
    """Speaking sources that are new."""
    silent: tuple[str, ...]
    """Speaking sources that are no more."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that a reader of the site would meet otherwise."""

    new: tuple[PublishedBrief, ...] = ()
    gone: tuple[PublishedBrief, ...] = ()
    left_out: tuple[PublishedBrief, ...] = ()
    """Briefs whose files are there, with errors: the site is made without them."""
    changed: tuple[ChangedBrief, ...] = ()
    records: tuple[Entity, ...] = ()
    """Records that are new."""
    edited: tuple[Entity, ...] = ()
    """Records that say something else."""
    outlets: tuple[Outlet, ...] = ()
    """Outlets that are new."""
    edited_outlets: tuple[Outlet, ...] = ()
    """Outlets whose records say something else."""
    outlet_names: Mapping[Slug, str] = field(default_factory=dict)
    """What the outlets are called by now; no change of itself."""
    names: tuple[Entity, ...] = ()
    """Pages of names that have no record yet."""
    lost: tuple[str, ...] = ()
    """Addresses that were on the site and are not, and from which nothing leads on."""
    found: tuple[Diagnostic, ...] = ()
    """Errors and warnings that were not there before."""
    mended: int = 0
    """How many errors and warnings are there no more."""

    @property
    def empty(self) -> bool:
        """Whether the sites are the same in all this."""
        return self == Changes(outlet_names=self.outlet_names)


_MOST = 30
"""Items of a list in the summary: GitHub takes a megabyte of it, and people read less."""


def as_markdown(changes: Changes) -> str:
    """The changes for people to read: the summary of a pull request's checks."""
    template = environment().get_template("changes.md.jinja")
    text = template.render(
        changes=changes,
        most=_MOST,
        tally=tally,
        naming_words=NAMING_WORDS,
        outlet_address=outlet_address,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def as_plain(changes: Changes) -> str:
    """The same for a terminal: the words as they are, with nothing that would command it."""
    lines = html.unescape(as_markdown(changes)).split("\n")
    return "\n".join(visible(line) for line in lines)


def compare(before: Site, after: Site) -> Changes:
    """The changes from one site to the other."""
    old = {b.brief.address: b for b in before.briefs}
    new = {b.brief.address: b for b in after.briefs}
    worst_before, worst = _worst(before.diagnostics), _worst(after.diagnostics)
    told = {_same(d) for d in worst_before}
    missing = [b for address, b in old.items() if address not in new]
    broken = [b for b in missing if _has_error(b, after.diagnostics)]
    pages = {p.path for p in before.pages} - {p.path for p in after.pages}
    records, earlier = after.register.entities, before.register.entities
    return Changes(
        new=tuple(b for address, b in new.items() if address not in old),
        gone=tuple(b for b in missing if b not in broken),
        left_out=tuple(broken),
        changed=tuple(_changed(old, new)),
        records=tuple(e for id_, e in records.items() if id_ not in earlier),
        edited=tuple(e for id_, e in records.items() if earlier.get(id_, e) != e),
        outlets=tuple(o for id_, o in after.outlets.items() if id_ not in before.outlets),
        edited_outlets=tuple(
            o for id_, o in after.outlets.items() if before.outlets.get(id_, o) != o
        ),
        outlet_names={id_: outlet.name for id_, outlet in after.outlets.items()},
        names=tuple(_names(before, after)),
        lost=tuple(sorted(pages - {f"{b.brief.address}.md" for b in broken})),
        found=tuple(d for d in worst if _same(d) not in told),
        mended=len(told - {_same(d) for d in worst}),
    )


def _has_error(view: PublishedBrief, diagnostics: Sequence[Diagnostic]) -> bool:
    folder = view.brief.folder
    errors = (d.path for d in diagnostics if d.severity is Severity.ERROR)
    return any(path == folder or folder in path.parents for path in errors)


def _worst(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [d for d in diagnostics if d.severity is not Severity.NOTE]


def _same(found: Diagnostic) -> tuple[object, ...]:
    """What makes two findings the same though lines moved."""
    return found.path, found.code, found.message


def _changed(
    old: Mapping[str, PublishedBrief], new: Mapping[str, PublishedBrief]
) -> Iterator[ChangedBrief]:
    for address, after in new.items():
        before = old.get(address)
        if before is None or before == after:
            continue
        was, now = _speaking(before), _speaking(after)
        made = ChangedBrief(
            after,
            counts=tuple(_shifts(before, after)),
            fields=tuple(_fields(before, after)),
            sources=tuple(name for name in now if name not in was),
            silent=tuple(name for name in was if name not in now),
        )
        if made.counts or made.fields or made.sources or made.silent:
            yield made


def _speaking(view: PublishedBrief) -> list[str]:
    return [profile.name for profile in view.findings.sourcing.sources]


def _shifts(before: PublishedBrief, after: PublishedBrief) -> Iterator[Shift]:
    was, now = _figures(before), _figures(after)
    for what in now:
        if was[what] != now[what]:
            yield Shift(what, f"{was[what]:,}", f"{now[what]:,}")


def _figures(view: PublishedBrief) -> dict[str, int]:
    counts = view.findings.sourcing.counts
    figures = {words: int(getattr(counts, key) or 0) for key, words in _COUNTS.items()}
    statements = view.findings.statements
    figures["confirmed by a person"] = sum(s.state is State.CONFIRMED for s in statements)
    figures["editor\u2019s notes"] = len(view.brief.decisions.notes)
    return figures


def _fields(before: PublishedBrief, after: PublishedBrief) -> Iterator[str]:
    was, now = asdict(before.brief.metadata), asdict(after.brief.metadata)
    yield from (key for key in now if was[key] != now[key])


def _names(before: Site, after: Site) -> Iterator[Entity]:
    """Pages of the machine's names that there were not."""
    paths = {p.path for p in before.pages}
    there = {p.path for p in after.pages}
    met: set[str] = set()
    for view in after.briefs:
        for entity in view.findings.entities.values():
            path = f"{entity_address(entity)}.md"
            if entity.curated or path in paths or path not in there or path in met:
                continue
            met.add(path)
            yield entity
