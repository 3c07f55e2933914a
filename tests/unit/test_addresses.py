"""Where things stand on the site."""

from __future__ import annotations

import posixpath
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.addresses import (
    between,
    entity_address,
    has_page,
    outlet_address,
    parse_partial,
    story_address,
)
from annotated_briefs.model import Kind
from tests.made import entity

ADDRESSES = st.lists(st.sampled_from(["a", "b", "people", "2024"]), max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("here", "there", "address"),
    [
        ("briefs/2024/x", "people/y", "../../../people/y/"),
        ("briefs/2024/x", "briefs/2024/y#s3", "../y/#s3"),
        ("", "people/y", "people/y/"),
        ("people/y", "", "../../"),
        ("people", "people/y", "y/"),
        ("people/y", "people/y", "./"),
    ],
)
def test_between(here: str, there: str, address: str) -> None:
    assert between(here, there) == address


@given(ADDRESSES, ADDRESSES)
def test_following_the_address_leads_there(here: str, there: str) -> None:
    base = f"/{here}/" if here else "/"
    found = posixpath.normpath(posixpath.join(base, between(here, there)))
    assert found == posixpath.normpath(f"/{there}")


@pytest.mark.parametrize(
    ("kind", "name", "curated", "page"),
    [
        (Kind.PERSON, "Ada Quill", False, True),
        (Kind.PERSON, "Quill", False, False),
        (Kind.PERSON, "Quill", True, True),
        (Kind.NORP, "South Skerrian", False, False),
        (Kind.NORP, "Skerrian", True, True),
        (Kind.PRODUCT, "Boat Nine", False, False),
        (Kind.EVENT, "Long Frost", False, True),
    ],
)
def test_who_has_a_page(kind: Kind, name: str, curated: bool, page: bool) -> None:
    assert has_page(entity("x", name, kind, curated=curated)) is page


def test_every_kind_has_a_folder_of_its_own() -> None:
    folders = {entity_address(entity("x", kind=kind)).partition("/")[0] for kind in Kind}
    assert len(folders) == len(Kind)


@pytest.mark.parametrize(
    "title", ["", "???", "Index", "../../etc", "A & B", "Ä" * 300, "<script>", "日本"]
)
def test_a_storys_address_is_one_safe_word(title: str) -> None:
    folder, _, slug = story_address(title).partition("/")
    assert folder == "stories"
    assert slug not in {"", "index"}
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug) <= 80


def test_an_outlets_address() -> None:
    assert outlet_address("the-ledger") == "outlets/the-ledger"


@pytest.mark.parametrize(
    ("published", "day", "parts"),
    [
        ("2024", date(2024, 1, 1), 1),
        ("2024-05", date(2024, 5, 1), 2),
        ("2024-05-06", date(2024, 5, 6), 3),
    ],
)
def test_partial_dates(published: str, day: date, parts: int) -> None:
    assert parse_partial(published) == (day, parts)
