"""Whatever two records hold: after a merge every name of the one means the other, all else is."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.curate import plan
from annotated_briefs.curate.files import write
from annotated_briefs.load import load
from annotated_briefs.model import Entity, EntityId

NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12
).filter(lambda text: text.strip() and text.isprintable())
OTHERS = st.lists(st.sampled_from(["third", "fourth"]), unique=True)


def _no_empty(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value}


RECORDS = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "aliases": st.one_of(st.lists(NAMES, max_size=3), NAMES),
        "description": NAMES,
        "ids": st.dictionaries(
            st.sampled_from(["viaf", "isni", "orcid"]), st.sampled_from(["1", "2"]), max_size=2
        ),
        "different_from": OTHERS,
        "dead_since": st.sampled_from([2020, "2020-05", "2021-01-02"]),
        "formerly": st.lists(st.sampled_from(["people/a", "people/b"]), unique=True),
    },
).map(_no_empty)
STYLES = st.fixed_dictionaries(
    {"default_flow_style": st.sampled_from([True, False, None]), "indent": st.sampled_from([2, 4])}
)


def register(root: Path) -> dict[EntityId, Entity]:
    return dict(load(root)[0].register.entities)


@given(keep=RECORDS, drop=RECORDS, third=RECORDS, styles=st.tuples(STYLES, STYLES, STYLES))
def test_every_name_means_the_record_that_stays_and_nothing_else_changes(
    keep: dict[str, Any],
    drop: dict[str, Any],
    third: dict[str, Any],
    styles: tuple[dict[str, Any], ...],
) -> None:
    third = {**third, "different_from": ["drop"]}
    records = {"keep": keep, "drop": drop, "third": third, "fourth": {"name": "Fourth"}}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        people = root / "briefs/entities/people"
        people.mkdir(parents=True)
        (root / "mkdocs.yml").write_text("site_name: x\n")
        for (slug, record), style in zip(records.items(), (*styles, {}), strict=True):
            text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, **style)
            (people / f"{slug}.yml").write_text(f"# {slug}\n{text}# end\n", "utf-8")
        before = register(root)
        files = {path.name: path.read_bytes() for path in people.iterdir()}
        merge = plan(root, "people/keep", "people/drop")
        if not merge.may_be_written:
            assert merge.refusals or merge.broken or merge.new
            assert {path.name: path.read_bytes() for path in people.iterdir()} == files
            return
        write(root, merge.changes)
        after = register(root)
        text = (people / "keep.yml").read_text("utf-8")
    assert text.startswith("# keep\n") and text.endswith("# end\n")
    was, gone, now = before.get(EntityId("keep")), before.get(EntityId("drop")), after["keep"]  # type: ignore[index]
    if was is None or gone is None:
        return  # an error that was there before hid one of them
    names = {was.name, *was.aliases, gone.name, *gone.aliases}
    assert {now.name, *now.aliases} == names
    assert now.name == was.name
    assert now.ids == {**gone.ids, **was.ids}
    assert {*now.different_from} == {*was.different_from, *gone.different_from}
    assert {*now.formerly} == {"people/drop", *was.formerly, *gone.formerly}
    assert now.description == (was.description or gone.description)
    assert "drop" not in after
    rest = {i: e for i, e in before.items() if i not in {"keep", "drop"}}
    if "third" in rest:
        rest[EntityId("third")] = replace(
            rest[EntityId("third")], different_from=(EntityId("keep"),)
        )
    # A record that an error hid before may be sound now.
    assert {i: e for i, e in after.items() if i in before and i != "keep"} == rest
