"""The brief that an argument names."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from annotated_briefs.diagnostics import quoted, visible
from annotated_briefs.load import find_root
from annotated_briefs.load.one import brief_folders, find_briefs


def complete_brief(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The briefs of the root that the shell stands in, for its completion."""
    root = find_root(context.params.get("root") or Path())
    names = [f"{f.parent.name}/{f.name}" for f in brief_folders(root)] if root else []
    slugs = [name.partition("/")[2] for name in names]
    return [CompletionItem(one) for one in (*slugs, *names) if one.startswith(incomplete)]


def the_brief(root: Path, name: str) -> Path:
    """The one folder that ``name`` means, or exit 2."""
    found = find_briefs(root, name)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{f.parent.name}/{f.name}" for f in found)
        raise click.UsageError(f"{quoted(name)} may be any of {listed} (hint: give one of these)")
    folders = (root / "briefs" / "articles").glob("*/*/brief.yml")
    near = sorted(f.parent.name for f in folders if f.parent.name.startswith(name))
    hint = f" (hint: one of {', '.join(near[:5])})" if near else ""
    raise click.UsageError(f"there is no brief {visible(quoted(name))} in {root}{visible(hint)}")
