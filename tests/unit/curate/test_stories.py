"""``briefs stories suggest``: what is put together, what is not, and what is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotated_briefs.cli import cli
from annotated_briefs.curate.assign import NotWritableError, changes
from annotated_briefs.curate.stories import StorySuggestion, suggest_stories
from annotated_briefs.load import load
from annotated_briefs.publish import PublishedBrief, publish
from tests.made import annotated

FERRY = (
    "The ferry lost its ramp in the gale. Divers search the harbour for the ramp and its chains.",
    "Divers found the ramp of the ferry in the harbour. Its chains had rusted since the gale.",
    "Rusted chains lost the ferry its ramp in the gale, say divers who searched the harbour.",
)
CHOIR = (
    "The choir sang three psalms and an encore by candlelight, and the organ wheezed.",
    "Candlelight and an encore: the choir fills its benches with psalms though the organ wheezes.",
)
OTHERS = tuple(
    f"Bakers of town{n} sell bun{n} with jam{n} to guest{n} and mule{n}." for n in range(9)
)


def view(slug: str, text: str, **fields: object) -> PublishedBrief:
    dated = {"published": "2024-05-07", "headline": text[:40], **fields}
    return publish(annotated(text, slug=slug, deck=None, **dated))  # type: ignore[arg-type]


def views(**fields: object) -> list[PublishedBrief]:
    found = [view(f"ferry-{n}", text, **fields) for n, text in enumerate(FERRY)]
    return found + [view(f"other-{n}", text) for n, text in enumerate(OTHERS)]


def members(found: tuple[StorySuggestion, ...]) -> list[list[str]]:
    return [[one.address.rpartition("/")[2] for one in story.joining] for story in found]


def test_what_tells_of_one_thing_is_one_story() -> None:
    found = suggest_stories([*views(), *(view(f"choir-{n}", t) for n, t in enumerate(CHOIR))])
    assert sorted(members(found)) == [["choir-0", "choir-1"], ["ferry-0", "ferry-1", "ferry-2"]]
    story = next(one for one in found if len(one.joining) == 3)
    assert (story.known, story.others) == (False, ())
    assert story.line in {f"story: {story.title}", f"story: '{story.title}'"}
    assert story.joining[0].path == "briefs/articles/2024/ferry-0/brief.yml"
    assert story.joining[0].tied_to.startswith("briefs/2024/ferry-")
    assert any(reason.startswith("words in common: ") for reason in story.joining[0].reasons)


def test_a_story_that_is_there_takes_them_in() -> None:
    first, second, third, *others = views()
    told = [
        view("ferry-0", FERRY[0], story="The ramp"),
        view("ferry-1", FERRY[1], story="The ramp"),
    ]
    (one,) = suggest_stories([*told, third, *others])
    assert (one.title, one.known, one.line) == ("The ramp", True, "story: The ramp")
    assert members((one,)) == [["ferry-2"]]
    assert one.others == ("briefs/2024/ferry-0", "briefs/2024/ferry-1")
    del first, second


def test_what_people_put_together_or_apart_stays_so() -> None:
    assert suggest_stories(views(story="The ramp")) == ()
    apart = [view(f"ferry-{n}", t, story=f"Story {n}") for n, t in enumerate(FERRY)]
    assert suggest_stories([*apart, *views()[3:]]) == ()


def test_nothing_alike_nothing_suggested() -> None:
    assert suggest_stories(views()[3:]) == ()
    assert suggest_stories([]) == ()


def test_a_year_apart_needs_more_than_a_day_apart() -> None:
    dates = ("2014-05-07", "2024-05-07")
    near = suggest_stories([view(f"choir-{n}", t) for n, t in enumerate(CHOIR)] + views()[3:])
    far = [view(f"choir-{n}", t, published=dates[n]) for n, t in enumerate(CHOIR)] + views()[3:]
    (after,) = suggest_stories(far) or (None,)
    assert after is None or after.score < near[0].score


def test_a_file_in_another_manner_is_left_alone(tmp_path: Path) -> None:
    (one,) = suggest_stories(views())
    for joining in one.joining:
        path = tmp_path / joining.path
        path.parent.mkdir(parents=True)
        path.write_text("- a list\n", "utf-8")
    with pytest.raises(
        NotWritableError, match=r"brief\.yml:1:1: .*write it there yourself: story:"
    ):
        changes(tmp_path, one, "The ramp")


# ------------------------------------------------------------------ the command

RIGHTS = "rights: {holder: Ledger, license: CC-BY-4.0}\n"
Make = Callable[..., Path]


@pytest.fixture
def root(make_root: Make) -> Path:
    files = {
        "mkdocs.yml": "site_name: A\nplugins: [search, briefs]\n",
        "briefs/outlets/ledger.yml": "name: Ledger\n",
    }
    for n, text in enumerate((*FERRY, *OTHERS)):
        folder = f"briefs/articles/2024/brief-{n}"
        files[f"{folder}/article.txt"] = f"{text}\n"
        files[f"{folder}/brief.yml"] = (
            f"headline: {text[:40].replace(':', ' ')}  # as printed\n"
            f"outlet: ledger\npublished: 2024-05-07\n{RIGHTS}"
        )
    return make_root(files)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["stories", "suggest", *map(str, arguments)])


def contents(root: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in (root / "briefs").rglob("*") if p.is_file()}


def test_it_prints_and_writes_nothing(root: Path) -> None:
    before = contents(root)
    result = run("--root", root)
    assert result.exit_code == 0, result.output
    assert "1. " in result.stdout
    assert "a new story; 3 briefs to add" in result.stdout
    assert "briefs stories suggest --write 1" in result.stdout
    data = json.loads(run("--root", root, "--json").stdout)
    assert data["left_out"] == 0
    (one,) = data["suggestions"]
    assert (one["number"], len(one["joining"]), one["known"]) == (1, 3, False)
    assert f"    {one['line']}" in result.stdout
    assert contents(root) == before


def test_one_is_written_with_its_title_and_the_comments_stay(root: Path) -> None:
    result = run("--root", root, "--write", 1, "--title", "The ramp: a story")
    assert result.exit_code == 0, result.output
    written = (root / "briefs/articles/2024/brief-0/brief.yml").read_text("utf-8")
    assert "  # as printed\n" in written
    assert "story: 'The ramp: a story'\n" in written
    corpus, diagnostics = load(root)
    assert not [found for found in diagnostics if found.rule.code != "B314"]
    titles = {b.slug: b.metadata.story for b in corpus.briefs}
    assert [titles[f"brief-{n}"] for n in range(4)] == [*["The ramp: a story"] * 3, None]
    again = run("--root", root)
    assert again.stdout.startswith("No story to suggest")


def test_what_cannot_be_written_changes_nothing(root: Path) -> None:
    before = contents(root)
    result = run("--root", root, "--write", 9)
    assert result.exit_code == 1
    assert "there is 1 suggestion, and none of the number 9" in result.stderr
    assert run("--root", root, "--title", "x").exit_code == 2
    assert run("--root", root, "--write", 1, "--title", "!").exit_code == 2
    assert contents(root) == before


def test_what_adds_to_a_story_makes_no_second_one(root: Path) -> None:
    for n in range(2):
        path = root / f"briefs/articles/2024/brief-{n}/brief.yml"
        path.write_text(path.read_text("utf-8") + "story: The ramp\n", "utf-8")
    before = contents(root)
    result = run("--root", root, "--write", 1, "--title", "Another title")
    assert (result.exit_code, contents(root)) == (1, before)
    assert "adds to the story “The ramp”, which 2 briefs have already" in result.stderr
    result = run("--root", root, "--write", 1, "--title", "The  ramp")
    assert result.exit_code == 0, result.output
    assert [b.metadata.story for b in load(root)[0].briefs].count("The ramp") == 3
