"""Changes to a YAML file that leave every other byte of it as it stands.

Values are replaced at the places that the parser gives, so that comments, order, quotes and indents
survive; a library that writes the whole file anew would settle those by its own taste. What comes
out is to be read again and compared with what was wanted (`merge` does): the grammar has corners.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

import yaml

from annotated_briefs.load.yaml_errors import in_curly
from annotated_briefs.load.yaml_source import KeyPath

_LINE_REST = re.compile(r"[^\r\n]*")
_BLOCK_SCALARS = ("|", ">")


def scalar(value: str) -> str:
    """``value`` as YAML that reads as this text, in a line of its own and inside ``[ ]`` alike."""
    written = yaml.dump(
        [value], Dumper=_Careful, default_flow_style=True, allow_unicode=True, width=10**9
    )
    plain = written.strip()[1:-1]
    # Curly quotation marks are the value's own: straight ones around them say so.
    return "'{}'".format(plain.replace("'", "''")) if in_curly(plain) else plain


class _Careful(yaml.SafeDumper):
    """Escapes the line breaks that only YAML 1.1 knows: read as such, they would be spaces."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = '"' if set(value) & set("\x85\u2028\u2029") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Careful.add_representer(str, _text)


class _Dumper(_Careful):
    """Writes plainly what YAML 1.2 reads as text: dates, and words such as "on"."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith((":timestamp", ":bool"))]
    for first, rules in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE"), list("tTfF")
)


def written(item: Mapping[str, Any]) -> str:
    """``item`` as an item of a list: each key in a line of its own, what it holds within that."""
    text = _dump([item], flow=None)
    return text if text.startswith("- ") and "\n" in text.strip() else _dump([item], flow=False)


def _lines(key: str, value: Any) -> list[str]:
    """A key and its value; the keys of a mapping in lines of their own."""
    if not isinstance(value, Mapping):
        return [f"{key}: {in_a_line(value)}"]
    return [f"{key}:", *(f"  {name}: {in_a_line(inner)}" for name, inner in value.items())]


def in_a_line(value: Any) -> str:
    """``value`` as YAML in one line."""
    return _dump([value], flow=True).strip()[1:-1]


def _dump(value: Any, *, flow: bool | None) -> str:
    return yaml.dump(
        value,
        Dumper=_Dumper,
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=False,
        width=10**9,
    )


class NoEasyEditError(ValueError):
    """The file is written in a way that this module does not know how to change.

    ``line`` and ``column`` say where, from 1.
    """

    def __init__(self, message: str, node: Any = None) -> None:
        super().__init__(message)
        mark = node.start_mark if node is not None else None
        self.line = mark.line + 1 if mark else 1
        self.column = mark.column + 1 if mark else 1


@dataclass(slots=True)
class YamlText:
    """A file's text, and the changes to it so far.

    ``order`` is that in which the keys of the top level are to stand, where one is added.
    """

    text: str
    order: Sequence[str] = ()
    _root: yaml.MappingNode = field(init=False)
    _edits: list[tuple[int, int, str]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        root = yaml.compose(self.text, Loader=yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            raise NoEasyEditError("there are no keys at the top level")
        self._root = root

    def result(self) -> str:
        """The text with all changes."""
        parts, at = [], 0
        # Stable: what is put in at one place comes in the order of the calls.
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            parts += [self.text[at:start], new]
            at = end
        return "".join([*parts, self.text[at:]])

    # -------------------------------------------------------------- changes

    def replace(self, path: KeyPath, value: str) -> None:
        """Another value for the text at ``path``."""
        node = self._at(path)
        self._edits.append((node.start_mark.index, node.end_mark.index, scalar(value)))

    def set(self, key: str, value: str) -> None:
        """A value for the key ``key`` of the top level, which has none or another."""
        node = self._value(key)
        if node is None:
            self._add_key(key, f" {scalar(value)}", scalar(value))
        elif _is_empty(node):
            end = self._end_of_key(key)
            self._edits.append((end, node.end_mark.index, f" {scalar(value)}"))
        else:
            self.replace((key,), value)

    def append(self, key: str, values: Sequence[str]) -> None:
        """More items for the list at ``key`` of the top level; a list is made where there is none.

        A text that stands where a list may becomes the first item.
        """
        node = self._value(key)
        if not values:
            return
        if node is None or _is_empty(node):
            self._new_list(key, node, [scalar(v) for v in values])
        elif isinstance(node, yaml.ScalarNode):
            items = [scalar(v) for v in (node.value, *values)]
            new = f" [{', '.join(items)}]" if self._root.flow_style else self._as_list(items)
            start = self._end_of_key(key)
            if "#" in self.text[start : node.start_mark.index]:
                raise NoEasyEditError(f'a comment stands between "{key}" and its value', node)
            self._edits.append((start, self._end(node), new))
        elif node.flow_style:
            self._into_flow(node, [scalar(v) for v in values])
        else:
            self._after(node.value[-1], node.start_mark.column, [f"- {scalar(v)}" for v in values])

    def add(self, key: str, item: Mapping[str, Any]) -> None:
        """One more item, of keys and values, for the list at ``key`` of the top level."""
        if self._root.flow_style:
            raise NoEasyEditError("the file is written in one line")
        node = self._value(key)
        lines = written(item).splitlines()
        block = "".join(f"{self._newline}{self._indent}  {line}" for line in lines)
        if node is None:
            self._add_key(key, block, "")
        elif _is_block_list(node):
            self._after(node.value[-1], node.start_mark.column, lines)
        elif _is_empty(node) or not node.value:
            self._edits.append((self._end_of_key(key), node.end_mark.index, block))
        else:
            raise NoEasyEditError(f'"{key}" is written in one line', node)

    def insert(self, path: KeyPath, entries: Mapping[str, Any]) -> None:
        """More keys for the mapping at ``path``, below those that it has; () is the top level."""
        node = self._at(path)
        if not isinstance(node, yaml.MappingNode) or not (node.flow_style or node.value):
            raise NoEasyEditError("there are no keys", node)
        if node.flow_style:
            self._into_flow(node, [f"{key}: {in_a_line(v)}" for key, v in entries.items()])
            return
        column = node.value[0][0].start_mark.column
        lines = [line for key, value in entries.items() for line in _lines(key, value)]
        at = self._end_of_line(self._end(node))
        new = "".join(f"{self._newline}{' ' * column}{line}" for line in lines)
        self._edits.append((at, at, new))

    def write(self, path: KeyPath, value: Any) -> None:
        """Another value of any kind for the one at ``path``, written in one line.

        Keys that stand in lines of their own stay there, each with its comments.
        """
        node = self._at(path)
        if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
            self._write_keys(path, {name.value for name, _ in node.value}, value)
            return
        start, end = node.start_mark.index, self._end(node)
        if not isinstance(node, yaml.ScalarNode) and "#" in self.text[start:end]:
            raise NoEasyEditError("a comment stands inside it", node)
        self._edits.append((start, end, in_a_line(value)))

    def _write_keys(self, path: KeyPath, there: Set[str], value: Mapping[str, Any]) -> None:
        for key in there & value.keys():
            self.write((*path, key), value[key])
        node = self._at(path)
        gone = [(name, old) for name, old in node.value if name.value not in value]
        new = {key: inner for key, inner in value.items() if key not in there}
        # A new key takes the line of one that goes.
        for (name, old), key in zip(gone, [*new], strict=False):
            self._edits.append((name.start_mark.index, name.end_mark.index, key))
            self._edits.append((old.start_mark.index, self._end(old), in_a_line(new.pop(key))))
        for name, _ in gone[len(value.keys() - there) :]:
            self.drop((*path, name.value))
        if new:
            self.insert(path, new)

    def drop(self, path: KeyPath) -> None:
        """Take a key and its value out of a mapping that has others."""
        *above, key = path
        node = self._at(tuple(above))
        if node.flow_style or len(node.value) < 2:
            raise NoEasyEditError("keys stand in one line", node)
        index = next(i for i, (name, _) in enumerate(node.value) if name.value == key)
        name, value = node.value[index]
        if index or not above:
            self._cut_lines(name.start_mark.index, self._end(value))
            return
        # The first key stands behind the dash of its item.
        after = node.value[1][0].start_mark.index
        end = self._end_of_line(self._end(value))
        kept = "#" in self.text[end:after]
        self._edits.append((name.start_mark.index, end if kept else after, ""))

    def put(self, key: str, entries: Mapping[str, str]) -> None:
        """More entries for the mapping at ``key`` of the top level."""
        node = self._value(key)
        lines = [f"{name}: {scalar(value)}" for name, value in entries.items()]
        flow = f"{{{', '.join(lines)}}}"
        if not entries:
            return
        if node is None:
            block = "".join(f"{self._newline}{self._indent}  {line}" for line in lines)
            self._add_key(key, block, flow)
        elif _is_empty(node):
            self._edits.append((self._end_of_key(key), node.end_mark.index, f" {flow}"))
        elif node.flow_style:
            self._into_flow(node, lines)
        else:
            self._after(node.value[-1][1], node.start_mark.column, lines)

    def remove(self, key: str, index: int) -> None:
        """Take an item out of the list at ``key`` of the top level, the key with the last one."""
        node = self._value(key)
        if node is None or self._root.flow_style:
            raise NoEasyEditError(f'"{key}" stands in a line with other keys')
        if isinstance(node, yaml.ScalarNode) or len(node.value) == 1:
            name = next(k for k, _ in self._root.value if k.value == key)
            self._cut_lines(name.start_mark.index, self._end(node))
        elif not node.flow_style:
            item = node.value[index]
            self._cut_lines(item.start_mark.index, self._end(item))
        elif index:
            before = node.value[index - 1]
            self._edits.append((self._end(before), self._end(node.value[index]), ""))
        else:
            first, second = node.value[:2]
            self._edits.append((first.start_mark.index, second.start_mark.index, ""))

    # -------------------------------------------------------------- places

    @property
    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    @property
    def _indent(self) -> str:
        return " " * int(self._root.value[0][0].start_mark.column) if self._root.value else ""

    def _value(self, key: str) -> Any:
        return next((value for name, value in self._root.value if name.value == key), None)

    def _at(self, path: KeyPath) -> Any:
        node: Any = self._root
        for part in path:
            if isinstance(node, yaml.MappingNode):
                node = next(value for name, value in node.value if name.value == part)
            elif isinstance(node, yaml.SequenceNode):
                node = node.value[part]
        return node

    def _end(self, node: Any) -> int:
        """Where the last character of ``node`` stands, plus one; comments after it are not its."""
        if not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        end = int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode) and node.style in _BLOCK_SCALARS:
            return len(self.text[:end].rstrip())
        return end

    def _end_of_key(self, key: str) -> int:
        """The place after the colon of ``key``."""
        name = next(k for k, _ in self._root.value if k.value == key)
        return self.text.index(":", name.end_mark.index) + 1

    def _end_of_line(self, at: int) -> int:
        found = _LINE_REST.match(self.text, at)
        return found.end() if found else len(self.text)

    # -------------------------------------------------------------- insertions

    def _after(self, node: Any, column: int, lines: Sequence[str]) -> None:
        """Put ``lines`` below the line in which ``node`` ends."""
        at = self._after_comments(self._end_of_line(self._end(node)), column)
        new = "".join(f"{self._newline}{' ' * column}{line}" for line in lines)
        self._edits.append((at, at, new))

    def _after_comments(self, at: int, column: int) -> int:
        """The end of the comments below ``at`` that stand deeper than ``column``: they are about
        what stands above them."""
        pattern = re.compile(rf"(?:\r?\n[ \t]*)*\r?\n {{{column + 1},}}#[^\r\n]*")
        while found := pattern.match(self.text, at):
            at = found.end()
        return at

    def _into_flow(self, node: Any, items: Sequence[str]) -> None:
        """Put ``items`` last into ``[ ]`` or ``{ }``."""
        if not node.value:
            at = int(node.start_mark.index) + 1
            self._edits.append((at, at, ", ".join(items)))
            return
        last = node.value[-1]
        at = self._end(last[1] if isinstance(last, tuple) else last)
        self._edits.append((at, at, "".join(f", {item}" for item in items)))

    def _as_list(self, items: Sequence[str]) -> str:
        return "".join(f"{self._newline}{self._indent}  - {item}" for item in items)

    def _new_list(self, key: str, node: Any, items: Sequence[str]) -> None:
        flow = f"[{', '.join(items)}]"
        if node is None:
            self._add_key(key, self._as_list(items), flow)
        elif self._root.flow_style:
            self._edits.append((self._end_of_key(key), node.end_mark.index, f" {flow}"))
        else:
            colon = self._end_of_key(key)
            self._edits.append((colon, node.end_mark.index, ""))
            at = self._end_of_line(node.end_mark.index)
            self._edits.append((at, at, self._as_list(items)))

    def _add_key(self, key: str, block: str, flow: str) -> None:
        """A new key, below the one that it follows in `order`."""
        if not self._root.value:
            raise NoEasyEditError("the file has no keys")
        before = list(self.order)[: list(self.order).index(key)] if key in self.order else None
        follows = [v for k, v in self._root.value if before is None or k.value in before]
        if self._root.flow_style:
            self._into_flow(self._root, [f"{key}: {flow}"])
            return
        at = self._end_of_line(self._end(follows[-1] if follows else self._root.value[-1][1]))
        self._edits.append((at, at, f"{self._newline}{self._indent}{key}:{block}"))

    def _cut_lines(self, start: int, end: int) -> None:
        """Take out the lines from that of ``start`` to that of ``end``."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self._end_of_line(end)
        newline = re.compile(r"\r?\n").match(self.text, last)
        self._edits.append((first, newline.end() if newline else last, ""))


def _is_block_list(node: Any) -> bool:
    return isinstance(node, yaml.SequenceNode) and not node.flow_style and bool(node.value)


def _is_empty(node: Any) -> bool:
    """Whether ``node`` is a null, which counts as no value: nothing, ``null`` or ``~``."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in {"", "null", "~"}
