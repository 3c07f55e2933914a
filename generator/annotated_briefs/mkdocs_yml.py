"""What stands at the top level of mkdocs.yml, read without MkDocs."""

from __future__ import annotations

from pathlib import Path

import yaml


class NotOurSiteError(ValueError):
    """mkdocs.yml cannot be read, or MkDocs would build a site without briefs from it."""


def settings(root: Path) -> dict[str, str | None]:
    """The keys of ``root``'s mkdocs.yml; the values are None where they are no plain text.

    Tags (``!ENV``, ``!!python/name``) are passed over unread.
    Raises `NotOurSiteError` with the position where the file is not YAML in UTF-8.
    """
    path = root / "mkdocs.yml"
    data = path.read_bytes()
    try:
        tree = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
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
    if not isinstance(tree, yaml.MappingNode):
        return {}
    return {key.value: _text(node) for key, node in tree.value if isinstance(key.value, str)}


def _text(node: yaml.Node) -> str | None:
    plain = isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str"
    return str(node.value) if plain else None


def _position(before: str) -> str:
    """Line and column, from 1, of the character after ``before``."""
    lines = before.split("\n")
    return f"{len(lines)}:{len(lines[-1]) + 1}"
