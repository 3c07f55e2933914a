import json
from pathlib import Path

from annotated_briefs.diagnostics import (
    Diagnostic,
    Rule,
    as_github,
    as_json,
    as_text,
    quoted,
)

FIRST = Diagnostic(Path("a/b.yml"), 3, 1, Rule.UNKNOWN_KEY, 'unknown key "autor"', "delete it")
SECOND = Diagnostic(Path("a/b.yml"), 12, 4, Rule.STRAY, "50% done:\r\nsee, there")
THIRD = Diagnostic(Path("c,d:e%.yml"), 1, 1, Rule.SHARED_ALIAS, "x")


def test_text_is_in_order_of_position():
    assert as_text([SECOND, FIRST]) == (
        'a/b.yml:3:1: B103 error: unknown key "autor" (delete it)\n'
        "a/b.yml:12:4: B002 warning: 50% done:\\r\\nsee, there"
    )


def test_github():
    assert as_github([THIRD, SECOND, FIRST]).split("\n") == [
        '::error file=a/b.yml,line=3,col=1,title=B103 unknown key::unknown key "autor" (delete it)',
        "::warning file=a/b.yml,line=12,col=4,title=B002 a file that nothing reads"
        "::50%25 done:%0D%0Asee, there",
        "::notice file=c%2Cd%3Ae%25.yml,line=1,col=1,title=B304 a name that two records claim::x",
    ]


def test_json():
    assert json.loads(as_json([FIRST])) == [
        {
            "path": "a/b.yml",
            "line": 3,
            "column": 1,
            "code": "B103",
            "severity": "error",
            "title": "unknown key",
            "message": 'unknown key "autor"',
            "hint": "delete it",
        }
    ]
    assert json.loads(as_json([])) == []


def test_nothing_to_say():
    assert as_text([]) == as_github([]) == ""


def test_terminals_are_not_commanded():
    hostile = Diagnostic(Path("a\n\x1b[2J\udcff.yml"), 1, 1, Rule.STRAY, "\u202ex")
    assert as_text([hostile]) == r"a\n\x1b[2J\udcff.yml:1:1: B002 warning: \u202ex"
    as_github([hostile]).encode()
    as_json([hostile]).encode()


def test_quoted_is_cut():
    assert quoted("abc") == '"abc"'
    assert len(quoted("x" * 1000)) == 62


def test_quoted_words_with_marks_get_others():
    assert quoted('"safe,"') == "'\"safe,\"'"
    assert quoted('"it\'s safe,"') == '“"it\'s safe,"”'
    assert quoted("it's") == '"it\'s"'
