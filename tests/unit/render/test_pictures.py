"""Pictures for links: the right size, small, the same every time, and drawn once."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from annotated_briefs.model import Publication
from annotated_briefs.publish import publish
from annotated_briefs.render.pictures import render_pictures
from annotated_briefs.render.social_image import SIZE, Card, draw
from tests.made import annotated

HERE = Publication("Our Briefs", url="https://briefs.example/")
CARD = Card("The Ledger · 7 May 2024", "Boats are late", "One of 3 sentences.", (True, False), "B")


class Memory:
    """A cache that counts."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, made_from: str) -> bytes | None:
        return self.kept.get(made_from)

    def put(self, made_from: str, payload: bytes) -> None:
        self.kept[made_from] = payload


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize(
    "headline",
    [
        "",
        "Short",
        "A headline of many words that goes on and on " * 6,
        "Donaudampfschifffahrtsgesellschaft" * 5,
        "Erdoğan, Kłęska, Москва, Ελλάδα",
        "漢字 العربية 😀",
        "one\ntwo\tthree\x00",
    ],
)
def test_any_headline_gives_a_picture_of_the_size_that_others_expect(headline: str) -> None:
    data = draw(Card("k", headline, "s" * 300, (True,) * 400, "site"))
    assert pixels(data).size == SIZE
    assert len(data) < 60_000
    # Nothing is drawn over the edge.
    right = pixels(data).crop((SIZE[0] - 40, 20, *SIZE))
    assert {colour for _, colour in right.getcolors() or []} <= {(255, 255, 255)} or (
        len(right.getcolors() or []) == 1
    )


def test_the_same_words_give_the_same_bytes_and_others_others() -> None:
    assert draw(CARD) == draw(CARD)
    assert draw(CARD) != draw(Card("", "Boats", "", (), ""))


def test_letters_of_other_scripts_are_drawn_and_no_boxes() -> None:
    def ink(headline: str) -> int:
        picture = pixels(draw(Card("", headline, "", (), ""))).convert("L")
        return sum(1 for value in picture.get_flattened_data() if value < 100)

    assert ink("Москва") > ink("") + 500
    assert ink("漢字") == ink("")


def test_a_brief_is_drawn_once() -> None:
    views = [publish(annotated("A boat was late."))]
    memory = Memory()

    def render() -> dict[str, bytes]:
        found = render_pictures(views, outlets={}, publication=HERE, kept=memory)
        return {asset.path: asset.content for asset in found}

    first = render()
    assert set(first) == {"card.png", "briefs/2024/one/card.png"}
    known = dict(memory.kept)
    assert render() == first
    assert memory.kept == known
    for key in memory.kept:
        memory.kept[key] = b"from the cache"
    assert set(render().values()) == {b"from the cache"}


def test_no_pictures_for_a_site_without_an_address() -> None:
    views = [publish(annotated("A boat was late."))]
    assert not list(render_pictures(views, outlets={}, publication=Publication(), kept=Memory()))
