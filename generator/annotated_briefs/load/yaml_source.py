"""Strict YAML: plain values, and the line and column that each key and value stands at.

The grammar is PyYAML's (its pure-Python parser). A file in which libyaml finds nothing wrong, and
none of what the two read differently stands, is read by libyaml, at a tenth of the time; whatever
there is to say of a file, the pure-Python parser says. What is allowed is less than YAML 1.2:

- a file is one mapping with text keys; no anchors, aliases, merge keys or tags;
- a plain scalar is null (empty, ``null``, ``~``), ``true``, ``false``, a decimal integer or a
  decimal fraction; everything else is text: dates, ``yes``, ``0777``, ``12:30:00``, ``1e9``;
- at most `Limits.yaml` bytes, `MAX_DEPTH` levels and `MAX_VALUES` values, which also bounds the
  work for hostile files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import yaml
from yaml.error import MarkedYAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load.characters import if_utf16, not_utf8, position_of, unseen
from annotated_briefs.load.yaml_errors import explain_error, in_curly, in_its_line
from annotated_briefs.model import Limits

MAX_DEPTH = 20
MAX_VALUES = 10_000
"""In one file: ten times as many as a long annotations.yml has."""
MOST_FINDINGS = 50
"""In one file; a file with more is broken as a whole."""

KeyPath = tuple[str | int, ...]
"""From the top: keys of mappings and indexes of lists."""


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, both from 1."""

    line: int
    column: int


TOP = Position(1, 1)

Event = Any
"""A parse event of PyYAML, whose types leave its parser out."""


class Mark(Protocol):
    """A place as PyYAML gives it, from 0."""

    line: int
    column: int


