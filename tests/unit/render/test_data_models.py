"""The JSON of each brief has the shape of its schema, and its annotations that of W3C's model.

The terms are those of the model's own context, http://www.w3.org/ns/anno.jsonld, as far as a brief
uses them (https://www.w3.org/TR/annotation-vocab/, "JSON-LD Context"); it is written down here, for
tests ask no other host. A key that is not among them would be lost, and fails. Where `make context`
has fetched W3C's own file, every annotation is read by that as well.
"""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import jsonschema
import pytest
from pyld import jsonld

from annotated_briefs import pipeline
from annotated_briefs.load import load
from annotated_briefs.model import Publication
from annotated_briefs.render.data import VERSION, brief_data, web_annotations
from annotated_briefs.render.data_schema import brief_schema
from tests.conftest import REPOSITORY

HERE = Publication(url="https://briefs.example/")
OA, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
AS, XSD = "http://www.w3.org/ns/activitystreams#", "http://www.w3.org/2001/XMLSchema#"
DC, DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"


def iri(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


CONTEXT: dict[str, Any] = {
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    "Annotation": f"{OA}Annotation",
    "TextualBody": f"{OA}TextualBody",
    "SpecificResource": f"{OA}SpecificResource",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "Person": f"{FOAF}Person",
    "Software": f"{AS}Application",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "describing": f"{OA}describing",
    "identifying": f"{OA}identifying",
    "body": iri(f"{OA}hasBody"),
    "target": iri(f"{OA}hasTarget"),
    "source": iri(f"{OA}hasSource"),
    "selector": iri(f"{OA}hasSelector"),
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "creator": iri(f"{DCTERMS}creator"),
    "created": {"@id": f"{DCTERMS}created", "@type": f"{XSD}dateTime"},
    "generator": iri(f"{AS}generator"),
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "startIndex": {"@id": f"{AS}startIndex", "@type": f"{XSD}nonNegativeInteger"},
    "value": f"{RDF}value",
    "format": f"{DC}format",
    "language": f"{DC}language",
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "name": f"{FOAF}name",
}


@pytest.fixture(scope="module")
def briefs(rights_root) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """The JSON and the annotations of every sample brief, and of each kind of rights."""
    made = {}
    for root in (REPOSITORY, rights_root):
        corpus, _ = load(root)
        for view in pipeline.annotate_corpus(corpus):
            data = brief_data(view, corpus.outlets, HERE)
            made[view.brief.address] = (json.loads(json.dumps(data)), web_annotations(view, HERE))
    assert len(made) > 20
    return made


# ------------------------------------------------------------------ JSON Schema


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(brief_schema(VERSION))


def test_the_json_of_every_brief_has_its_shape(briefs) -> None:
    validator = jsonschema.Draft202012Validator(brief_schema(VERSION))
    wrong = [
        f"{address}: {error.json_path}: {error.message}"
        for address, (data, _) in briefs.items()
        for error in validator.iter_errors(data)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), VERSION + 1),
        (("statements", 0, "form"), "shouted"),
        (("statements", 0, "words"), "no list"),
        (("entities", 0, "more"), 1),
        (("article", "published"), "May 2024"),
        (("counts", "sentences"), -1),
    ],
)
def test_another_shape_is_refused(path: tuple[str | int, ...], value: Any, briefs) -> None:
    data = copy.deepcopy(next(d for d, _ in briefs.values() if d["statements"] and d["entities"]))
    at: Any = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, brief_schema(VERSION))


def test_names_stand_in_an_order_that_tells_nothing_of_the_text(briefs) -> None:
    for data, _ in briefs.values():
        names = [one["name"] for one in data["entities"]]
        assert names == sorted(names, key=str.casefold)


def test_the_schema_stands_beside_the_tables_and_in_the_docs(sample_site) -> None:
    found = json.loads((sample_site / "data/brief.schema.json").read_text("utf-8"))
    assert found == brief_schema(VERSION)
    written = REPOSITORY / "docs/schema/brief-json.json"
    assert json.loads(written.read_text("utf-8")) == found, "run: make reference"


