"""Days and times as pages write them, as ISO 8601. The page's time zone is kept."""

from __future__ import annotations

import re
from datetime import datetime

from dateutil import parser as dateutil

# What is older was not published on the web; a date there is the archive's or a default.
OLDEST = 1600
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_ISO = re.compile(
    r"^(\d{4}-\d{2}-\d{2})[T\s]\s*(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*"
    r"(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?\b"
)
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = re.compile(rf"\b{MONTH}", re.I)
# Days and months in figures alone (03/04/2024) are read differently on either side of an ocean.
WRITTEN = re.compile(
    rf"(?:{WEEKDAY},?\s+)?"
    rf"(?:{_NTH}\s+(?:of\s+)?{MONTH},?\s+\d{{4}}|{MONTH}\s+{_NTH},?\s+\d{{4}})",
    re.I,
)
DATE = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|" + WRITTEN.pattern
"""A day as ISO 8601 writes it, or in words: a pattern without regard to case."""


def iso(text: str) -> str | None:
    """``text`` as ``2024-05-01`` or ``2024-05-01T09:30:00+01:00``; None where it is no full date.

    For the dates of metadata and attributes: the whole text has to be the date.
    """
    text = " ".join(text.split())
    if _DAY.match(text):
        return _checked(text)
    if found := _ISO.match(text):
        zone = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00"}.get(found[3] or "", found[3] or "")
        zone = (
            f"{zone[:3]}:{zone[-2:]}"
            if len(zone) == 5
            else f"{zone}:00"
            if len(zone) == 3
            else zone
        )
        time = found[2] if found[2].index(":") == 2 else f"0{found[2]}"
        return _checked(f"{found[1]}T{time.replace(',', '.')}{zone}")
    return _free(text)


def written(text: str) -> str | None:
    """The first day written out in running text, as in ``March 25, 2015``; figures alone do not
    count, as 1/2/2015 is another day elsewhere."""
    found = WRITTEN.search(text)
    return _free(found[0]) if found else None


_MONTH_YEAR = re.compile(rf"({MONTH}),?\s+(\d{{4}})", re.I)
_DATE = re.compile(DATE, re.I)
_FIGURES = re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}[./-]\s?\d{2,4}(?!\d)")


def first(text: str) -> str | None:
    """The first date of ``text``; None where there is none that reads in one way."""
    found = _DATE.search(text)
    return iso(found[0]) if found else None


def stated(text: str) -> str | None:
    """What a person writes in answer to "when?": a day, a month or a year, as ISO 8601."""
    text = " ".join(text.split()).rstrip(".")
    if re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", text):
        return text if int(text[:4]) >= OLDEST else None
    if found := _MONTH_YEAR.fullmatch(text):
        day = _free(f"1 {found[1]} {found[2]}")
        return day[:7] if day else None
    return iso(text) or written(text)


def why_none(text: str) -> str:
    """Why ``text`` gives no date, in a contributor's words."""
    if _FIGURES.search(text):
        return "a date that may be read in two ways"
    return "no date that can be read: write it as in 2024-05-03"


def _checked(value: str) -> str | None:
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return None
    if when.year < OLDEST:
        return None
    return value if "T" not in value else when.isoformat()


def _free(text: str) -> str | None:
    """A date in words or in RFC 2822's form; both year and month have to be written."""
    if len(text) > 80 or not _YEAR.search(text) or not _MONTH.search(text):
        return None
    found = []
    for default in (datetime(2001, 2, 3), datetime(2002, 5, 7)):
        try:
            found.append(dateutil.parse(text, default=default))
        except (ValueError, OverflowError, TypeError):
            return None
    if found[0] != found[1]:
        return None  # the day, the month or the year came from the default
    when = found[0]
    if ":" not in text:
        return when.date().isoformat()
    return when.isoformat()
