"""`annotations.yml` with one decision more, every other byte as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotated_briefs.curate.decisions import Item
from annotated_briefs.curate.yaml_edit import NoEasyEditError, YamlText, in_a_line, written
from annotated_briefs.diagnostics import Diagnostic, Severity
from annotated_briefs.load.problems import validate
from annotated_briefs.load.schema import AnnotationsModel
from annotated_briefs.load.yaml_source import KeyPath, read

ORDER = tuple(AnnotationsModel.model_fields)
NAME = Path("annotations.yml")


def with_item(text: str, key: str, item: Item) -> str:
    """``text``, the file's own or "", with ``item`` last in the list ``key``.

    Raises `NoEasyEditError` where the file is written in a way that cannot be added to.
    """
    before = _values(text)
    wanted = {**before, key: [*(before.get(key) or []), _plain(item)]}
    if before:
        edited = YamlText(text, order=ORDER)
        edited.add(key, item)
        return _checked(edited.result(), wanted)
    block = "".join(f"  {line}\n" for line in written(item).splitlines())
    gap = "" if not text or text.endswith("\n") else "\n"
    return _checked(f"{text}{gap}{key}:\n{block}", wanted)


def with_values(text: str, values: Mapping[KeyPath, Any]) -> str:
    """``text`` with other values at the places given; each place has a value before.

    Raises `NoEasyEditError` as `with_item` does.
    """
    edited = YamlText(text, order=ORDER)
    wanted = _values(text)
    for path, value in values.items():
        edited.write(path, value)
        inner: Any = wanted
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = _plain(value)
    return _checked(edited.result(), wanted)


def with_keys(text: str, entries: Mapping[KeyPath, Mapping[str, Any]]) -> str:
    """``text`` with more keys in the mappings at the places given; () is the file itself.

    Raises `NoEasyEditError` as `with_item` does.
    """
    edited = YamlText(text, order=ORDER)
    wanted = _values(text)
    for path, more in entries.items():
        edited.insert(path, more)
        inner: Any = wanted
        for part in path:
            inner = inner[part]
        inner.update({key: _plain(value) for key, value in more.items()})
    return _checked(edited.result(), wanted)


def problems(text: str, path: Path) -> Sequence[Diagnostic]:
    """The errors that the file itself would have."""
    document, found = read(text.encode(), path)
    if document is None:
        return found
    _, more = validate(AnnotationsModel, document)
    return [one for one in (*found, *more) if one.severity is Severity.ERROR]


def _checked(result: str, wanted: Mapping[str, Any]) -> str:
    # YAML's grammar has corners: what comes out is read again before anybody writes it.
    if _values(result) != wanted:
        raise NoEasyEditError("it is written in a way that cannot be added to safely")
    return result


def _values(text: str) -> dict[str, Any]:
    document, _ = read(text.encode(), NAME)
    return dict(document.value) if document else {}


def _plain(value: Any) -> Any:
    return _values(f"x: {in_a_line(value)}\n").get("x")
