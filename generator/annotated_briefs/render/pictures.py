"""The pictures for links to the site, one a brief and one for all other pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Protocol

from annotated_briefs.model import Asset, Outlet, Publication, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.phrases import day, main_sentence

PICTURE = "card.png"
"""Beside the page of a brief, and at the root for the others."""


class Kept(Protocol):
    """Where pictures of an earlier build are."""

    def get(self, made_from: str) -> bytes | None:
        """The picture made from the same words by the same code, if it is there."""

    def put(self, made_from: str, payload: bytes) -> None:
        """Keep it."""


def render_pictures(
    briefs: Sequence[PublishedBrief],
    *,
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
    kept: Kept,
) -> Iterator[Asset]:
    """Every picture; none for a site without an address, for nobody could ask for them."""
    if publication.url is None:
        return
    about = publication.description or "News articles with their sources shown."
    yield Asset(PICTURE, partial(_picture, ("", publication.name, about, (), ""), kept))
    for view in briefs:
        meta, sourcing = view.brief.metadata, view.findings.sourcing
        outlet = outlets.get(meta.outlet)
        kicker = f"{outlet.name if outlet else meta.outlet} · {day(meta.published)}"
        cells = tuple(sentence.attributed for sentence in sourcing.sentences)
        words = (kicker, meta.headline, main_sentence(sourcing), cells, publication.name)
        picture = partial(_picture, words, kept)
        yield Asset(f"{view.brief.address}/{PICTURE}", picture, key_of([view], "picture", words))


def _picture(words: tuple[str, str, str, tuple[bool, ...], str], kept: Kept) -> bytes:
    made_from = repr((words, _code_version()))
    known = kept.get(made_from)
    if known is not None:
        return known
    # Here because Pillow costs time that a build with nothing new does not have.
    from annotated_briefs.render.social_image import Card, draw  # noqa: PLC0415

    drawn = draw(Card(*words))
    kept.put(made_from, drawn)
    return drawn


@cache
def _code_version() -> str:
    code = files("annotated_briefs").joinpath("render/social_image.py").read_bytes()
    return sha256(code).hexdigest()
