"""Names and addresses of the licences that rights may name."""

from __future__ import annotations

_FIXED = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "PUBLIC-DOMAIN": ("public domain", None),
    "ALL-RIGHTS-RESERVED": ("all rights reserved", None),
    "UNKNOWN": ("licence not known", None),
}


def license_name(license_: str) -> str:
    """``CC BY 4.0`` for ``CC-BY-4.0``; plain words for the others."""
    if license_.upper() in _FIXED:
        return _FIXED[license_.upper()][0]
    kind, _, version = license_.rpartition("-")
    return f"{kind.replace('CC-', 'CC ')} {version}".strip()


def license_url(license_: str) -> str | None:
    """Where the terms of ``license_`` stand; None where there are none to link to."""
    if license_.upper() in _FIXED:
        return _FIXED[license_.upper()][1]
    kind, _, version = license_.lower().removeprefix("cc-").rpartition("-")
    return f"https://creativecommons.org/licenses/{kind}/{version}/" if kind else None
