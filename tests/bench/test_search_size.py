"""What a reader's first search loads, measured in Chromium on a site of made briefs.

A host of static files sends scripts and JSON compressed; the index's own parts are compressed as
they stand. Both figures count here: what goes over the wire from such a host, and the files' sizes.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
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
        """What is compressed already gains nothing from it again."""
        return sum(min(len(body), len(gzip.compress(body, 6))) for body in self.files.values())

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
    return (
        once(tmp_path_factory, f"searched-{NUMBER}", lambda f: searchable.build(f, NUMBER)) / "site"
    )


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


QUERIES = {
    "a frequent word": (50,),
    "a rare word": (20_000,),
    "two words": (40, 3000),
}
"""Ranks in the made vocabulary, as frequent as those of a language are."""


@pytest.fixture
def search(chromium: Any, url: str) -> Iterator[Callable[[str], tuple[Any, Loaded]]]:
    """The search page after a query, in a browser that has nothing stored."""
    contexts = []

    def asked(words: str) -> tuple[Any, Loaded]:
        contexts.append(chromium.new_context())
        page, loaded = contexts[-1].new_page(), Loaded()
        loaded.watch(page)
        page.goto(url, wait_until="load")
        page.goto(f"{url}search/", wait_until="load")
        assert loaded.files == {}, "nothing of the index loads before there is a query"
        page.locator("#search-results input").fill(words)
        page.locator(".ab-hits h3").first.wait_for()
        page.wait_for_load_state("networkidle")
        return page, loaded

    yield asked
    for context in contexts:
        context.close()


@pytest.mark.parametrize("query", list(QUERIES))
def test_what_the_first_query_loads(query: str, search: Any) -> None:
    known = searchable.vocabulary()
    page, loaded = search(" ".join(known[rank] for rank in QUERIES[query]))
    print(f"\n{NUMBER} briefs, {query}: {loaded}")
    assert loaded.sent <= LIMIT
    page.locator(".ab-narrow summary").click()
    page.locator(".ab-narrow input").first.wait_for()
    page.wait_for_load_state("networkidle")
    print(f"  with the facets: {loaded}")
    assert loaded.sent <= LIMIT


def test_the_facets_of_people_load_when_they_are_asked_for(search: Any) -> None:
    page, loaded = search(searchable.vocabulary()[50])
    page.locator(".ab-narrow summary").click()
    page.locator(".ab-narrow input").first.wait_for()
    before = loaded.sent
    page.locator("[data-facet=quoted] button").click()
    page.locator("[data-facet=quoted] input").first.wait_for()
    assert loaded.sent > before
    print(f"\n{NUMBER} briefs, whom they quote: {loaded.sent - before:,} bytes more")


def test_materials_index_is_not_there(site: Path) -> None:
    assert not (site / "search" / "search_index.json").exists()
