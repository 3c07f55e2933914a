"""JSON-LD as it may stand in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def encoded(terms: Mapping[str, Any]) -> str:
    """``terms`` as JSON that no text can end: it stands inside a ``script`` element."""
    text = json.dumps({"@context": "https://schema.org", **terms}, ensure_ascii=False)
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text
