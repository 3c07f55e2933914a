"""The page of what the collection shows as a whole, and the statements behind its bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from annotated_briefs.addresses import entity_address
from annotated_briefs.link import EntityLinks
from annotated_briefs.link.collection import LEAST, Period, collect
from annotated_briefs.link.collection import Collection as Figures
from annotated_briefs.link.outlets import PROFILE_FROM
from annotated_briefs.link.together import Together, together
from annotated_briefs.link.voices import voice
from annotated_briefs.model import Counts, Entity, EntityId, Form, Naming, Outlet, Page, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.by_date import ByDate
from annotated_briefs.render.charts import (
    ARC_ROW,
    ARCS_WIDTH,
    DOTS_WIDTH,
    Dots,
    Series,
    arcs,
    bars,
    dots,
    series,
    span_of,
)
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.phrases import NAMING_WORDS, count, day
from annotated_briefs.render.shelves import (
    EVERY_SHELF,
    FORM_SHELF,
    NAMING_SHELF,
    OPEN_SHELF,
    render_shelves,
)

_FORM_WORDS = {
    Form.DIRECT: "direct: all in quotation marks",
    Form.MIXED: "mixed: some in quotation marks",
    Form.INDIRECT: "indirect: in the outlet’s words",
}


def render_insights(
    briefs: Sequence[PublishedBrief],
    links: Mapping[EntityId, EntityLinks],
    outlets: Mapping[Slug, Outlet],
    handwritten: Collection[str],
) -> Iterator[Page]:
    """Charts of forms, naming, coverage and voices; plain words where there is little to count.

    ``briefs`` are newest first.
    """
    found = collect(briefs, links)
    by_date = ByDate(briefs)
    charts = _charts(found, by_date)
    company = together(links)
    ties = _ties(company)
    names = [(one.entity, len(one.statements)) for one in company.names]
    totals = (found.briefs, found.statements, found.confirmed, found.sentences, found.attributed)
    yield page(
        "insights",
        "insights.md.jinja",
        title="Insights",
        description=f"What {count(found.briefs, 'brief')} show together.",
        path="insights/index.md",
        handwritten=handwritten,
        found=found,
        enough=found.briefs >= LEAST,
        charts=charts,
        names=names,
        ties=ties,
        arcs=arcs([(a, b, len(to), label, address) for a, b, label, address, to in ties]),
        arcs_width=ARCS_WIDTH,
        arcs_height=ARC_ROW * len(names),
        dots_width=DOTS_WIDTH,
        left_out=company.left_out,
        key=key_of(
            [], "insights", totals, charts, names, ties, company.left_out, sorted(handwritten)
        ),
    )
    yield _compare(company, briefs, outlets)
    yield from render_shelves(briefs, outlets)
    yield from by_date.render(outlets)


def _compare(
    company: Together, briefs: Sequence[PublishedBrief], outlets: Mapping[Slug, Outlet]
) -> Page:
    """The page on which a reader puts two sources or outlets side by side.

    Without JavaScript it has figures of the sources that are quoted together most, and of outlets.
    """
    ties = _ties(company)[:_OFFERED]
    names = [one.entity for one in company.names]
    sources = sorted((_of_source(one) for one in company.names), key=lambda row: row[0].name)
    published = [row for row in _of_outlets(briefs) if row[0] in outlets]
    by_name = sorted(published, key=lambda row: (outlets[row[0]].name.casefold(), row[0]))
    return page(
        "compare",
        "compare.md.jinja",
        title="Side by side",
        description="Two sources, or two outlets, side by side.",
        path="compare/index.md",
        names=names,
        ties=ties,
        sources=sources,
        published=by_name,
        outlets=outlets,
        key=key_of(
            [], "compare", names, ties, sources, [(outlets[row[0]].name, row) for row in by_name]
        ),
    )


def _of_source(one: EntityLinks) -> tuple[Entity, tuple[int, ...]]:
    """Its statements, briefs, outlets and briefs in which it is alone; its statements by form."""
    heard = voice(one)
    forms = (sum(row.forms[n] for row in heard.outlets) for n in range(len(Form)))
    figures = (heard.statements, heard.briefs, len(heard.outlets), heard.alone, *forms)
    return one.entity, figures


def _of_outlets(briefs: Iterable[PublishedBrief]) -> Iterator[tuple[Slug, tuple[int, ...]]]:
    """Of each the briefs, their statements, sentences, and sentences that name a source.

    Those of few briefs are left out.
    """
    found: dict[Slug, list[Counts]] = defaultdict(list)
    for brief in briefs:
        found[brief.brief.metadata.outlet].append(brief.findings.sourcing.counts)
    for slug, counts in found.items():
        if len(counts) >= PROFILE_FROM:
            sums = (
                sum(getattr(c, name) for c in counts)
                for name in ("statements", "sentences", "attributed_sentences")
            )
            yield slug, (len(counts), *sums)


_OFFERED = 20
"""Pairs that the page of comparison offers."""

_Tie = tuple[int, int, str, str, tuple[str, ...]]
"""Two names by their index, the pair in words, its address, the briefs in which both speak."""


def _ties(company: Together) -> list[_Tie]:
    found = []
    for pair in company.pairs:
        one, other = company.names[pair.a].entity, company.names[pair.b].entity
        label = f"{one.name} and {other.name}: {count(len(pair.briefs), 'brief')}"
        address = f"?a={entity_address(one)}&b={entity_address(other)}"
        found.append((pair.a, pair.b, label, address, pair.briefs))
    return found


def _charts(found: Figures, by_date: ByDate) -> dict[str, object]:
    every = partial(by_date.at, EVERY_SHELF)
    left_open = found.statements - sum(n for _, n in found.naming)
    return {
        "sourcing": bars([(form.label, n, f"forms/{form.slug}", "") for form, n in found.sourcing]),
        "forms": bars(
            [(_FORM_WORDS[form], n, FORM_SHELF[form] if n else None, "") for form, n in found.forms]
        ),
        "naming": bars(
            [
                *(
                    (NAMING_WORDS[one], n, NAMING_SHELF[one] if n else None, "")
                    for one, n in found.naming
                ),
                ("source left open", left_open, OPEN_SHELF if left_open else None, ""),
            ]
        ),
        "heard": bars(
            [
                (one.entity.name, briefs, entity_address(one.entity), count(said, "statement"))
                for one, said, briefs in found.heard
            ]
        ),
        "never_heard": bars(
            [
                (one.entity.name, n, entity_address(one.entity), one.entity.description or "")
                for one, n in found.never_heard
            ]
        ),
        "periods": bars(
            [
                (day(p.label), p.briefs, every(p.label), count(p.statements, "statement"))
                for p in found.periods
            ]
        ),
        "coverage": shares_of(found.coverage),
        "concentration": shares_of(found.concentration),
        "over_time": _over_time(found, by_date),
    }


def shares_of(rows: Sequence[tuple[PublishedBrief, float]]) -> Dots:
    """A dot for each brief at its share."""
    return dots([(b.brief.metadata.headline, b.brief.address, share) for b, share in rows])


def _over_time(found: Figures, by_date: ByDate) -> dict[str, list[Series]]:
    """Shares by period; none where there is but one."""
    if len(found.periods) < 2:
        return {}
    known = {p.label: p for p in found.periods}
    # Those between without a brief have a place, too.
    labels = span_of(found.periods[0].label, found.periods[-1].label)
    periods = [known.get(one, Period.empty(one)) for one in labels]
    every = partial(by_date.at, EVERY_SHELF)
    return {
        "Share of the sentences": [
            series(
                "name a source",
                [(p.label, _share(p.attributed, p.sentences), p.sentences) for p in periods],
                _share(sum(p.attributed for p in periods), sum(p.sentences for p in periods)),
                every,
            )
        ],
        "Share of the statements, by form": [
            _parts(form.value, periods, "forms", n, partial(by_date.at, FORM_SHELF[form]))
            for n, form in enumerate(Form)
        ],
        "Share of the statements, by source": [
            _parts(NAMING_WORDS[one], periods, "naming", n, partial(by_date.at, NAMING_SHELF[one]))
            for n, one in enumerate(Naming)
        ],
        "Share of the top source": [
            series(
                "median of the briefs",
                [(p.label, p.top_share, p.shared) for p in periods],
                found.top_share,
                every,
            )
        ],
    }


def _parts(
    label: str,
    periods: Sequence[Period],
    field: str,
    n: int,
    at: Callable[[str], str | None],
) -> Series:
    """The share of the ``n``-th class of ``field`` in each period's statements."""
    rows = [(p.label, getattr(p, field)[n], p.statements) for p in periods]
    return series(
        label,
        [(when, _share(part, whole), whole) for when, part, whole in rows],
        _share(sum(part for _, part, _ in rows), sum(whole for *_, whole in rows)),
        at,
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
