"""A person walks what the machine found; every answer is in the files at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from annotated_briefs.checks import load_checked
from annotated_briefs.cli import answers, cli, review_state, reviewing
from annotated_briefs.decide import reviewed
from annotated_briefs.load import load
from annotated_briefs.sourcing import summarise_reviewed

FERRY = "briefs/articles/2024/ferry-stays"
FILES = {
    "mkdocs.yml": "site_name: Test\n",
    f"{FERRY}/article.txt": (
        "The ferry to Skerry stays, Mayor Ada Quill said on Monday. "
        'She said the boat was "sound".\n\n'
        'Carl Reed, a baker, told reporters: "Nobody asked us."\n\n'
        'The islanders had been promised "a ferry that sails in every weather that we know".\n'
    ),
    f"{FERRY}/brief.yml": (
        "headline: Ferry stays\noutlet: courier\npublished: 2024-05-03\n"
        "rights: {holder: Courier, license: CC-BY-4.0}\n"
    ),
    "briefs/outlets/courier.yml": "name: The Skerry Courier\n",
    "briefs/entities/people/ada-quill.yml": "name: Ada Quill\n",
}


@pytest.fixture
def root(make_root: Callable[..., Path]) -> Path:
    return make_root(FILES)


def review(root: Path, answers: str, *options: str) -> Result:
    """``answers`` between bars; A is followed by the yes that it asks for."""
    return run_review(root, re.sub(r"(^|\|)A(?=\||$)", r"\1A|y", answers), *options)


def run_review(root: Path, answers: str, *options: str) -> Result:
    arguments = ["review", "ferry-stays", "--root", str(root), "--by", "A. Reader", *options]
    return CliRunner().invoke(cli, arguments, input="".join(f"{a}\n" for a in answers.split("|")))


def decided(root: Path) -> list[dict[str, str]]:
    path = root / FERRY / "annotations.yml"
    return yaml.safe_load(path.read_text("utf-8"))["statements"] if path.exists() else []


def test_a_whole_walk(root: Path) -> None:
    # Carl Reed gets a record; two statements are accepted, one rejected; the orphan is noted.
    result = review(root, "a|a|r|a|n")
    assert result.exit_code == 0, result.output
    assert "Source 1 of 1" in result.output
    assert "Statement 3 of 3" in result.output
    assert (root / "briefs/entities/people/carl-reed.yml").exists()
    verdicts = [d["verdict"] for d in decided(root)]
    assert verdicts == ["confirmed", "rejected", "confirmed", "rejected"]
    assert decided(root)[2]["entity"] == "carl-reed"
    # The quotation that the text leaves open is told from the statement that is none.
    assert [d.get("entity", "left out") for d in decided(root)[1::2]] == ["left out", None]
    assert all(d["by"] == "A. Reader" for d in decided(root))
    _, found = load_checked(root)
    assert found == ()


def test_what_is_decided_is_not_asked_again(root: Path) -> None:
    review(root, "a|q", "--only", "statements")
    before = (root / FERRY / "annotations.yml").read_bytes()
    again = review(root, "q", "--only", "statements")
    assert "Statement 1 of 2" in again.output
    assert (root / FERRY / "annotations.yml").read_bytes() == before


def test_answers_stand_when_the_walk_is_cut_short(root: Path) -> None:
    result = review(root, "a", "--only", "statements")
    assert result.exit_code == 0
    assert len(decided(root)) == 1
    assert "Still open: 2 statements." in result.output


def test_back_takes_the_last_answer_back(root: Path) -> None:
    review(root, "a|b|q", "--only", "statements")
    assert decided(root) == []
    result = review(root, "s|b|r|q", "--only", "statements")
    assert [d["verdict"] for d in decided(root)] == ["rejected"]
    assert "Statement 1 of 3" in result.output


def test_all_at_once(root: Path) -> None:
    result = review(root, "A", "--only", "statements")
    assert "3 accepted." in result.output
    assert [d["verdict"] for d in decided(root)] == ["confirmed"] * 3


def test_a_correction_asks_until_the_words_are_there(root: Path) -> None:
    answers = "c|the ferry stayed|The ferry to Skerry stays|||nobody|ada-quill|||public-statement|q"
    result = review(root, answers, "--only", "statements")
    assert '"the ferry stayed" is not in the article (hint: closest:' in result.output
    assert 'there is no record "nobody"' in result.output
    (made,) = decided(root)
    assert (made["verdict"], made["content"]) == ("corrected", ["The ferry to Skerry stays"])
    assert (made["entity"], made["access"]) == ("ada-quill", "public-statement")
    assert load(root)[1] == ()


def test_the_footing_that_enter_keeps_is_that_of_the_record(root: Path) -> None:
    # Of a quotation that the text leaves open the machine has no footing.
    said = review(root, "w||The islanders|promised|ada-quill|||", "--only", "quotations").output
    assert "footing [named]" in said
    (made,) = decided(root)
    assert (made["entity"], made["naming"]) == ("ada-quill", "named")


def test_the_footing_without_a_record_stays_the_machines(root: Path) -> None:
    said = review(root, "w||The islanders|promised|-|||", "--only", "quotations").output
    assert "footing [unnamed]" in said
    assert decided(root)[0]["naming"] == "unnamed"


def test_the_footing_of_another_source_is_not_that_of_the_first(root: Path) -> None:
    (root / FERRY / "article.txt").write_text("Officials said on Monday that the ferry stays.\n")
    review(root, "c||||ada-quill|||", "--only", "statements")
    (made,) = decided(root)
    assert (made["entity"], made["naming"]) == ("ada-quill", "named")


def test_a_correction_takes_whole_words_beside_the_statement(root: Path) -> None:
    # "kerry" is a part of "Skerry"; "asked" stands in another paragraph, which may be meant.
    answers = "c||kerry||asked|n|||||||q"
    result = review(root, answers, "--only", "statements")
    assert '"kerry" is only a part of a longer word there' in result.output
    assert (
        '"asked" stands in another paragraph than the statement. Are they meant?' in result.output
    )
    assert "asked" not in str(decided(root))


def test_a_verb_that_tells_of_deeds_is_pointed_out(root: Path) -> None:
    text = "The union rejected the offer. Carl Reed denied that it was low.\n"
    (root / FERRY / "article.txt").write_text(text)
    first, second = review(root, "s|s", "--only", "statements").output.split("Statement 2 of 2")
    assert "this verb tells of deeds, too" in first
    assert "tells of deeds" not in second


def test_what_only_leaves_out_is_said(root: Path) -> None:
    said = review(root, "A", "--only", "statements").output
    assert "Nothing here waits for a decision." in said
    assert "Not asked about, because of --only: 1 source, 1 quotation" in said
    assert "Not asked about" not in review(root, "q").output


def test_a_quotation_gets_its_speaker(root: Path) -> None:
    words = '"a ferry that sails in every weather that we know"'
    result = review(root, "w||The islanders|promised|-|||", "--only", "quotations")
    assert "Quotation with no stated speaker 1 of 1" in result.output
    (made,) = decided(root)
    assert made["verdict"] == "added"
    assert made["content"] == [words]
    assert (made["source"], made["cue"], made["entity"]) == ("The islanders", "promised", None)
    # All of it stands in quotation marks.
    assert made["form"] == "direct"


def test_no_name_and_another_record(root: Path) -> None:
    (root / "briefs/entities/people/carl-reed-baker.yml").write_text("name: Karl Reed\n")
    assert (
        "1         Karl Reed (people/carl-reed-baker)"
        in review(root, "1", "--only", "sources").output
    )
    (mention,) = yaml.safe_load((root / FERRY / "annotations.yml").read_text())["entities"]
    assert mention["entity"] == "carl-reed-baker"


def test_an_entitys_record_with_an_error_is_not_written_over(root: Path) -> None:
    path = root / "briefs/entities/people/carl-reed.yml"
    path.write_text("name: Carl Reed\nrole: baker\n")
    result = review(root, "a|q", "--only", "sources")
    assert path.read_text() == "name: Carl Reed\nrole: baker\n"
    assert "carl-reed.yml is there already: mend it" in result.output
    assert 'carl-reed.yml:2:1: B103 unknown key "role"' in result.output
    assert "Nothing was written." in result.output
    assert "wrote" not in result.output


def test_the_closing_words_count_records(root: Path) -> None:
    said = review(root, "a", "--only", "sources").output
    assert "New records: briefs/entities/people/carl-reed.yml." in said
    assert "Nothing was written." not in said


def test_back_leaves_a_file_that_changed_meanwhile(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / FERRY / "annotations.yml"
    pressed = iter("abq")

    def key(_: object) -> str:
        one = next(pressed)
        if one == "b":
            path.write_text(path.read_text() + "# mine, written in between\n")
        return one

    monkeypatch.setattr(reviewing, "key", key)
    said = review(root, "", "--only", "statements").output
    assert "annotations.yml was changed since" in said
    assert path.read_text().endswith("# mine, written in between\n")
    assert [d["verdict"] for d in decided(root)] == ["confirmed"]


def test_one_answer_settles_every_mention_of_a_name(root: Path) -> None:
    article = root / FERRY / "article.txt"
    article.write_text(article.read_text() + "\nCarl Reed baked. Reed sang. Carl Reed slept.\n")
    assert "Carl Reed, person, 4 times" in review(root, "n|q", "--only", "sources").output
    mentions = yaml.safe_load((root / FERRY / "annotations.yml").read_text())["entities"]
    assert [one["entity"] for one in mentions] == [None] * 4
    assert load(root)[1] == ()
    assert "0 sources" in review(root, "", "--list", "--only", "sources").output


def test_a_withheld_name_is_settled_without_the_words_around_it(closed: Path) -> None:
    private = closed / "briefs/private/2024/ferry-stays.txt"
    private.write_text(private.read_text() + "\nCarl Reed baked. Reed sang.\n")
    assert reanchor(closed).exit_code == 0
    review(closed, "n|q", "--only", "sources")
    mentions = yaml.safe_load((closed / FERRY / "annotations.yml").read_text())["entities"]
    assert [one["target"] for one in mentions] == ["Carl Reed", "Reed"]
    assert "0 sources" in review(closed, "", "--list", "--only", "sources").output


def test_comments_and_order_of_the_file_stay(root: Path) -> None:
    before = (
        "# ours\nnotes:\n  - target: Monday # the 6th\n    body: A holiday.\n"
        "    by: B\n    on: 2024-05-04\n"
    )
    path = root / FERRY / "annotations.yml"
    path.write_text(before)
    review(root, "a|q", "--only", "statements")
    assert path.read_text().startswith(before)
    assert load(root)[1] == ()


def test_the_list_asks_nothing_and_writes_nothing(root: Path) -> None:
    result = review(root, "", "--list")
    assert result.exit_code == 0
    assert "3 statements" in result.output
    assert decided(root) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({f"{FERRY}/annotations.yml": "statements: [\n"}, "annotations.yml:2:1: B101"),
        ({f"{FERRY}/article.txt": None}, "there is no text to review"),
        ({f"{FERRY}/article.txt": "<p>It sails.</p>\n"}, "article.txt:1:1: B016"),
        ({f"{FERRY}/annotations.yml": "statements: [{verdict: rejected, content: Monday, by: B,"
          " on: 2024-05-04}]\n"}, "written in one line"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_reviewed(
    root: Path, change: dict[str, str | None], said: str
) -> None:
    for name, text in change.items():
        (root / name).unlink(missing_ok=True)
        if text:
            (root / name).write_text(text)
    result = review(root, "A", "--only", "statements")
    assert result.exit_code == 1
    assert said in result.output


def test_a_file_that_cannot_be_added_to_is_named_before_the_walk(root: Path) -> None:
    path = root / FERRY / "annotations.yml"
    before = "# ours\nstatements: [{verdict: rejected, content: Monday, by: B, on: 2024-05-04}]\n"
    path.write_text(before)
    result = review(root, "a|a", "--only", "statements")
    assert result.exit_code == 1
    assert "annotations.yml:2:13: " in result.output
    assert "(hint: write each item and each key in a line of its own)" in result.output
    assert "Statement 1" not in result.output
    assert path.read_text() == before


def test_ctrl_d_in_a_terminal_ends_the_walk_with_its_words(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed() -> str:
        raise EOFError

    monkeypatch.setattr(answers.click, "getchar", closed)
    monkeypatch.setattr(answers, "_is_terminal", lambda: True)
    result = review(root, "", "--only", "statements")
    assert result.exit_code == 0
    assert "Still open: 3 statements." in result.output


def test_a_key_acts_at_once_and_enter_behind_it_is_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Typed with Enter, typed so fast that both come at once, an arrow, which is no "A".
    keys = iter(["a", "\r", "a\r", "\x1b[A", "r"])
    monkeypatch.setattr(answers.click, "getchar", lambda: next(keys))
    monkeypatch.setattr(answers, "_is_terminal", lambda: True)
    output = review(root, "", "--only", "statements").output
    assert [d["verdict"] for d in decided(root)] == ["confirmed", "confirmed", "rejected"]
    assert output.count("One of: ") == 1


def test_a_brief_that_is_not_there(root: Path) -> None:
    result = CliRunner().invoke(cli, ["review", "ferry-gone", "--root", str(root)])
    assert result.exit_code == 2
    assert 'there is no brief "ferry-gone"' in result.output
    assert "hint" not in result.output


def test_a_brief_that_begins_so_is_named(root: Path) -> None:
    result = CliRunner().invoke(cli, ["review", Path(FERRY).name[:5], "--root", str(root)])
    assert result.exit_code == 2
    assert f"(hint: one of {Path(FERRY).name}" in result.output


def test_escape_sequences_of_a_text_do_not_reach_the_terminal(root: Path) -> None:
    path = root / FERRY / "article.txt"
    path.write_text(path.read_text().replace("sound", "so\x1b[31mund"))
    assert "\x1b[31m" not in review(root, "A", "--only", "statements").output


# ------------------------------------------------------------------ without the text


@pytest.fixture
def closed(root: Path) -> Path:
    path = root / FERRY / "brief.yml"
    path.write_text(path.read_text().replace("CC-BY-4.0", "all-rights-reserved"))
    done = CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)])
    assert done.exit_code == 0, done.output
    return root


def test_withhold_moves_the_text_out_and_the_review_makes_the_brief(closed: Path) -> None:
    assert not (closed / FERRY / "article.txt").exists()
    private = closed / "briefs/private/2024/ferry-stays.txt"
    assert private.read_text() == FILES[f"{FERRY}/article.txt"]
    assert [d.code for d in load_checked(closed)[1]] == ["B005"]
    review(closed, "a|A|n")
    assert load_checked(closed)[1] == ()
    text = (closed / FERRY / "annotations.yml").read_text("utf-8")
    assert yaml.safe_load(text)["text"]["attributed"] == [1, 2, 3]
    # Of the article's words at most a quarter stands in the file.
    shown = [w for d in decided(closed) for c in d.get("content", []) for w in c.split()]
    assert len(shown) <= len(FILES[f"{FERRY}/article.txt"].split()) / 4


def test_a_review_in_part_is_said_so(closed: Path) -> None:
    path = closed / FERRY / "annotations.yml"
    assert yaml.safe_load(path.read_text())["text"]["open"] == 3
    review(closed, "a|s|q", "--only", "statements")
    assert yaml.safe_load(path.read_text())["text"]["open"] == 2
    (found,) = load_checked(closed)[1]
    assert (found.code, found.message[:17]) == ("B510", "2 statements wait")
    review(closed, "A", "--only", "statements")
    assert yaml.safe_load(path.read_text())["text"]["open"] == 0
    assert load_checked(closed)[1] == ()


def test_a_terminal_that_closes_between_two_answers_leaves_right_numbers(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, write = closed / FERRY / "annotations.yml", review_state.write_atomically

    def once(where: Path, data: bytes) -> None:
        if yaml.safe_load(path.read_text()).get("statements"):
            raise SystemExit(1)
        write(where, data)

    monkeypatch.setattr(review_state, "write_atomically", once)
    review(closed, "A", "--only", "statements")
    assert [d["sentence"] for d in decided(closed)] == [1]
    assert (facts_of(closed)["open"], facts_of(closed)["attributed"]) == (2, [1])


def test_a_withheld_review_goes_on_where_it_stopped(closed: Path) -> None:
    review(closed, "a|q", "--only", "statements")
    assert "Statement 1 of 2" in review(closed, "q", "--only", "statements").output


def test_a_withheld_brief_that_lost_its_annotations_is_made_by_a_review(closed: Path) -> None:
    path = closed / FERRY / "annotations.yml"
    before = path.read_text()
    path.unlink()
    (found,) = load_checked(closed)[1]
    assert (found.code, found.hint) == (
        "B005",
        'run "briefs review ferry-stays", which reads briefs/private/2024/ferry-stays.txt',
    )
    said = review(closed, "q").output
    assert path.read_text() == before
    assert "The facts of the text were not in" in said
    review(closed, "a|A|n")
    assert load_checked(closed)[1] == ()


def test_a_withheld_brief_that_lost_its_facts_gets_them_back(closed: Path) -> None:
    review(closed, "a|A|n")
    path = closed / FERRY / "annotations.yml"
    before = facts_of(closed)
    path.write_text("statements:" + path.read_text().partition("\nstatements:")[2])
    (found,) = load_checked(closed)[1]
    assert (found.code, found.hint[:30]) == ("B005", 'run "briefs review ferry-stays')
    review(closed, "q")
    assert facts_of(closed) == before
    assert load_checked(closed)[1] == ()


def test_withhold_keeps_the_decisions(root: Path) -> None:
    review(root, "a|q", "--only", "statements")
    CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)])
    (made,) = decided(root)
    assert made["sentence"] == 1


HANDED = """\
statements:
  - verdict: confirmed
    by: A. Reader
    on: 2024-05-04
    content: The boat stays
  - verdict: corrected
    by: A. Reader
    on: 2024-05-04
    content: it had no money left
    access: document
  - verdict: confirmed
    by: A. Reader
    on: 2024-05-04
    content: Nobody asked us.
    entity: null
