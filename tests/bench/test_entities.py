"""The records that the bench makes, and what it counts as a link between documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotated_briefs.load import load
from annotated_briefs.model import Kind
from tests.bench.entities import linked
from tests.bench.entities_register import Record, records, write


def mention(text: str, entity: str, kind: str = "ORG", *, optional: bool = False) -> dict[str, Any]:
    return {"text": text, "entity": entity, "type": kind, "optional": optional}


OWLS = [mention("Order of the Owls", "o"), mention("Owls", "o"), mention("Owls", "o")]
DOCUMENTS: list[dict[str, Any]] = [
    {
        "id": "a",
        "mentions": [*OWLS, mention("Diaz", "d", "PER"), mention("May", "m", optional=True)],
    },
    {"id": "b", "mentions": [mention("Owls", "o"), mention("Owls", "z", "GPE")]},
]


def test_a_record_is_called_by_the_fullest_form_and_a_form_belongs_to_one() -> None:
    assert records(DOCUMENTS) == [
        Record(Kind.ORG, "Order of the Owls", ("Owls",)),
        Record(Kind.PERSON, "Diaz", ()),
    ]


def test_the_names_of_most_documents_come_first() -> None:
    assert [record.name for record in records(DOCUMENTS, limit=1)] == ["Order of the Owls"]


def test_the_records_load_as_a_register(tmp_path: Path) -> None:
    found = [Record(Kind.ORG, "Owls", ("O: #1",)), Record(Kind.ORG, "Owls!", ())]
    write(found, tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    corpus, diagnostics = load(tmp_path)
    assert not [d for d in diagnostics if "entities" in d.path.parts]
    assert {(e.name, e.aliases) for e in corpus.register.entities.values()} == {
        ("Owls", ("O: #1",)),
        ("Owls!", ()),
    }


def test_one_word_that_no_record_bears_links_no_documents() -> None:
    entities = [
        {"id": "owls", "type": "ORG", "name": "Owls", "curated": True},
        {"id": "ana-diaz", "type": "PERSON", "name": "Ana Diaz", "curated": False},
        {"id": "diaz", "type": "PERSON", "name": "Diaz", "curated": False},
    ]
    mentions = [{"entity": entity["id"]} for entity in entities]
    report = {"entities": entities, "mentions": mentions}
    assert [m["entity"] for m in linked(report, 7)] == ["owls", "PERSON/ana-diaz", "7/diaz"]
