"""The stretches of an entity's lists are those of the whole lists, and cost what they show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from annotated_briefs.link import EntityLinks, Outing
from annotated_briefs.link.gather import MentionLink
from annotated_briefs.model import Kind, Publication, Span
from annotated_briefs.plain import pages as plain
from annotated_briefs.publish import publish
from annotated_briefs.render import lists as made
from annotated_briefs.render import mentions
from annotated_briefs.render.lists import lists_of
from annotated_briefs.render.names import render_entity
from annotated_briefs.render.paging import PER_PAGE
from tests.made import annotated, entity

NORTHBANK = entity("northbank", "Northbank", Kind.PLACE)
SIZES = (1, 0, 99, 1, 3, 230, 0, 40, 70)
"""How many sentences of each brief may be shown."""


def links(sizes: Iterable[int], changed: int | None = None) -> EntityLinks:
    outings = []
    for n, size in enumerate(sizes):
        view = publish(annotated("Nobody came.", slug=f"brief-{n}"))
        view = replace(view, key=f"key {n}{' changed' if n == changed else ''}")
        named = [MentionLink(f"Northbank {n} {i}", Span(0, 9), f"n{i + 1}") for i in range(size)]
        outings.append(Outing(view, tuple(named)))
    return EntityLinks(NORTHBANK, (), tuple(outings), ("Northbank",), ())


def test_stretches_are_those_of_the_whole_list() -> None:
    one = links(SIZES)
    whole = mentions.entries(one.outings)
    lists = lists_of(one)
    shown = [lists.mentions(pager.number) for pager in lists.pagers()]
    assert [e for stretch in shown for e in stretch.entries] == whole
    assert [s.first for s in shown] == list(range(1, len(whole) + 1, PER_PAGE))
    for pager, stretch in zip(lists.pagers(), shown, strict=True):
        before = whole[stretch.first - 2] if stretch.first > 1 else None
        assert lists.before(pager.number) == before
    behind = lists.mentions(9)
    assert (behind.entries, behind.total, lists.before(9)) == ([], len(whole), None)


def test_all_pages_together_draw_each_sentence_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = 0

    def counted(outings: Iterable[Outing]) -> list[mentions.Entry]:
        nonlocal drawn
        found = mentions.entries(outings)
        drawn += len(found)
        return found

    monkeypatch.setattr(made, "entries", counted)
    one = links([1] * 2000)
    pages = list(render_entity(one, links_of={}, outlets={}, publication=Publication()))
    assets = list(plain.entity_pages(one, {}, {}, Publication()))
    assert len(pages) == len(assets) == 20
    for asset in assets:
        assert asset.content
    assert drawn == 2000
    for page in pages:
        page.draw()
    assert drawn == 4000 + 19, "and of each page the last sentence before it"


def test_an_edit_draws_the_pages_that_show_it() -> None:
    def keys(one: EntityLinks) -> list[str]:
        return [a.key for a in plain.entity_pages(one, {}, {}, Publication())]

    before, after = keys(links([1] * 500)), keys(links([1] * 500, changed=250))
    assert [old == new for old, new in zip(before, after, strict=True)] == [1, 1, 0, 1, 1]
    assert len(set(before)) == 5
