"""The pages of an entity, from what `link.gather` holds of it."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from annotated_briefs.link import gather
from annotated_briefs.model import (
    Entity,
    EntityId,
    Field,
    FieldMention,
    Form,
    Image,
    Kind,
    Mention,
    Publication,
    Register,
    Span,
)
from annotated_briefs.publish import PublishedBrief, publish
from annotated_briefs.render.names import render_entity, sort_key
from tests import markup
from tests.made import annotated, entity, statement, with_around

NORTHBANK = entity("northbank", "Northbank", Kind.PLACE)
TEXT = "The Northbank regime and Northbank spoke.\n\nNorthbank is a town.\n\nNobody came."


def spans(text: str, words: str) -> list[Span]:
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    return [Span(i, i + len(words)) for i in starts]


def brief(slug: str = "one", **fields: object) -> PublishedBrief:
    first, *others = spans(TEXT, "Northbank")
    mentions = [
        Mention(first, Kind.PLACE, NORTHBANK.id, metonym=True),
        *(Mention(span, Kind.PLACE, NORTHBANK.id) for span in others),
    ]
    return publish(
        annotated(
            TEXT,
            slug=slug,
            mentions=mentions,
            entities=[NORTHBANK],
            **fields,  # type: ignore[arg-type]
        )
    )


def around(view: PublishedBrief, *fields: Field) -> PublishedBrief:
    """``view`` with "Northbank" found at the head of these fields."""
    span = Span(0, len("Northbank"))
    return with_around(
        view, [FieldMention(field, span, Kind.PLACE, NORTHBANK.id) for field in fields]
    )


def shown(*views: PublishedBrief) -> list[str]:
    """The words of the mentions of Northbank, as its page has them."""
    links, _ = gather(views, Register({NORTHBANK.id: NORTHBANK}))
    (page,) = render_entity(
        links[NORTHBANK.id], links_of=links, outlets={}, publication=Publication()
    )
    return [markup.words(e) for e in markup.by_class(markup.fragment(page.markdown), "ab-context")]


def heads(*views: PublishedBrief) -> list[str]:
    links, _ = gather(views, Register({NORTHBANK.id: NORTHBANK}))
    (page,) = render_entity(
        links[NORTHBANK.id], links_of=links, outlets={}, publication=Publication()
    )
    (outings,) = markup.by_class(markup.fragment(page.markdown), "ab-outings")
    return [markup.words(next(item.iter("p"))) for item in outings.iter("li")]


def test_each_sentence_stands_once_and_a_government_is_told_from_its_town() -> None:
    assert shown(brief()) == [
        "The Northbank regime and Northbank spoke. meaning its government →",
        "Northbank is a town. →",
    ]


def test_names_around_the_text_are_counted_apart_from_it() -> None:
    view = brief(headline="Northbank", deck="Northbank waits", image=Image("Northbank by night"))
    view = around(view, Field.HEADLINE, Field.DECK, Field.CAPTION)
    assert shown(view)[:2] == ["Northbank waits deck →", "Northbank by night caption →"]
    assert len(shown(view)) == 4
    (head,) = heads(view)
    assert head.endswith("· named 3 times and in the headline, the deck and the caption")


def test_a_headline_alone_is_a_mention() -> None:
    view = publish(annotated("Nobody came.", headline="Northbank", entities=[NORTHBANK]))
    view = around(view, Field.HEADLINE)
    assert shown(view) == []
    assert heads(view) == ["Northbank, ledger, date not given · named in the headline"]


def test_first_and_last_seen() -> None:
    def seen(*dates: str | None) -> str:
        views = [brief(f"b{n}", published=date) for n, date in enumerate(dates)]
        links, _ = gather(views, Register({NORTHBANK.id: NORTHBANK}))
        (page,) = render_entity(
            links[NORTHBANK.id], links_of=links, outlets={}, publication=Publication()
        )
        intro = markup.words(markup.by_class(markup.fragment(page.markdown), "ab-intro")[0])
        return intro[intro.index("First seen") :] if "First seen" in intro else ""

    assert seen("2024-05", None, "2023") == "First seen 2023, last May 2024."
    # Where there is but one date, the list below says it.
    assert seen("2024-05-01") == seen("2024-05-01", "2024-05-01") == seen(None) == ""


@pytest.mark.parametrize(
    ("form", "unsaid", "html"),
    [
        (Form.DIRECT, False, "<blockquote>spoke.</blockquote>"),
        (
            Form.MIXED,
            False,
            '<i class="ab-cue">Northbank</i><span class="ab-soft">, partly quoted:',
        ),
        (Form.INDIRECT, False, '<span class="ab-soft">, in the outlet’s words:</span> spoke.'),
        (Form.DIRECT, True, '<span class="ab-soft">, says the article:</span> spoke.'),
    ],
)
def test_only_a_quotation_is_set_as_one(form: Form, unsaid: bool, html: str) -> None:
    (words,), cue = spans(TEXT, "spoke."), spans(TEXT, "Northbank")[1]
    said = replace(statement("S1", words, by=NORTHBANK.id, form=form), cue=(cue,), unsaid=unsaid)
    view = publish(annotated(TEXT, statements=[said], entities=[NORTHBANK]))
    links, _ = gather([view], Register({NORTHBANK.id: NORTHBANK}))
    (page,) = render_entity(
        links[NORTHBANK.id], links_of=links, outlets={}, publication=Publication()
    )
    assert html in unescape(page.markdown)
    assert ("· quoted ·" in unescape(page.markdown)) is html.startswith("<blockquote>")


def test_company_is_counted_whole_and_shown_in_part() -> None:
    others = [entity(f"town-{n}", f"Old Town {n}", Kind.PLACE) for n in range(20)]
    view = publish(annotated(TEXT, entities=[NORTHBANK, *others]))
    links, _ = gather([view], Register({e.id: e for e in (NORTHBANK, *others)}))
    assert (links[NORTHBANK.id].companions, len(links[NORTHBANK.id].company)) == (20, 12)


def test_spellings_that_differ_in_points_are_one_name() -> None:
    text = "The U.S. and the US and the USA and America."
    us = entity("us", "United States", Kind.PLACE)
    mentions = [
        Mention(spans(text, words)[0], Kind.PLACE, us.id)
        for words in ("U.S.", "US ", "USA", "America")
    ]
    links, _ = gather([publish(annotated(text, mentions=mentions, entities=[us]))], Register())
    (page,) = render_entity(links[us.id], links_of=links, outlets={}, publication=Publication())
    words = markup.words(markup.by_class(markup.fragment(page.markdown), "ab-intro")[0])
    assert words.endswith("Also called here: America, U.S. and USA.")


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Ada Quill", Kind.PERSON, "quill"),
        ("Tariq al-Rashidi", Kind.PERSON, "rashidi"),
        ("Samir el-Haddad", Kind.PERSON, "haddad"),
        ("Margareta II", Kind.PERSON, "margareta"),
        ("Bo Lark Jr.", Kind.PERSON, "lark"),
        ("The Ledger", Kind.ORG, "ledger"),
        ("Theatre Union", Kind.ORG, "theatre union"),
        ("al-Noor", Kind.ORG, "noor"),
        ("El Dorado", Kind.PLACE, "el dorado"),
        ("Élan", Kind.ORG, "elan"),
        ("“Quiet Sea”", Kind.WORK, "quiet sea"),
        ("!", Kind.WORK, ""),
    ],
)
def test_sort_key(name: str, kind: Kind, key: str) -> None:
    assert sort_key(Entity(EntityId("x"), kind, name)) == key
