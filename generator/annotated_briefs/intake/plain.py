"""A text file as a person saved it: what of it is the article, and what stands around it.

    file     = head body
    head     = [section] headline [deck] { caption | byline | date | address | label }
    body     = { paragraph | subhead | furniture }

The head ends with the last caption, byline, date, address or label (``Source: ...``) among the
first blocks; where there is none of these, only a line that cannot be a sentence is a headline.
Nothing is guessed: what no rule knows stays in the body, and what is dropped is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotated_briefs.intake import dates
from annotated_briefs.intake.found import Block, Dropped, Found, Intake, Part
from annotated_briefs.intake.furniture import copyright_holder, may_be_prose, why_furniture
from annotated_briefs.intake.headlines import (
    Mark,
    address,
    authors,
    date_in,
    is_labelled_picture,
    labelled,
    mark_of,
    picture,
)
from annotated_briefs.model import Image, ParagraphKind
from annotated_briefs.text import split, words

_HEAD_PIECES = 12
_HEADLINE_WORDS = 25
_DECK_WORDS = 60
_SECTION_WORDS = 3
_FIRST_PICTURE = 4
"""Section, headline and deck may stand above the first picture."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the file, or one line of its head."""

    text: str
    line: int
    """Where it begins, from 1."""
    repeats: bool = False
    """Whether a line of it only repeats the one before."""
    above: int = 1
    """How many empty lines stand above it."""

    @property
    def mark(self) -> Mark | None:
        if self.repeats:
            return Mark.CAPTION
        lines = self.text.split("\n")
        return mark_of(self.text) if len(lines) == 1 else None

    @property
    def is_title(self) -> bool:
        """Whether it cannot be a sentence of the body: one line that ends in no full stop."""
        stopped = re.search(r"[.…:;,][\"'”’»]*$", self.text)
        return "\n" not in self.text and not stopped and words(self.text) <= _HEADLINE_WORDS

    @property
    def place(self) -> str:
        return f"line {self.line}"


@dataclass(slots=True)
class _Reading:
    fields: dict[str, Any] = field(default_factory=dict)
    images: list[Image] = field(default_factory=list)
    body: list[_Piece] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def drop(self, piece: _Piece, reason: str) -> None:
        self.dropped.append(Dropped(piece.text, reason, piece.line))

    def put(self, name: str, value: object, piece: _Piece) -> None:
        """Fill a field; a second value for it is only dropped."""
        self.fields.setdefault(name, value)
        self.drop(piece, _REASONS.get(name, f"the {name}"))


_REASONS = {"published": "the date", "url": "the address"}


def read_text(text: str) -> Intake:
    """What ``text`` (newlines as ``\\n``) gives. Never raises."""
    pieces = _pieces(text)
    reading = _Reading()
    end = _head_end(pieces)
    _read_head(pieces[:end], reading)
    rest = pieces[end:]
    last = max((n for n, p in enumerate(rest) if not why_furniture(p.text)), default=0)
    for number, piece in enumerate(rest):
        reason = why_furniture(piece.text)
        # "Donate blood, said the hospital." between paragraphs is one of them.
        if reason and not (number < last and may_be_prose(piece.text, reason)):
            reading.drop(piece, reason)
        elif piece.repeats or is_labelled_picture(piece.text):
            _picture(piece, reading)
        else:
            reading.body.append(piece)
    for piece in pieces[-3:]:
        if holder := copyright_holder(piece.text):
            reading.fields.setdefault("outlet", Found(holder, piece.place, doubtful=True))
    return Intake(
        **reading.fields,
        images=tuple(reading.images),
        blocks=tuple(_blocks(reading.body)),
        dropped=tuple(sorted(reading.dropped, key=lambda one: one.line or 0)),
    )


# ------------------------------------------------------------------ pieces


def _pieces(text: str) -> list[_Piece]:
    rows = [(number, row.strip()) for number, row in enumerate(text.split("\n"), 1)]
    # Without a blank line anywhere, every line is a paragraph.
    parted = any(not row for _, row in rows[1:-1])
    groups: list[list[tuple[int, str]]] = []
    open_ = False
    for number, row in rows:
        if not row:
            open_ = False
        elif open_ and parted:
            groups[-1].append((number, row))
        else:
            groups.append([(number, row)])
            open_ = True
    last = 0
    pieces: list[_Piece] = []
    for n, group in enumerate(groups):
        pieces += _piece(group, max(1, group[0][0] - last - 1), may_be_head=n < _HEAD_PIECES)
        last = group[-1][0]
    return pieces


def _piece(group: Sequence[tuple[int, str]], above: int, *, may_be_head: bool) -> Iterator[_Piece]:
    lines = [row for _, row in group]
    kept = [row for i, row in enumerate(lines) if i == 0 or row != lines[i - 1]]
    if may_be_head and len(kept) == len(lines) > 1 and _is_head_block(lines):
        for number, row in group:
            yield _Piece(row, number)
    else:
        yield _Piece(_unwrapped(kept), group[0][0], len(kept) < len(lines), above)


