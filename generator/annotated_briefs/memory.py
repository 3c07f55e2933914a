"""What a process that builds again and again has worked out before: a preview.

Nothing here is written anywhere. A value is known by all that it was made from, so that it is right
whenever it is found; what a build did not ask for is forgotten when the one after it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Values by what they were made from."""

    def __init__(self) -> None:
        self._now: dict[Hashable, Any] = {}
        self._before: dict[Hashable, Any] = {}

    def turn(self) -> None:
        """Begin another build."""
        self._before, self._now = self._now, {}

    def recall(self, made_from: Hashable, make: Callable[[], T]) -> T:
        """The value that was made from ``made_from``, or else what ``make`` gives."""
        if made_from in self._now:
            value: T = self._now[made_from]
        elif made_from in self._before:
            value = self._before[made_from]
        else:
            value = make()
        self._now[made_from] = value
        return value

    def hold(self, made_from: Hashable, value: object) -> None:
        """Remember ``value`` in the place of what there was."""
        self._now[made_from] = value


class Forgetful(Memory):
    """Remembers nothing: for a process that builds once."""

    def recall(self, made_from: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives."""
        del made_from
        return make()

    def hold(self, made_from: Hashable, value: object) -> None:
        """Nothing."""
