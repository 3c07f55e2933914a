"""Annotate: find the names in an article and say of what kind each is.

A pipeline of small passes over candidates. Later passes know more: first what the model saw, then
what rules read from the shape of a name, from the words beside it and from the rest of the
article, last the curated records, which win.
"""

from __future__ import annotations

from collections.abc import Collection

from annotated_briefs.annotate import (
    acronyms,
    boundaries,
    common_nouns,
    edges,
    gazetteer,
    groups,
    headed,
    model_names,
    people,
    records,
    shapes,
    surfaces,
    towns,
    whereabouts,
)
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.model import Analysis, Article, EntityId, Register

__all__ = ["Candidate", "Context", "annotate"]


def annotate(article: Article, analysis: Analysis, register: Register) -> tuple[Candidate, ...]:
    """The names in ``article``: disjoint, in reading order, one kind a surface form."""
    return find(Context.of(article, analysis), register)


def find(
    context: Context, register: Register, named: Collection[EntityId] = ()
) -> tuple[Candidate, ...]:
    """`annotate` for a context at hand; ``named`` are records that a person found in it."""
    found = boundaries.mend(context, model_names.names(context))
    found = edges.part(context, found)
    found = acronyms.add(context, found)
    found = gazetteer.add(context, found)
    found = edges.mend(context, found)
    found = common_nouns.drop(context, found)
    found = shapes.retype(context, found)
    found = towns.retype(context, found)
    found = groups.retype(context, found)
    found = whereabouts.retype(context, found)
    found = headed.retype(context, found)
    found = people.retype(context, found)
    found = surfaces.agree(context, found)
    found = surfaces.spread(context, found)
    found = records.override(context, found, register, named)
    if any(candidate.record for candidate in found):
        found = surfaces.spread(context, found)  # the surnames of people whom records alone know
    return tuple(sorted(found))
