"""Lines that stand about an article on a page and are no part of it: shares, adverts, notices."""

from __future__ import annotations

import re

from annotated_briefs.intake.bounds import in_a_line
from annotated_briefs.text import words

_FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "asks what the reader thinks of it",
            r"(?:do|did) you like th(?:is|e) (?:article|story).*|rate this .*|leave a comment.*"
            r"|was this (?:article|page|story) (?:helpful|useful).*|(?:\d+ )?comments?",
        ),
        (
            "an advertisement",
            r"advertise?ments?.*|sponsored(?: content)?|promoted.{0,20}",
        ),
        (
            "asks to share",
            r"(?:share|tweet|print|e-?mail)(?: (?:this|on|via|with|to)\b.*)?|copy link"
            r"|share (?:this )?(?:article|story)|follow us\b.*|like us on .*",
        ),
        (
            "asks to subscribe",
            r"(?:subscribe|sign up|register|log ?in|become a (?:member|subscriber)"
            r"|get (?:the|our) .{0,40}newsletter|support (?:us|our)|donate|join our)\b.*",
        ),
        (
            "leads to other articles",
            r"(?:read (?:more|next|also|the full .{0,20})|see also|recommended|up next"
            r"|related(?: (?:articles|stories|topics|posts))?|also (?:read|see)|click here"
            r"|more (?:on|from|in) (?:this|the)\b.{0,40}|more (?:stories|news)"
            r"|most (?:read|popular)|watch|listen)\b(?:\s*:.*|\s+to .*)?",
        ),
        ("a copyright notice", r"(?:©|\(c\)|copyright\b).*|all rights reserved\.?"),
        ("a list of topics", r"(?:tags?|topics?|keywords?|filed under|categories)\s*:.*"),
    )
)
_MOST_WORDS = 30
"""A longer block says more than such a line does."""


def why_furniture(text: str) -> str | None:
    """Why the block ``text`` is no part of an article; None where it may be one."""
    line = in_a_line(text)
    if not line or words(line) > _MOST_WORDS:
        return None
    return next((reason for reason, rule in _FURNITURE if rule.fullmatch(line)), None)


def may_be_prose(text: str, reason: str) -> bool:
    """Whether a block that `why_furniture` names ``reason`` for is a sentence all the same."""
    stopped = re.search(r"[.!?…][\"'”’»]*$", text.strip()[-10:])
    return bool(stopped) and reason not in {"a copyright notice", "a list of topics"}


_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?"
    r"(?P<who>[^.|]{2,60}?)(?:\.|\||,? all rights.*|$).*",
    re.IGNORECASE,
)


def copyright_holder(text: str) -> str | None:
    """Who a copyright notice names: "© 2024 Harbour News. All rights reserved."."""
    found = _COPYRIGHT.fullmatch(in_a_line(text))
    who = found["who"].strip() if found else ""
    return who if any(c.isupper() or not c.isascii() for c in who) else None
