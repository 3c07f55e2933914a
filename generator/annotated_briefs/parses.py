"""The parse of each article: from the cache, or read now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from annotated_briefs.analyse.models import InstalledModel, installed_model
from annotated_briefs.analyse.pool import read_all
from annotated_briefs.cache import AnalysisCache
from annotated_briefs.model import Analysis, Article, ModelSize

Progress = Callable[[int, int], None]
"""Called with (articles analysed so far, articles to analyse)."""


def analyses(
    articles: Sequence[Article],
    folder: Path | None,
    progress: Progress | None = None,
    *,
    wanted: ModelSize = "auto",
    executor: Executor | None = None,
) -> Iterator[Analysis]:
    """The analysis of each article, in order: from the cache in ``folder``, else anew.

    One after the other, as they are asked for: those of ten thousand articles together take
    gigabytes. ``executor`` reads what is new; None is as many processes as there are processors.
    spaCy is imported only where an article is not in the cache.
    Raises `analyse.models.ModelMissingError` where no model is installed.
    """
    model = installed_model(wanted)
    cache = AnalysisCache(folder, model.label) if folder else None
    times = Counter(article.sha256 for article in articles)
    # Two briefs may carry the same text; it is read once.
    fresh = {a.sha256: a for a in articles if cache is None or not cache.has(a)}
    parsed = _parse(tuple(fresh.values()), model, executor)
    held: dict[str, Analysis] = {}
    done = 0
    for article in articles:
        key = article.sha256
        found = held.get(key)
        if found is None and key not in fresh:
            found = cache.get(article) if cache else None
        if found is None:
            new = key in fresh
            # What is damaged is known only now.
            stream = parsed if new else _parse((article,), model, executor)
            _, found = next(stream)
            if cache:
                cache.put(article, found)
            if new:
                done += 1
                if progress:
                    progress(done, len(fresh))
        times[key] -= 1
        if times[key]:
            held[key] = found
        else:
            held.pop(key, None)
        yield found


def _parse(
    articles: Sequence[Article], model: InstalledModel, executor: Executor | None = None
) -> Iterator[tuple[Article, Analysis]]:
    return zip(articles, read_all(articles, model, executor), strict=True)