def _is_head_block(lines: Sequence[str]) -> bool:
    """Whether lines that stand together are a byline, a date and the like, and titles."""
    marks = [mark_of(row) for row in lines]
    rest = [row for row, mark in zip(lines, marks, strict=True) if mark is None]
    return any(marks) and all(_Piece(row, 0).is_title for row in rest)


_WRAPPED = range(45, 101)
"""Lengths of lines that a program broke: e-mail and terminals break at 60 to 80 characters."""


def _unwrapped(lines: Sequence[str]) -> str:
    """Lines broken by a program are joined; those that a person broke stay."""
    wrapped = len(lines) > 1 and all(len(row) in _WRAPPED for row in lines[:-1])
    return (" " if wrapped else "\n").join(lines)


def _blocks(body: Sequence[_Piece]) -> Iterator[Block]:
    """Paragraphs and subheads, told apart as the rest of the project does."""
    article = split("".join("\n" * (1 + piece.above) + piece.text for piece in body))
    for paragraph in article.paragraphs:
        subhead = paragraph.kind is ParagraphKind.SUBHEAD
        yield Block(paragraph.span.of(article.text), Part.SUBHEAD if subhead else Part.PARAGRAPH)


# ------------------------------------------------------------------ the head


def _head_end(pieces: Sequence[_Piece]) -> int:
    """How many pieces stand before the body."""
    marks = [(n, piece.mark) for n, piece in enumerate(pieces[:_HEAD_PIECES]) if piece.mark]
    firm = [n for n, mark in marks if mark is not Mark.CAPTION]
    # Below a byline or a date a caption belongs to a picture inside the article.
    ends = [n + 1 for n in firm] or [n + 1 for n, _ in marks if n < _FIRST_PICTURE]
    while ends and _is_long(pieces[: ends[-1]]):
        ends.pop()
    end = ends[-1] if ends else 0
    while end < len(pieces) and pieces[end].mark is Mark.CAPTION:
        end += 1
    titles = 0
    while titles < min(2, len(pieces) - 1) and pieces[titles].is_title:
        titles += 1
    return max(end, titles)


def _is_long(pieces: Sequence[_Piece]) -> bool:
    """Whether there are more words than a headline and a deck have."""
    return sum(words(p.text) for p in pieces if not p.mark) > _HEADLINE_WORDS + _DECK_WORDS


def _read_head(head: Sequence[_Piece], reading: _Reading) -> None:
    plain: list[_Piece] = []
    for piece in head:
        match piece.mark:
            case None:
                plain.append(piece)
            case Mark.CAPTION:
                _picture(piece, reading)
            case Mark.LABEL:
                _label(piece, reading)
            case Mark.ADDRESS:
                reading.put("url", address(piece.text, piece.place), piece)
            case Mark.UPDATED:
                reading.drop(piece, "when it was changed")
            case Mark.DATE:
                _date(piece.text, piece, reading)
            case _:
                _byline(piece.text, piece, reading)
    _titles(plain, reading)


def _titles(plain: Sequence[_Piece], reading: _Reading) -> None:
    """Section, headline and deck, in this order; what is left over is body."""
    rest = list(plain)
    labels = len(rest) > 1 and rest[0].is_title and rest[1].is_title
    if labels and words(rest[0].text) <= _SECTION_WORDS:
        piece = rest.pop(0)
        reading.put("section", Found(piece.text, piece.place), piece)
    if rest and "headline" not in reading.fields and words(rest[0].text) <= _HEADLINE_WORDS:
        piece = rest.pop(0)
        reading.put("headline", Found(piece.text, piece.place, not piece.is_title), piece)
    if rest and "deck" not in reading.fields and words(rest[0].text) <= _DECK_WORDS:
        piece = rest.pop(0)
        # Where more than one block stands there, the first may be the article's own beginning.
        reading.put("deck", Found(piece.text, piece.place, doubtful=bool(rest)), piece)
    reading.body = rest


def _picture(piece: _Piece, reading: _Reading) -> None:
    if image := picture(piece.text):
        reading.images.append(image)
    reading.drop(piece, "a caption, printed twice" if piece.repeats else "a caption")


def _label(piece: _Piece, reading: _Reading) -> None:
    name, value = labelled(piece.text) or ("headline", piece.text)
    if name == "byline":
        _byline(f"by {value}", piece, reading)
    elif name == "published":
        _date(value, piece, reading)
    elif name == "url":
        reading.put(name, address(value, piece.place), piece)
    else:
        reading.put(name, Found(value, piece.place), piece)


def _date(text: str, piece: _Piece, reading: _Reading) -> None:
    if day := date_in(text) or dates.stated(text):
        reading.put("published", Found(day, piece.place), piece)
    else:
        reading.drop(piece, dates.why_none(text))


def _byline(text: str, piece: _Piece, reading: _Reading) -> None:
    if day := date_in(text):
        reading.fields.setdefault("published", Found(day, piece.place))
    if names := authors(text):
        reading.put("byline", tuple(Found(name, piece.place) for name in names), piece)
    else:
        reading.drop(piece, "a byline without a name")
