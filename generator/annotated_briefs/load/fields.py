"""The kinds of value that our YAML files hold, each with its own check and its own words."""

from __future__ import annotations

import calendar
import re
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from annotated_briefs.addresses import FOLDER_KINDS
from annotated_briefs.diagnostics import Rule, quoted
from annotated_briefs.load import licences


def wrong(rule: Rule, message: str, hint: str = "", key: str | None = None) -> PydanticCustomError:
    """An error for pydantic to collect; `problems` turns it into a diagnostic.

    ``key`` is the entry of the mapping under check that it is about.
    """
    context = {"message": message, "hint": hint, "key": (key,) if key else ()}
    return PydanticCustomError(rule.code, "{message}", context)


# ------------------------------------------------------------------ text


def _one_line(value: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", value)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]
"""Words that may run over several lines. Bounded, because many pages repeat them."""
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
"""A contributor's Markdown. Bounded, because converting it costs the square of its length."""

Line = Annotated[Text, AfterValidator(_one_line)]
"""Words in one line."""


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


_Lines = list[Line]

Lines = Annotated[_Lines, BeforeValidator(_as_list, json_schema_input_type=_Lines | str)]
"""Several lines; one alone needs no list."""

# ------------------------------------------------------------------ names in addresses

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 80
_RESERVED = frozenset(
    ["index", "readme", "con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
"""Names that MkDocs takes for a folder's own page, or Windows for a device."""


def slug_problem(name: str) -> str | None:
    """Why ``name`` cannot be part of an address; None where it can."""
    if not SLUG.fullmatch(name):
        return "has other characters than a-z, 0-9 and single hyphens between them"
    if len(name) > MAX_SLUG:
        return f"is longer than {MAX_SLUG} characters"
    return "is a reserved name" if name in _RESERVED else None


def _slug(value: str) -> str:
    if problem := slug_problem(value):
        raise wrong(
            Rule.BAD_SLUG,
            f"{quoted(value)} {problem}",
            "write the record's file name without .yml",
        )
    return value


SlugText = Annotated[str, AfterValidator(_slug), WithJsonSchema(
    {"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": MAX_SLUG}
)]  # fmt: skip

Slugs = Annotated[
    list[SlugText], BeforeValidator(_as_list, json_schema_input_type=list[SlugText] | SlugText)
]


def _former(value: str) -> str:
    folder, _, slug = value.partition("/")
    if folder not in FOLDER_KINDS or slug_problem(slug):
        raise wrong(
            Rule.BAD_SLUG,
            f"{quoted(value)} is no address of a record",
            "write the folder and the file name without .yml, as in people/ada-quill",
        )
    return value


FormerAddress = Annotated[str, AfterValidator(_former), WithJsonSchema(
    {"type": "string", "pattern": f"^({'|'.join(FOLDER_KINDS)})/{SLUG.pattern}$"}
)]  # fmt: skip

FormerAddresses = Annotated[
    list[FormerAddress],
    BeforeValidator(_as_list, json_schema_input_type=list[FormerAddress] | FormerAddress),
]

# ------------------------------------------------------------------ dates

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PATTERN = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def _year_as_text(value: Any) -> Any:
    """YAML reads a bare ``2024`` as a number."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if whole else value


def date_problem(value: str) -> str | None:
    """Why ``value`` is no ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None where it is one."""
    found = _PARTIAL.fullmatch(value) if value.isascii() else None
    if not found:
        return "is not written as YYYY, YYYY-MM or YYYY-MM-DD"
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if year < 1:
        return "has no such year"
    if not 1 <= month <= 12:
        return f"has no such month: {found[2]}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return f"is a day that {calendar.month_name[month]} {year} does not have"
    return None


def meant_by(value: str) -> str:
    """A hint with the one day that ``value`` can mean, written as it should be; empty if none."""
    if not _LOOKS_DATED.fullmatch(value):
        return ""
    # Here because most files have no such date.
    from dateutil.parser import ParserError, parse  # noqa: PLC0415

    try:
        # Day first and month first; what is left out would be filled in differently.
        read = {
            parse(value, dayfirst=first, default=default).date()
            for first in (True, False)
            for default in (datetime(2001, 1, 1), datetime(2002, 2, 2))
        }
    except (ParserError, OverflowError):
        return ""
    return f"write {read.pop().isoformat()}" if len(read) == 1 else ""


_LOOKS_DATED = re.compile(r"[0-9A-Za-z]{1,10}(?:(?:[ ,./-]|, )[0-9A-Za-z]{1,10}){2}", re.ASCII)
"""Three words or numbers; what is longer is no date."""


def _partial(value: str) -> str:
    if problem := date_problem(value):
        raise wrong(
            Rule.BAD_DATE,
            f"{quoted(value)} {problem}",
            meant_by(value) or "give only what is known, as in 2024, 2024-12 or 2024-12-10",
        )
    return value


def _published(value: str) -> str:
    if value.lower() == "unknown":
        return "unknown"
    if problem := date_problem(value):
        raise wrong(
            Rule.BAD_DATE,
            f"{quoted(value)} {problem}",
            meant_by(value)
            or "give only what is known, as in 2024, 2024-12 or 2024-12-10, or write unknown",
        )
    return value


def _day(value: str) -> str:
    problem = date_problem(value) or (len(value) < 10 and "is not a whole date")
    if problem:
        hint = meant_by(value) or "write the day, as in 2024-12-10"
        raise wrong(Rule.BAD_DATE, f"{quoted(value)} {problem}", hint)
    return value


def _dated(pattern: str) -> WithJsonSchema:
    return WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": f"^{pattern}$"}, {"type": "integer"}]}
    )


PartialDate = Annotated[
    str, BeforeValidator(_year_as_text), AfterValidator(_partial), _dated(_PATTERN)
]
Published = Annotated[
    str,
    BeforeValidator(_year_as_text),
    AfterValidator(_published),
    _dated(f"({_PATTERN}|unknown)"),
]
Day = Annotated[
    str,
    BeforeValidator(_year_as_text),
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]

# ------------------------------------------------------------------ addresses, languages, ids

_NOT_IN_URL = re.compile(r"[\s\x00-\x1f\x7f\"<>\\^`{|}]")


def url_problem(value: str) -> str | None:
    """Why ``value`` is no address that a reader can be sent to; None where it is one."""
    if _NOT_IN_URL.search(value):
        return "has a character that no web address has"
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is not a web address"
    if parts.scheme.lower() not in {"http", "https"}:
        return "does not begin with https:// or http://"
    if not host or not host.strip("."):
        return "names no host"
    return "holds a user name" if parts.username is not None else None


def _url(value: str) -> str:
    if problem := url_problem(value):
        raise wrong(
            Rule.BAD_URL,
            f"{quoted(value)} {problem}",
            "copy the whole address, as in https://example.org/article",
        )
    return value


Url = Annotated[
    str, AfterValidator(_url), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]

_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.IGNORECASE,
)
"""BCP 47 (RFC 5646, 2.1): language, script, region, variants; no extensions."""


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise wrong(
            Rule.BAD_LANGUAGE,
            f"{quoted(value)} is not a language tag",
            "write a BCP 47 tag, as in en, en-GB or ar",
        )
    return value


Language = Annotated[
    str,
    AfterValidator(_language),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}),
]

_QID = re.compile(r"Q[1-9][0-9]*")
_REGISTER = re.compile(r"[a-z][a-z0-9_-]*")


def _ids(value: dict[str, str]) -> dict[str, str]:
    for register, number in value.items():
        if not _REGISTER.fullmatch(register):
            raise wrong(
                Rule.BAD_ID,
                f"{quoted(register)} is not the name of a register",
                "use lower-case letters, as in wikidata",
                register,
            )
        if register == "wikidata" and not _QID.fullmatch(number):
            raise wrong(
                Rule.BAD_ID,
                f"{quoted(number)} is not a Wikidata item",
                "write the item's number with its Q, as in Q794",
                register,
            )
    return value


def _numbers_as_text(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: _year_as_text(item) for key, item in value.items()}


Ids = Annotated[dict[str, Line], BeforeValidator(_numbers_as_text), AfterValidator(_ids)]


def _licence(value: str) -> str:
    found = licences.canonical(value)
    if found is None:
        raise wrong(
            Rule.UNKNOWN_LICENCE,
            f"{quoted(value)} is not a licence known here",
            f"did you mean {quoted(near)}?"
            if (near := licences.nearest(value))
            else f"one of {licences.KNOWN}",
        )
    return found


Licence = Annotated[str, AfterValidator(_licence), WithJsonSchema(
    {"type": "string", "examples": ["CC-BY-4.0", "CC0-1.0", "public-domain", "unknown"]}
)]  # fmt: skip

_SHA256 = re.compile(r"[0-9a-f]{64}")


def _sha256(value: str) -> str:
    if not _SHA256.fullmatch(value):
        raise wrong(
            Rule.BAD_HASH,
            f"{quoted(value)} is not a SHA-256",
            "write 64 of the characters 0-9 and a-f, in quotes",
        )
    return value


Sha256 = Annotated[str, AfterValidator(_sha256), WithJsonSchema(
    {"type": "string", "pattern": "^[0-9a-f]{64}$"}
)]  # fmt: skip
