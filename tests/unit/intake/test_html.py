"""The fields of a saved page: where each is taken from, and what stays open."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotated_briefs.intake import html
from annotated_briefs.intake.found import Intake

PARAGRAPHS = (
    "The harbour board said on Monday that the night ferry to Skerra would sail again from May.",
    "Two boats were laid up in January after inspectors found cracks in their hulls, it said.",
    "“We will not put a boat to sea that we would not sail on ourselves,” Mara Lind, the board's"
    " chair, told islanders at a meeting in the parish hall.",
    "The repairs cost 4.2 million crowns, a third more than the county had set aside for the year.",
    "Islanders have crossed by mail boat since February, and some have moved to the mainland.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
H1 = "<h1>Night ferry to Skerra returns</h1>"
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Night ferry to Skerra returns",
    "author": [{"@type": "Person", "name": "Ada Holm"}, {"@type": "Person", "name": "Nils Berg"}],
    "datePublished": "2024-05-01T09:30:00+02:00",
    "publisher": {"@type": "Organization", "name": "The Skerra Courier"},
    "description": "Repairs cost a third more than planned.",
    "articleSection": ["Islands", "News"],
    "keywords": ["Ferries", "Skerra", "ferries", "tag:12", "", "x" * 50],
}


def page(head: str = "", body: str = f"<article>{H1}{BODY}</article>", ld: Any = None) -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    text = (
        f"<!doctype html><html lang='en_GB'><head>{script}{head}</head><body>{body}</body></html>"
    )
    return text.encode()


def meta(**values: str) -> str:
    return "".join(
        f'<meta property="{k.replace("__", ":")}" content="{v}">' for k, v in values.items()
    )


def value(found: Intake, name: str) -> str | None:
    stated = getattr(found, name)
    return stated.value if stated else None


# ------------------------------------------------------------------ JSON-LD


@pytest.mark.parametrize(
    "ld",
    [
        ARTICLE,
        [ARTICLE],
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebPage", "name": "Home"}, ARTICLE],
        },
        {"@type": "WebPage", "mainEntity": {**ARTICLE, "@type": ["Article", "NewsArticle"]}},
    ],
)
def test_json_ld_gives_the_fields_wherever_the_article_stands(ld: Any) -> None:
    found = html.read(page(ld=ld))
    assert value(found, "headline") == "Night ferry to Skerra returns"
    assert [b.value for b in found.byline] == ["Ada Holm", "Nils Berg"]
    assert value(found, "published") == "2024-05-01T09:30:00+02:00"
    assert value(found, "outlet") == "The Skerra Courier"
    assert value(found, "section") == "Islands"
    assert found.topics == ("Ferries", "Skerra")
    assert value(found, "deck") == "Repairs cost a third more than planned."
    assert value(found, "language") == "en-GB"


def test_an_author_may_be_named_by_his_id() -> None:
    graph = [
        {"@type": "Person", "@id": "#ada", "name": "Ada Holm", "url": "/ada"},
        {**ARTICLE, "author": {"@id": "#ada"}},
    ]
    assert [b.value for b in html.read(page(ld={"@graph": graph})).byline] == ["Ada Holm"]


@pytest.mark.parametrize(
    "script",
    [
        '<![CDATA[ {"@type": "NewsArticle", "headline": "From the script"} ]]>',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "From the script"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "From\nthe script",}',
        '{"@type": "NewsArticle", "headline": "From the &amp;#115;cript"}',
    ],
)
def test_json_ld_that_publishers_have_mangled_is_read(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert value(html.read(page(head, BODY)), "headline") == "From the script"


def test_json_ld_that_is_none_is_passed_over() -> None:
    head = (
        f'<script type="application/ld+json">{{"headline": </script>{meta(og__title="From meta")}'
    )
    assert value(html.read(page(head, BODY)), "headline") == "From meta"


def test_the_pages_own_article_is_told_from_others_by_its_headline() -> None:
    other = {**ARTICLE, "headline": "Cod returns too", "author": {"name": "Else Mann"}}
    found = html.read(page(ld=[other, ARTICLE]))
    assert [b.value for b in found.byline] == ["Ada Holm", "Nils Berg"]


# ------------------------------------------------------------------ headline


@pytest.mark.parametrize(
    ("ld", "og", "h1", "headline"),
    [
        ("For search", "Printed words here", "Printed words here", "Printed words here"),
        ("Printed words here", "For sharing", "Printed words here", "Printed words here"),
        ("Same in both", "Same in both", "Another", "Same in both"),
        ("First", "Second", "Third", "First"),
        ("", "Printed words here | The Skerra Courier", "Printed words here", "Printed words here"),
        ("", "Shared | The Skerra Courier", "Another", "Shared"),
        ("Printed words ...", "", "Printed words here", "Printed words here"),
    ],
)
def test_the_headline_is_what_two_places_agree_on(ld: str, og: str, h1: str, headline: str) -> None:
    head = meta(og__title=og, og__site_name="The Skerra Courier")
    described = {**ARTICLE, "headline": ld} if ld else None
    found = html.read(page(head, f"<article><h1>{h1}</h1>{BODY}</article>", described))
    assert value(found, "headline") == headline


@pytest.mark.parametrize(
    ("title", "h1", "headline", "doubtful"),
    [
        (
            "Ferry returns to Skerra | Courier",
            "Ferry returns to Skerra",
            "Ferry returns to Skerra",
            False,
        ),
        (
            "Ferry returns to Skerra in May - Courier",
            "Courier",
            "Ferry returns to Skerra in May",
            True,
        ),
        ("Ferry returns - Courier", "Courier", "Ferry returns - Courier", True),
        ("", "Ferry returns", "Ferry returns", True),
    ],
)
def test_without_metadata_the_title_is_the_last_resort(
    title: str, h1: str, headline: str, doubtful: bool
) -> None:
    found = html.read(page(f"<title>{title}</title>", f"<h1>{h1}</h1>{BODY}")).headline
    assert found is not None
    assert (found.value, found.doubtful) == (headline, doubtful)


# ------------------------------------------------------------------ byline


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<div class="byline">By Ada Holm and Nils Berg</div>', ["Ada Holm", "Nils Berg"]),
        ('<a rel="author" href="/ada">Ada Holm</a>', ["Ada Holm"]),
        ("<p>By Ada Holm, Islands Correspondent</p>", ["Ada Holm"]),
        ('<span class="author">By Ada Holm | The Skerra Courier</span>', ["Ada Holm"]),
        ('<div class="byline">By Ada Holm May 1, 2024 3:46 PM</div>', ["Ada Holm"]),
        ('<div class="byline">Staff</div>', []),
        ('<aside class="related"><span class="author">Else Mann</span></aside>', []),
        ('<div class="comments"><span class="author">Else Mann</span></div>', []),
    ],
)
def test_a_printed_byline_is_found_beside_the_text(markup: str, names: list[str]) -> None:
    found = html.read(page(body=f"<article>{H1}{markup}{BODY}</article>"))
    assert [b.value for b in found.byline] == names


@pytest.mark.parametrize(
    ("author", "names", "doubtful"),
    [
        ("By Ada Holm", ["Ada Holm"], False),
        ("Ada Holm, Nils Berg and Else Mann", ["Ada Holm", "Nils Berg", "Else Mann"], False),
        (["Ada Holm", "The Skerra Courier"], ["Ada Holm"], False),
        ("Associated Press", ["Associated Press"], False),
        ("The Skerra Courier", ["The Skerra Courier"], True),
        ("Courier News Desk", ["Courier News Desk"], True),
        (["Courier News Desk", "Ada Holm"], ["Ada Holm"], False),
        ("Staff Writer", [], False),
        ("ada@courier.example", [], False),
        ("https://courier.example/ada", [], False),
    ],
)
def test_authors_are_people_or_agencies_and_the_house_where_there_is_none(
    author: Any, names: list[str], doubtful: bool
) -> None:
    found = html.read(page(ld={**ARTICLE, "author": author}))
    assert [b.value for b in found.byline] == names
    assert all(b.doubtful is doubtful for b in found.byline)


def test_a_users_name_in_metadata_gives_way_to_the_printed_name() -> None:
    body = f'<article>{H1}<div class="byline">By Ada Holm</div>{BODY}</article>'
    found = html.read(page(body=body, ld={**ARTICLE, "author": "ada-holm"}))
    assert [b.value for b in found.byline] == ["Ada Holm"]


# ------------------------------------------------------------------ date, outlet


@pytest.mark.parametrize(
    ("head", "markup", "published", "doubtful"),
    [
        (
            meta(article__published_time="2024-05-01T09:30:00Z"),
            "",
            "2024-05-01T09:30:00+00:00",
            False,
        ),
        ("", '<time datetime="2024-05-01">yesterday</time>', "2024-05-01", True),
        ("", '<div class="date">Wednesday, May 1, 2024</div>', "2024-05-01", True),
        ("", '<div class="date">01/05/2024</div>', None, False),
        ("", "<footer><time datetime='2020-01-01'></time></footer>", None, False),
        (meta(article__published_time="soon"), "", None, False),
    ],
)
def test_the_date_is_stated_or_open(
    head: str, markup: str, published: str | None, doubtful: bool
) -> None:
    body = (
        f"<article>{H1}{markup}{BODY}</article>" if "footer" not in markup else H1 + BODY + markup
    )
    found = html.read(page(head, body)).published
    assert (found.value if found else None) == published
    assert (found.doubtful if found else False) is doubtful


@pytest.mark.parametrize(
    ("modified", "changed", "doubtful"),
    [
        ("2024-05-01T18:00:00+02:00", None, False),  # the same day
        ("2024-04-30", None, False),  # before it was published: no date at all
        ("soon", None, False),
        ("2024-05-03T09:30:00+02:00", "2024-05-03", False),
        ("2026-01-12", "2026-01-12", True),
    ],
)
def test_a_text_that_was_changed_later_says_so(
    modified: str, changed: str | None, doubtful: bool
) -> None:
    for given in (
        {"ld": {**ARTICLE, "dateModified": modified}},
        {"ld": ARTICLE, "head": meta(article__modified_time=modified)},
    ):
        found = html.read(page(**given))
        assert value(found, "changed") == changed
        assert (found.changed.doubtful if found.changed else False) is doubtful
        assert value(found, "published") == "2024-05-01T09:30:00+02:00"


def test_a_change_of_what_has_no_date_is_none() -> None:
    undated = {key: value for key, value in ARTICLE.items() if key != "datePublished"}
    assert html.read(page(ld={**undated, "dateModified": "2024-05-03"})).changed is None


def test_a_page_that_states_nothing_gets_nothing() -> None:
    found = html.read(
        page(f"<title>{'A plain page about ferries'}</title>", BODY).replace(b" lang='en_GB'", b"")
    )
    assert found.headline is not None
    assert found.headline.doubtful
    assert found.outlet is None
    assert found.published is None
    assert found.byline == ()
    assert found.deck is None
    assert found.section is None
    assert found.language is None
    assert found.url is None
    assert found.topics == ()
    assert found.images == ()


def test_a_companys_name_gives_way_to_the_sites() -> None:
    ld = {**ARTICLE, "publisher": {"name": "Skerra Media Holdings Ltd"}}
    assert (
        value(html.read(page(meta(og__site_name="The Courier"), ld=ld)), "outlet") == "The Courier"
    )
    assert value(html.read(page(ld=ld)), "outlet") == "Skerra Media Holdings Ltd"


def test_microdata_gives_the_fields() -> None:
    body = f"""<article itemscope itemtype="https://schema.org/NewsArticle">
        <h1 itemprop="headline">Night ferry to Skerra returns</h1>
        <span itemprop="author" itemscope itemtype="https://schema.org/Person">
          <span itemprop="name">Ada Holm</span></span>
        <meta itemprop="datePublished" content="2024-05-01"><div itemprop="articleBody">{BODY}</div>
        </article>"""
    found = html.read(page(body=body))
    assert value(found, "headline") == "Night ferry to Skerra returns"
    assert [b.value for b in found.byline] == ["Ada Holm"]
    assert value(found, "published") == "2024-05-01"


# ------------------------------------------------------------------ deck, address


def test_a_printed_deck_goes_before_a_described_one() -> None:
    deck = '<p class="standfirst">Boats are mended at last, at a price.</p>'
    body = f"<article>{H1}{deck}{BODY}</article>"
    found = html.read(page(body=body, ld=ARTICLE))
    assert found.deck is not None
    assert (found.deck.value, found.deck.doubtful) == (
        "Boats are mended at last, at a price.",
        False,
    )
    assert "at a price" not in found.text


@pytest.mark.parametrize(
    ("described", "deck"),
    [
        ("Boats are mended at last, at a price.", "Boats are mended at last, at a price."),
        (PARAGRAPHS[0], None),
        (PARAGRAPHS[0][:60] + "…", None),
        ("Boats are mended at last, at …", None),
        # The first two paragraphs, run together and cut elsewhere.
        (f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}"[8:] + " It is known", None),
    ],
)
def test_a_shared_description_is_a_doubtful_deck_unless_it_repeats_the_text(
    described: str, deck: str | None
) -> None:
    found = html.read(page(meta(og__description=described))).deck
    assert (found.value if found else None) == deck
    assert found is None or found.doubtful
    told = html.read(page(ld={**ARTICLE, "description": described})).deck
    assert (told.value if told else None) == deck
    assert told is None or told.doubtful


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        ('<link rel="canonical" href="https://c.example/a">', None, "https://c.example/a"),
        ('<link rel="canonical" href="/a">', "https://c.example/b?x=1", "https://c.example/a"),
        ('<link rel="canonical" href="/a">', None, None),
        (
            '<link rel="canonical" href="https://c.example/">',
            "https://c.example/b",
            "https://c.example/b",
        ),
        ('<link rel="canonical" href="javascript:x">', None, None),
        ("", "https://c.example/b", "https://c.example/b"),
        ("", "file:///tmp/a.html", None),
    ],
)
def test_the_address_is_the_canonical_one(head: str, url: str | None, address: str | None) -> None:
    assert value(html.read(page(head), url=url), "url") == address


@pytest.mark.parametrize(
    ("keywords", "topics"),
    [
        (["Feature", "Features", "News", "Medium", "boats", "General news", "SK State Wire"],
         ("boats",)),
        # More than fit: those that the text names stay, in the page's order.
        ([f"area {letter}" for letter in "abcdefghijk"] + ["inspectors"],
         (*(f"area {letter}" for letter in "abcdefghi"), "inspectors")),
    ],
)  # fmt: skip
def test_topics_are_the_articles_own(keywords: list[str], topics: tuple[str, ...]) -> None:
    assert html.read(page(ld={**ARTICLE, "keywords": keywords})).topics == topics
