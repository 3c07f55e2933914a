"""The text of a saved page: its blocks, its pictures' captions, what is left out and why."""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.intake import html
from annotated_briefs.intake.found import Intake, Part
from annotated_briefs.model import Image
from tests.unit.intake.test_html import ARTICLE, BODY, H1, PARAGRAPHS, page

NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
FOOT = "<footer><p>© 2024 The Skerra Courier. All rights reserved.</p></footer>"


def read(inside: str, *, before: str = "", after: str = "") -> Intake:
    """An article of `PARAGRAPHS` with ``inside`` after its second paragraph."""
    first, rest = (
        "".join(f"<p>{p}</p>" for p in part) for part in (PARAGRAPHS[:2], PARAGRAPHS[2:])
    )
    article = f"<article>{H1}{before}<div class='text'>{first}{inside}{rest}</div>{after}</article>"
    return html.read(page(body=f"{NAV}<main>{article}</main>{FOOT}"))


def reasons(found: Intake) -> dict[str, str]:
    return {dropped.text: dropped.reason for dropped in found.dropped}


def test_the_text_is_the_articles_paragraphs_in_their_order() -> None:
    assert [b.text for b in read("").blocks] == list(PARAGRAPHS)


def test_subheads_lists_and_quotes_keep_their_places() -> None:
    found = read(
        "<h2>What is left to do</h2><ul><li>A new mast for the older boat</li>"
        "<li>Seats for the <b>younger</b> one</li></ul>"
        "<blockquote><p>“It is a long winter without a boat,” said one of the islanders.</p>"
        "</blockquote>"
    )
    assert [(b.part, b.text) for b in found.blocks[2:5]] == [
        (Part.SUBHEAD, "What is left to do"),
        (Part.PARAGRAPH, "A new mast for the older boat\nSeats for the younger one"),
        (Part.PARAGRAPH, "“It is a long winter without a boat,” said one of the islanders."),
    ]


def test_headings_of_the_first_rank_inside_the_text_are_subheads() -> None:
    inside = "<h1>What is left to do</h1><p>A new mast is to be set on the older boat in June.</p>"
    found = read(inside)
    assert [b.text for b in found.blocks if b.part is Part.SUBHEAD] == ["What is left to do"]
    assert "Night ferry to Skerra returns" not in found.text


@pytest.mark.parametrize(
    "inside",
    [
        # A sentence of which a link is the most, and one below a heading's own address.
        "<p>It also <a href='/x'>mends the boats of the other islands</a>.</p>",
        "<div id='she-also-said-that-the-boat'><p>Nobody had asked her whether.</p></div>",
    ],
)
def test_a_sentence_is_no_link_to_another_article(inside: str) -> None:
    assert len(read(inside).blocks) == len(PARAGRAPHS) + 1


def test_a_paragraph_that_stands_twice_is_kept_twice() -> None:
    found = read(f"<p>{PARAGRAPHS[0]}</p>")
    assert [b.text for b in found.blocks].count(PARAGRAPHS[0]) == 2


def test_paragraphs_parted_by_breaks_are_blocks_and_single_breaks_are_lines() -> None:
    text = "<br><br>".join(PARAGRAPHS[:3]) + "<br>The chair signed it."
    found = html.read(page(body=f"<article>{H1}<div>{text}</div></article>"))
    assert [b.text for b in found.blocks] == [
        *PARAGRAPHS[:2],
        f"{PARAGRAPHS[2]}\nThe chair signed it.",
    ]


def test_a_caption_is_a_picture_and_no_paragraph() -> None:
    caption = "<figcaption>The older boat in dock in March. {}</figcaption>"
    twice = caption.format("(Photo: Else Mann/Reuters)") * 2
    found = read(f"<figure><img src='a.jpg'>{twice}</figure>")
    assert found.images == (Image("The older boat in dock in March.", "Else Mann/Reuters"),)
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)
    assert "a picture's caption" in reasons(found).values()


