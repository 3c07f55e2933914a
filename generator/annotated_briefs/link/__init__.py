"""Link: the only stage that sees all briefs. What each entity, outlet and story gathers.

Briefs are joined only through curated records and through names of two words and more.
"""

from annotated_briefs.link.echoes import Carried, Echo, echoes
from annotated_briefs.link.gather import (
    EntityLinks,
    MentionLink,
    Outing,
    StatementLink,
    StoryLinks,
    gather,
)
from annotated_briefs.link.related import Related, Tie, relate

__all__ = [
    "Carried",
    "Echo",
    "EntityLinks",
    "MentionLink",
    "Outing",
    "Related",
    "StatementLink",
    "StoryLinks",
    "Tie",
    "echoes",
    "gather",
    "relate",
]
