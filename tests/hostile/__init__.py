"""Strangers' articles, and machines that fail: what is promised in SECURITY.md, each with a count.

The short form is part of `make test`. `make test-hostile` runs the long form, with the numbers that
a release is held to; it is chosen by the environment variable ``BRIEFS_HOSTILE``.
"""

from __future__ import annotations

import os

LONG = os.environ.get("BRIEFS_HOSTILE") == "long"


def times(short: int, long: int) -> int:
    """How often a check is made in the form that runs."""
    return long if LONG else short
