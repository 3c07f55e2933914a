"""What pages say of themselves to programs: schema.org terms that no text can break out of."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.link import gather
from annotated_briefs.model import (
    Access,
    Entity,
    EntityId,
    Kind,
    Naming,
    Outlet,
    Publication,
    Register,
    Slug,
    SourceProfile,
    Span,
)
from annotated_briefs.publish import publish
from annotated_briefs.render.jsonld import encoded
from annotated_briefs.render.share import brief_terms, entity_terms, outlet_terms, story_terms
from tests.made import annotated, statement

HERE = Publication("Our Briefs", "Sources shown.", "https://briefs.example/")
ADA = Entity(EntityId("ada-quill"), Kind.PERSON, "Ada Quill", ids={"wikidata": "Q1"})
PORT = Entity(EntityId("northbank"), Kind.PLACE, "Northbank")
LEDGER = Outlet(Slug("ledger"), "The Ledger")


def view(**fields: Any) -> Any:
    text = "Ada Quill said boats were late in Northbank."
    said = statement("S1", Span(15, 30), source=Span(0, 9), by="ada-quill")
    profile = SourceProfile(
        "ada-quill", "Ada Quill", Naming.NAMED, Access.NOT_STATED, ("S1",), ADA.id
    )
    brief = annotated(text, statements=[said], entities=[ADA, PORT], sources=[profile], **fields)
    return publish(brief)


@given(st.text() | st.sampled_from(["</script>", "<!--", "]]>", "\u2028", "{{ 7*7 }}"]))
def test_no_text_ends_the_script_that_holds_it(text: str) -> None:
    terms = encoded({"name": text})
    assert not set("<>&\u2028\u2029") & set(terms)
    assert json.loads(terms)["name"] == text


def test_a_brief_is_an_article_based_on_the_news_article() -> None:
    terms = brief_terms(view(byline=("B. Writer",), published="2024-05-07"), LEDGER, HERE)
    assert terms["@type"] == "Article"
    assert terms["url"] == "https://briefs.example/briefs/2024/one/"
    article = terms["isBasedOn"]
    assert article["@type"] == "NewsArticle"
    assert article["author"] == [{"@type": "Person", "name": "B. Writer"}]
    assert article["publisher"]["name"] == "The Ledger"
    assert article["datePublished"] == "2024-05-07"
    assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_who_is_quoted_is_cited_and_who_is_named_is_mentioned() -> None:
    terms = brief_terms(view(), LEDGER, HERE)
    assert [c["name"] for c in terms["citation"]] == ["Ada Quill"]
    assert [m["name"] for m in terms["mentions"]] == ["Northbank"]
    assert terms["citation"][0]["sameAs"] == ["https://www.wikidata.org/wiki/Q1"]
    assert terms["citation"][0]["url"] == "https://briefs.example/people/ada-quill/"


def test_what_is_not_known_is_not_said() -> None:
    terms = brief_terms(view(), None, HERE)
    assert "datePublished" not in terms["isBasedOn"]
    assert "author" not in terms["isBasedOn"]
    assert "url" not in terms["isBasedOn"]
    assert "keywords" not in terms


def test_a_site_without_an_address_gives_relative_ones() -> None:
    terms = brief_terms(view(), LEDGER, Publication())
    assert terms["citation"][0]["url"] == "../../../people/ada-quill/"


@pytest.mark.parametrize(("entity", "page"), [(ADA, "ProfilePage"), (PORT, "AboutPage")])
def test_a_name_has_a_page_about_it(entity: Entity, page: str) -> None:
    links, _ = gather([view()], Register({ADA.id: ADA, PORT.id: PORT}))
    terms = entity_terms(links[entity.id], HERE)
    assert terms["@type"] == page
    assert terms["mainEntity"]["name"] == entity.name


def test_outlets_and_stories() -> None:
    assert outlet_terms(LEDGER, HERE)["mainEntity"]["@type"] == "NewsMediaOrganization"
    _, (story,) = gather([view(story="The boats")], Register())
    terms = story_terms(story, "stories/the-boats", HERE)
    assert terms["hasPart"][0]["url"] == "https://briefs.example/briefs/2024/one/"
