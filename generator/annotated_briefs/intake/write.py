"""A brief's files from what an importer found: nothing is made up, what is doubtful says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from slugify import slugify

from annotated_briefs.curate.yaml_edit import in_a_line, scalar
from annotated_briefs.diagnostics import Diagnostic, Severity
from annotated_briefs.intake.found import Found, Intake
from annotated_briefs.load import licences
from annotated_briefs.load.fields import MAX_SLUG, slug_problem
from annotated_briefs.load.problems import validate
from annotated_briefs.load.schema import BriefModel
from annotated_briefs.load.yaml_source import read
from annotated_briefs.model import Outlet, Slug
from annotated_briefs.text import reading

UNDATED = "undated"
_SLUG = 40
"""Longer slugs make addresses that nobody reads."""
_HANGING = frozenset(
    (
        *("a", "an", "and", "as", "at", "after", "before", "but", "by", "for", "from", "in"),
        *("into", "is", "of", "on", "or", "over", "than", "that", "the", "to", "with"),
    )
)
"""Words that lead on to another: no slug that was cut ends with one."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the contributor says beyond what the source does."""

    license: str = "unknown"
    holder: str | None = None
    basis: str | None = None
    story: str | None = None
    why: str | None = None
    without_text: bool = False
    """Only the facts about the article are known: the brief can be no more than a link."""


@dataclass(frozen=True, slots=True)
class NewBrief:
    """The text of brief.yml, and what it does not hold yet."""

    yaml: str
    missing: tuple[str, ...]
    """What only the contributor can give, in sentences."""
    refused: tuple[str, ...]
    """Values that the source gives and the rules refuse, with the reason."""


# ------------------------------------------------------------------ where it goes


def year_of(intake: Intake) -> str:
    """The folder of the year of publication."""
    return intake.published.value[:4] if intake.published else UNDATED


def slug_for(intake: Intake, taken: Collection[str]) -> str:
    """A slug of the headline that no brief has; ``untitled`` where there is none."""
    whole = slugify(intake.headline.value if intake.headline else "")
    words = slugify(whole, max_length=_SLUG, word_boundary=True, save_order=True).split("-")
    while len(words) > 1 and len("-".join(words)) < len(whole) and words[-1] in _HANGING:
        words.pop()
    cut = "-".join(words)
    base = cut if cut and not slug_problem(cut) else "untitled"
    number, slug = 2, base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def known_outlet(intake: Intake, outlets: Mapping[Slug, Outlet]) -> Outlet | None:
    """The record of the outlet: by its name or alias, else by the address of its home page."""
    name = _folded(intake.outlet.value) if intake.outlet else None
    for outlet in outlets.values():
        if name and name in {_folded(one) for one in (outlet.name, *outlet.aliases)}:
            return outlet
    host = _host(intake.url.value) if intake.url else None
    by_host = [o for o in outlets.values() if host and o.url and _host(o.url) == host]
    return by_host[0] if len(by_host) == 1 else None


def outlet_slug(name: str) -> str:
    """The slug of an outlet's name: its record's, if no other has it."""
    return slugify(name, max_length=MAX_SLUG - 10, word_boundary=True) or "outlet"


def new_outlet(name: str, url: str | None, taken: Collection[str]) -> tuple[Path, str]:
    """Path below the root and text of a record for an outlet that has none.

    ``taken`` holds the slugs that other files have, whatever is wrong with those.
    """
    base = outlet_slug(name)
    slug = base if not slug_problem(base) and base not in taken else f"{base}-outlet"
    number, first = 2, slug
    while slug in taken:
        slug, number = f"{first}-{number}", number + 1
    lines = [f"name: {scalar(name)}"]
    if url and _host(url):
        parts = urlsplit(url)
        lines.append(f"url: {scalar(f'{parts.scheme}://{parts.netloc}/')}")
    lines += ["# description: what it is, in a line", "# country: where it is based"]
    return Path("briefs/outlets") / f"{slug}.yml", "\n".join(lines) + "\n"


def _folded(name: str) -> str:
    return " ".join(reading(name).casefold().split()).removeprefix("the ")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


# ------------------------------------------------------------------ brief.yml


def new_brief(intake: Intake, outlet: str | None, given: Given) -> NewBrief:
    """brief.yml for ``intake``; ``outlet`` is the slug of its outlet's record."""
    asked = {"headline", "outlet"}
    all_values = _values(intake, outlet, given)
    values = {key: value for key, value in all_values.items() if value or key in asked}
    refused = tuple(_without_refused(values))
    rows = [row for key, value in values.items() for row in _rows(key, value, _note(intake, key))]
    missing = tuple(_missing(values, given))
    hints = ["# summary: what the article says, in your own words"]
    hints += [] if "why" in values else ["# why: why it matters, in your own words"]
    return NewBrief("\n".join([*rows, *hints]) + "\n", missing, refused)


