"""Findings about what people wrote: the rules, where they were broken, and how that is printed.

A rule's explanation, with an example of wrong and right, stands in ``rules.md`` beside this file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from functools import cache
from importlib import resources
from pathlib import Path


class Severity(StrEnum):
    """How much a finding matters. Only errors make ``briefs check`` or a build fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(Enum):
    """Everything that a finding can be about. Codes are never reused.

    B0: files and folders. B1: YAML. B2: values. B3: records and references. B4: rights.
    B5: decisions of reviewers.
    """

    NOT_REGULAR = "B001", Severity.ERROR, "not a regular file or folder"
    STRAY = "B002", Severity.WARNING, "a file that nothing reads"
    BAD_NAME = "B003", Severity.ERROR, "a name that cannot be part of an address"
    NO_BRIEF = "B004", Severity.ERROR, "brief.yml is missing"
    NO_ARTICLE = "B005", Severity.ERROR, "article.txt is missing"
    EMPTY_ARTICLE = "B006", Severity.ERROR, "the article is empty"
    NOT_UTF8 = "B007", Severity.ERROR, "not UTF-8"
    BAD_CHARACTER = "B008", Severity.ERROR, "a character that may not be there"
    CONTROL = "B009", Severity.WARNING, "a control character"
    INVISIBLE = "B010", Severity.WARNING, "an invisible or direction-changing character"
    NAMES_COLLIDE = "B011", Severity.ERROR, "names that are one on some file systems"
    TOO_LONG = "B012", Severity.ERROR, "the article is too long"
    UNREADABLE = "B013", Severity.ERROR, "a file that cannot be read"
    OTHER_YEAR = "B014", Severity.WARNING, "the folder's year is not the year of publication"
    JOINER = "B015", Severity.NOTE, "a joiner or soft hyphen"
    MARKUP = "B016", Severity.ERROR, "a web page in the place of a text"
    TAG_IN_TEXT = "B017", Severity.NOTE, "a tag of a web page"

    SYNTAX = "B101", Severity.ERROR, "not valid YAML"
    DUPLICATE_KEY = "B102", Severity.ERROR, "the same key twice"
    UNKNOWN_KEY = "B103", Severity.ERROR, "unknown key"
    ALIAS = "B104", Severity.ERROR, "an anchor or alias"
    MERGE_KEY = "B105", Severity.ERROR, "a merge key"
    TAG = "B106", Severity.ERROR, "a tag"
    KEY_NOT_TEXT = "B107", Severity.ERROR, "a key that is not text"
    MANY_DOCUMENTS = "B108", Severity.ERROR, "more than one document in a file"
    TAB = "B109", Severity.ERROR, "a tab used for indentation"
    TOO_DEEP = "B110", Severity.ERROR, "nested too deep"
    TOO_LARGE = "B111", Severity.ERROR, "the file is too large"
    NOT_MAPPING = "B112", Severity.ERROR, "no keys at the top level"
    CURLY_QUOTES = "B113", Severity.NOTE, "a value in curly quotation marks"
    CUT_VALUE = "B114", Severity.WARNING, "a value that a # cuts off"

    MISSING_KEY = "B201", Severity.ERROR, "a required key is missing"
    WRONG_TYPE = "B202", Severity.ERROR, "a value of the wrong type"
    EMPTY_VALUE = "B203", Severity.ERROR, "an empty value"
    BAD_DATE = "B204", Severity.ERROR, "not a date"
    BAD_URL = "B205", Severity.ERROR, "not a web address"
    NOT_A_CHOICE = "B206", Severity.ERROR, "not one of the choices"
    BAD_SLUG = "B207", Severity.ERROR, "not a slug"
    BAD_LANGUAGE = "B208", Severity.ERROR, "not a language tag"
    UNKNOWN_LICENCE = "B209", Severity.ERROR, "unknown licence"
    BAD_ID = "B210", Severity.ERROR, "not an identifier of that register"
    OUT_OF_RANGE = "B211", Severity.ERROR, "a number out of range"
    BAD_HASH = "B212", Severity.ERROR, "not a SHA-256"
    FUTURE = "B213", Severity.WARNING, "a date that is yet to come"
    TWO_AUTHORS = "B214", Severity.NOTE, "two people as one author"

    UNKNOWN_OUTLET = "B301", Severity.ERROR, "unknown outlet"
    UNKNOWN_ENTITY = "B302", Severity.ERROR, "unknown entity"
    SLUG_TWICE = "B303", Severity.ERROR, "two records of one slug"
    SHARED_ALIAS = "B304", Severity.NOTE, "a name that two records claim"
    UNKNOWN_DIFFERENT = "B305", Severity.WARNING, "different_from names no other record"
    SAME_TEXT = "B306", Severity.WARNING, "two briefs of one text"
    TAKEN_NAME = "B307", Severity.ERROR, "an alias that is another record's name"
    TAKEN_SURNAME = "B308", Severity.WARNING, "an alias that is another person's surname"
    SAME_STORY = "B309", Severity.WARNING, "two stories that share an address"
    FORMER_ADDRESS = "B310", Severity.ERROR, "a former address that is taken"
    LIKE_TEXT = "B311", Severity.NOTE, "two briefs of nearly the same text"
    SAME_OUTLET = "B312", Severity.WARNING, "two outlets of one name"
    DEAD_LINK = "B313", Severity.WARNING, "a link that leads nowhere"
    UNUSED_OUTLET = "B314", Severity.NOTE, "an outlet that no brief names"

    SHOWS_TOO_MUCH = "B401", Severity.ERROR, "shows more than the licence allows"
    TEXT_NOT_OURS = (
        "B402",
        Severity.ERROR,
        "a text that may not be published is in the repository",
    )
    OTHER_TEXT = "B403", Severity.ERROR, "the text is not the one that was reviewed"
    QUOTES_TOO_MUCH = "B404", Severity.ERROR, "more words of a withheld text than may stand"

    NO_ANCHOR = "B501", Severity.ERROR, "quoted words that are not in the article"
    MANY_ANCHORS = "B502", Severity.ERROR, "quoted words that stand in the article more than once"
    INCOMPLETE_DECISION = "B503", Severity.ERROR, "a decision that lacks what it needs"
    NO_SUCH_SENTENCE = "B504", Severity.ERROR, "a sentence number that the article does not have"
    NOBODY_SPEAKS = "B505", Severity.ERROR, "an attributed sentence without its statement"
    FITS_SEVERAL = "B506", Severity.ERROR, "a name that fits several records"
    UNREVIEWED = "B507", Severity.NOTE, "statements that nobody has reviewed"
    STANDS_ALONE = "B508", Severity.NOTE, "a decision on a statement that the machine does not find"
    DECIDED_TWICE = "B509", Severity.ERROR, "the same decision twice"
    UNFINISHED = "B510", Severity.WARNING, "a brief without its text, reviewed in part"
    OTHER_ACCESS = "B511", Severity.NOTE, "an access that does not fit the outlet"
    ELSEWHERE = "B512", Severity.NOTE, "a source or cue far from its statement"
    OTHER_FORM = "B513", Severity.NOTE, "a form that does not fit the quotation marks"
    MAY_BE_ONE = "B514", Severity.NOTE, "two sources that may be one"
    NO_SPEAKER_HELD = "B515", Severity.NOTE, "a confirmation that does not hold the speaker"
    CONTRADICTED = "B516", Severity.ERROR, "decisions that contradict each other"

    def __init__(self, code: str, severity: Severity, title: str) -> None:
        self.code = code
        self.severity = severity
        self.title = title

    def __lt__(self, other: Rule) -> bool:
        return self.code < other.code


