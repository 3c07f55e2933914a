"""What a reader's first search loads, measured in Chromium on a site of made briefs.

A host of static files sends scripts and JSON compressed; the index's own parts are compressed as
they stand. Both figures count here: what goes over the wire from such a host, and the files' sizes.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from annotated_briefs.search import FOLDER
from tests.bench import searchable
from tests.conftest import once, serving

LONG = os.environ.get("BRIEFS_LONG_BENCH") == "1"
NUMBER = 1000 if LONG else 40
LIMIT = 300_000
"""Bytes that the first query may load, of a site of a thousand briefs."""

pytestmark = [pytest.mark.browser, *([pytest.mark.slow] if LONG else [])]


@dataclass
class Loaded:
    """The files of the index that a browser asked for."""

    files: dict[str, bytes] = field(default_factory=dict)

    def watch(self, page: Any) -> None:
        def response(one: Any) -> None:
            if f"/{FOLDER}/" in one.url:
                self.files[one.url.partition(f"/{FOLDER}/")[2]] = one.body()

        page.on("response", response)

    @property
    def raw(self) -> int:
        return sum(map(len, self.files.values()))

    @property
    def sent(self) -> int:
        return sum(
            min(len(body), len(gzip.compress(body, 6))) if name.partition("?")[0][-2:] != "nd"
            else len(body)
            for name, body in self.files.items()
        )

    def __str__(self) -> str:
        kinds: dict[str, list[int]] = {}
        for name, body in self.files.items():
            kinds.setdefault(name.partition("?")[0].rpartition(".")[2], []).append(len(body))
        parts = ", ".join(f"{len(sizes)} {kind} {sum(sizes):,}" for kind, sizes in kinds.items())
        return f"{self.sent:,} bytes as sent, {self.raw:,} raw ({parts})"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("pagefind")
    given = os.environ.get("BRIEFS_SEARCHED_SITE")
    if given:
        return Path(given)
    return once(
        tmp_path_factory, f"searched-{NUMBER}", lambda f: searchable.build(f, NUMBER)
    ) / "site"


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address
