"""The facets by which briefs are found: what each says of itself in a word or two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from annotated_briefs.addresses import has_page
from annotated_briefs.model import Outlet, Slug, Sourcing
from annotated_briefs.publish import PublishedBrief

FACETS = ("outlet", "year", "form", "story", "topic", "quoted", "name")
"""In the order in which a reader is offered them."""

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class SourcingForm:
    """A way in which an article is sourced; an article may have several."""

    slug: str
    label: str
    holds: Callable[[Sourcing], bool]


FORMS = (
    SourcingForm("named-people", "quotes or cites named people", lambda s: s.counts.named > 0),
    SourcingForm("unnamed", "cites unnamed sources", lambda s: s.counts.unnamed > 0),
    SourcingForm("institutions", "cites institutions", lambda s: s.counts.institution > 0),
    SourcingForm("documents", "cites documents, data or posts", lambda s: s.counts.document > 0),
    SourcingForm("media-reports", "cites other media", lambda s: s.counts.media_report > 0),
    SourcingForm("one-source", "has one source only", lambda s: s.counts.speaking_sources == 1),
    SourcingForm("no-source", "names no source", lambda s: s.counts.speaking_sources == 0),
    SourcingForm("hedged", "says “reportedly” and not by whom", lambda s: s.counts.reportedly > 0),
    SourcingForm(
        "quotation-without-speaker",
        "holds a quotation without a speaker",
        lambda s: s.counts.orphan_quotes > 0,
    ),
    SourcingForm("reply", "mentions a reply, a refusal or no answer", lambda s: bool(s.replies)),
)
"""Counted, not judged: each follows from `model.Counts` alone."""


def year_of(view: PublishedBrief) -> str:
    """``2024``, or `UNDATED`."""
    return (view.brief.metadata.published or UNDATED)[
        : 4 if view.brief.metadata.published else None
    ]


def facets_of(view: PublishedBrief, outlets: Mapping[Slug, Outlet]) -> dict[str, tuple[str, ...]]:
    """The values of each of `FACETS` for one brief, as a reader reads them; none is empty."""
    meta, findings = view.brief.metadata, view.findings
    outlet = outlets.get(meta.outlet)
    quoted = (findings.entities.get(s.entity) for s in findings.statements if s.entity)
    named = (e for e in findings.entities.values() if has_page(e))
    values: dict[str, Iterable[str]] = {
        "outlet": (outlet.name if outlet else meta.outlet,),
        "year": (year_of(view),),
        "form": (form.label for form in FORMS if form.holds(findings.sourcing)),
        "story": (meta.story,) if meta.story else (),
        "topic": meta.topics,
        "quoted": (e.name for e in quoted if e is not None),
        "name": (e.name for e in named),
    }
    found = {facet: tuple(dict.fromkeys(values[facet])) for facet in FACETS}
    return {facet: given for facet, given in found.items() if given}


def speakers_of(view: PublishedBrief, names: Mapping[str, str]) -> list[str]:
    """Whose each statement is, for a search to show: ``["_0_1_0", "Ada Quill", "officials"]``.

    ``names`` gives the source's name by the statement's id. Behind the order, in which the n-th
    number says whose statement n is, stand the names. A search must not find the numbers: behind
    an underscore they are one word, and one that nobody looks for.
    """
    sources = {int(s.id[1:]): names[s.id] for s in view.findings.statements}
    who = list(dict.fromkeys(sources.values()))
    numbers = range(1, max(sources, default=0) + 1)
    order = (str(who.index(sources[n])) if n in sources else "" for n in numbers)
    return ["_" + "_".join(order), *who]
