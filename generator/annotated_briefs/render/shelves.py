"""The newest statements of each form and each kind of source: what the bars of Insights count.

A list of all would be most of a large site; the newest hundred stand here, all in the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

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
    for form, address in FORM_SHELF.items():
        yield from _shelf(address, _TITLES[form], newest, outlets, _of_form(form))
    for naming, address in (*NAMING_SHELF.items(), (None, OPEN_SHELF)):
        yield from _shelf(address, _TITLES[naming], newest, outlets, _of_naming(naming))


def _of_form(form: Form) -> Callable[[Statement], bool]:
    return lambda statement: statement.form is form


def _of_naming(naming: Naming | None) -> Callable[[Statement], bool]:
    return lambda statement: statement.naming is naming


def _shelf(
    address: str,
    title: str,
    newest: Sequence[PublishedBrief],
    outlets: Mapping[Slug, Outlet],
    belongs: Callable[[Statement], bool],
) -> Iterator[Page]:
    total = sum(belongs(s) for b in newest for s in b.findings.statements)
    if not total:
        return
    found = (StatementLink(b, s) for b in newest for s in b.findings.statements if belongs(s))
    shown = list(islice(found, PER_PAGE))
    views = list({one.brief.brief.address: one.brief for one in shown}.values())
    yield page(
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
