"""Licences: one spelling for each, and which of them let the whole text be shown."""

from __future__ import annotations

import re

from annotated_briefs.model import Rights

_CC = re.compile(r"(?:CC-)?(BY(?:-NC)?(?:-SA|-ND)?)-([1-4]\.[05])(-[A-Z]{2})?")
_VERSIONS = frozenset({"1.0", "2.0", "2.5", "3.0", "4.0"})
_PLAIN = {
    "CC0": "CC0-1.0",
    "CC0-1.0": "CC0-1.0",
    "PUBLIC-DOMAIN": "public-domain",
    "ALL-RIGHTS-RESERVED": "all-rights-reserved",
    "UNKNOWN": "unknown",
}

KNOWN = (
    "CC0-1.0, public-domain, CC-BY-4.0, CC-BY-SA-4.0, CC-BY-ND-4.0, CC-BY-NC-4.0, "
    "CC-BY-NC-SA-4.0, CC-BY-NC-ND-4.0 (or version 1.0, 2.0, 2.5, 3.0), all-rights-reserved, unknown"
)
"""For hints and descriptions."""


def canonical(written: str) -> str | None:
    """``CC-BY-2.5`` for "cc by 2.5"; None for what is no licence that we know.

    A jurisdiction's port keeps its suffix (``CC-BY-3.0-US``).
    """
    name = re.sub(r"[\s_\-]+", "-", written.strip()).upper()
    if name in _PLAIN:
        return _PLAIN[name]
    found = _CC.fullmatch(name)
    if not found or found[2] not in _VERSIONS:
        return None
    return f"CC-{found[1]}-{found[2]}{found[3] or ''}"


def nearest(written: str) -> str | None:
    """``CC-BY-4.0`` for "CC BY", which names no version; None where it is not so near."""
    return canonical(f"{written.strip()}-4.0")


def is_open(license_: str) -> bool:
    """Whether a canonical licence lets the whole text be shown, with notes laid over it."""
    closed = license_ in {"all-rights-reserved", "unknown"}
    return not closed and "-NC" not in license_ and "-ND" not in license_


def free(rights: Rights) -> bool:
    """Whether the whole text may stand in public, by its licence or by leave."""
    return is_open(rights.license) or rights.permission_ref is not None
