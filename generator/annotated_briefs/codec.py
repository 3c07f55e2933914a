"""Frozen dataclasses as JSON and back, by their type hints.

Nothing is run when a value is read: it names no type, and whatever it holds becomes the fields of
the dataclass that was asked for, each of its type, or is refused.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

UNREADABLE = (msgspec.MsgspecError, ValueError)
"""What `thaw` raises where it does not read what was asked for."""


def freeze(value: object) -> bytes:
    """``value``, a dataclass, as JSON."""
    return msgspec.json.encode(value)


def thaw(kind: type[T], payload: bytes) -> T:
    """The dataclass of type ``kind`` that was frozen to ``payload``; raises one of `UNREADABLE`."""
    wanted: Any = kind
    found: T = _decoder(wanted).decode(payload)
    return found


@cache
def _decoder(kind: Any) -> Any:
    return msgspec.json.Decoder(kind)