@dataclass(slots=True)
class YamlDocument:
    """The values of a file and where they stand."""

    path: Path
    value: dict[str, Any] = field(default_factory=dict)
    keys: dict[KeyPath, Position] = field(default_factory=dict)
    """Where the key of an entry stands."""
    values: dict[KeyPath, Position] = field(default_factory=dict)
    """Where the value of an entry, or an item of a list, begins."""
    curly: list[KeyPath] = field(default_factory=list)
    """Values that stand in curly quotation marks, and in no others."""
    cut: dict[KeyPath, tuple[Position, str]] = field(default_factory=dict)
    """Plain values that a " #" ends, with a word glued to it: where that stands, and the word."""

    def at(self, path: KeyPath, *, key: bool = False) -> Position:
        """Where the value (or the key) at ``path`` stands; else what is nearest above it."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, TOP)

    def diagnostic(
        self, path: KeyPath, rule: Rule, message: str, hint: str = "", *, key: bool = False
    ) -> Diagnostic:
        """A finding about the value (or the key) at ``path``."""
        place = self.at(path, key=key)
        return Diagnostic(self.path, place.line, place.column, rule, message, hint)


def read(
    data: bytes, path: Path, limit: int = Limits().yaml
) -> tuple[YamlDocument | None, tuple[Diagnostic, ...]]:
    """The document in ``data`` and all that is wrong with it; ``path`` only names the file.

    ``limit`` is in bytes.

    None where the file cannot be read to its end. A document with errors in it still comes back,
    so that its values can be checked in the same go.
    """
    if len(data) > limit:
        message = f"the file is larger than {limit:,} bytes"
        return None, (Diagnostic(path, 1, 1, Rule.TOO_LARGE, message, "is it the right file?"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (not_utf8(data, error, path),)
    if "\0" in text and (found := if_utf16(data, path)):
        return None, (found,)
    if forbidden := tuple(islice(_forbidden(text, path), MOST_FINDINGS)):
        return None, forbidden
    if known := _read_fast(text, path):
        return known
    builder = _Builder(path, _Events(text), text)
    document = builder.document()
    return document, tuple(in_its_line(one, text) for one in builder.found)


_READ_DIFFERENTLY = re.compile(
    "[\t\r\x85\u2028\u2029\ufeff]|^(?:%|---|[.]{3})|[|>][-+0-9]{0,9}#|[?](?:[ \n]|\\Z)",
    re.MULTILINE,
)
"""Line ends, tabs, directives, marks of documents, a comment glued to the head of a block, and the
question mark of a key."""


def _may_be_fast(text: str) -> bool:
    """Whether nothing stands in ``text`` that libyaml reads in another way."""
    in_brackets = "?" in text and ("[" in text or "{" in text)
    return not in_brackets and not _READ_DIFFERENTLY.search(text)


def _read_fast(text: str, path: Path) -> tuple[YamlDocument | None, tuple[Diagnostic, ...]] | None:
    """What `read` gives, as libyaml reads it; None where it has anything to say, or is not there.

    Its events come one by one from a loop in C: unlike its composer, they need no stack. That there
    are too many values is ours to say: to count them again would take ten times as long.
    """
    if _LIBYAML is None or not _may_be_fast(text):
        return None
    builder = _Builder(path, _FastEvents(text), text, deepest=MAX_DEPTH // 2)
    document = builder.document()
    if [one.rule for one in builder.found] == [Rule.TOO_LARGE]:
        return None, tuple(builder.found)
    return None if builder.found or document is None else (document, ())


def _forbidden(text: str, path: Path) -> Iterator[Diagnostic]:
    """Characters that YAML 1.2 (5.1) does not allow to stand as they are."""
    for found in Reader.NON_PRINTABLE.finditer(text):
        line, column = position_of(text, found.start())
        message = f"the character {unseen(found.group())} may not stand in a YAML file"
        yield Diagnostic(path, line, column, Rule.BAD_CHARACTER, message, "delete it")


class _TooDeepError(MarkedYAMLError):
    """Raised while scanning, so that no work is done for the levels beyond."""


class _Events(Reader, Scanner, Parser):
    """PyYAML's scanner and parser with a bound on depth."""

    over_lines: Any = None
    """The last text in quotation marks that goes on over lines."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def fetch_flow_collection_start(self, token: type) -> None:
        self._bound(1)
        super().fetch_flow_collection_start(token)

    def add_indent(self, column: int) -> bool:
        added: bool = super().add_indent(column)
        self._bound(0)
        return added

    def scan_flow_scalar(self, style: str) -> Any:
        token = super().scan_flow_scalar(style)
        if token.start_mark.line < token.end_mark.line:
            self.over_lines = token
        return token

    def _bound(self, coming: int) -> None:
        if self.flow_level + len(self.indents) + coming > MAX_DEPTH:
            raise _TooDeepError(problem="too deep", problem_mark=self.get_mark())


try:
    from yaml import _yaml

    _LIBYAML: Any = _yaml.CParser
except ImportError:  # PyYAML was built without libyaml
    _LIBYAML = None


class _Stop(Exception):  # noqa: N818 - not an error: the findings say what is wrong
    """The rest of the file cannot be read."""


class _FastEvents:
    """libyaml's parser, up to the first thing that it places differently."""

    def __init__(self, text: str) -> None:
        self._text, self.over_lines = text, None
        self._parser = _LIBYAML(text)
        self.check_event, self.peek_event = self._parser.check_event, self._parser.peek_event
        self.get_mark = self._parser.get_mark if hasattr(self._parser, "get_mark") else _top

    def get_event(self) -> Event:
        event: Event = self._parser.get_event()
        at = event.start_mark.index
        here = self._text[at : at + 1]
        # "[a: b]" is a list of a mapping without braces.
        bare = isinstance(event, yaml.MappingStartEvent) and event.flow_style and here != "{"
        empty = isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
        if bare or (empty and here not in {"", "\n"}):
            raise _Stop
        return event


def _top() -> Mark:
    return yaml.Mark("", 0, 0, 0, None, 0)


