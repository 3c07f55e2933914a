"""The pages of an entity, from what `link.gather` holds of it."""

from __future__ import annotations

import pytest

from annotated_briefs.link import gather
from annotated_briefs.model import (
    Entity,
    EntityId,
    Field,
    FieldMention,
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
from tests.made import annotated, entity, with_around

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
        return next(
            (intro[intro.index(w) :] for w in ("First seen", "In briefs of") if w in intro), ""
        )

    assert seen("2024-05", None, "2023") == "First seen 2023, last May 2024."
    assert seen("2024-05-01") == "In briefs of 1 May 2024."
    assert seen("2024-05-01", "2024-05-01") == "In briefs of 1 May 2024."
    assert seen(None) == ""


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
    assert words.endswith("Also called here: U.S., USA and America.")


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
