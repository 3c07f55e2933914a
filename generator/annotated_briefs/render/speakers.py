"""What the source of a statement is called on the site."""

from __future__ import annotations

from annotated_briefs.publish import PublishedBrief


def source_names(view: PublishedBrief) -> dict[str, str]:
    """The name of each statement's source, by statement id: the entity's, else the article's."""
    names = {}
    profiles: dict[str, list[str]] = {}
    for profile in view.findings.sourcing.sources:
        for id_ in profile.statements:
            profiles.setdefault(id_, []).append(profile.name)
    for statement in view.findings.statements:
        entity = view.findings.entities.get(statement.entity) if statement.entity else None
        said = entity.name if entity else " and ".join(profiles.get(statement.id, ()))
        if not said and (phrase := view.source_words(statement)):
            said = phrase if statement.source_key else f"“{phrase}”, left open"
        names[statement.id] = said or "no source stated"
    return names
