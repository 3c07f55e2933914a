"""The articles of Wikinews of 2019 in the shared data (CC BY 2.5) as the files of a root.

Their text is never committed: what names an article here is the number of its row, from 0.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from slugify import slugify

TABLE = Path("corpora") / "wikinews" / "wikinews_2019.csv"


@dataclass(frozen=True)
class Story:
    """One row of the corpus, and where its brief stands."""

    headline: str
    text: str
    address: str


def read(shared: Path) -> tuple[tuple[Story, ...], dict[str, str]]:
    """The articles, and the files of a root that holds them all in full."""
    with (shared / TABLE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    files = {
        "mkdocs.yml": "site_name: Wikinews\nvalidation: {omitted_files: ignore}\n",
        "briefs/outlets/wikinews.yml": "name: Wikinews\nurl: https://en.wikinews.org/\n",
    }
    stories = []
    for row in rows:
        year, slug = row["date"][:4], slugify(row["title"], max_length=80, word_boundary=True)
        folder = f"briefs/articles/{year}/{slug}"
        assert f"{folder}/brief.yml" not in files, "two articles of one name"
        # JSON is YAML, and quotes whatever stands in a title.
        files[f"{folder}/brief.yml"] = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
            for key, value in {
                "headline": row["title"],
                "outlet": "wikinews",
                "published": row["date"],
                "url": row["url"],
                "rights": {"holder": "Wikinews", "license": "CC-BY-2.5", "show": "full"},
            }.items()
        )
        files[f"{folder}/article.txt"] = row["text"]
        stories.append(Story(row["title"], row["text"], f"briefs/{year}/{slug}"))
    return tuple(stories), files
