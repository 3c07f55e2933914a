"""`make audit` gives no all-clear that nobody gave."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import audit

CLEAN = {"name": "clean", "version": "1.0", "vulns": []}
HOLED = {
    "name": "holed",
    "version": "2.0",
    "vulns": [{"id": "PYSEC-2024-1", "fix_versions": ["2.1", "3.0"], "aliases": []}],
}
UNKNOWN = {"name": "unknown", "skip_reason": "Dependency not found on PyPI"}


def test_holes_are_named_with_the_versions_that_mend_them() -> None:
    assert audit.verdict([CLEAN]) == (["audit: 1 packages looked up, 0 known holes"], 0)
    lines, code = audit.verdict([CLEAN, HOLED])
    assert (lines[0], code) == ("holed 2.0: PYSEC-2024-1, mended in 2.1, 3.0", audit.HOLES)


def test_what_the_database_does_not_know_is_no_all_clear() -> None:
    lines, code = audit.verdict([UNKNOWN, UNKNOWN])
    assert code == audit.NOT_ASKED
    assert len(lines) == 1
    assert "knows none of 2 packages" in lines[0]
    lines, code = audit.verdict([CLEAN, UNKNOWN])
    assert code == audit.NOT_ASKED
    assert "does not know unknown (hint: " in lines[0]
    assert audit.verdict([CLEAN, UNKNOWN, HOLED])[1] == audit.HOLES


def test_a_database_out_of_reach_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = SimpleNamespace(stdout="", stderr="Traceback ...\nConnectionError: no route\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: said)
    assert audit.main("requirements/site.txt") == audit.NOT_ASKED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(
        "audit: the advisory database was not reached: ConnectionError: no route"
    )


def test_make_asks_about_what_a_site_is_built_with() -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")
    assert "-m tests.audit requirements/site.txt\n" in makefile