@pytest.mark.parametrize(
    ("figure", "caption", "credit"),
    [
        ("The boat. Photo by Else Mann", "The boat.", "Else Mann"),
        ("The boat. (AP Photo/Else Mann)", "The boat.", "AP Photo/Else Mann"),
        ("The boat. (Else Mann/The Courier)", "The boat.", "Else Mann/The Courier"),
        ("The boat. Else Mann/AFP via Getty Images", "The boat.", "Else Mann/AFP via Getty Images"),
        ("The boat. <span class='credit'>Else Mann</span>", "The boat.", "Else Mann"),
        ("<p>The boat.</p><p class='credit'>Credit: Else Mann</p>", "The boat.", "Else Mann"),
        ("The boat (right) in dock.", "The boat (right) in dock.", None),
    ],
)
def test_a_credit_is_told_from_its_caption(figure: str, caption: str, credit: str | None) -> None:
    found = read(f"<figure><img><figcaption>{figure}</figcaption></figure>")
    assert found.images == (Image(caption, credit),)


@pytest.mark.parametrize(
    ("inside", "words", "reason"),
    [
        (
            "<p>ALSO READ: <a href='/cod'>Cod is back</a></p>",
            "ALSO READ",
            "links to another article",
        ),
        (
            "<p><a href='/cod'>Cod is back in the sound</a></p>",
            "Cod is back",
            "links to another article",
        ),
        (
            "<div class='newsletter-signup'><p>The Courier in your inbox</p></div>",
            "inbox",
            "asks the reader to subscribe",
        ),
        ("<p>Sign up for our morning letter</p>", "Sign up", "asks the reader to subscribe"),
        (
            "<aside><p>Skerra lies an hour from the coast by boat.</p></aside>",
            "an hour",
            "a box beside the text",
        ),
        (
            "<div class='author-bio'><p>Ada Holm writes on islands.</p></div>",
            "writes on",
            "about the author",
        ),
        (
            "<ul class='related-links'><li><a href='/x'>Cod</a></li></ul>",
            "Cod",
            "links to other articles",
        ),
        (
            "<div class='shareTools'>Share this</div><div class='share-bar'>Tell a friend</div>",
            "Tell a friend",
            "share buttons",
        ),
        (
            "<p>Follow The Courier on Google News and add us as a preferred source.</p>",
            "Follow The Courier",
            "asks the reader to subscribe",
        ),
        ("<p>Latest Videos From</p>", "Latest Videos", "links to another article"),
        ("<p>Published 1 May 2024</p>", "1 May", "the byline or the date"),
        ("<h2>Night ferry to Skerra returns</h2>", "Night ferry", "the headline"),
    ],
)
def test_what_is_no_text_is_dropped_with_its_reason(inside: str, words: str, reason: str) -> None:
    found = read(inside)
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)
    assert [why for text, why in reasons(found).items() if words in text] == [reason]


def test_an_advertisement_is_no_caption() -> None:
    found = read("<figure><figcaption>Advertisement</figcaption></figure>")
    assert found.images == ()


def test_a_caption_that_stands_again_beside_its_figure_is_no_paragraph() -> None:
    caption = "The older boat in dock in March."
    found = read(
        f"<figure><img><figcaption><span>{caption}</span> <i>Else Mann</i></figcaption></figure>"
        f"<div class='slide-text'><p>{caption}</p></div>"
    )
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)
    assert reasons(found)[caption] == "a caption, printed twice"


def test_the_words_of_a_video_are_no_paragraph() -> None:
    words = "Islanders wait for the mail boat in the rain, and say what they make of it."
    video = {"@type": "VideoObject", "name": "The boat", "description": words}
    inside = "".join(f"<p>{one}</p>" for one in (*PARAGRAPHS, words))
    found = html.read(page(body=f"<article>{H1}{inside}</article>", ld={**ARTICLE, "video": video}))
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)
    # Of a page that is about a video they are the text.
    lone = html.read(page(body=f"<article>{H1}<p>{words}</p></article>",
                          ld={**ARTICLE, "video": video}))  # fmt: skip
    assert [b.text for b in lone.blocks] == [words]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<p>The board said that in the worst weather conditions<br>boats stay in.</p>",
         "The board said that in the worst weather conditions boats stay in."),
        ("<h3>What it<br>costs</h3><p>The council pays for it, the board said on Monday.</p>",
         "What it costs"),
        ("<p>The boats of Skerra,<br>they go and they come,<br>they go and they come.</p>",
         "The boats of Skerra,\nthey go and they come,\nthey go and they come."),
        ("<p>The board met in the parish hall on Monday at noon.<br>Nobody else came to it.</p>",
         "The board met in the parish hall on Monday at noon.\nNobody else came to it."),
    ],
)  # fmt: skip
def test_a_line_break_inside_a_sentence_is_a_space(inside: str, text: str) -> None:
    assert text in [b.text for b in read(inside).blocks]


