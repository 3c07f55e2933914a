"""What PyYAML says of broken YAML, in words for people who do not know its grammar."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from yaml.error import Mark, MarkedYAMLError

from annotated_briefs.diagnostics import Diagnostic, Rule

CURLY = "“”„‟‘’‚‛«»"
STRAIGHT = "YAML knows straight quotes alone: put \" or ' around the value, not curly ones"
_PAIRS = re.compile(r"[“„‟][^“”„‟]*[”“]|[‘‚‛][^‘‚‛]*’|«[^«»]*»")
_CURLY = re.compile(f"[^#]*?(?::|-)\\s+[{CURLY}]")
"""A line with a value in curly quotation marks."""
_QUOTE = "put the value in quotes"
_QUOTE_OR_ALIGN = "put the value in quotes, or indent the key like the others of its group"
_INSIDE = 'a ": " inside a value, or a wrong indentation'
_NO_COLON = 'a line without ":" where a key should stand'
_MESSAGES: tuple[tuple[str, str, str], ...] = (
    # Part of PyYAML's context and problem; our message; our hint. The first that fits is used.
    ("quoted scalar found unexpected end", "a quotation mark is not closed", 'add the closing "'),
    (
        "quoted scalar found unexpected document",
        "a quotation mark is not closed",
        'add the closing "',
    ),
    (
        "found unknown escape character",
        "a backslash in double quotes begins an escape that YAML does not know",
        r"write \\ for a backslash, or use single quotes",
    ),
    (
        "mapping values are not allowed",
        _INSIDE,
        _QUOTE_OR_ALIGN,
    ),
    ("could not find expected ':'", _NO_COLON, 'write "key: value"'),
    (
        "cannot start any token",
        "a value may not begin with this character",
        _QUOTE,
    ),
    (
        "sequence entries are not allowed",
        '"- " is not allowed here',
        "begin the list in a line of its own, or put the value in quotes",
    ),
    (
        "found undefined alias",
        "a value may not begin with *",
        _QUOTE,
    ),
    (
        "expected alphabetic or numeric character",
        "a value may not begin with * or &",
        _QUOTE,
    ),
    ("expected ',' or ']'", "a list in [ ] is not closed, or lacks a comma", 'add "]" or ","'),
    ("expected ',' or '}'", "a mapping in { } is not closed, or lacks a comma", 'add "}" or ","'),
    (
        "expected <block end>",
        "this line does not fit the ones before it",
        "indent keys of one level alike, and close quotes at the end of the value",
    ),
    (
        "while parsing a flow",
        "a list in [ ] or a mapping in { } lacks a value or its end",
        'add the value, or "]" or "}"',
    ),
    (
        "expected the node content",
        "a value is missing here",
        "write it, or put it in quotes",
    ),
    (
        "expected '<document start>'",
        "text after the end of the document",
        'indent it like the other keys, and delete "---" and "..."',
    ),
    ("block scalar", "the first line of a | or > block is wrong", "indent the block evenly"),
    ("tag", "a value may not begin with !", _QUOTE),
    ("directive", "a line may not begin with %", _QUOTE),
)


def explain_error(
    error: MarkedYAMLError, over_lines: Any = None
) -> tuple[Mark | None, Rule, str, str]:
    """Where, which rule, message and hint. ``over_lines`` is the last text in quotation marks,
    a scanner's token, that goes on over lines."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    too_long = over_lines and mark and mark.line == over_lines.end_mark.line
    # Where a text was closed by the next value's mark, what stands behind that says nothing.
    marks = [over_lines.start_mark] if too_long else [error.problem_mark, error.context_mark]
    for one in marks:
        if one and (stray := _stray(one)):
            return one, Rule.SYNTAX, *stray
    if too_long and mark:
        # It ended where the next value was to begin, or at an apostrophe: its own is missing.
        line = mark.line + 1
        message = f"the quotation mark that opens here closes only in line {line}"
        hint = "add the closing one at the end of the value; write '' for ' inside single quotes"
        return over_lines.start_mark, Rule.SYNTAX, message, hint
    if mark and "expected <block end>" in said and (behind := _behind_quoted(mark)):
        return mark, Rule.SYNTAX, *behind
    if "\\t" in said:
        return mark, Rule.TAB, "a tab used for indentation", "use spaces"
    for part, message, hint in _MESSAGES:
        if part in said:
            if "not closed" in message or message == _NO_COLON:
                mark = error.context_mark or mark
            if part.startswith("quoted scalar") and mark and isinstance(mark.buffer, str):
                hint = f"add the closing {mark.buffer[mark.pointer]}"  # noqa: PLW2901
            return mark, Rule.SYNTAX, message, hint
    return mark, Rule.SYNTAX, (error.problem or "this is not YAML").strip(), ""


