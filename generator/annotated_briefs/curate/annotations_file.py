"""`annotations.yml` with one decision more, every other byte as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotated_briefs.curate.decisions import Item
from annotated_briefs.curate.yaml_edit import NoEasyEditError, YamlText, written
from annotated_briefs.diagnostics import Diagnostic, Severity
from annotated_briefs.load.convert import decisions
from annotated_briefs.load.problems import validate
from annotated_briefs.load.schema import AnnotationsModel
from annotated_briefs.load.yaml_source import KeyPath, read
from annotated_briefs.model import Decisions

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

    Words that are written with keys (`exact: ...`) stay so. Raises `NoEasyEditError` as
    `with_item` does.
    """
    edited = YamlText(text, order=ORDER)
    wanted = _values(text)
    for path, new in values.items():
        holder = _inner(wanted, path[:-1])
        keyed = isinstance(holder[path[-1]], dict) and isinstance(new, str)
        value = {"exact": new} if keyed else new
        edited.write(path, value)
        holder[path[-1]] = _plain(value)
    return _checked(edited.result(), wanted)


def with_changes(text: str, changes: Mapping[KeyPath, Mapping[str, Any]]) -> str:
    """``text`` with other keys in the mappings at the places given; None takes a key out.

    Raises `NoEasyEditError` as `with_item` does.
    """
    there = {path: _inner(_values(text), path) for path in changes}
    rows = [(path, key, value) for path, keys in changes.items() for key, value in keys.items()]
    new: dict[KeyPath, dict[str, Any]] = {}
    for path, key, value in rows:
        if value is not None and key not in there[path]:
            new.setdefault(path, {})[key] = value
    other = {(*p, key): v for p, key, v in rows if v is not None and key in there[p]}
    gone = [(*path, key) for path, key, value in rows if value is None and key in there[path]]
    text = with_values(text, other) if other else text
    text = with_keys(text, new) if new else text
    return _without(text, gone) if gone else text


def _without(text: str, places: Sequence[KeyPath]) -> str:
    edited, wanted = YamlText(text, order=ORDER), _values(text)
    for path in places:
        edited.drop(path)
        del _inner(wanted, path[:-1])[path[-1]]
    return _checked(edited.result(), wanted)


def _inner(value: Any, path: KeyPath) -> Any:
    for part in path:
        value = value[part]
    return value


def with_keys(text: str, entries: Mapping[KeyPath, Mapping[str, Any]]) -> str:
    """``text`` with more keys in the mappings at the places given; () is the file itself.

    Raises `NoEasyEditError` as `with_item` does.
    """
    edited = YamlText(text, order=ORDER)
    wanted = _values(text)
    for path, more in entries.items():
        edited.insert(path, more)
        inner = _inner(wanted, path)
        inner.update({key: _plain(value) for key, value in more.items()})
    return _checked(edited.result(), wanted)


def decisions_of(text: str) -> Decisions:
    """What the file says. Raises `NoEasyEditError` where it has errors."""
    document, _ = read(text.encode(), NAME)
    model = validate(AnnotationsModel, document)[0] if document else None
    if model is None:
        raise NoEasyEditError("it would have errors")
    return decisions(model)


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
    """``value`` as it has to come back when the file is read."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
