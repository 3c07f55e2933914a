"""The picture that other sites show beside a link: headline, ribbon and main sentence of a brief.

Drawn with Pillow and the site's own typeface, without the network; the same brief gives the same
bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
"""Pixels, as the Open Graph protocol's large cards have it."""
_EDGE = 72
_PAPER, _INK, _SOFT, _ACCENT = "#ffffff", "#1b2126", "#56616a", "#0b655c"
"""Those of theme/styles/tokens.css in its light scheme."""
_HEADLINES = (68, 60, 52, 46, 40)
_LINES = 4
_BOLD, _PLAIN = 650, 400
_PARTS = ("", "-latin-a", "-latin-ext", "-cyrillic", "-greek")
"""The files of the typeface, by script."""
_NOWHERE = "\U0010fffd"
"""A character for private use, which the typeface draws as what it lacks."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says. ``cells`` has one member a sentence: whether it names a source."""

    kicker: str
    headline: str
    sentence: str
    cells: tuple[bool, ...]
    site: str


def draw(card: Card) -> bytes:
    """``card`` as a PNG of few colours."""
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    width = SIZE[0] - 2 * _EDGE
    pen.rectangle((0, 0, SIZE[0], 14), fill=_ACCENT)
    kicker = _fitted(_drawable(card.kicker).upper(), 26, width, _PLAIN)
    _write(pen, 62, kicker, size=26, weight=_PLAIN, ink=_SOFT)
    size, lines = _headline(_drawable(card.headline), width)
    for i, line in enumerate(lines):
        _write(pen, 112 + round(i * size * 1.16), line, size=size, weight=_BOLD, ink=_INK)
    _ribbon(pen, card.cells, width)
    sentence = _fitted(_drawable(card.sentence), 34, width, _BOLD)
    _write(pen, 486, sentence, size=34, weight=_BOLD, ink=_INK)
    site = _fitted(_drawable(card.site), 26, width, _BOLD)
    _write(pen, 552, site, size=26, weight=_BOLD, ink=_ACCENT)
    out = io.BytesIO()
    image.quantize(32, Image.Quantize.FASTOCTREE).save(out, "PNG", compress_level=7)
    return out.getvalue()


def _drawable(text: str) -> str:
    """``text`` without the characters that the typeface lacks; empty where half of it would go.

    A box for each letter of another script tells a reader nothing.
    """
    kept = "".join(c for c in text if c.isspace() or _part_of(c) is not None)
    return kept if len(kept) * 2 > len(text) else ""


@cache
def _part_of(character: str) -> str | None:
    """The part of the typeface that has ``character``."""
    for part in _PARTS:
        font = _font(_HEADLINES[-1], _BOLD, part)
        if bytes(font.getmask(character)) != bytes(font.getmask(_NOWHERE)):
            return part
    return None


def _runs(text: str, size: int, weight: int) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """``text`` cut where another part of the typeface is needed."""
    for part, run in groupby(text, lambda c: _part_of(c) or _PARTS[0]):
        yield "".join(run), _font(size, weight, part)


def _length(text: str, size: int, weight: int) -> float:
    return sum(font.getlength(run) for run, font in _runs(text, size, weight))


def _write(
    pen: ImageDraw.ImageDraw, top: int, text: str, *, size: int, weight: int, ink: str
) -> None:
    left = float(_EDGE)
    for run, font in _runs(text, size, weight):
        pen.text((left, top), run, ink, font)
        left += font.getlength(run)


def _ribbon(pen: ImageDraw.ImageDraw, cells: Sequence[bool], width: int) -> None:
    if not cells:
        return
    step = min(60.0, width / len(cells))
    gap = 4 if step > 12 else 1
    for i, filled in enumerate(cells):
        left = _EDGE + i * step
        box = (round(left), 418, round(left + step) - gap, 462)
        pen.rectangle(box, fill=_ACCENT if filled else _PAPER, outline=_ACCENT if filled else _SOFT)


def _headline(text: str, width: int) -> tuple[int, list[str]]:
    """The largest size at which ``text`` fits, and its lines; cut where none does."""
    for size in _HEADLINES:
        lines = list(_wrapped(text, size, width))
        if len(lines) * size * 1.16 <= 290 and len(lines) <= _LINES:
            return size, lines
    size = _HEADLINES[-1]
    kept = list(_wrapped(text, size, width))[:_LINES]
    return size, [*kept[:-1], _fitted(f"{kept[-1]} …", size, width, _BOLD)] if kept else []


def _wrapped(text: str, size: int, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _length(longer, size, _BOLD) > width:
            yield _fitted(line, size, width, _BOLD)
            line = word
        else:
            line = longer
    if line:
        yield _fitted(line, size, width, _BOLD)


def _fitted(text: str, size: int, width: int, weight: int) -> str:
    """``text`` on one line, cut with an ellipsis where it is too long."""
    text = " ".join(text.split())
    if _length(text, size, weight) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = _length(f"{text[:middle].rstrip()}…", size, weight) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return f"{text[:low].rstrip()}…"


@cache
def _font(size: int, weight: int, part: str) -> ImageFont.FreeTypeFont:
    data = files("annotated_briefs").joinpath(f"theme/assets/fonts/source-serif-4{part}.woff2")
    font = ImageFont.truetype(io.BytesIO(data.read_bytes()), size)
    font.set_variation_by_axes([weight])
    return font
