"""What a brief weighs on its first load, compressed as hosts of static files send it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

pytestmark = pytest.mark.browser

LIMIT = 150_000
"""Bytes, with everything that the browser asks for, fonts included."""
_COMPRESSED = {".woff2", ".png", ".jpg", ".gz"}


def sent(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix in _COMPRESSED else len(gzip.compress(data, 6))


@pytest.mark.parametrize(
    "address",
    [
        "briefs/2026/us-troops-leave-kurdish-forces-turn-to-assad/",
        "briefs/2026/drones-strike-saudi-oil-sites/",
        "briefs/undated/cracks-emerge-between-irgc-and-iraqi-militias/",
    ],
)
def test_a_brief_weighs_little(
    address: str, chromium: Any, sample_url: str, sample_site: Path
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(sample_url + address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    sizes = {}
    for url in asked:
        if url.startswith(sample_url):
            path = sample_site / unquote(urlsplit(url).path).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            sizes[path.relative_to(sample_site).as_posix()] = sent(path)
    context.close()
    assert any(name.endswith(".woff2") for name in sizes), "fonts are counted"
    assert any("stylesheets/main" in name for name in sizes), "Material is counted"
    assert sum(sizes.values()) <= LIMIT, sizes
