"""What joins a brief to others, as plain lines: related briefs, and the same words elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotated_briefs.plain.escape import inert
from annotated_briefs.plain.parts import Here, bullets, section
from annotated_briefs.render.echoes import Shown, Version
from annotated_briefs.render.phrases import count, day
from annotated_briefs.render.related import Place, Reason, RelatedLine, Shared


def across_sections(
    related: Sequence[RelatedLine], echoes: Sequence[Shown], here: Here
) -> Iterator[str | None]:
    """As the page has them: first what the brief quotes and others do, too."""
    same = [echo for echo in echoes if not echo.perhaps]
    perhaps = [echo for echo in echoes if echo.perhaps]
    yield section("The same words elsewhere", *(_echo(one, here) for one in same))
    yield section(
        "Perhaps the same, put or translated otherwise", *(_echo(one, here) for one in perhaps)
    )
    yield section("Related briefs", bullets(_related(one, here) for one in related))


def _echo(one: Shown, here: Here) -> str:
    lines = [_version(version, here) for version in one.others]
    if one.more:
        lines.append(f"and in {count(one.more, 'other brief')}")
    own = one.own
    head = f"{own.label}, ascribed here to {inert(own.source)}: “{_words(own)}”"
    return f"{head}\n\n{bullets(lines)}"


def _version(version: Version, here: Here) -> str:
    where = f"{here.page(version.headline, version.address)}, {inert(version.outlet)}"
    said = f"{version.label}, ascribed to {inert(version.source)}, {inert(version.difference)}"
    return f"{where}, {day(version.published)} ({said}): “{_words(version)}”"


def _words(version: Version) -> str:
    return inert("".join(part.words for part in version.parts))


def _related(one: RelatedLine, here: Here) -> str:
    reasons = "; ".join(_reason(reason) for reason in one.reasons)
    headline = here.page(one.headline, one.address)
    return f"{headline}, {day(one.published)}: {reasons}"


def _reason(reason: Reason) -> str:
    names = ", ".join(_shared(shared) for shared in reason.names)
    rest = f": {inert(reason.rest)}" if reason.rest else ""
    return f"{inert(reason.words)}{f' {names}' if names else ''}{rest}"


def _shared(shared: Shared) -> str:
    here, there = _places(shared.here), _places(shared.there)
    places = [f"{here} here"] if here else []
    places += [f"{there} there"] if there else []
    proof = f" ({'; '.join(places)})" if places else ""
    return f"{inert(shared.name)}{proof}"


def _places(places: Sequence[Place]) -> str:
    return ", ".join(place.label for place in places)
