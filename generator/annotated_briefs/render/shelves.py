"""The newest statements of each form and each kind of source: what the bars of Insights count.

A list of all their words would be most of a large site; the newest hundred stand here, the places
of all by date below it (`by_date`), and all in the data.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from annotated_briefs.link import StatementLink
from annotated_briefs.model import Form, Naming, Outlet, Page, Slug, Statement
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.paging import PER_PAGE
from annotated_briefs.render.phrases import count
from annotated_briefs.render.sayings import said

FORM_SHELF = {form: f"insights/{form.value}" for form in Form}
NAMING_SHELF = {one: f"insights/{one.value.replace('_', '-')}-sources" for one in Naming}
OPEN_SHELF = "insights/open-sources"
EVERY_SHELF = "insights/statements"
"""All statements; `by_date` alone has them."""

SHELF_TITLES = {
    FORM_SHELF[Form.DIRECT]: "Statements in quotation marks",
    FORM_SHELF[Form.MIXED]: "Statements partly in quotation marks",
    FORM_SHELF[Form.INDIRECT]: "Statements in the outlet’s words",
    NAMING_SHELF[Naming.NAMED]: "Statements of named people",
    NAMING_SHELF[Naming.UNNAMED]: "Statements of unnamed sources",
    NAMING_SHELF[Naming.INSTITUTION]: "Statements of institutions",
    NAMING_SHELF[Naming.DOCUMENT]: "Statements from documents, data and posts",
    NAMING_SHELF[Naming.MEDIA_REPORT]: "Statements from media reports",
    OPEN_SHELF: "Statements whose source is left open",
    EVERY_SHELF: "All statements",
}


def shelves_of(statement: Statement) -> tuple[str, str, str]:
    """The addresses of the shelves on which it stands."""
    naming = NAMING_SHELF[statement.naming] if statement.naming else OPEN_SHELF
    return FORM_SHELF[statement.form], naming, EVERY_SHELF


def render_shelves(
    newest: Sequence[PublishedBrief], outlets: Mapping[Slug, Outlet]
) -> Iterator[Page]:
    """A page for each form and class that occurs."""
    totals: Counter[str] = Counter()
    shown: dict[str, list[StatementLink]] = defaultdict(list)
    for brief in newest:
        for statement in brief.findings.statements:
            for shelf in shelves_of(statement):
                totals[shelf] += 1
                if totals[shelf] <= PER_PAGE:
                    shown[shelf].append(StatementLink(brief, statement))
    for address, title in SHELF_TITLES.items():
        if totals[address] and address != EVERY_SHELF:
            yield _shelf(address, title, totals[address], shown[address], outlets)


def _shelf(
    address: str,
    title: str,
    total: int,
    shown: Sequence[StatementLink],
    outlets: Mapping[Slug, Outlet],
) -> Page:
    views = list({one.brief.brief.address: one.brief for one in shown}.values())
    return page(
        address,
        "shelf.md.jinja",
        title=title,
        description=f"{title}: {count(total, 'statement')} in the briefs.",
        total=total,
        shown=shown,
        said=lambda: map(said, shown),
        outlets=outlets,
        key=key_of(views, "shelf", title, total, len(shown), outlets=outlets),
    )