# ------------------------------------------------------------------ W3C Web Annotations

OWN = REPOSITORY / "build/tools/anno.jsonld"
"""W3C's own context, if somebody has fetched it."""


def expanded(notes: dict[str, Any], context: dict[str, Any] = CONTEXT) -> list[dict[str, Any]]:
    assert notes["@context"] == "http://www.w3.org/ns/anno.jsonld"
    (page,) = jsonld.expand({**notes, "@context": context}, {"base": notes["id"]})
    assert page["@type"] == [f"{AS}OrderedCollectionPage"]
    return page[f"{AS}items"][0]["@list"] if notes["items"] else []


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def test_no_key_is_one_that_the_context_does_not_have(briefs) -> None:
    for _, notes in briefs.values():
        assert keys_of(notes) <= {*CONTEXT, "@context"}


@pytest.mark.skipif(not OWN.is_file(), reason="W3C's context is not here: make context")
def test_by_the_context_of_the_model_itself_it_is_the_same(briefs) -> None:
    own = json.loads(OWN.read_text("utf-8"))["@context"]
    assert set(CONTEXT) <= set(own)
    for _, notes in briefs.values():
        assert expanded(notes, own) == expanded(notes)


def test_every_annotation_is_what_the_model_asks_for(briefs) -> None:
    """Sections 3.1 to 4.2.4 and 5.2 of https://www.w3.org/TR/annotation-model/."""
    found = 0
    for _, notes in briefs.values():
        assert notes["startIndex"] == 0
        ids = set()
        for one in expanded(notes):
            found += 1
            _check(one)
            ids.add(one["@id"])
        assert len(ids) == len(notes["items"]), "each has an IRI of its own"
    assert found > 500


def _check(one: dict[str, Any]) -> None:
    assert f"{OA}Annotation" in one["@type"]
    assert re.match(r"https://briefs\.example/\S+#\S+$", one["@id"])
    (motivation,) = one[f"{OA}motivatedBy"]
    assert motivation["@id"] in {f"{OA}describing", f"{OA}identifying"}
    for moment in one.get(f"{DCTERMS}created", ()):
        assert moment["@type"] == f"{XSD}dateTime"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment["@value"])
    assert len(one.get(f"{DCTERMS}created", ())) <= 1
    (body,) = one[f"{OA}hasBody"]
    if f"{OA}TextualBody" in body["@type"]:
        (value,) = body[f"{RDF}value"]
        assert value["@value"]
        assert [v["@value"] for v in body[f"{DC}format"]] == ["text/plain"]
        assert len(body[f"{DC}language"]) == 1
    else:
        assert body["@type"] == [f"{OA}SpecificResource"]
        _is_iri(body[f"{OA}hasSource"])
        assert body[f"{OA}hasPurpose"][0]["@id"] == f"{OA}identifying"
    assert one[f"{OA}hasTarget"]
    for target in one[f"{OA}hasTarget"]:
        assert target["@type"] == [f"{OA}SpecificResource"]
        _is_iri(target[f"{OA}hasSource"])
        (selector,) = target[f"{OA}hasSelector"]
        assert selector["@type"] == [f"{OA}TextQuoteSelector"]
        assert len(selector[f"{OA}exact"]) == 1
        for name in ("prefix", "suffix"):
            assert len(selector.get(f"{OA}{name}", ())) <= 1


def _is_iri(sources: list[dict[str, str]]) -> None:
    (source,) = sources
    assert re.match(r"(?:https?://|ni:///sha-256;)\S+$", source["@id"])


def test_a_key_that_the_model_does_not_know_would_be_seen(briefs) -> None:
    _, notes = next(pair for pair in briefs.values() if pair[1]["items"])
    wrong = copy.deepcopy(notes)
    wrong["items"][0]["speaker"] = "x"
    assert not keys_of(wrong) <= {*CONTEXT, "@context"}
    assert "speaker" not in json.dumps(expanded(wrong))