def _values(intake: Intake, outlet: str | None, given: Given) -> dict[str, Any]:
    image = intake.images[0] if intake.images else None
    return {
        "headline": _value(intake.headline),
        "deck": _value(intake.deck),
        "outlet": outlet,
        "byline": [one.value for one in intake.byline],
        "published": intake.published.value[:10] if intake.published else "unknown",
        "url": _value(intake.url),
        "section": _value(intake.section),
        "language": _value(intake.language),
        "topics": list(intake.topics),
        "story": given.story,
        "why": given.why,
        "image": image
        and {"caption": image.caption, **({"credit": image.credit} if image.credit else {})},
        "rights": _rights(intake, given),
    }


def _rights(intake: Intake, given: Given) -> dict[str, str]:
    open_ = licences.is_open(given.license)
    holder = given.holder or _value(intake.outlet)
    rights = {"holder": holder or "", "license": given.license}
    rights["basis"] = given.basis or ("licence" if open_ else "quotation")
    rights["show"] = "link" if given.without_text else "full" if open_ else "quotes"
    return rights


def _value(found: Found | None) -> str | None:
    return " ".join(found.value.split()) if found else None


def _without_refused(values: dict[str, Any]) -> Iterator[str]:
    """Take out of ``values`` what brief.yml may not hold, and say why."""
    for key in [key for key, value in values.items() if value and key != "rights"]:
        for problem in _problems({key: values[key]}, key):
            yield f"{key}: {problem.message}"
            values.pop(key, None)


def _problems(values: Mapping[str, Any], key: str) -> list[Diagnostic]:
    path = Path("brief.yml")
    document, found = read(f"{in_a_line(dict(values))}\n".encode(), path)
    if document is None:
        return list(found)
    _, more = validate(BriefModel, document)
    missing = {"headline", "outlet", "rights"} - {key}
    return [
        one
        for one in (*found, *more)
        if one.severity is Severity.ERROR and not any(f'"{m}"' in one.message for m in missing)
    ]


def _rows(key: str, value: Any, note: str | None) -> Iterator[str]:
    comment = f"  # please check: {note}" if note else ""
    if not value:
        yield f"{key}:  # {_ASKS[key]}"
    elif isinstance(value, dict):
        yield f"{key}:{comment}"
        for name, inner in value.items():
            yield f"  {name}: {scalar(inner)}" if inner else f"  {name}:  # {_ASKS[name]}"
    elif isinstance(value, str) and "\n" in value and (block := _block(value)):
        yield f"{key}: |-{comment}"
        yield from block
    elif isinstance(value, list) or key in {"published", "language"}:
        yield f"{key}: {in_a_line(value)}{comment}"
    else:
        yield f"{key}: {scalar(value)}{comment}"


def _block(value: str) -> list[str]:
    """``value`` as the lines of a literal block; none where it may not stand in one as it is."""
    lines = [line.rstrip() for line in value.split("\n")]
    plain = all(not line or line.isprintable() for line in lines)
    return [f"  {line}".rstrip() for line in lines] if plain and not value[:1].isspace() else []


def _note(intake: Intake, key: str) -> str | None:
    found = getattr(intake, key, None)
    if key == "published" and intake.changed and intake.changed.doubtful:
        return f"the page was changed on {intake.changed.value}; its words may be of that day"
    one = found[0] if isinstance(found, tuple) and found else found
    if isinstance(one, Found) and one.doubtful:
        return f"from {one.origin}"
    return None


_ASKS = {
    "headline": "the article's own, as it stands on the page",
    "outlet": "who published it: the name of a file in briefs/outlets/, without .yml",
    "holder": "whose text it is: as a rule the author or the outlet",
}
"""What is written where a value has to stand and none was found."""


def _missing(values: Mapping[str, Any], given: Given) -> Iterator[str]:
    for key in ("headline", "outlet"):
        if not values.get(key):
            yield f"{key}: {_ASKS[key]}"
    if values.get("published") in {None, "unknown"}:
        yield "published: the date, if you can find it out; else leave it unknown"
    if not values["rights"]["holder"]:
        yield f"rights.holder: {_ASKS['holder']}"
    if given.license == "unknown":
        yield "rights.license: the licence that the page states, if it states one"
    yield "summary: what the article says, in your own words"
