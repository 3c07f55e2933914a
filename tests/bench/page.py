"""The blocks of the method page that the benches write: no figure there is typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.common import ROOT

METHOD = ROOT / "docs" / "method.md"


def today() -> str:
    """The day of a measurement, as the page writes days: 22 November 2026."""
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


def table(head: Sequence[str], rows: Sequence[str]) -> list[str]:
    """A Markdown table with an empty line above and below."""
    return ["", f"| {' | '.join(head)} |", "|---" * len(head) + "|", *rows, ""]


def replaced(page: str, block: str, lines: Sequence[str]) -> str:
    """``page`` with ``lines`` between the two marks of ``block``.

    Raises `ValueError` where the page does not have each mark once.
    """
    begin, end = f"<!-- {block}:begin -->\n", f"<!-- {block}:end -->"
    if page.count(begin) != 1 or page.count(end) != 1:
        raise ValueError(f"the page has no single block {block}")
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}{chr(10).join(lines).strip()}\n{end}{after}"


def publish(block: str, lines: Sequence[str], *, write: bool, path: Path = METHOD) -> None:
    """Print ``lines``; with ``write``, put them into the method page as well."""
    print("\n".join(lines).strip())
    if write:
        path.write_text(replaced(path.read_text("utf-8"), block, lines), "utf-8")
