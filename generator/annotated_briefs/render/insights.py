"""The page of what the collection shows as a whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from annotated_briefs.addresses import entity_address
from annotated_briefs.link import EntityLinks
from annotated_briefs.link.collection import LEAST, collect
from annotated_briefs.link.collection import Collection as Figures
from annotated_briefs.model import EntityId, Form, Page
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.charts import bars
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.phrases import NAMING_WORDS, count, day

_FORM_WORDS = {
    Form.DIRECT: "direct: all in quotation marks",
    Form.MIXED: "mixed: some in quotation marks",
    Form.INDIRECT: "indirect: in the outlet’s words",
}


def render_insights(
    briefs: Sequence[PublishedBrief],
    links: Mapping[EntityId, EntityLinks],
    handwritten: Collection[str],
) -> Page:
    """Charts of forms, naming, coverage and voices; plain words where there is little to count."""
    found = collect(briefs, links)
    charts = _charts(found)
    totals = (found.briefs, found.statements, found.confirmed, found.sentences, found.attributed)
    return page(
        "insights",
        "insights.md.jinja",
        title="Insights",
        description=f"What {count(found.briefs, 'brief')} show together.",
        path="insights/index.md",
        handwritten=handwritten,
        found=found,
        enough=found.briefs >= LEAST,
        charts=charts,
        key=key_of([], "insights", totals, charts, sorted(handwritten)),
    )


def _charts(found: Figures) -> dict[str, object]:
    return {
        "sourcing": bars([(form.label, n, f"forms/{form.slug}", "") for form, n in found.sourcing]),
        "forms": bars([(_FORM_WORDS[form], n, None, "") for form, n in found.forms]),
        "naming": bars(
            [
                *((NAMING_WORDS[one], n, None, "") for one, n in found.naming),
                ("source left open", found.statements - sum(n for _, n in found.naming), None, ""),
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
                (day(when), n, f"years/{when[:4]}", count(said, "statement"))
                for when, n, said in found.periods
            ]
        ),
    }
