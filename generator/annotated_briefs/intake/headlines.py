"""The lines above an article's text: who wrote it, when, under which picture."""

from __future__ import annotations

import re
from enum import StrEnum

from annotated_briefs.intake import bylines, dates, photographers
from annotated_briefs.intake.bounds import in_a_line
from annotated_briefs.intake.found import Found
from annotated_briefs.model import Image
from annotated_briefs.text import words


class Mark(StrEnum):
    """What a line of the head is."""

    LABEL = "label"
    ADDRESS = "address"
    UPDATED = "updated"
    DATE = "date"
    BYLINE = "byline"
    CAPTION = "caption"


def mark_of(line: str) -> Mark | None:
    """Which kind of head line this is; None for a title, a deck or a paragraph."""
    line = in_a_line(line)
    return next((mark for mark, test in _TESTS.items() if line and test(line)), None)


# ------------------------------------------------------------------ labels

_LABEL = re.compile(
    r"(?P<label>headline|title|deck|subtitle|standfirst|by(?:line)?|authors?|date|published"
    r"|publication date|source|outlet|publisher|url|link|section|language)\s*:\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
_FIELDS = {
    "title": "headline",
    "subtitle": "deck",
    "standfirst": "deck",
    "by": "byline",
    "author": "byline",
    "authors": "byline",
    "date": "published",
    "publication date": "published",
    "source": "outlet",
    "publisher": "outlet",
    "link": "url",
}


def labelled(line: str) -> tuple[str, str] | None:
    """Field and value of a line such as ``Source: Harbour News``."""
    found = _LABEL.fullmatch(in_a_line(line))
    if not found:
        return None
    name = found["label"].lower()
    return _FIELDS.get(name, name), found["value"].strip()


def address(text: str, origin: str) -> Found:
    """A web address; one without its beginning, as browsers show it, gets that and is doubtful."""
    bare = re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", text)
    return Found(f"https://{text}", origin, doubtful=True) if bare else Found(text, origin)


# ------------------------------------------------------------------ dates

_DATE_LINE = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|issued|date)(?:\s+on)?:?\s+)?"
    rf"(?:{dates.DATE})(?P<rest>.{{0,40}})",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|date)(?:\s+on)?:?\s+)?\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    r"(?:[ ,]+\d{1,2}:\d\d.{0,6})?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified|corrected)\b.{0,60}", re.IGNORECASE)


def _is_date(line: str) -> bool:
    found = _DATE_LINE.fullmatch(line)
    return bool(found and words(found["rest"]) <= 4) or bool(_FIGURES.fullmatch(line))


def date_in(text: str) -> str | None:
    """The first date of a line as ISO 8601; None where there is none that reads in one way."""
    return dates.first(in_a_line(text))


# ------------------------------------------------------------------ bylines

_BYLINE = re.compile(
    r"(?:(?:story|text|words|report(?:ed|ing)?|written)\s+)?by:?\s+(?P<who>\S.{1,120})",
    re.IGNORECASE,
)
_BYLINE_WORDS = 16


def _is_byline(line: str) -> bool:
    short = words(line) <= _BYLINE_WORDS and not line.endswith((".", "!", "?"))
    found = _BYLINE.fullmatch(line) if short else None
    who = found["who"].strip() if found else ""
    return bool(found) and bool(authors(line) or bylines.is_desk(who) or _ONE_WORD.fullmatch(who))


def authors(line: str) -> tuple[str, ...]:
    """The names of ``By A. Reader and B. Writer, Harbour News | 1 May 2024``; an outlet's or a
    desk's own where it names nobody else."""
    by = _BYLINE.fullmatch(line := in_a_line(line))
    said = (by["who"] if by else line).strip()
    if found := bylines.names(said):
        return found
    if bylines.is_desk(said):
        return bylines.names(said, loose=True)
    return (said,) if _ONE_WORD.fullmatch(said) and not _DAY.fullmatch(said) else ()


_ONE_WORD = re.compile(r"(?=[^\Wa-z\d])[\w'’.-]+")
_DAY = re.compile(rf"{dates.WEEKDAY}|{dates.MONTH}", re.IGNORECASE)


# ------------------------------------------------------------------ pictures

_PICTURED = re.compile(
    r"\((?:left|right|cent(?:re|er)|[LRC]|above|below|top|bottom)\)"
    r"|\b(?:is|are|was|were) (?:pictured|seen|shown) (?:in|at|here|on|with|during|as)\b"
    r"|\bfile (?:photo|picture|image)\b"
    r"|\b(?:in|this) (?:a |undated |handout )*(?:photo|picture|image)\b"
    r"|^(?:photo|image|picture|caption)\s*:",
    re.IGNORECASE,
)
_CAPTION_WORDS = 60


def _is_caption(text: str) -> bool:
    return words(text) <= _CAPTION_WORDS and bool(_PICTURED.search(text))


def is_labelled_picture(text: str) -> bool:
    """Whether ``text`` says of itself that it is a picture's: "Photo: The ferry"."""
    return bool(_PICTURE_LABEL.match(in_a_line(text))) and words(text) <= _CAPTION_WORDS


_PICTURE_LABEL = re.compile(r"(?:photo|image|picture|caption)\s*:\s*", re.IGNORECASE)


def picture(text: str) -> Image | None:
    """The caption and the credit of a picture's line; None where nothing but a label is there."""
    line = in_a_line(text) or " ".join(text.split())
    plain = line[label.end() :] if (label := _PICTURE_LABEL.match(line)) else line
    caption, given = photographers.parted(plain) if in_a_line(plain) else (plain, None)
    caption = " ".join(caption.split())
    return Image(caption, given) if caption else None


_TESTS = {
    Mark.LABEL: lambda line: bool(_LABEL.fullmatch(line)),
    Mark.ADDRESS: lambda line: bool(re.fullmatch(r"(?:https?://|www\.)\S+", line)),
    Mark.UPDATED: lambda line: bool(_UPDATED.fullmatch(line)),
    Mark.DATE: _is_date,
    Mark.BYLINE: _is_byline,
    Mark.CAPTION: _is_caption,
}
"""In this order: "Published: 1 May 2024" is a label, "By A. Reader, pictured" a byline."""
