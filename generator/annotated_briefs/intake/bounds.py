"""How long a line may be before any pattern is held against it.

Patterns that look for an end from every start take a time that grows with the square of a line, or
worse; and a page or an issue may hold any line. What is longer than a line of a head, a caption or
a notice ever is, is none.
"""

from __future__ import annotations

LONGEST = 600


def in_a_line(text: str) -> str:
    """``text`` with single spaces; empty where it is longer than any line that has a rule."""
    line = " ".join(text[: 4 * LONGEST].split())
    return line if len(text) <= 4 * LONGEST and len(line) <= LONGEST else ""
