"""The pages of an outlet: how its briefs are sourced, and the briefs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from annotated_briefs.addresses import outlet_address
from annotated_briefs.link.outlets import PROFILE_FROM, Profile, Share, profile
from annotated_briefs.model import Form, Naming, Outlet, Page, Publication, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.charts import DOTS_WIDTH, bars
from annotated_briefs.render.environment import page
from annotated_briefs.render.feeds import has_feed
from annotated_briefs.render.insights import shares_of
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.paging import Pager, pagers, pages_for, stretch
from annotated_briefs.render.phrases import NAMING_WORDS, count
from annotated_briefs.render.share import outlet_terms


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share of the briefs, with the search that finds them."""

    label: str
    share: Share
    address: str


def render_outlets(
    newest: Sequence[PublishedBrief], outlets: Mapping[Slug, Outlet], publication: Publication
) -> Iterator[Page]:
    """The index of outlets and the pages of each."""
    published: dict[Slug, list[PublishedBrief]] = {slug: [] for slug in outlets}
    for brief in newest:
        published.setdefault(brief.brief.metadata.outlet, []).append(brief)
    yield page(
        "outlets",
        "outlets.md.jinja",
        title="Outlets",
        description=f"{count(len(outlets), 'outlet')}.",
        key=key_of([], "outlets", outlets, sorted((s, len(b)) for s, b in published.items())),
        rows=[(outlets[s], b) for s, b in sorted(published.items()) if s in outlets],
        path="outlets/index.md",
    )
    for slug, outlet in outlets.items():
        yield from _outlet(outlet, published[slug], outlets, publication)


def _outlet(
    outlet: Outlet,
    briefs: Sequence[PublishedBrief],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Iterator[Page]:
    for pager in pagers(outlet_address(outlet.id), pages_for(len(briefs))):
        yield Page(
            f"{pager.address}.md",
            # Its figures are worked out where it is drawn.
            lambda pager=pager: _page(pager, outlet, briefs, outlets, publication).draw(),  # type: ignore[misc]
            key_of(briefs, "outlet", outlet, pager, publication, outlets=outlets),
        )


def _page(
    pager: Pager,
    outlet: Outlet,
    briefs: Sequence[PublishedBrief],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Page:
    first = pager.number == 1
    figures = profile(briefs) if first else None
    described = outlet.description or f"Briefs of articles by {outlet.name}."
    return page(
        pager.address,
        "outlet.md.jinja",
        # An outlet often has a page among the organisations as well.
        title=f"{outlet.name} (outlet){pager.suffix}",
        description=pager.describe(described),
        found_as="Outlet" if first else None,
        until="briefs",
        terms=outlet_terms(outlet, publication),
        feed=outlet_address(outlet.id),
        feeds=has_feed(briefs, publication),
        outlet=outlet,
        pager=pager,
        shown=stretch(briefs, pager.number),
        profile_from=PROFILE_FROM,
        profile=figures,
        charts=_charts(outlet, figures) if figures else {},
        dots_width=DOTS_WIDTH,
        outlets=outlets,
    )


def _charts(outlet: Outlet, figures: Profile) -> dict[str, Any]:
    return {
        "forms": bars([(f.value, n, None, "") for f, n in zip(Form, figures.forms, strict=True)]),
        "naming": bars(
            [
                (NAMING_WORDS[one], n, None, "")
                for one, n in zip(Naming, figures.naming, strict=True)
            ]
        ),
        "coverage": shares_of(figures.coverage),
        "sourcing": [
            ShareRow(
                form.label,
                share,
                "search/?" + urlencode({"outlet": outlet.name, "form": form.label}),
            )
            for form, share in figures.sourcing
        ],
    }
