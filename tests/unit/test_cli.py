"""The command: a contract that other programs call."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from annotated_briefs import __version__
from annotated_briefs.cli import cli
from annotated_briefs.diagnostics import Rule
from tests.conftest import BRIEFS, GOLDEN_ROOT, run_briefs, without_tags

ARTICLE = "briefs/articles/2024/ferry-back-in-service"
TEXT = (
    'Bo Lark, a baker in Skerry, said the oven was "too old".\n\n'
    '"Nobody told us," said Ada Quill. She called it a shame.\n'
)
BAD_OUTLET = {"briefs/outlets/bad.yml": "name: Bad\nurl: nowhere\n"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


@pytest.fixture
def make_root(make_root: Callable[..., Path]) -> Callable[..., Path]:
    return lambda *given, **options: without_tags(make_root(*given, **options))


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "plain.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# ------------------------------------------------------------------ help


def commands() -> list[list[str]]:
    return [[], *([name] for name in cli.commands)]


@pytest.mark.parametrize("command", commands(), ids=lambda c: " ".join(c) or "briefs")
def test_every_command_explains_itself_with_an_example(command: list[str]) -> None:
    for flag in ("--help", "-h"):
        result = run(*command, flag)
        assert result.exit_code == 0
        example = re.search(r"Example: (briefs .+)", result.output)
        assert example, result.output
        words = example.group(1).split()
        assert not command or words[1] == command[0]
        named = {o for o in words if o.startswith("--")} - {"--help"}
        assert all(any(o in p.opts for p in _options(words[1])) for o in named)
    assert len(result.output.splitlines()) > 5


def _options(name: str) -> list[click.Parameter]:
    return cli.commands[name].params


@pytest.mark.parametrize("name", list(cli.commands))
def test_every_option_is_described(name: str) -> None:
    for option in cli.commands[name].params:
        if isinstance(option, click.Option) and option.name not in {"form", "port", "out"}:
            assert option.help, option.name


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.output) == (0, f"briefs, version {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "no/such/path"],
        ["check", "--format", "xml"],
        ["generate"],
        ["annotate"],
        ["annotate", "no-such-file.txt"],
        ["serve", "--port", "0"],
        ["explain"],
        ["explain", "B999"],
        ["schema", "nothing"],
        ["build", "--root", "no-such-folder"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_that_is_no_root_is_2(command: str, tmp_path: Path) -> None:
    result = run(command, "--root", tmp_path)
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.output
    assert "--root" in result.output


def test_a_folder_inside_a_root_is_not_the_root_given(make_root) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    assert run("check", "--root", root / "briefs").exit_code == 2
    assert run("check", root / "briefs" / "articles").exit_code == 0


# ------------------------------------------------------------------ check


def test_nothing_wrong_is_0(make_root) -> None:
    result = run("check", "--quick", "--root", make_root(copy=GOLDEN_ROOT))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing to mend.\n")


def test_an_error_is_1_and_says_where(make_root) -> None:
    result = run("check", "--quick", "--root", make_root(BAD_OUTLET, copy=GOLDEN_ROOT))
    assert result.exit_code == 1
    assert re.fullmatch(r"briefs/outlets/bad\.yml:2:6: B205 .+ \(.+\)\n", result.stdout)
    assert result.stderr == "1 error\n"


def test_every_finding_at_once(make_root) -> None:
    files = {
        "briefs/outlets/bad.yml": "nam: Bad\nurl: nowhere\n",
        "briefs/entities/people/x.yml": "aliases: y\n",
    }
    result = run("check", "--quick", "--root", make_root(files, copy=GOLDEN_ROOT))
    assert result.exit_code == 1
    found = re.findall(r"^briefs/(\S+): (B\d+) ", result.stdout, re.MULTILINE)
    assert found == [
        ("entities/people/x.yml:1:1", "B201"),
        ("outlets/bad.yml:1:1", "B103"),
        ("outlets/bad.yml:1:1", "B201"),
        ("outlets/bad.yml:2:6", "B205"),
    ]
    assert result.stderr == "4 errors\n"


def test_json_has_every_part(make_root) -> None:
    result = run(
        "check", "--quick", "--root", make_root(BAD_OUTLET, copy=GOLDEN_ROOT), "--format", "json"
    )
    assert result.exit_code == 1
    assert result.stderr == ""
    (found,) = json.loads(result.stdout)
    assert {**found, "message": "", "hint": "", "title": ""} == {
        "path": "briefs/outlets/bad.yml",
        "line": 2,
        "column": 6,
        "code": "B205",
        "severity": "error",
        "message": "",
        "hint": "",
        "title": "",
    }
    assert found["message"]


def test_json_of_nothing_is_an_empty_list(make_root) -> None:
    result = run("check", "--quick", "--root", make_root(copy=GOLDEN_ROOT), "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_github_annotations(make_root) -> None:
    result = run(
        "check", "--quick", "--root", make_root(BAD_OUTLET, copy=GOLDEN_ROOT), "--format", "github"
    )
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=briefs/outlets/bad.yml,line=2,col=6")
    assert len(result.stdout.splitlines()) == 1


def test_a_warning_is_0(make_root) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    article = root / ARTICLE / "article.txt"
    article.write_text(article.read_text("utf-8") + "\nThe \u202eend.\n", encoding="utf-8")
    result = run("check", "--quick", "--root", root)
    assert result.exit_code == 0
    assert " B010 " in result.stdout
    assert result.stderr == "No errors, 1 warning.\n"


def test_paths_narrow_the_report(make_root) -> None:
    root = make_root(BAD_OUTLET, copy=GOLDEN_ROOT)
    assert run("check", root / ARTICLE).exit_code == 0
    assert run("check", root / "briefs" / "outlets").exit_code == 1
    assert run("check", root / ARTICLE, root / "briefs" / "outlets" / "bad.yml").exit_code == 1


def test_a_path_outside_the_root_is_2(make_root, tmp_path: Path) -> None:
    root = make_root(BAD_OUTLET, copy=GOLDEN_ROOT)
    for paths in (["--root", root, tmp_path], [root / ARTICLE, tmp_path]):
        result = run("check", *paths)
        assert result.exit_code == 2
        assert f"{tmp_path} is not in {root}" in " ".join(result.stderr.split())
        assert result.stdout == ""


# ------------------------------------------------------------------ generate


def test_generate_writes_the_pages(make_root, tmp_path: Path) -> None:
    result = run("generate", "--root", make_root(copy=GOLDEN_ROOT), "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stderr == ""
    written = {str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*.md")}
    assert {
        "index.md",
        "briefs/index.md",
        "briefs/2024/ferry-back-in-service.md",
        "people/index.md",
        "people/ada-quill.md",
        "organizations/northbank-line.md",
        "places/skerry-island.md",
        "outlets/harbour-ledger.md",
        "sources/index.md",
        "stories/the-ferry-its-ramp.md",
    } <= written
    assert result.stdout == f"{len(written)} pages in {tmp_path / 'out'}\n"


def test_generate_removes_its_stale_pages_and_nothing_else(make_root, tmp_path: Path) -> None:
    root, out = make_root(copy=GOLDEN_ROOT), tmp_path / "out"
    assert run("generate", "--root", root, "--out", out).exit_code == 0
    (out / "mine.md").write_text("mine")
    (out / "briefs" / "2024" / "mine.md").write_text("mine")
    old = {p.relative_to(out).as_posix() for p in out.rglob("*.md")}
    (root / ARTICLE).rename(root / "briefs" / "articles" / "2024" / "renamed")

    assert run("generate", "--root", root, "--out", out).exit_code == 0

    new = {p.relative_to(out).as_posix() for p in out.rglob("*.md")}
    assert old - new == {"briefs/2024/ferry-back-in-service.md"}
    assert new - old == {"briefs/2024/renamed.md"}
    listed = (out / ".briefs-pages").read_text("utf-8").splitlines()
    pages = {name for name in listed if name.endswith(".md")}
    assert pages == new - {"mine.md", "briefs/2024/mine.md"}
    beside = {Path(name).parent.as_posix() for name in set(listed) - pages}
    # The collection's tables and the list of its plain pages, and what belongs to the brief.
    assert beside >= {"briefs/2024/renamed", "data"}
    assert not [folder for folder in beside if "ferry-back-in-service" in folder]
    assert not (out / "briefs/2024/ferry-back-in-service").exists()


def test_a_folder_that_generate_empties_goes(make_root, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "briefs" / "1999").mkdir(parents=True)
    (out / "briefs" / "1999" / "gone.md").write_text("stale")
    (out / ".briefs-pages").write_text("briefs/1999/gone.md\n")
    assert run("generate", "--root", make_root(copy=GOLDEN_ROOT), "--out", out).exit_code == 0
    assert not (out / "briefs" / "1999").exists()
    assert (out / "briefs" / "index.md").is_file()


def test_a_list_of_pages_that_leads_outside_is_ignored(make_root, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    out.mkdir()
    other.mkdir()
    (other / "thesis.md").write_text("years of work")
    (out / "link").symlink_to(other)
    lines = ["../other/thesis.md", str(other / "thesis.md"), "link/thesis.md", ".", "", "x\0y"]
    (out / ".briefs-pages").write_text("\n".join(lines))
    result = run("generate", "--root", make_root(copy=GOLDEN_ROOT), "--out", out)
    assert result.exit_code == 0, result.output
    assert (other / "thesis.md").read_text() == "years of work"


@pytest.mark.parametrize(
    "where", [".", "..", "briefs", "briefs/articles", "docs", "text", "text/.."]
)
def test_generate_never_writes_among_the_sources(where: str, make_root) -> None:
    root = make_root({"text/pages/index.md": "# Ours\n"}, copy=GOLDEN_ROOT)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\ndocs_dir: text/pages\n")
    before = sorted(root.rglob("*"))
    result = run("generate", "--root", root, "--out", root / where)
    assert result.exit_code == 2
    assert "(hint: " in result.stderr
    assert sorted(root.rglob("*")) == before


def test_generated_pages_link_to_no_page_that_is_not_there(make_root, tmp_path: Path) -> None:
    pages = {"docs/method.md": "# Method\n", "docs/contribute.md": "# Contribute\n"}
    root, out = make_root(pages, copy=GOLDEN_ROOT), tmp_path / "out"
    assert run("generate", "--root", root, "--out", out).exit_code == 0
    for path in out.rglob("*.md"):
        text = path.read_text("utf-8")
        assert not re.search(r"(?:method|contribute)(?:/|\.md)", text), path


# ------------------------------------------------------------------ annotate


def report(*arguments: str | Path) -> dict[str, Any]:
    result = run("annotate", *arguments)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_annotate_has_every_key_of_the_contract(text_file: Path) -> None:
    found = report(text_file)
    assert {"text_sha256", "model", "sentences", "mentions", "statements", "sourcing"} <= set(found)
    assert found["text_sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert found["model"].startswith("en_core_web_sm 3.")
    for mention in found["mentions"]:
        assert {"start", "end", "type", "text", "entity"} <= set(mention)
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]
    assert len(found["statements"]) >= 2
    for number, one in enumerate(found["statements"], start=1):
        assert {"id", "source", "cue", "content", "form", "entity"} <= set(one)
        assert one["id"] == f"S{number}"
        assert one["form"] in {"direct", "mixed", "indirect"}
        for span in (*one["content"], *(one["source"] or ()), *(one["cue"] or ())):
            assert 0 <= span[0] < span[1] <= len(TEXT)
        assert [TEXT[a:b] for a, b in one["content"]] == one["content_text"]
    assert [TEXT[a:b] for a, b in found["sentences"]] == [
        'Bo Lark, a baker in Skerry, said the oven was "too old".',
        '"Nobody told us," said Ada Quill.',
        "She called it a shame.",
    ]


def test_one_thing_has_one_id(text_file: Path) -> None:
    text_file.write_text("Analyst Helen Marsh spoke on Monday. Marsh said she was tired.")
    ids = [m["entity"] for m in report(text_file)["mentions"] if "Marsh" in m["text"]]
    assert len(ids) == 2
    assert len(set(ids)) == 1


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_newlines_and_a_byte_order_mark_move_no_offset(
    newline: str, mark: bytes, text_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(mark + TEXT.replace("\n", newline).encode())
    assert report(other) == report(text_file)


def test_offsets_are_code_points_whatever_stands_before(text_file: Path) -> None:
    before = "😀 é é \u00a0\t  \n\n\n   \n"
    plain = report(text_file)["statements"]
    text_file.write_text(before + TEXT, encoding="utf-8")
    moved = report(text_file)["statements"]
    assert [[[a - len(before), b - len(before)] for a, b in one["content"]] for one in moved] == [
        one["content"] for one in plain
    ]


def test_one_file_goes_to_standard_output_and_several_need_out(
    text_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "second.txt"
    other.write_text("Nothing happened.\n")
    result = run("annotate", text_file, other)
    assert result.exit_code == 2
    assert "--out" in result.output
    assert run("annotate", text_file, other, "--out", tmp_path / "o").exit_code == 0
    assert sorted(p.name for p in (tmp_path / "o").iterdir()) == ["plain.json", "second.json"]
    assert json.loads((tmp_path / "o" / "plain.json").read_text("utf-8")) == report(text_file)


def test_two_files_of_one_name_are_refused(text_file: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "plain.txt").write_text("x")
    result = run("annotate", text_file, tmp_path / "b" / "plain.txt", "--out", tmp_path / "o")
    assert result.exit_code == 2
    assert "plain.json" in result.output
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf", b"One word", b'"'])
def test_next_to_nothing_is_no_error(content: bytes, text_file: Path) -> None:
    text_file.write_bytes(content)
    assert report(text_file)["statements"] == []


@pytest.mark.parametrize("content", [b"caf\xe9", "x".encode("utf-16"), b"\xff\xfe\x00"])
def test_what_is_not_utf8_is_said_in_one_line(content: bytes, text_file: Path) -> None:
    text_file.write_bytes(content)
    result = run("annotate", text_file)
    assert result.exit_code == 1
    assert "not UTF-8" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["brief.yml", "brief.YAML", "annotations.json"])
def test_data_is_no_article(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("headline: The ferry is back\n")
    result = run("annotate", tmp_path / name)
    assert result.exit_code == 2
    assert "(hint: " in result.stderr
    assert result.stdout == ""


def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    done = run_briefs("annotate", tmp_path / "pipe.txt", timeout=30)
    assert done.returncode == 2
    assert "no regular file (hint: " in done.stderr


def test_a_briefs_folder_is_its_article_with_the_roots_records(make_root) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    folder = root / ARTICLE
    found = report(folder)
    assert found == report(folder / "article.txt")
    assert {"ada-quill", "northbank-line"} <= {e["id"] for e in found["entities"] if e["curated"]}


def test_the_root_of_the_records_may_be_named(make_root, text_file: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    curated = {e["id"] for e in report(text_file, "--root", root)["entities"] if e["curated"]}
    assert {"ada-quill", "skerry-island"} <= curated
    assert not [e for e in report(text_file)["entities"] if e["curated"]]


# ------------------------------------------------------------------ explain, schema


@pytest.mark.parametrize("rule", list(Rule), ids=lambda r: r.code)
def test_explain_every_code(rule: Rule) -> None:
    result = run("explain", rule.code.lower())
    assert result.exit_code == 0
    assert result.output.startswith(rule.code)
    assert len(result.output.splitlines()) > 2


def test_an_unknown_code_names_the_known() -> None:
    result = run("explain", "B999")
    assert "B101" in result.output


@pytest.mark.parametrize("kind", ["brief", "entity", "outlet", "annotations"])
def test_schema_is_json_with_a_word_on_every_field(kind: str) -> None:
    result = run("schema", kind)
    assert result.exit_code == 0
    schema = json.loads(result.output)
    assert schema["additionalProperties"] is False
    assert all(field.get("description") for field in schema["properties"].values())


# ------------------------------------------------------------------ terminals


def test_no_progress_where_there_is_no_terminal(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / ".cache" / "briefs").unlink()
    done = run_briefs("generate", "--root", root, "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\r" not in done.stdout
    assert "\x1b" not in done.stdout


def test_progress_on_a_terminal(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / ".cache" / "briefs").unlink()
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [BRIEFS, "generate", "--root", root, "--out", tmp_path / "out"],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 1024)
        except OSError:  # Linux says so at the end of a terminal
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert process.wait(60) == 0
    assert b"Reading articles" in shown
    assert b"1/1" in shown


def test_a_missing_model_is_said_in_one_line(text_file: Path) -> None:
    code = (
        "import sys\n"
        "from annotated_briefs.analyse import models\n"
        "models._PACKAGES = ()\n"
        "from annotated_briefs.cli import main\n"
        f"sys.argv = ['briefs', 'annotate', {str(text_file)!r}]\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("briefs: no English model")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("error", ["ImportError", "OSError", "ValueError"])
def test_a_model_that_does_not_load_is_said_in_one_line(error: str, text_file: Path) -> None:
    code = (
        "import sys\n"
        "from annotated_briefs.analyse import parse\n"
        f"def broken(name): raise {error}('no such\\nlibrary')\n"
        "parse.import_module = broken\n"
        "from annotated_briefs.cli import main\n"
        f"sys.argv = ['briefs', 'annotate', {str(text_file)!r}]\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.fullmatch(
        r"briefs: en_core_web_sm \S+ does not load: no such library \(hint: .+\)\n", done.stderr
    )


def test_a_closed_pipe_is_no_traceback(make_root) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    done = subprocess.run(
        f"'{BRIEFS}' annotate '{root / ARTICLE}' | head -c 10",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout
    assert "Traceback" not in done.stderr
