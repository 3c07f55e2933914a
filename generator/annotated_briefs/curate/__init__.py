"""Curate: help for the person who keeps the records.

`suggest` and `merge` say what could be done, `files` writes it; the person decides.
"""

from annotated_briefs.curate.merge import Merge, UnknownRecordError, addresses, find_record, plan
from annotated_briefs.curate.suggest import Suggestion, Suggestions, suggest

__all__ = [
    "Merge",
    "Suggestion",
    "Suggestions",
    "UnknownRecordError",
    "addresses",
    "find_record",
    "plan",
    "suggest",
]
