"""The reference pages of the docs, from the code: ``make reference`` writes them anew.

Each page has a part that is written by hand and a part between two marks that is made here.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from inspect import cleandoc
from typing import Any

import click

from annotated_briefs.cli import cli
from annotated_briefs.diagnostics import Rule, explanation
from annotated_briefs.load.schema import SCHEMA_KINDS, json_schema
from annotated_briefs.render.data import VERSION
from annotated_briefs.render.data_schema import brief_schema
from annotated_briefs.scaffold import own_files
from annotated_briefs.tables.about import dictionary_markdown
from tests.conftest import REPOSITORY

BEGIN, END = "<!-- made from the code: make reference -->", "<!-- end -->"


# ------------------------------------------------------------------ commands


def commands() -> str:
    return "\n".join(_command(name, command) for name, command in all_commands(cli, ""))


def all_commands(group: click.Group, before: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{before}{name} ")


def _command(name: str, command: click.Command) -> str:
    parts = [f"## briefs {name}\n"]
    example = (command.epilog or "").removeprefix("Example: ")
    if example:
        parts.append(f"```sh\n{example}\n```\n")
    parts.append(_paragraphs(command.help or ""))
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        rows = "\n".join(_option(option) for option in options)
        parts.append(f"| Option | Meaning |\n|---|---|\n{rows}\n")
    return "\n".join(parts)


def _paragraphs(text: str) -> str:
    """Help text as Markdown: the names of arguments as code."""
    plain = _inert(cleandoc(text))
    return re.sub(r"(?<![\w`/.-])([A-Z]{3,}(?:_[A-Z]+)*)(?![\w`])", _as_code, plain) + "\n"


_WORDS = {"YAML", "JSON", "HTML", "HTTP", "UTF", "CSS", "SVG", "URL"}


def _as_code(found: re.Match[str]) -> str:
    return found[0] if found[0] in _WORDS else f"`{found[0]}`"


def _option(option: click.Option) -> str:
    context = click.Context(click.Command("x"))
    value = "" if option.is_flag else f" {option.make_metavar(context)}"
    meaning = (option.help or "").replace("  [default:", " [default:")
    if option.show_default and option.default is not None:
        meaning += f" [default: {option.default}]"
    names = ", ".join(option.opts)
    return f"| `{(names + value).replace('|', chr(92) + '|')}` | {_inert(meaning)} |"


def _inert(text: str) -> str:
    """``text`` with nothing that Markdown takes for HTML or a cell's end; code stays as it is."""
    plain = re.sub(r"(`[^`]*`)|<", lambda m: m[1] or "&lt;", text)
    return plain.replace("|", "\\|")


# ------------------------------------------------------------------ fields


def fields() -> str:
    return "\n".join(_file(kind) for kind in SCHEMA_KINDS)


_FILES = {
    "brief": "brief.yml",
    "annotations": "annotations.yml",
    "entity": "A record of a person, an organisation, a place",
    "outlet": "A record of an outlet",
}


def _file(kind: Any) -> str:
    schema = json_schema(kind)
    parts = [
        f"## {_FILES[kind]} {{#{kind}}}\n",
        f"{_inert(schema['description'])}\n",
        _keys(schema),
    ]
    for name, part in schema.get("$defs", {}).items():
        parts.append(f"### {_heading(schema, name)} {{#{kind}-{name.lower()}}}\n")
        parts.append(f"{_inert(part['description'])}\n")
        parts.append(_keys(part))
    return "\n".join(parts)


def _heading(schema: dict[str, Any], name: str) -> str:
    """The key under which a part stands, or what it is."""
    used = [key for key, value in schema["properties"].items() if name in str(value)]
    if used:
        return f"`{used[0]}`"
    return name.removesuffix("Model")


def _keys(schema: dict[str, Any]) -> str:
    """A list, not a table: keys are long words, and phones are narrow."""
    required = schema.get("required", ())
    rows = []
    for key, value in schema["properties"].items():
        meaning = _inert(" ".join(value.get("description", "").split()))
        needed = "**required**, " if key in required else ""
        rows.append(f"- `{key}` ({needed}{_type(value)}): {meaning}")
    return "\n".join(rows) + "\n"


def _type(value: dict[str, Any]) -> str:
    kinds = [*dict.fromkeys(_kinds(value))]
    listed = ", ".join(kinds[:-1]) + (" or " if len(kinds) > 1 else "") + kinds[-1]
    return listed if len(listed) < 200 else "text"


def _kinds(value: dict[str, Any]) -> Iterator[str]:
    if "anyOf" in value:
        for one in value["anyOf"]:
            yield from _kinds(one)
    elif "enum" in value:
        yield ", ".join(f"`{one}`" for one in value["enum"])
    elif "$ref" in value:
        yield (
            "keys and values" if "Selector" not in value["$ref"] else "`exact`, `prefix`, `suffix`"
        )
    elif value.get("type") == "null":
        return
    elif value.get("type") == "array":
        yield f"a list of {'; '.join(dict.fromkeys(_kinds(value['items'])))}"
    else:
        yield _NAMES.get(value.get("type", ""), "text")


_NAMES = {
    "string": "text",
    "integer": "a number",
    "number": "a number",
    "object": "keys and values",
}


# ------------------------------------------------------------------ findings

_GROUPS = {
    "B0": "Files and folders",
    "B1": "YAML",
    "B2": "Values",
    "B3": "Records and references",
    "B4": "Rights",
    "B5": "Decisions of reviewers",
}


def findings() -> str:
    parts = []
    for prefix, title in _GROUPS.items():
        parts.append(f"## {title}\n")
        for rule in (rule for rule in Rule if rule.code.startswith(prefix)):
            body = explanation(rule).partition("\n\n")[2].strip()
            parts.append(f"### {rule.code} {rule.title} {{#{rule.code.lower()}}}\n")
            body = re.sub(r"(`[^`]*`)|<", lambda m: m[1] or "&lt;", body)
            parts.append(f"*{rule.severity.value.capitalize()}.* {body}\n")
    return "\n".join(parts)


# ------------------------------------------------------------------ data


def data() -> str:
    return re.sub(r"^## (.+)$", r"### \1 {#\1}", dictionary_markdown(), flags=re.MULTILINE)


# ------------------------------------------------------------------ pages

PAGES: dict[str, Callable[[], str]] = {
    "guides/commands.md": commands,
    "guides/fields.md": fields,
    "guides/diagnostics.md": findings,
    "guides/data.md": data,
}


def written(name: str) -> str:
    """The page as it should be: what stands by hand, and the made part anew."""
    text = (REPOSITORY / "docs" / name).read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"docs/{name} has no marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{PAGES[name]().strip()}\n\n{END}{after}"


def main() -> int:
    for name in PAGES:
        (REPOSITORY / "docs" / name).write_text(written(name), "utf-8")
        print(f"docs/{name}")
    path = REPOSITORY / "docs" / "schema" / "brief-json.json"
    path.write_text(json.dumps(brief_schema(VERSION), indent=2) + "\n", "utf-8")
    print(path.relative_to(REPOSITORY))
    for name, text in own_files().items():
        path = REPOSITORY / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
