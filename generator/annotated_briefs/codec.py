"""Frozen dataclasses as plain JSON rows and back, by their type hints.

Nothing is run when a value is read: a row names no type, and whatever it holds becomes the fields
of the dataclass that was asked for. Known are the types that `model` is made of: dataclasses,
enumerations of text, tuples, mappings with text keys, sets of text, paths, what may be None, and
plain values.
"""

from __future__ import annotations

import collections.abc
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Coder = Callable[[Any], Any]

_PLAIN = (str, int, float, bool)


def freeze(value: Any) -> Any:
    """``value``, a dataclass, as lists, mappings with text keys and plain values."""
    kind: Any = type(value)
    return _coders(kind)[0](value)


def thaw(kind: type[T], row: Any) -> T:
    """The dataclass of type ``kind`` that was frozen to ``row``.

    Raises `ValueError`, `TypeError`, `KeyError` or `AttributeError` where ``row`` is not one.
    """
    wanted: Any = kind
    return cast(T, _coders(wanted)[1](row))


@cache
def _coders(kind: Any) -> tuple[Coder, Coder]:
    """How a value of the type ``kind`` is frozen and thawed."""
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    if kind in _PLAIN or get_origin(kind) is Literal:
        return _same, _same
    if kind is Path:
        return Path.as_posix, Path
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _value, dict[str, Enum]((member.value, member) for member in kind).__getitem__
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    return _collection(kind)


def _same(value: Any) -> Any:
    return value


def _value(member: Enum) -> Any:
    return member.value


def _collection(kind: Any) -> tuple[Coder, Coder]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        (only,) = (one for one in inner if one is not NoneType)
        freezer, thawer = _coders(only)
        if freezer is thawer is _same:
            return _same, _same
        return (
            lambda value: None if value is None else freezer(value),
            lambda row: None if row is None else thawer(row),
        )
    if origin is frozenset and inner == (str,):
        return sorted, frozenset
    if origin is tuple:
        if inner[1:] != (Ellipsis,):
            raise TypeError(f"{kind} has no shape that a row could have")
        freezer, thawer = _coders(inner[0])
        if freezer is thawer is _same:
            return list, tuple
        return (
            lambda value: [freezer(one) for one in value],
            lambda row: tuple([thawer(one) for one in row]),
        )
    if origin in {dict, collections.abc.Mapping}:
        freezer, thawer = _coders(inner[1])
        return (
            lambda value: {key: freezer(one) for key, one in value.items()},
            lambda row: {key: thawer(one) for key, one in row.items()},
        )
    raise TypeError(f"{kind} cannot be written as a row")


def _dataclass(kind: Any) -> tuple[Coder, Coder]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.init]
    coders = [_coders(hints[name]) for name in names]
    freezers = [(name, freezer) for name, (freezer, _) in zip(names, coders, strict=True)]
    thawers = [thawer for _, thawer in coders]
    width = len(names)

    def freeze_one(value: Any) -> list[Any]:
        return [freezer(getattr(value, name)) for name, freezer in freezers]

    def thaw_one(row: Any) -> Any:
        if len(row) != width:
            raise ValueError(f"a row of {len(row)} is no {kind.__name__}")
        return kind(*[thawer(one) for thawer, one in zip(thawers, row, strict=False)])

    if all(thawer is _same for thawer in thawers):
        return freeze_one, lambda row: kind(*row)
    return freeze_one, thaw_one
