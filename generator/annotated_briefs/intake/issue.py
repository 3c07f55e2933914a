"""The answers of the issue form "Suggest an article", as GitHub writes them into the issue.

    issue   = { "### " label newline newline answer }
    answer  = "_No response_" | text

An answer may hold anything, headings of its own included: only the form's labels part it, each once
and in the form's order. The last, the text, runs to the end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from annotated_briefs.intake import dates
from annotated_briefs.intake.found import Dropped, Found, Intake
from annotated_briefs.intake.headlines import address, authors, date_in
from annotated_briefs.intake.plain import read_text
from annotated_briefs.load import licences

LABELS = {
    "link": "url",
    "headline": "headline",
    "outlet": "outlet",
    "byline": "byline",
    "date": "published",
    "licence": "license",
    "rights holder": "holder",
    "language": "language",
    "why it is worth a brief": "why",
    "story": "story",
    "text": "text",
}
"""The form's labels in lower case and in its order, and what they answer."""

_HEADINGS = {
    label: re.compile(rf"^### +{re.escape(label)}[ \t]*$", re.IGNORECASE | re.MULTILINE)
    for label in LABELS
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested article: what its text and its answers give."""

    intake: Intake
    license: str = "unknown"
    holder: str | None = None
    why: str | None = None
    story: str | None = None


def read_issue(body: str) -> Suggestion:
    """The answers in ``body``. What is not answered is None; nothing raises."""
    given = _answers(body.replace("\r\n", "\n").replace("\r", "\n"))
    intake = read_text(given.get("text", ""))
    notes = list(intake.dropped)
    for name in ("headline", "outlet", "url", "language"):
        if value := _line(given.get(name)):
            found = address(value, "the form") if name == "url" else Found(value, "the form")
            intake = replace(intake, **{name: found})  # type: ignore[arg-type]
    if names := authors(_line(given.get("byline")) or ""):
        intake = replace(intake, byline=tuple(Found(one, "the form") for one in names))
    if said := _line(given.get("published")):
        if day := date_in(said) or dates.stated(said):
            intake = replace(intake, published=Found(day, "the form"))
        else:
            notes.append(Dropped(said, dates.why_none(said)))
    wanted = _line(given.get("license")) or "unknown"
    return Suggestion(
        replace(intake, dropped=tuple(notes)),
        license=licences.canonical(wanted.split(" (")[0]) or "unknown",
        holder=_line(given.get("holder")),
        why=given.get("why"),
        story=_line(given.get("story")),
    )


def _answers(body: str) -> Mapping[str, str]:
    found: list[tuple[str, int, int]] = []
    for label, heading in _HEADINGS.items():
        if there := heading.search(body, found[-1][2] if found else 0):
            found.append((label, there.start(), there.end()))
    ends = [*(start for _, start, _ in found[1:]), len(body)]
    answers = {
        LABELS[label]: body[begin:end].strip()
        for (label, _, begin), end in zip(found, ends, strict=False)
    }
    return {name: text for name, text in answers.items() if text and text != "_No response_"}


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
