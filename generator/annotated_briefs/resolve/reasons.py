"""What decided a mention, in a few plain words, for whoever asks why it is what it is."""

from __future__ import annotations

from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.model import Origin

DECISION = "decision in annotations.yml"


def reason(candidate: Candidate) -> str:
    """ "model: ORG"; "rule: title before the name"; "record: badr-organization"."""
    if candidate.record:
        return f"record: {candidate.record}"
    if candidate.origin is Origin.MODEL:
        return f"model: {candidate.kind}"
    return f"rule: {candidate.reason}"
