"""What several of these checks hold pages against."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotated_briefs import building
from tests.conftest import once, write_root
from tests.hostile import times
from tests.hostile.articles import HARMLESS, SHARED, kinds, numbered, root_of


@pytest.fixture(scope="session")
def harmless_kinds(
    tmp_path_factory: pytest.TempPathFactory, analyses: Path, golden_site: Path
) -> set[tuple[str, str]]:
    """Every element and attribute that sites of harmless words have."""

    number = times(20, 150)  # in the long form, lists that go on at a second page

    def make(folder: Path) -> None:
        root = write_root(
            folder / "root", root_of(numbered([*HARMLESS * number, *SHARED])), analyses
        )
        building.build(root, folder / "site", strict=False, progress=None)
        found = kinds(folder / "site") | kinds(golden_site)
        (folder / "kinds.json").write_text(json.dumps(sorted(found)))

    folder = once(tmp_path_factory, "harmless", make)
    return {(tag, name) for tag, name in json.loads((folder / "kinds.json").read_text())}
