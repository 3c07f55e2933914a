"""Why a review cannot go on, or an answer was not kept."""

from __future__ import annotations

from pathlib import Path

from annotated_briefs.curate.yaml_edit import NoEasyEditError


class NotReviewableError(ValueError):
    """The brief's files cannot be read, or its text is not here; says why and how to mend it."""


class NotKeptError(ValueError):
    """An answer that was not kept, and why; everything is as it was."""


def no_easy_edit(path: Path, error: NoEasyEditError) -> str:
    """What is said of a file that cannot be changed in place, and how to mend that."""
    return (
        f"{path.as_posix()}:{error.line}:{error.column}: {error} "
        "(hint: write each item and each key in a line of its own)"
    )
