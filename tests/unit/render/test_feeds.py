"""Feeds: valid, ordered by time, the same on every day, and with no text as markup."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest

from annotated_briefs.link import gather
from annotated_briefs.model import Asset, Outlet, Publication, Register, Slug, Span
from annotated_briefs.publish import publish
from annotated_briefs.render.feeds import NEWEST, has_feed, render_feeds
from tests.made import annotated, statement

HERE = Publication("Our Briefs", "Sources shown.", "https://briefs.example/")
OUTLETS = {Slug("ledger"): Outlet(Slug("ledger"), "The Ledger")}


def view(slug: str, published: str | None = "2024-05-07", **fields: Any) -> Any:
    return publish(annotated("A boat was late.", slug=slug, published=published, **fields))


def feeds(views: list[Any], publication: Publication = HERE) -> dict[str, bytes]:
    _, stories = gather(views, Register())
    found = render_feeds(views, stories=stories, outlets=OUTLETS, publication=publication)
    return {asset.path: asset.content for asset in found if isinstance(asset, Asset)}


def test_all_briefs_each_story_and_each_outlet_have_two_feeds() -> None:
    found = feeds([view("one", story="The boats"), view("two")])
    folders = ("", "stories/the-boats/", "outlets/ledger/")
    assert set(found) == {f + n for f in folders for n in ("feed.xml", "feed.json")}
    assert len(feedparser.parse(found["stories/the-boats/feed.xml"]).entries) == 1


def test_atom_says_what_a_reader_of_feeds_shows() -> None:
    found = feeds([view("one", byline=("B. Writer",), topics=("boats",))])
    parsed = feedparser.parse(found["feed.xml"])
    assert not parsed.bozo
    assert parsed.version == "atom10"
    (entry,) = parsed.entries
    assert entry.id == entry.link == "https://briefs.example/briefs/2024/one/"
    assert entry.author == "B. Writer"
    assert entry.updated == "2024-05-07T00:00:00+00:00"
    assert [tag.term for tag in entry.tags] == ["boats"]
    assert parsed.feed.updated == "2024-05-07T00:00:00+00:00"


def test_json_feed_has_what_its_version_asks_for() -> None:
    feed = json.loads(feeds([view("one", url="https://ledger.example/1")])["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://briefs.example/feed.json"
    (item,) = feed["items"]
    assert item["id"] == item["url"] == "https://briefs.example/briefs/2024/one/"
    assert item["external_url"] == "https://ledger.example/1"
    assert item["authors"] == [{"name": "The Ledger"}]


def test_newest_first_and_no_more_than_a_reader_keeps() -> None:
    views = [view(f"b{n}", f"2024-{1 + n % 12:02}-{1 + n // 12:02}") for n in range(60)]
    items = json.loads(feeds(views)["feed.json"])["items"]
    assert len(items) == NEWEST
    dates = [item["date_published"] for item in items]
    assert dates == sorted(dates, reverse=True)


def test_an_undated_brief_is_dated_by_its_review_or_left_out() -> None:
    said = statement("S1", Span(2, 6), confirmed=True)
    reviewed = view("reviewed", None, statements=[said])
    items = json.loads(feeds([reviewed, view("plain", None)])["feed.json"])["items"]
    assert [(i["url"], i["date_published"][:10]) for i in items] == [
        ("https://briefs.example/briefs/2024/reviewed/", "2024-05-07")
    ]


def test_no_feed_without_a_date_or_without_an_address() -> None:
    assert feeds([view("one", None)]) == {}
    assert feeds([view("one")], Publication()) == {}
    assert not has_feed([view("one", None)], HERE)
    assert has_feed([view("one")], HERE)


@pytest.mark.parametrize(
    "headline", ["<b>bold</b> & more", "</title><script>x</script>", "bell \x07 and \x00", "]]>"]
)
def test_a_headline_is_text(headline: str) -> None:
    found = feeds([view("one", headline=headline, topics=(headline,))])
    parsed = feedparser.parse(found["feed.xml"], sanitize_html=False)
    assert not parsed.bozo
    shown = headline.replace("\x07", "\ufffd").replace("\x00", "\ufffd")
    assert parsed.entries[0].title == shown
    assert parsed.entries[0].title_detail.type == "text/plain"
    assert json.loads(found["feed.json"])["items"][0]["title"] == headline


def test_a_summary_holds_no_markup() -> None:
    from annotated_briefs.model import Access, Naming, SourceProfile

    name = "<script>x</script>"
    source = SourceProfile("x", name, Naming.NAMED, Access.NOT_STATED, ("S1",))
    found = feeds([view("one", sources=[source])])
    parsed = feedparser.parse(found["feed.xml"], sanitize_html=False)
    assert "&lt;script&gt;" in parsed.entries[0].summary
    assert "<script" not in parsed.entries[0].summary
