"""A collection with everything that the tables have a column for."""

from __future__ import annotations

import pytest

from annotated_briefs import pipeline
from annotated_briefs.model import Publication
from annotated_briefs.tables import Holdings
from tests.conftest import GOLDEN_ROOT, write_root
from tests.rights_root import files

HERE = Publication(
    "Our Briefs", url="https://briefs.example/", author="Ada Quill", license="CC-BY-4.0"
)


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory, analyses) -> Holdings:
    root = write_root(tmp_path_factory.mktemp("tables") / "root", files(), analyses)
    return pipeline.site(root, publication=HERE).holdings


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory, analyses) -> Holdings:
    root = tmp_path_factory.mktemp("golden") / "root"
    return pipeline.site(write_root(root, {}, analyses, copy=GOLDEN_ROOT)).holdings