"""


def test_withhold_writes_down_what_short_decisions_left_to_the_machine(root: Path) -> None:
    (root / FERRY / "article.txt").write_text(
        "The boat stays, Mayor Ada Quill told the Skerry Courier on Monday. The council said it had"
        ' no money left.\n\nCarl Reed, a baker, told reporters: "Nobody asked us."\n'
    )
    (root / FERRY / "annotations.yml").write_text(HANDED)
    before = load_checked(root)
    done = CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)])
    assert done.exit_code == 0, done.output
    quill, council, reed = decided(root)
    assert (quill["source"], quill["cue"], quill["entity"]) == (
        "Mayor Ada Quill",
        "told",
        "ada-quill",
    )
    assert (quill["form"], quill["naming"], quill["access"]) == ("indirect", "named", "told-outlet")
    assert (council["source"], council["access"]) == ("The council", "document")
    # That nobody is named was a person's word.
    assert (reed["source"], reed["entity"]) == ("Carl Reed, a baker", None)
    assert not {"called", "naming"} & reed.keys()
    assert before[1] == load_checked(root)[1] == ()
    assert facts_of(root)["attributed"] == [1, 2, 3]
    (brief,) = load_checked(root)[0].briefs
    assert brief.decisions.text
    sourcing = summarise_reviewed(brief.decisions.text, reviewed(brief.decisions), {})
    assert sourcing.counts.attributed_sentences == 3


TOM = (
    "The boat sails, Tom Forte said on Monday.\n\n"
    '"It is a good boat," Forte said. He said that the islanders had asked for it.\n'
)


@pytest.mark.parametrize("withhold_first", [True, False])
def test_who_he_is_stays_known_without_the_text_and_a_record(
    root: Path, withhold_first: bool
) -> None:
    (root / FERRY / "article.txt").write_text(TOM)
    withhold = ["withhold", "ferry-stays", "--root", str(root)]
    if withhold_first:
        assert CliRunner().invoke(cli, withhold).exit_code == 0
    review(root, "A", "--only", "statements")
    if not withhold_first:
        assert CliRunner().invoke(cli, withhold).exit_code == 0
    called = [(d["source"], d.get("called")) for d in decided(root)]
    assert called == [("Tom Forte", None), ("Forte", "Tom Forte"), ("He", "Tom Forte")]
    corpus, found = load_checked(root)
    assert found == ()
    (brief,) = corpus.briefs
    assert brief.decisions.text
    records = reviewed(brief.decisions)
    assert summarise_reviewed(brief.decisions.text, records, {}).counts.speaking_sources == 1


def test_withhold_without_a_text(root: Path) -> None:
    (root / FERRY / "article.txt").unlink()
    result = CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)])
    assert (result.exit_code, "is not there" in result.output) == (1, True)


# ------------------------------------------------------------------ texts that change


def reanchor(root: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["reanchor", "ferry-stays", "--root", str(root), *options])


def test_reanchor_follows_a_changed_word(root: Path) -> None:
    review(root, "A", "--only", "statements")
    path = root / FERRY / "article.txt"
    path.write_text(path.read_text().replace("The ferry to Skerry", "The ferries to Skerry"))
    assert [d.code for d in load(root)[1]] == ["B501"]
    before = (root / FERRY / "annotations.yml").read_bytes()
    result = reanchor(root)
    assert result.exit_code == 1
    assert 'reads "The ferries to Skerry stays," now' in result.output
    assert reanchor(root, "--dry-run", "--by", "B. Reader").exit_code == 0
    assert (root / FERRY / "annotations.yml").read_bytes() == before
    result = reanchor(root, "--by", "B. Reader")
    assert result.exit_code == 0, result.output
    assert "3 places changed" in result.output
    assert load(root)[1] == ()
    assert [d["by"] for d in decided(root)] == ["B. Reader", "A. Reader", "A. Reader"]


def test_reanchor_lists_what_it_cannot_follow(root: Path) -> None:
    review(root, "A", "--only", "statements")
    path = root / FERRY / "article.txt"
    path.write_text("Nothing of it is here.\n")
    result = reanchor(root)
    assert result.exit_code == 1
    assert f"{FERRY}/annotations.yml:4:15: " in result.output
    assert "left for you" in result.output


def test_reanchor_counts_a_private_text_again(closed: Path) -> None:
    review(closed, "a|A|n")
    private = closed / "briefs/private/2024/ferry-stays.txt"
    before = decided(closed)
    assert [(d["sentence"], "content" in d) for d in before] == [
        (1, True), (2, True), (3, False), (4, False)
    ]  # fmt: skip
    private.write_text("A new first line stands here.\n\n" + private.read_text())
    assert [d.code for d in load(closed)[1]] == ["B403"]
    # Nobody knows where the sentences without words are now: all stays as it was.
    result = reanchor(closed)
    assert result.exit_code == 1
    assert "the words of sentence 3 are not kept" in result.output
    assert decided(closed) == before
    assert [d.code for d in load(closed)[1]] == ["B403"]
    # Without them the others are moved, and the review asks about the rest.
    path = closed / FERRY / "annotations.yml"
    head, *items = path.read_text().split("  - verdict")
    path.write_text(f"{head}  - verdict{items[0]}  - verdict{items[1]}")
    assert reanchor(closed).exit_code == 0
    assert [(d["sentence"], d["words"]) for d in decided(closed)] == [
        (n + 1, before[n - 1]["words"]) for n in (1, 2)
    ]
    facts = yaml.safe_load(path.read_text())["text"]
    assert (facts["attributed"], facts["sentences"]) == ([2, 3], 5)
    assert [d.code for d in load(closed)[1]] == ["B510"]
    assert "1 statement\n" in review(closed, "", "--list", "--only", "statements").output


def test_reanchor_counts_the_words_of_a_private_text_again(closed: Path) -> None:
    review(closed, "a|q", "--only", "statements")
    private = closed / "briefs/private/2024/ferry-stays.txt"
    private.write_text(private.read_text().replace("ferry to Skerry", "ferry boat to Skerry"))
    assert reanchor(closed).exit_code == 1
    assert [d.code for d in load(closed)[1]] == ["B403", "B510"]
    assert reanchor(closed, "--by", "B. Reader").exit_code == 0
    assert [(d["words"], d["by"]) for d in decided(closed)] == [(6, "B. Reader")]
    assert [d.code for d in load(closed)[1]] == ["B510"]


@pytest.mark.parametrize("hashed", [True, False])
def test_a_subhead_that_went_takes_no_decision_with_it(closed: Path, hashed: bool) -> None:
    private = closed / "briefs/private/2024/ferry-stays.txt"
    without = private.read_text() + "\nCarl Reed baked. Reed sang.\n"
    with_it = without.replace("Carl Reed, a", "Islanders\n\nCarl Reed, a")
    private.write_text(with_it)
    assert reanchor(closed).exit_code == 0
    review(closed, "n|A|n")
    before = decided(closed)
    assert [d["verdict"] for d in before] == ["confirmed"] * 3 + ["rejected"]
    assert [n for n, d in enumerate(before) if "content" not in d] == [2, 3]
    private.write_text(without)
    if not hashed:
        path = closed / FERRY / "annotations.yml"
        path.write_text(re.sub("  body_sha256: .*\n", "", path.read_text()))
    else:
        # The hash of the body says that no sentence changed.
        result = reanchor(closed)
        assert result.exit_code == 0, result.output
        assert "sha256 is now" in result.output
        assert "subheads_before is now []" in result.output
        assert "2 places changed" in result.output  # and nothing that stayed is listed
        assert load_checked(closed)[1] == ()
        assert decided(closed) == before
        assert "0 statements" in review(closed, "", "--list", "--only", "statements").output
        return
    # Whether a sentence whose words are not kept is the same, a person says.
    result = reanchor(closed)
    assert result.exit_code == 1
    assert result.output.count("if its sentences are the same: --by 'YOUR NAME'") == 2
    assert "places now" not in result.output
    result = reanchor(closed, "--by", "B. Reader")
    assert result.exit_code == 0, result.output
    assert load_checked(closed)[1] == ()
    now = decided(closed)
    assert [d["by"] for d in now] == ["A. Reader", "A. Reader", "B. Reader", "B. Reader"]
    plain = [{k: v for k, v in d.items() if k not in {"by", "on"}} for d in now]
    assert plain == [{k: v for k, v in d.items() if k not in {"by", "on"}} for d in before]
    facts = facts_of(closed)
    assert (facts["subheads_before"], facts["open"], facts["attributed"]) == ([], 0, [1, 2, 3])
    assert "body_sha256" in facts
    assert "0 statements" in review(closed, "", "--list", "--only", "statements").output


# ------------------------------------------------------------------ without words, what is answered


def facts_of(root: Path) -> dict[str, list[int]]:
    return yaml.safe_load((root / FERRY / "annotations.yml").read_text())["text"]


def test_a_quotation_without_words_is_not_asked_again(closed: Path) -> None:
    assert facts_of(closed)["orphaned"] == [4]
    # The statements use up the words that may stand; then a speaker is given.
    review(closed, "A", "--only", "statements")
    review(closed, "w|the islanders had been promised|||-|||", "--only", "quotations")
    assert decided(closed)[-1]["verdict"] == "added"
    assert "0 quotations" in review(closed, "", "--list", "--only", "quotations").output
    assert facts_of(closed)["orphaned"] == []
    # No words name its source, so that the page counts no sentence for it.
    assert facts_of(closed)["attributed"] == [1, 2, 3]


def test_a_correction_without_words_is_not_asked_again(closed: Path) -> None:
    path = closed / FERRY / "brief.yml"
    path.write_text(path.read_text().replace("reserved}", "reserved, show: link}"))
    review(closed, "c|The ferry to Skerry|||||||q", "--only", "statements")
    (made,) = decided(closed)
    assert (made["verdict"], made["words"], "content" in made) == ("corrected", 4, False)
    assert "2 statements" in review(closed, "", "--list", "--only", "statements").output
    review(closed, "A", "--only", "statements")
    assert [d["sentence"] for d in decided(closed)] == [1, 2, 3]
    assert "0 statements" in review(closed, "", "--list", "--only", "statements").output


def test_a_rejected_statement_without_words_is_not_asked_again(closed: Path) -> None:
    review(closed, "r|q", "--only", "statements")
    assert [(d["verdict"], "content" in d) for d in decided(closed)] == [("rejected", False)]
    assert "2 statements" in review(closed, "", "--list", "--only", "statements").output
    assert facts_of(closed)["attributed"] == []


def test_withhold_leaves_a_quarter_of_the_words(root: Path) -> None:
    review(root, "a|A|w||The islanders|promised|-|||")
    before = decided(root)
    done = CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)])
    assert done.exit_code == 0, done.output
    kept = decided(root)
    assert [d["verdict"] for d in kept] == [d["verdict"] for d in before]
    shown = [w for d in kept for c in d.get("content", []) for w in c.split()]
    total = len(FILES[f"{FERRY}/article.txt"].split())
    assert 0 < len(shown) <= total / 4
    assert all("words" in d and isinstance(d["source"], str) for d in kept)
    assert facts_of(root)["orphaned"] == []
    # Nothing is asked again, and the facts are those of the text with its decisions.
    listed = review(root, "", "--list").output
    assert "0 statements" in listed and "0 quotations" in listed
    path = root / FERRY / "brief.yml"
    path.write_text(path.read_text().replace("CC-BY-4.0", "all-rights-reserved"))
    assert load_checked(root)[1] == ()


def test_withhold_frees_names_and_notes_of_the_words_around_them(root: Path) -> None:
    by = "by: A\n    on: 2024-05-04\n"
    path = root / FERRY / "annotations.yml"
    path.write_text(
        "entities:\n  - target: {exact: Ada Quill, prefix: 'Mayor '}\n    entity: ada-quill\n"
        f"    {by}notes:\n  - target: Skerry\n    body: An island.\n    {by}"
    )
    done = CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)])
    assert done.exit_code == 0, done.output
    data = yaml.safe_load(path.read_text())
    assert data["entities"][0]["target"] == {"exact": "Ada Quill"}
    assert data["notes"][0]["target"] == "Skerry"


def test_withhold_refuses_a_note_on_a_long_passage(root: Path) -> None:
    path = root / FERRY / "annotations.yml"
    path.write_text(
        "notes:\n  - target: The ferry to Skerry stays, Mayor Ada Quill said on Monday. She said"
        "\n    body: x\n    by: A\n    on: 2024-05-04\n"
    )
    result = CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)])
    assert result.exit_code == 1
    assert "annotations.yml:2:13: its target has more than 11 words" in result.output
    assert (root / FERRY / "article.txt").exists()


# ------------------------------------------------------------------ what is shown


def test_a_new_record_is_corrected_before_it_is_made(root: Path) -> None:
    result = review(root, "c|Carl B. Reed|org|q", "--only", "sources")
    assert "wrote briefs/entities/organizations/carl-b-reed.yml" in result.output
    record = (root / "briefs/entities/organizations/carl-b-reed.yml").read_text()
    assert record.startswith("name: Carl B. Reed\naliases:\n  - Carl Reed\n")
    assert load(root)[1] == ()
    assert "0 sources" in review(root, "", "--list", "--only", "sources").output


def test_a_name_that_is_corrected_to_a_record_is_that_one(root: Path) -> None:
    assert "noted: it is Ada Quill." in review(root, "c|ada quill|y||q", "--only", "sources").output
    (mention,) = yaml.safe_load((root / FERRY / "annotations.yml").read_text())["entities"]
    assert mention["entity"] == "ada-quill"


def test_a_name_that_is_quite_another_is_asked_about(root: Path) -> None:
    result = review(root, "c|Ferry|n|Karl Reed||q", "--only", "sources")
    assert '"Ferry" for "Carl Reed": really another name?' in result.output
    assert result.output.count("really another name?") == 1
    files = sorted(path.stem for path in (root / "briefs/entities/people").iterdir())
    assert files == ["ada-quill", "karl-reed"]


def test_all_at_once_is_asked_about(root: Path) -> None:
    result = run_review(root, "A|n|q", "--only", "statements")
    assert "Accept all 3, unread?" in result.output
    assert decided(root) == []
    # The last one is on the screen: nothing is unread.
    assert "1 accepted." in run_review(root, "a|a|A", "--only", "statements").output
    assert len(decided(root)) == 3


@pytest.mark.parametrize(("last", "verdicts"), [("y", ["confirmed"]), ("n", [])])
def test_a_correction_of_nothing_is_none(root: Path, last: str, verdicts: list[str]) -> None:
    seven_questions = "|" * 8
    result = review(root, f"c{seven_questions}{last}|q", "--only", "statements")
    assert "Nothing changed. Accept it as it is?" in result.output
    assert [d["verdict"] for d in decided(root)] == verdicts
    if verdicts:
        asked = decided(root)
        (root / FERRY / "annotations.yml").unlink()
        review(root, "a|q", "--only", "statements")
        assert decided(root) == asked


def test_numbers_are_those_of_the_page(root: Path) -> None:
    listed = review(root, "", "--list").output
    assert "number    S1, sentence 1" in listed
    assert "number    S3, sentence 3" in listed
    assert "number    sentence 4" in listed
    assert "Carl Reed, person, once, in sentence 3" in listed


def test_a_number_is_that_of_one_statement_until_the_review_ends(root: Path) -> None:
    said = review(root, "r|r|b|r|a|q", "--only", "statements").output
    assert re.findall(r"number    (S\d+)", said) == ["S1", "S2", "S3", "S2", "S3"]
    # The next review counts as the page does.
    (root / FERRY / "annotations.yml").unlink()
    review(root, "r|q", "--only", "statements")
    assert "number    S1, sentence 2" in review(root, "", "--list").output


@pytest.mark.parametrize("answers", ["q", "s|q", "a|b|q", ""])
def test_where_nothing_was_answered_no_answers_are_said_to_be_kept(
    closed: Path, answers: str
) -> None:
    said = review(closed, answers, "--only", "statements").output
    assert "Your answers are in" not in said
    assert "Nothing was written." in said
    said = review(closed, "a|q", "--only", "statements").output
    assert f"Your answers are in {FERRY}/annotations.yml." in said


def test_he_said_is_shown_with_what_tells_who_he_is(root: Path) -> None:
    path = root / FERRY / "article.txt"
    path.write_text(
        "The ferry stays, Mayor Ada Quill said on Monday.\n\nRain fell on the harbour.\n\n"
        "She said the boat was sound.\n"
    )
    listed = review(root, "", "--list", "--only", "statements").output
    assert "sentence 3\n  says      the boat was sound" in listed
    assert "(1) The ferry stays, Mayor Ada Quill said on Monday." in listed
    assert "(2) Rain fell on the harbour." in listed


def test_words_are_counted_whole(root: Path) -> None:
    path = root / FERRY / "article.txt"
    path.write_text("The boat is here, she said there. She said she knew it.\n")
    result = review(root, "s|c||she||||q", "--only", "statements")
    assert '"he" stands there' not in result.output
    assert '"she" stands there 2 times' in result.output
