"""The data of a brief: complete, and no word more than the rights allow."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotated_briefs import pipeline
from annotated_briefs.load import load
from annotated_briefs.model import Publication
from annotated_briefs.render.data import brief_data, web_annotations
from tests.rights_root import NAMES

HERE = Publication(url="https://briefs.example/")


@pytest.fixture(scope="module")
def data(rights_root) -> dict[str, tuple[Any, dict[str, Any], dict[str, Any]]]:
    corpus, _ = load(rights_root)
    views = pipeline.annotate_corpus(corpus)
    return {
        view.brief.slug: (view, brief_data(view, corpus.outlets, HERE), web_annotations(view, HERE))
        for view in views
    }


def exacts(annotations: dict[str, Any]) -> list[str]:
    targets = [t for item in annotations["items"] for t in _many(item["target"])]
    return [target["selector"]["exact"] for target in targets]


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_every_statement_is_there_with_its_source_and_state(data) -> None:
    view, given, _ = data[NAMES["full"]]
    assert [s["id"] for s in given["statements"]] == [s.id for s in view.findings.statements]
    assert all(s["words"] for s in given["statements"])
    assert {s["state"] for s in given["statements"]} <= {"machine", "confirmed"}
    assert given["counts"]["statements"] == len(given["statements"])
    assert given["page"] == f"https://briefs.example/{view.brief.address}/"


def test_anchors_of_a_whole_text_find_their_words(data) -> None:
    view, _, annotations = data[NAMES["full"]]
    text = view.brief.article.text
    assert len(annotations["items"]) > len(view.findings.statements)
    for item in annotations["items"]:
        for target in _many(item["target"]):
            quote = target["selector"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


@pytest.mark.parametrize("show", ["quotes", "excerpt"])
def test_no_words_around_an_anchor_where_the_text_is_withheld(show: str, data) -> None:
    view, _, annotations = data[NAMES[show]]
    shown = [span.of(view.brief.article.text) for span in view.visible]
    assert annotations["items"]
    assert all(
        "prefix" not in t["selector"] for i in annotations["items"] for t in _many(i["target"])
    )
    assert all(any(words in part for part in shown) for words in exacts(annotations))


def test_a_link_gives_no_words(data) -> None:
    _, given, annotations = data[NAMES["link"]]
    assert annotations["items"] == []
    assert given["statements"]
    assert {s["words"] for s in given["statements"]} == {None}


def test_what_nobody_took_down_is_unknown_and_not_nought(make_root) -> None:
    from tests import long_root

    files = {k: v for k, v in long_root.files().items() if "articles" not in k or "storm-1/" in k}
    corpus, _ = load(make_root(files))
    (view,) = pipeline.annotate_corpus(corpus)
    given = brief_data(view, corpus.outlets, Publication())
    assert given["counts"]["attributed_paragraphs"] is None
    assert (given["not_heard"], given["replies"]) == (None, None)
    assert given["counts"]["statements"] == 2
    assert given["page"] == f"{view.brief.address}/"
    annotations = web_annotations(view, Publication())
    assert annotations["id"] == "./annotations.jsonld"
    assert exacts(annotations) == ["storm 1 was the worst so far", "storm 1 had been foreseen"]
    assert annotations["items"][0]["creator"]["name"] == "A. Reader"
    assert annotations["items"][0]["target"][0]["source"].startswith("ni:///sha-256;")
    json.dumps([given, annotations])
