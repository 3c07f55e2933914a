"""The briefs of the Wikinews articles in the shared data, as the pipeline makes them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from annotated_briefs.load import load
from annotated_briefs.pipeline import annotate_corpus
from annotated_briefs.publish import PublishedBrief
from tests.conftest import REPOSITORY
from tests.wikinews_root import read


def views(shared: Path, cache: Path | None = None) -> list[PublishedBrief]:
    """In the order of the rows. ``cache`` keeps the parses, as the repository's own does."""
    stories, files = read(shared)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        corpus, _ = load(root)
        made = annotate_corpus(corpus, cache=cache or REPOSITORY / ".cache" / "briefs")
    order = {story.address: n for n, story in enumerate(stories)}
    return sorted(made, key=lambda view: order[view.brief.address])
