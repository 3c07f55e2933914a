"""Each broken specimen against the complete list of what is wrong with it."""

import os
import re
import sys
from pathlib import Path

import pytest

from annotated_briefs.checks import load_checked
from annotated_briefs.diagnostics import Rule, Severity, explanation
from annotated_briefs.load import load
from annotated_briefs.model import Limits

sys.path.insert(0, str(Path(__file__).parents[2] / "specimens"))
from roots import BRIEF, GOOD, SPECIMENS, Specimen, long_path, write

SOUND = Specimen("sound", {}, [])


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda s: s.name)
def test_specimen(specimen, tmp_path):
    write(tmp_path, specimen)

    corpus, found = load_checked(tmp_path, limits=Limits(text=specimen.text_limit))

    places = [f"{d.path.as_posix()}:{d.line}:{d.column}: {d.code}" for d in found]
    assert sorted(places) == sorted(long_path_of(line) for line in specimen.expected)
    assert all(d.message for d in found)
    broken = any(
        d.severity is Severity.ERROR and d.path.as_posix().startswith(BRIEF) for d in found
    )
    assert ("harbour-closed" in [b.slug for b in corpus.briefs]) != broken


def long_path_of(line):
    path, colon, rest = line.partition(":")
    return long_path(path) + colon + rest


def test_the_sound_root_has_nothing_wrong(tmp_path):
    write(tmp_path, SOUND)

    corpus, found = load_checked(tmp_path)

    assert found == ()
    assert [b.address for b in corpus.briefs] == ["briefs/2024/harbour-closed"]
    assert set(corpus.register.entities) == {"ada-quill", "old-harbour"}
    assert set(corpus.outlets) == {"harbour-news"}
    assert len(GOOD) == 7


def test_unreadable_file(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("nothing is unreadable for root; see test_unreadable_by_refusal")
    write(tmp_path, SOUND)
    (tmp_path / BRIEF / "article.txt").chmod(0)
    _, found = load(tmp_path)
    assert [d.code for d in found] == ["B013"]


def test_unreadable_by_refusal(tmp_path, monkeypatch):
    write(tmp_path, SOUND)
    really = os.open

    def refuse(path, *args, **kwargs):
        if Path(path).name == "brief.yml":
            raise PermissionError(13, "Permission denied")
        return really(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    corpus, found = load(tmp_path)
    assert [str(d) for d in found] == [
        f"{BRIEF}/brief.yml:1:1: B013 cannot be read: permission denied (see who may read the file)"
    ]
    assert corpus.briefs == ()


@pytest.mark.parametrize("rule", Rule, ids=lambda r: r.code)
def test_every_rule_has_a_specimen_and_an_explanation(rule):
    # An unreadable file is no specimen for root; the others need the language model.
    tested = {s.code for s in SPECIMENS} | {"B013", "B507", "B508", "B511", "B515"}
    assert rule.code in tested
    text = explanation(rule)
    assert text.startswith(f"{rule.code}: {rule.title} ({rule.severity})")
    assert "Wrong:" in text
    assert "Right:" in text


def test_no_explanation_without_a_rule():
    from importlib import resources

    text = resources.files("annotated_briefs").joinpath("rules.md").read_text("utf-8")
    assert re.findall(r"^## (.*)$", text, re.M) == [rule.code for rule in Rule]


def test_codes_are_unique_and_in_order():
    codes = [rule.code for rule in Rule]
    assert codes == sorted(set(codes))
