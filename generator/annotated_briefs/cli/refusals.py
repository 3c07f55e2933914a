"""Why a review cannot go on, or an answer was not kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotated_briefs.curate.yaml_edit import NoEasyEditError
from annotated_briefs.diagnostics import Diagnostic, Severity
from annotated_briefs.load.drafts import ARTICLE
from annotated_briefs.load.one import private_path


class NotReviewableError(ValueError):
    """The brief's files cannot be read, or its text is not here; says why and how to mend it."""


class NotKeptError(ValueError):
    """An answer that was not kept, and why; everything is as it was."""


def no_text(folder: Path, found: Sequence[Diagnostic], otherwise: str) -> NotReviewableError:
    """Why the brief in ``folder`` has no text: what is wrong with its file, where that is there."""
    files = {folder / ARTICLE, private_path(folder)}
    wrong = [str(d) for d in found if d.path in files and d.severity is Severity.ERROR]
    return NotReviewableError("\n".join([*wrong, "mend this first"]) if wrong else otherwise)


def no_easy_edit(path: Path, error: NoEasyEditError) -> str:
    """What is said of a file that cannot be changed in place, and how to mend that."""
    return (
        f"{path.as_posix()}:{error.line}:{error.column}: {error} "
        "(hint: write each item and each key in a line of its own)"
    )