def test_advertisements_and_navigation_are_dropped_without_a_word() -> None:
    found = read("<div class='ad-slot'><p>Buy a boat now and sail away</p></div>")
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)
    assert not any("Buy a boat" in d.text or "Home" in d.text for d in found.dropped)


def test_a_subhead_with_nothing_below_it_is_dropped() -> None:
    found = read("", after="<h3>Most read</h3>")
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)


def test_hidden_words_are_no_text() -> None:
    hidden = "".join(f"<p>{p} Subscribers read on.</p>" for p in PARAGRAPHS[:2])
    assert "Subscribers" not in read(f"<div style='display: none'>{hidden}</div>").text


def test_a_name_that_fits_the_whole_page_takes_nothing_away() -> None:
    found = html.read(page(body=f"<div class='share sidebar'><article>{H1}{BODY}</article></div>"))
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)


def test_teasers_after_the_article_are_no_part_of_it() -> None:
    teasers = "".join(
        f"<li><h3><a href='/{n}'>Story {n}</a></h3><p>Another story {n} of the islands, told in one"
        " long sentence by the paper's reporters.</p></li>"
        for n in range(4)
    )
    found = read("", after=f"<ul class='stream'>{teasers}</ul>")
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)


def test_a_page_that_a_script_fills_gives_the_publishers_own_text() -> None:
    ld = {**ARTICLE, "articleBody": "\n\n".join(PARAGRAPHS * 3)}
    found = html.read(page(body="<div id='root'>Loading</div>", ld=ld))
    assert [b.text for b in found.blocks] == list(PARAGRAPHS * 3)


# ------------------------------------------------------------------ bytes


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (page(body=f"<article>{H1}{BODY}</article>"), None),
        ("\ufeff".encode() + page(), None),
        (b"\xff\xfe" + page().decode().encode("utf-16-le"), None),
        (page(head='<meta charset="windows-1252">').decode().encode("cp1252"), None),
        (page().decode().encode("cp1252"), "iso-8859-1"),
        (page(head='<meta charset="iso-8859-1">'), None),  # says one thing and is another
        (page(head='<meta charset="utf-16">'), None),
        (page(head='<meta charset="x-nonsense">'), "x-more-nonsense"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str | None) -> None:
    assert PARAGRAPHS[2] in html.read(data, encoding=encoding).text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t",
        b"\x00" * 100,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9,
        os.urandom(5000),
        b"<div>" * 5000 + b"deep",
        b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script>",
        b"<!-- " + b"x" * 1000,
        b"<table><tr>" * 500,
    ],
)
def test_what_is_no_page_gives_nothing_and_breaks_nothing(data: bytes) -> None:
    found = html.read(data)
    assert found.published is None
    assert found.outlet is None
    assert found.byline == ()


def test_a_node_that_is_its_own_name_ends() -> None:
    loop = {"@id": "#a", "name": {"@id": "#a"}, "x": 1, "y": 2}
    assert html.read(page(ld=[{**ARTICLE, "author": {"@id": "#a"}}, loop])).byline == ()


def test_a_long_page_takes_time_in_proportion() -> None:
    def cost(times: int) -> float:
        began = time.process_time()
        found = html.read(page(body=f"<article>{H1}{BODY * times}</article>"))
        assert len(found.blocks) == 5 * times
        return time.process_time() - began

    cost(50)  # what is imported and compiled at the first call
    assert cost(800) < 3 * 4 * cost(200)


MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<div class='byline'>", "<h1>", "</h1>", "<article>", "<li>", "<ul>"),
            *("<table><tr><td>", "<br>", "<time datetime='", "'>", "By Ada Holm", "<a href='x'>"),
            *("<script type='application/ld+json'>", '{"@type":"NewsArticle","author":', "[{}]}"),
            *("</script>", "<figure><figcaption>", "<meta property='og:title' content='", "&#0;"),
            *(PARAGRAPHS[0], "\ud83d\ude00", "<!--", "<![CDATA[", "<template>", "<svg>", "<title>"),
        ]
    ),
    max_size=40,
)


@given(
    st.binary(max_size=400) | MARKUP.map(lambda parts: "".join(parts).encode("utf-8", "replace"))
)
def test_any_bytes_give_an_intake(data: bytes) -> None:
    found = html.read(data)
    assert isinstance(found, Intake)
    assert all(block.text.strip() == block.text and block.text for block in found.blocks)
