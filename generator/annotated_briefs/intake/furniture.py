"""Lines that stand about an article and are no part of it: shares, adverts, notices.

One list for saved pages and for text files. Some lines can be nothing else; others are such a line
only where they are no sentence ("Donate blood, said the hospital.").
"""

from __future__ import annotations

import re

from annotated_briefs.intake.bounds import in_a_line
from annotated_briefs.text import words

LINK = "links to another article"
SUBSCRIBE = "asks the reader to subscribe"
ADVERT = "an advertisement"
SHARE = "share buttons"
PAGE = "the page's own words"
NOTICE = "a copyright notice"
TOPICS = "a list of topics"
OPINION = "asks what the reader thinks of it"

_NETWORKS = (
    r"(?:google news|facebook|twitter|x|instagram|whatsapp|telegram|youtube|linkedin|tiktok"
    r"|bluesky|threads|mastodon)"
)
_FIRM: dict[str, tuple[str, ...]] = {
    LINK: (
        r"(?:also read|read also|more|related|see also|see more|more on|watch|listen|recommended"
        r"|read (?:more|next|the full .{0,20})|don.t miss|must read"
        r"|you (?:may|might) also like|you can also (?:check|read|see)"
        r"|in pictures|in depth|up next|click here|more (?:stories|news)|most (?:read|popular)"
        r"|related (?:articles?|stories|links|posts|news|topics|content)|more from .{1,40})"
        r"\s*(?:[:|>»→].*)?",
        r"(?:latest|top|more|related|recommended|featured) videos(?: (?:from|by|on)\b.{0,40})?",
    ),
    SUBSCRIBE: (
        r"(?:sign up|subscribe|get (?:the|our|all|your) (?:latest|best|daily|biggest)"
        r"|join (?:our|the) (?:whatsapp|newsletter|telegram|community)|enter your e-?mail"
        rf"|follow us\b|follow .{{1,40}} on {_NETWORKS}\b|add us as a preferred"
        r"|download (?:our|the) .{0,20}app|for more (?:stories|news) like this"
        r"|for the latest .{0,60}(?:news|stories)|get in touch with"
        r"|(?:got|have|do you have) (?:a|any) (?:story|tip|news tip)"
        r"|check out (?:more|our)|stay up to date|keep up with).*",
    ),
    ADVERT: (
        r"advertise?ments?(?: \d+)?|advert|sponsored(?: content)?|ad feedback|promoted",
        r"(?:(?:story|article) continues (?:below|after)|this advertisement has not loaded"
        r"|scroll to continue).*",
    ),
    SHARE: (
        r"share(?: this)?(?: article| story| on .{1,20}| via .{1,20})?|tweet|print|e-?mail|save"
        r"|copy link|copy to clipboard|facebook|twitter|whatsapp",
        r"comments?|\d+ comments?|leave a comment|view comments",
    ),
    NOTICE: (
        r"(?:©|\(c\)|copyright\b).{0,120}|all rights reserved.{0,60}",
    ),
    PAGE: (
        r"article content|(?:close|open) (?:modal|menu)|skip to .{1,30}|loading\.{0,3}",
        r"listen to (?:this )?article.*|\d+ min(?:ute)?s?(?: read)?",
        r"this site is protected by recaptcha.*",
        r"(?:this is a )?breaking (?:new |news )?story\b.{0,60}",
        r"more (?:to follow|follows)\b.{0,20}",
    ),
}  # fmt: skip
_LOOSE: dict[str, tuple[str, ...]] = {
    OPINION: (
        r"(?:do|did) you like th(?:is|e) (?:article|story).*|rate this .*|leave a comment.*"
        r"|was this (?:article|page|story) (?:helpful|useful).*",
    ),
    ADVERT: (r"advertise?ments?.*|promoted.{0,20}",),
    SHARE: (
        r"(?:share|tweet|print|e-?mail)(?: (?:this|on|via|with|to)\b.*)?|like us on .*",
    ),
    SUBSCRIBE: (
        r"(?:register|log ?in|become a (?:member|subscriber)|get (?:the|our) .{0,40}newsletter"
        r"|support (?:us|our)|donate|join our)\b.*",
    ),
    LINK: (
        r"(?:read (?:more|next|also)|see also|also (?:read|see)|click here|watch|listen"
        r"|more (?:on|from|in) (?:this|the)\b.{0,40})\b(?:\s+to .*)?",
    ),
    TOPICS: (r"(?:tags?|topics?|keywords?|filed under|categories)\s*:.*",),
}  # fmt: skip
# Sentences of the law and of trade, longer than lines are. Nobody else writes them.
_LEGAL = re.compile(
    r"(?:by (?:signing up|subscribing|entering your e-?mail)|you can (?:unsubscribe|opt out)"
    r"|our community members are treated to|we use your sign-?up"
    r"|we may earn (?:an? )?.{0,20}commission"
    rf"|this article contains affiliate links|follow .{{1,40}} on {_NETWORKS}\b"
    r"|(?:got|have|do you have) an? (?:story|tip)\?).*",
    re.IGNORECASE | re.DOTALL,
)
_MOST_WORDS = 30
"""A longer block says more than such a line does."""
_MOST_LEGAL = 80


def _rules(listed: dict[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (why, re.compile(rf"\W*(?:{'|'.join(phrases)})\W*", re.IGNORECASE | re.DOTALL))
        for why, phrases in listed.items()
    )


_FIRM_RULES, _LOOSE_RULES = _rules(_FIRM), _rules(_LOOSE)


def why_furniture(text: str) -> str | None:
    """Why the block ``text`` is no part of an article; None where it may be one."""
    line = in_a_line(text)
    if not line:
        return None
    if words(line) <= _MOST_WORDS:
        for reason, rule in (*_FIRM_RULES, *_LOOSE_RULES):
            if rule.fullmatch(line):
                return reason
    return SUBSCRIBE if words(line) <= _MOST_LEGAL and _LEGAL.fullmatch(line) else None


def surely_furniture(text: str) -> str | None:
    """The same on a saved page, where most such lines are known by their elements: what may be a
    sentence of the article is none."""
    reason, line = why_furniture(text), in_a_line(text)
    if reason is None or any(rule.fullmatch(line) for _, rule in _FIRM_RULES):
        return reason
    return None if may_be_prose(text, reason) else reason


def may_be_prose(text: str, reason: str) -> bool:
    """Whether a block that `why_furniture` names ``reason`` for is a sentence all the same."""
    stopped = re.search(r"[.!?…][\"'”’»]*$", text.strip()[-10:])
    return (
        bool(stopped) and reason not in {NOTICE, TOPICS} and not _LEGAL.fullmatch(in_a_line(text))
    )


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
