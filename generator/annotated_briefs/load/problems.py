"""Validation of a YAML document: pydantic's errors as diagnostics with a place and a hint."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from annotated_briefs.diagnostics import RULES, Diagnostic, Rule, quoted
from annotated_briefs.load.characters import suspicious
from annotated_briefs.load.schema import AnnotationsModel, FileModel
from annotated_briefs.load.yaml_errors import CURLY, STRAIGHT
from annotated_briefs.load.yaml_source import KeyPath, YamlDocument

Model = TypeVar("Model", bound=FileModel)


def validate(model: type[Model], document: YamlDocument) -> tuple[Model | None, list[Diagnostic]]:
    """The file as its model, or None; and all that is wrong with its values."""
    found = [*_hidden(document, (), document.value), *_curly(model, document), *_cut(document)]
    try:
        return model.model_validate(document.value), found
    except ValidationError as error:
        # "string_unicode" is a lone surrogate, which `_hidden` has reported.
        errors = [e for e in error.errors(include_url=False) if e["type"] != "string_unicode"]
        found += [_straight(_diagnostic(model, document, one), one["input"]) for one in errors]
        return None, found


_WORDED = {
    "aliases", "body", "byline", "called", "caption", "content", "credit", "cue", "deck",
    "described_as", "description", "exact", "headline", "holder", "name", "permission_ref",
    "publisher", "section", "source", "story", "summary", "target", "title", "topics", "why",
}  # fmt: skip
"""Keys whose values are words that may hold a "#"; the others hold dates, slugs and choices."""


def _cut(document: YamlDocument) -> Iterator[Diagnostic]:
    """Values that end before a "#", as in "Saltby is #1 again"."""
    for path, (place, word) in document.cut.items():
        if next((part for part in reversed(path) if isinstance(part, str)), "") in _WORDED:
            yield Diagnostic(
                document.path,
                place.line,
                place.column,
                Rule.CUT_VALUE,
                f"the value ends before {quoted(word)}: after a space, # begins a comment",
                "put the whole value in quotes; if it is a comment, write a space after the #",
            )


def _curly(model: type[FileModel], document: YamlDocument) -> Iterator[Diagnostic]:
    """Values in curly quotation marks, which would stand on the page; in annotations.yml they are
    the article's words."""
    for path in document.curly if model is not AnnotationsModel else ():
        yield document.diagnostic(
            path,
            Rule.CURLY_QUOTES,
            "curly quotation marks are part of the value, and stand on the page",
            "delete them; if they are the article's own, put straight ones around them: "
            "'“We are ready”'",
        )


def _straight(found: Diagnostic, value: Any) -> Diagnostic:
    """``found`` with another hint where the value stands in curly quotation marks."""
    curly = isinstance(value, str) and value[:1] in CURLY and value[-1:] in CURLY
    return replace(found, hint=STRAIGHT) if curly and len(value) > 1 else found


def did_you_mean(written: str, known: list[str], otherwise: str = "") -> str:
    """A hint: the known name most like ``written``, else ``otherwise``."""
    close = _closest(written[:100], tuple(known))
    return f"did you mean {quoted(close)}?" if close else otherwise


def closest_of(written: str, known: Collection[str]) -> str | None:
    """The known name most like ``written``; None where none is like it."""
    return _closest(written[:100], tuple(known))


@lru_cache(maxsize=256)
def _closest(written: str, known: tuple[str, ...]) -> str | None:
    # A misspelt slug is often in many files, and thousands of records take long to compare.
    close = get_close_matches(written, known, n=1) or get_close_matches(written.lower(), known, n=1)
    return close[0] if close else None