RULES: dict[str, Rule] = {rule.code: rule for rule in Rule}
"""Every rule by its code."""


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """One finding. Ordered by path, then position."""

    path: Path
    """Relative to the root."""
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    rule: Rule
    message: str
    hint: str = ""

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        text = f"{self.path.as_posix()}:{self.line}:{self.column}: {self.code} {self.message}{hint}"
        return visible(text)


_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """``text`` with control, direction and surrogate characters as escapes.

    Paths and values come from whoever sent the files: a newline would forge a line of output, an
    escape sequence would command the terminal.
    """
    return _UNSEEN.sub(
        lambda m: m.group().encode("unicode_escape", "backslashreplace").decode(), text
    )


def quoted(value: object, limit: int = 60) -> str:
    """``value`` in quotation marks for a message, cut to ``limit`` characters.

    In double ones; in others where the value has such marks itself.
    """
    text = str(value)
    shown = f"{text[: limit - 1]}…" if len(text) > limit else text
    opening, closing = next((both for both in _QUOTES if both[0] not in shown), _QUOTES[-1])
    return f"{opening}{shown}{closing}"


_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"))


# ------------------------------------------------------------------ formats


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """One ``path:line:column: CODE severity: message (hint)`` a line."""
    return "\n".join(
        str(replace(found, message=f"{found.severity}: {found.message}"))
        for found in sorted(diagnostics)
    )


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list of objects: path, line, column, code, severity, title, message, hint."""
    rows = [
        {
            "path": found.path.as_posix(),
            "line": found.line,
            "column": found.column,
            "code": found.code,
            "severity": found.severity.value,
            "title": found.rule.title,
            "message": found.message,
            "hint": found.hint or None,
        }
        for found in sorted(diagnostics)
    ]
    return json.dumps(rows, indent=2)


_GITHUB_COMMAND = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands, one a line, that mark the lines of a pull request.

    Escapes as GitHub's own toolkit does (actions/toolkit, packages/core/src/command.ts).
    """
    # GitHub shows ten of a kind for each step: those that matter come first.
    kinds = [*Severity]
    ordered = sorted(diagnostics, key=lambda found: (kinds.index(found.severity), found))
    return "\n".join(map(_github, ordered))


def _github(found: Diagnostic) -> str:
    properties = {
        "file": found.path.as_posix(),
        "line": found.line,
        "col": found.column,
        "title": f"{found.code} {found.rule.title}",
    }
    listed = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    message = found.message + (f" ({found.hint})" if found.hint else "")
    return f"::{_GITHUB_COMMAND[found.severity]} {listed}::{_github_data(message)}"


def _github_data(value: object) -> str:
    # A name that is not UTF-8 holds surrogates, which no terminal takes.
    text = str(value).encode(errors="backslashreplace").decode()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(value: object) -> str:
    return _github_data(value).replace(":", "%3A").replace(",", "%2C")


# ------------------------------------------------------------------ explanations


def explanation(rule: Rule) -> str:
    """The rule's entry of ``rules.md``, headed by its code, title and severity (Markdown)."""
    return f"{rule.code}: {rule.title} ({rule.severity})\n\n{_explanations()[rule.code]}\n"


@cache
def _explanations() -> dict[str, str]:
    text = resources.files(__package__).joinpath("rules.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (B\d{3})\n", text, flags=re.MULTILINE)[1:]
    return {code: body.strip() for code, body in zip(parts[::2], parts[1::2], strict=True)}
