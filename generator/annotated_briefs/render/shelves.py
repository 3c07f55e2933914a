"""The newest statements of each form and each kind of source: what the bars of Insights count.

A list of all would be most of a large site; the newest hundred stand here, all in the data.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from annotated_briefs.link import StatementLink
from annotated_briefs.model import Form, Naming, Outlet, Page, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.paging import PER_PAGE
from annotated_briefs.render.phrases import count
from annotated_briefs.render.sayings import said

FORM_SHELF = {form: f"insights/{form.value}" for form in Form}
NAMING_SHELF = {one: f"insights/{one.value.replace('_', '-')}-sources" for one in Naming}
OPEN_SHELF = "insights/open-sources"

_ADDRESSES: tuple[tuple[Form | Naming | None, str], ...] = (
    *FORM_SHELF.items(),
    *NAMING_SHELF.items(),
    (None, OPEN_SHELF),
)

_TITLES: dict[Form | Naming | None, str] = {
    Form.DIRECT: "Statements in quotation marks",
    Form.MIXED: "Statements partly in quotation marks",
    Form.INDIRECT: "Statements in the outlet’s words",
    Naming.NAMED: "Statements of named people",
    Naming.UNNAMED: "Statements of unnamed sources",
    Naming.INSTITUTION: "Statements of institutions",
    Naming.DOCUMENT: "Statements from documents, data and posts",
    Naming.MEDIA_REPORT: "Statements from media reports",
    None: "Statements whose source is left open",
}


def render_shelves(
    newest: Sequence[PublishedBrief], outlets: Mapping[Slug, Outlet]
) -> Iterator[Page]:
    """A page for each form and class that occurs."""
    totals: Counter[Form | Naming | None] = Counter()
    shown: dict[Form | Naming | None, list[StatementLink]] = defaultdict(list)
    for brief in newest:
        for statement in brief.findings.statements:
            for kind in (statement.form, statement.naming):
                totals[kind] += 1
                if totals[kind] <= PER_PAGE:
                    shown[kind].append(StatementLink(brief, statement))
    for kind, address in _ADDRESSES:
        if totals[kind]:
            yield _shelf(address, _TITLES[kind], totals[kind], shown[kind], outlets)


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
