"""By what a page is known to be the one of an earlier build.

A key is a digest of everything that decides what is drawn, our own code and the site's settings
apart: who keeps pages adds those. A brief counts by its own key, which covers all that is known of
it, so that no page is drawn to learn that it is as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from annotated_briefs.model import Outlet, Slug
from annotated_briefs.publish import PublishedBrief


def key_of(
    views: Iterable[PublishedBrief], *others: object, outlets: Mapping[Slug, Outlet] | None = None
) -> str:
    """The key of what is drawn from ``views`` and ``others``; empty where a view has none.

    ``others`` are plain values and dataclasses of them, without sets: they count by their `repr`.
    Of ``outlets`` only the names count, and only of those that published one of ``views``.
    """
    keys: list[str] = []
    names: dict[Slug, str | None] = {}
    for view in views:
        if not view.key:
            return ""
        keys.append(view.key)
        slug = view.brief.metadata.outlet
        if outlets is not None and slug not in names:
            names[slug] = outlets[slug].name if slug in outlets else None
    return sha256(repr((keys, names, others)).encode("utf-8", "surrogatepass")).hexdigest()
