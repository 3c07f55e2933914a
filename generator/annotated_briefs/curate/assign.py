"""Write a story into briefs: what a person chose of the suggestions, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotated_briefs.curate.merge import Change
from annotated_briefs.curate.stories import StorySuggestion
from annotated_briefs.curate.yaml_edit import NoEasyEditError, YamlText
from annotated_briefs.load.schema import BriefModel

_ORDER = tuple(BriefModel.model_fields)


class NotWritableError(ValueError):
    """A brief.yml that a program should not change; says where, and what to do."""


def changes(root: Path, suggestion: StorySuggestion, title: str) -> Sequence[Change]:
    """What makes ``title`` the story of each brief that joins; nothing is written yet.

    Comments and the order of the files stay. Raises `NotWritableError` where one is written in a
    way that this cannot change, and OSError where one cannot be read.
    """
    found = []
    for one in suggestion.joining:
        before = (root / one.path).read_bytes()
        try:
            text = YamlText(before.decode("utf-8-sig"), order=_ORDER)
            text.set("story", title)
        except NoEasyEditError as error:
            raise NotWritableError(
                f"{one.path}:{error.line}:{error.column}: {error}"
                f" (hint: write it there yourself: {suggestion.line})"
            ) from error
        found.append(Change(Path(one.path), before, text.result().encode()))
    return found