class _Builder:
    """Builds a document from parse events.

    The recursion is bounded by our scanner, for libyaml's events by ``deepest``.
    """

    def __init__(self, path: Path, events: Any, text: str, deepest: int = MAX_DEPTH + 2) -> None:
        self.path, self._text = path, text
        self.found: list[Diagnostic] = []
        self._document = YamlDocument(path)
        self._values = 0
        # PyYAML appends "\0" as its end mark, so that a text ending in one would be cut; NUL has
        # been refused before.
        self._events = events
        self._deepest = deepest

    def document(self) -> YamlDocument | None:
        try:
            return self._read()
        except _TooDeepError as error:
            message = f"nested deeper than {MAX_DEPTH} levels"
            self._report(error.problem_mark, Rule.TOO_DEEP, message, "no file needs so many levels")
        except MarkedYAMLError as error:
            mark, rule, message, hint = explain_error(error, self._events.over_lines)
            self._report(mark, rule, message, hint)
        except (ValueError, OverflowError):
            # PyYAML lets int() and chr() speak for figures in "\U........" and "%YAML" too large.
            message = "a number in an escape or directive is too large"
            self._report(self._events.get_mark(), Rule.SYNTAX, message)
        except _Stop:
            pass
        return None

    def _read(self) -> YamlDocument | None:
        self._next()  # the stream's start
        if self._events.check_event(yaml.StreamEndEvent):
            self._report(None, Rule.NOT_MAPPING, "the file is empty", "write keys and values")
            return None
        self._next()  # the document's start
        top = self._peek()
        value = self._value(())
        self._next()  # the document's end
        if not self._events.check_event(yaml.StreamEndEvent):
            mark = self._peek().start_mark
            self._report(mark, Rule.MANY_DOCUMENTS, "a second document begins here", 'delete "---"')
        if not isinstance(value, dict):
            what = "the file has no keys" if value is None else "the file is not a list of keys"
            self._report(top.start_mark, Rule.NOT_MAPPING, what, 'write "key: value" lines')
            return None
        self._document.value = value
        return self._document

    def _next(self) -> Event:
        return self._events.get_event()

    def _peek(self) -> Event:
        return self._events.peek_event()

    def _report(self, mark: Mark | None, rule: Rule, message: str, hint: str = "") -> None:
        place = _position(mark) if mark else TOP
        self.found.append(Diagnostic(self.path, place.line, place.column, rule, message, hint))
        if len(self.found) == MOST_FINDINGS:
            raise _Stop

    def _value(self, path: KeyPath) -> Any:
        event = self._next()
        if len(path) > self._deepest:
            raise _TooDeepError(problem="too deep", problem_mark=event.start_mark)
        self._document.values[path] = _position(event.start_mark)
        self._values += 1
        if self._values > MAX_VALUES:
            message = f"more than {MAX_VALUES:,} values"
            self._report(event.start_mark, Rule.TOO_LARGE, message, "is it the right file?")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            message = f"the alias *{event.anchor} is not allowed"
            self._report(event.start_mark, Rule.ALIAS, message, "write the value out")
            return None
        self._refuse_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style:
                self._note_plain(path, event)
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return self._mapping(path)

    def _note_plain(self, path: KeyPath, event: Event) -> None:
        """What may have been meant otherwise in a value without quotation marks."""
        if in_curly(event.value):
            self._document.curly.append(path)
        if glued := _HASH.match(self._text, event.end_mark.index):
            line, column = position_of(self._text, glued.start("word"))
            self._document.cut[path] = Position(line, column), glued["word"]

    def _refuse_properties(self, event: Event) -> None:
        if event.anchor:
            message = f"the anchor &{event.anchor} is not allowed"
            self._report(event.start_mark, Rule.ALIAS, message, "put text with & in quotes")
        if event.tag:
            message = f"the tag {quoted(event.tag)} is not allowed"
            self._report(event.start_mark, Rule.TAG, message, "put text with ! in quotes")

    def _list(self, path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while not self._events.check_event(yaml.SequenceEndEvent):
            items.append(self._value((*path, len(items))))
        self._next()
        return items

    def _mapping(self, path: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not self._events.check_event(yaml.MappingEndEvent):
            event = self._peek()
            key = self._key()
            if key in values:
                first = self._document.keys[(*path, key)]
                message = f"the key {quoted(key)} stands here again"
                self._report(
                    event.start_mark,
                    Rule.DUPLICATE_KEY,
                    message,
                    f"first in line {first.line}: keep one",
                )
                self._skip_value()
                continue
            self._document.keys[(*path, key)] = _position(event.start_mark)
            values[key] = self._value((*path, key))
        self._next()
        return values

    def _skip_value(self) -> None:
        """Read a value for its own errors, and forget it."""
        kept = self._document
        self._document = YamlDocument(self.path)
        self._value(())
        self._document = kept

    def _key(self) -> str:
        event = self._peek()
        if not isinstance(event, yaml.ScalarEvent):
            self._report(
                event.start_mark, Rule.KEY_NOT_TEXT, "a key must be text", "put it in quotes"
            )
            if isinstance(event, yaml.AliasEvent):
                self._next()
                return f"*{event.anchor}"
            raise _Stop
        self._next()
        self._refuse_properties(event)
        if event.value == "<<" and not event.style:
            message = 'the merge key "<<" is not allowed'
            self._report(event.start_mark, Rule.MERGE_KEY, message, "write the keys out")
        elif not isinstance(_scalar(event), str):
            message = f"the key {quoted(event.value)} is not text"
            self._report(event.start_mark, Rule.KEY_NOT_TEXT, message, "put it in quotes")
        return str(event.value)


def _position(mark: Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)


_HASH = re.compile(r"[ \t]+(?P<word>#[^\s#]\S*)")
_WORDS = {"": None, "null": None, "~": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FRACTION = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")


def _scalar(event: Event) -> Any:
    """A quoted or block scalar as text, a plain one by the rules at the head of the file."""
    text: str = event.value
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text