def _hidden(document: YamlDocument, path: KeyPath, value: Any) -> Iterator[Diagnostic]:
    """One finding a rule for each value with characters that a reader cannot see."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _hidden_in(document, (*path, key), key, key=True)
            yield from _hidden(document, (*path, key), item)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _hidden(document, (*path, index), item)
    elif isinstance(value, str):
        yield from _hidden_in(document, path, value)


def _hidden_in(
    document: YamlDocument, path: KeyPath, text: str, *, key: bool = False
) -> Iterator[Diagnostic]:
    first = {rule: (message, hint) for _, rule, message, hint in reversed([*suspicious(text)])}
    for rule, (message, hint) in first.items():
        yield document.diagnostic(path, rule, message, hint, key=key)


# ------------------------------------------------------------------ one error of pydantic's

_SAYS_TYPE = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "int_type": "a whole number",
}


def _diagnostic(model: type[BaseModel], document: YamlDocument, error: ErrorDetails) -> Diagnostic:
    path: KeyPath = tuple(error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    if kind in RULES:
        path = (*path, *context.get("key", ()))
        return document.diagnostic(path, RULES[kind], context["message"], context["hint"])
    if kind == "extra_forbidden":
        return _unknown_key(model, document, path)
    if kind == "missing":
        return _missing(model, document, path)
    if kind == "string_too_short":
        return _empty(document, path)
    rule, message, hint = _wrong_value(model, path, error)
    return document.diagnostic(path, rule, f"{_name(path)} {message}", hint)


_MEANT = {"accept": "confirmed", "accepted": "confirmed", "correct": "corrected"}
"""What `briefs review` calls the keys, and the verdicts that they write."""


def _wrong_value(
    model: type[BaseModel], path: KeyPath, error: ErrorDetails
) -> tuple[Rule, str, str]:
    kind, value = error["type"], error["input"]
    if kind == "literal_error":
        choices = [str(choice) for choice in _choices(_field(model, path))]
        written = _MEANT.get(value.lower(), value) if isinstance(value, str) else ""
        near = did_you_mean(written, choices) if written else ""
        hint = f"{near} one of {', '.join(choices)}".strip()
        return Rule.NOT_A_CHOICE, f"is {_shown(value)}, which is not one of its choices", hint
    if bound := _beyond(error):
        return Rule.OUT_OF_RANGE, *bound
    wanted = _SAYS_TYPE.get(kind)
    if wanted is None:
        return Rule.WRONG_TYPE, f"is not right: {error['msg']}", ""
    if value is None:
        return Rule.EMPTY_VALUE, "is empty", "write it, or delete the line"
    keys = _model(model, path).model_fields if wanted == "keys and values" else {}
    hint = _type_hint(wanted, value, [*keys])
    return Rule.WRONG_TYPE, f"must be {wanted}, not {_type(value)}", hint


def _beyond(error: ErrorDetails) -> tuple[str, str] | None:
    """Message and hint of a number or a text that is out of bounds."""
    context, value = error.get("ctx", {}), error["input"]
    match error["type"]:
        case "greater_than_equal":
            return f"is {value}, less than {context['ge']}", f"write {context['ge']} or more"
        case "less_than_equal":
            return f"is {value}, more than {context['le']}", f"write {context['le']} or less"
        case "string_too_long":
            message = f"has {len(value)} characters, more than {context['max_length']}"
            return message, "shorten it: the article itself says the rest"
    return None


_OTHER_WORDS = {
    "title": "headline",
    "subtitle": "deck",
    "standfirst": "deck",
    "author": "byline",
    "authors": "byline",
    "publisher": "outlet",
    "source": "outlet",
    "date": "published",
    "link": "url",
    "tags": "topics",
    "keywords": "topics",
    "lang": "language",
    "licence": "license",
    "photo": "image",
    "reviewer": "by",
    "quote": "exact",
}
"""What people write for our keys."""


def _unknown_key(model: type[BaseModel], document: YamlDocument, path: KeyPath) -> Diagnostic:
    known = list(_model(model, path[:-1]).model_fields)
    written = str(path[-1])
    others = {other: key for other, key in _OTHER_WORDS.items() if key in known}
    close = get_close_matches(written[:100].lower(), [*known, *others], n=1, cutoff=0.7)
    meant = others.get(close[0], close[0]) if close else None
    keys = f"the keys here are {', '.join(known)}"
    hint = f"did you mean {quoted(meant)}?" if meant else keys
    return document.diagnostic(
        path, Rule.UNKNOWN_KEY, f"unknown key {quoted(written)}", hint, key=True
    )


def _missing(model: type[BaseModel], document: YamlDocument, path: KeyPath) -> Diagnostic:
    what = (_field(model, path).description or "").split(". ")[0].rstrip(".")
    what = what[:1].lower() + what[1:]
    if path in document.keys:
        return _empty(document, path, what)
    message = f"the key {quoted(path[-1])} is missing"
    return document.diagnostic(path, Rule.MISSING_KEY, message, what)


def _empty(document: YamlDocument, path: KeyPath, what: str = "") -> Diagnostic:
    """``what`` says what a value that has to be there holds."""
    message = f"{_name(path)} is empty"
    hint = f"write it: {what}" if what else "write it, or delete the line"
    return document.diagnostic(path, Rule.EMPTY_VALUE, message, hint)


def _type_hint(wanted: str, value: Any, keys: list[str]) -> str:
    if wanted == "keys and values":
        some = f"{', '.join(keys[:4])}{' ...' if len(keys) > 4 else ''}"
        return f'write its keys in lines of their own below it, indented: "{keys[0]}: ..." ({some})'
    if wanted == "a list":
        return 'write one item a line, each after "- "'
    if wanted == "text" and isinstance(value, dict):
        return 'put text with ": " in it in quotes'
    if wanted == "text" and isinstance(value, int | float):
        return f'put it in quotes: "{str(value).lower()}"'
    if wanted == "text":
        return "write one value in the key's own line, without [ ]"
    return "write it in figures, as in 12"


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = ((int | float, "a number"), (str, "text"), (list, "a list"), (dict, "keys and values"))
    return next((name for types, name in names if isinstance(value, types)), "something else")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value) if isinstance(value, str | int | float) else _type(value)


def _name(path: KeyPath) -> str:
    """``statements[2].by`` counts from 1, as people do."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path]
    return quoted("".join(parts).lstrip("."))


# ------------------------------------------------------------------ what the model says of a place


def _model(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """The model of the mapping at ``path``."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    return model


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _inner(arg))), None)


def _field(model: type[BaseModel], path: KeyPath) -> Any:
    names = [part for part in path if isinstance(part, str)]
    return _model(model, tuple(names[:-1])).model_fields[names[-1]]


def _choices(field: Any) -> Iterator[Any]:
    """The values of a Literal, wherever it stands in an annotation."""
    for arg in get_args(field.annotation):
        yield from (get_args(arg) or ([arg] if isinstance(arg, str) else ()))
