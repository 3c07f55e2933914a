"""Who made a picture: credits at the end of a caption, and alone."""

from __future__ import annotations

import re

from annotated_briefs.intake.bounds import LONGEST

KIND = (
    r"(?:photo(?:graph)?s?|images?|pictures?|pic|credits?|source|illustration|graphic|file photo)"
)
_AGENCY = (
    r"(?:getty|reuters|ap\b|afp|epa|shutterstock|alamy|istock|pa\b|zuma|xinhua|bloomberg|wire"
    r"|associated press)"
)
# How captions end with a credit, the plainest first.
_CREDITS = tuple(
    re.compile(rf"^(?P<caption>.*?){ending}$", re.I | re.S)
    for ending in (
        # (AP/A. Person)
        rf"\s*[(\[](?P<credit>[^()\[\]]{{0,120}}{_AGENCY}[^()\[\]]{{0,120}})[)\]]\s*\.?",
        # (Photo: A. Person/Agency) | Picture by A. Person
        rf"[\s(\[|–—-]*\b(?:{KIND}(?:\s+(?:credit|by|courtesy(?:\s+of)?))?\s*[:/]\s*"
        rf"|{KIND}\s+(?:by|courtesy\s+of)\s+)(?P<credit>[^:]{{2,80}}?)[)\]\s.]*",
        # (A. Person/The Outlet) | (courtesy of A. Person)
        r"\s*[(\[](?P<credit>[^()\[\]/]{3,50}\s?/\s?[^()\[\]]{2,50}|courtesy (?:of )?[^()]{2,60})"
        r"[)\]]\s*\.?",
        # A sentence. A. Person/AFP via Getty Images
        rf"(?<=[.!?”\"])\s+(?P<credit>[^.!?]{{0,50}}{_AGENCY}[^.!?]{{0,30}})",
    )
)
_ALONE = re.compile(
    rf"(?:{KIND}\b.{{0,70}}|[^.]{{0,40}}(?:/|\bvia\b)\s*{_AGENCY}.{{0,30}}|{_AGENCY}(?:\s\w+)?)$",
    re.I,
)


def parted(caption: str) -> tuple[str, str | None]:
    """A caption without its credit, and the credit; None where it has none."""
    for pattern in _CREDITS if len(caption) <= LONGEST else ():
        if found := pattern.match(caption):
            return found["caption"].strip(" ([|"), found["credit"].strip()
    return caption, None


def is_credit(text: str) -> bool:
    """Whether ``text`` is a credit and nothing else."""
    return len(text) <= LONGEST and bool(_ALONE.match(text) or _BRACKETS.fullmatch(text))


_BRACKETS = re.compile(r"\([^()]{2,60}\)")
""" "(The Independent)": who made it, in brackets as behind a caption."""