def _stray(mark: Mark) -> tuple[str, str] | None:
    """Message and hint where a quotation mark at ``mark``, or right before it, is one too many or
    lacks the one that opens: ``"Iraqi forces,"'``, ``""Iraqi forces,""``."""
    if not isinstance(mark.buffer, str):
        return None
    before, here = mark.buffer[max(0, mark.pointer - 1) : mark.pointer], mark.buffer[mark.pointer]
    if before not in _MARKS or not before or here in " \t\n,]}#\0":
        return None
    if here in _MARKS and here != before:
        message = f"the quotation mark {here} closes nothing: the one that opens the value is lost"
        return message, f"write {here} before the value as well: {here}{before}...{before}{here}"
    outer = "'" if before == '"' else '"'
    message = f"a value goes on after the quotation mark {before} that closes it"
    return (
        message,
        f"put {outer} around a value with {before} in it: {outer}{before}...{before}{outer}",
    )


def _behind_quoted(mark: Mark) -> tuple[str, str] | None:
    """Message and hint where ``mark`` stands behind a value in quotation marks, in its line:
    ``"Saltby" keeps its ferry``."""
    if not isinstance(mark.buffer, str):
        return None
    line = mark.buffer[: mark.pointer].rpartition("\n")[2].rstrip()
    if line[-1:] not in _MARKS or not line:
        return None
    rest = mark.buffer[mark.pointer :].partition("\n")[0]
    outer, name = ("'", "single") if line[-1] == '"' else ('"', "double")
    more = "; write '' for each ' in it" if outer == "'" and "'" in rest else ""
    example = f"{outer}{line[-1]}...{line[-1]} ...{outer}"
    message = f"a value goes on after the quotation mark {line[-1]} that closes it"
    return message, f"put the whole value in {name} quotes: {example}{more}"


_MARKS = "\"'"


def in_its_line(found: Diagnostic, text: str) -> Diagnostic:
    """``found`` with another hint where its line has a value in curly quotation marks, and in the
    line before where that lacks the ":" after its key."""
    if found.rule is not Rule.SYNTAX:
        return found
    lines = text.split("\n")[: found.line]
    if lines and _CURLY.match(lines[-1][:1_000]):
        return replace(found, hint=STRAIGHT)
    if found.message == _NO_COLON and (glued := _GLUED.match(lines[-1][:200])):
        return _at(found, found.line, glued.end(), *_NO_SPACE)
    if len(lines) > 1 and found.message == _INSIDE:
        return _of_two_lines(found, *lines[-2:])
    return found


def _of_two_lines(found: Diagnostic, before: str, line: str) -> Diagnostic:
    """``found`` where the line before is what is wrong, or stands at another level."""
    if _deeper(before, line):
        return replace(found, message=_TOO_DEEP, hint=_INDENT)
    if not _alike(before, line):
        return found
    if glued := _GLUED.match(before[:200]):
        return _at(found, found.line - 1, glued.end(), *_NO_SPACE)
    if ":" not in before and before.lstrip()[:1].isalpha():
        indent = len(before) - len(before.lstrip())
        return _at(found, found.line - 1, indent, _NO_COLON, 'write "key: value"')
    return found


def _deeper(before: str, line: str) -> bool:
    """Whether ``line`` begins with a key, deeper than the key before it, which has a value."""
    indents = [len(one) - len(one.lstrip()) for one in (before, line)]
    keys = _KEY.match(before[:200]) and _KEY.match(line[:200])
    return bool(keys) and not before.rstrip().endswith(":") and indents[0] < indents[1]


_TOO_DEEP = "this key stands deeper than the one above it, which has a value of its own"
_INDENT = (
    "if the one above belongs to the same group, indent it like this one, under the group's key; "
    "if this line is part of the value above, put that in quotes"
)


def _at(found: Diagnostic, line: int, before: int, message: str, hint: str) -> Diagnostic:
    """``found`` in another place: after ``before`` characters of ``line``."""
    return replace(found, line=line, column=before + 1, message=message, hint=hint)


def _alike(before: str, line: str) -> bool:
    """Whether both lines begin at one place, the second with a key."""
    alike = len(before) - len(before.lstrip()) == len(line) - len(line.lstrip())
    return alike and bool(_KEY.match(line[:200]))


_GLUED = re.compile(r"\s*(?:- )?[\w-]+:(?=[^\s:/])")
"""A key and its colon, with the value right behind it."""
_NO_SPACE = "a space is missing after the colon", 'write "key: value"'
_KEY = re.compile(r"\s*[\w-]+:(?:\s|$)")


def in_curly(text: str) -> bool:
    """Whether one pair of curly quotation marks stands around all of ``text``."""
    return _PAIRS.fullmatch(text) is not None
