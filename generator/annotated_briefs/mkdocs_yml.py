"""What the commands have to know of mkdocs.yml, read without MkDocs."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from annotated_briefs.model import MODEL_SIZES, Limits, Machine, ModelSize, Publication


class NotOurSiteError(ValueError):
    """mkdocs.yml cannot be read, or MkDocs would build a site without briefs from it."""


def settings(root: Path) -> dict[str, str | None]:
    """The keys of ``root``'s mkdocs.yml; the values are None where they are no plain text.

    Tags (``!ENV``, ``!!python/name``) are passed over unread.
    Raises `NotOurSiteError` with the position where the file is not YAML in UTF-8.
    """
    tree = _tree(root / "mkdocs.yml")
    return {key: _text(node) for key, node in _entries(tree).items()}


def machine(root: Path) -> Machine:
    """The plugin's options ``learned`` and ``model`` in ``root``'s mkdocs.yml.

    Raises `NotOurSiteError` as `settings` does, and where an option has no value that it may have.
    """
    given, default = _given(root), Machine()
    return Machine(
        learned=_truth(*given["learned"]) if "learned" in given else default.learned,
        model=_size(*given["model"]) if "model" in given else default.model,
    )


def limits(root: Path) -> Limits:
    """The plugin's options ``max_text`` and ``max_yaml`` in ``root``'s mkdocs.yml.

    Raises `NotOurSiteError` as `machine` does, and FileNotFoundError where there is no such file.
    """
    given, default = _given(root), Limits()
    return Limits(
        text=_count("max_text", *given["max_text"]) if "max_text" in given else default.text,
        yaml=_count("max_yaml", *given["max_yaml"]) if "max_yaml" in given else default.yaml,
    )


def _given(root: Path) -> dict[str, tuple[Path, yaml.Node]]:
    """The plugin's options, each with the file that it stands in.

    As in MkDocs, a list of plugins replaces one of an inherited file and a mapping is laid over it.
    """
    path, seen = root / "mkdocs.yml", set[Path]()
    given: dict[str, tuple[Path, yaml.Node]] = {}
    while path not in seen:
        seen.add(path)
        top = _entries(_tree(path))
        plugins = top.get("plugins")
        given = {**{k: (path, v) for k, v in _options(plugins, "briefs").items()}, **given}
        inherited = _text(top.get("INHERIT"))
        if inherited is None or not isinstance(plugins, yaml.MappingNode | None):
            break
        path = (path.parent / inherited).resolve()
    return given


def files(path: Path) -> list[Path]:
    """``path``, an mkdocs.yml, and those that it inherits from.

    Raises `NotOurSiteError` as `settings` does.
    """
    found: list[Path] = []
    while path not in found:
        found.append(path)
        inherited = _text(_entries(_tree(path)).get("INHERIT"))
        if inherited is None:
            break
        path = (path.parent / inherited).resolve()
    return found


def publication(root: Path) -> Publication:
    """What ``root``'s mkdocs.yml says of the site itself.

    Raises `NotOurSiteError` as `settings` does.
    """
    given, options = settings(root), _given(root)
    keys = ("site_name", "site_description", "site_url", "repo_url", "edit_uri")
    license_ = _text(options["license"][1]) if "license" in options else None
    return Publication.of(
        *(given.get(key) for key in keys), author=given.get("site_author"), license_=license_
    )


def _options(plugins: yaml.Node | None, name: str) -> dict[str, yaml.Node]:
    """The options of the plugin ``name``, listed in either of the forms that MkDocs reads."""
    listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    return next((_entries(_entries(one)[name]) for one in listed if name in _entries(one)), {})


def _truth(path: Path, node: yaml.Node) -> bool:
    if node.tag == "tag:yaml.org,2002:bool":
        return bool(yaml.SafeLoader.bool_values[node.value.lower()])
    if node.tag == "tag:yaml.org,2002:null":
        return True
    where = f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
    raise NotOurSiteError(
        f"{where}: `learned` is neither true nor false"
        " (hint: write `learned: false` to turn the trained part off)"
    )


def _size(path: Path, node: yaml.Node) -> ModelSize:
    for size in MODEL_SIZES:
        if _text(node) == size:
            return size
    where = f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
    raise NotOurSiteError(f"{where}: no such model (hint: `model:` is {', '.join(MODEL_SIZES)})")


def _count(name: str, path: Path, node: yaml.Node) -> int:
    if isinstance(node, yaml.ScalarNode) and re.fullmatch(r"[1-9][0-9_]{0,11}", node.value):
        return int(node.value)
    where = f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
    raise NotOurSiteError(f"{where}: `{name}` is no whole number (hint: as in `{name}: 200000`)")


def _tree(path: Path) -> yaml.Node | None:
    data = path.read_bytes()
    try:
        return yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        where = _position(data[: error.start].decode("utf-8", "replace"))
        raise NotOurSiteError(f"{path}:{where}: not UTF-8 (hint: save it as UTF-8)") from error
    except yaml.reader.ReaderError as error:
        where = _position(data.decode("utf-8-sig")[: error.position])
        message = f"{path}:{where}: a character that YAML forbids (hint: remove it)"
        raise NotOurSiteError(message) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        problem = error.problem or error.context or "unknown reason"
        message = f"{path}{where}: not YAML: {problem} (hint: see the indents, quotes and brackets)"
        raise NotOurSiteError(message) from error


def _entries(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value if isinstance(key.value, str)}


def _text(node: yaml.Node | None) -> str | None:
    if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
        return str(node.value)
    return None


def _position(before: str) -> str:
    """Line and column, from 1, of the character after ``before``."""
    lines = before.split("\n")
    return f"{len(lines)}:{len(lines[-1]) + 1}"
