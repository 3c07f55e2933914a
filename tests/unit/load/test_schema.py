import sys
from pathlib import Path

import pytest

from annotated_briefs.load import find_root, json_schema, load
from annotated_briefs.load.fields import (
    date_problem,
    slug_problem,
    url_problem,
)
from annotated_briefs.load.licences import canonical, is_open
from annotated_briefs.load.schema import SCHEMA_KINDS
from annotated_briefs.model import Kind, Selector, Show, Verdict

sys.path.insert(0, str(Path(__file__).parents[2] / "specimens"))
from roots import ANNOTATIONS, BRIEF_YML, WITHOUT_TEXT, Specimen, brief, more, write


def loaded(tmp_path, changes):
    write(tmp_path, Specimen("", changes, []))
    return load(tmp_path)


def messages(tmp_path, changes):
    return [str(d).partition(": ")[2] for d in loaded(tmp_path, changes)[1]]


@pytest.mark.parametrize(
    ("written", "name", "open_"),
    [
        ("CC BY 2.5", "CC-BY-2.5", True),
        ("cc-by-sa-4.0", "CC-BY-SA-4.0", True),
        ("CC BY-NC 4.0", "CC-BY-NC-4.0", False),
        ("by nd 4.0", "CC-BY-ND-4.0", False),
        ("cc by nc sa 3.0 us", "CC-BY-NC-SA-3.0-US", False),
        ("CC0", "CC0-1.0", True),
        ("Public Domain", "public-domain", True),
        ("All rights reserved", "all-rights-reserved", False),
        ("unknown", "unknown", False),
    ],
)
def test_licences(written, name, open_):
    assert canonical(written) == name
    assert is_open(name) is open_


@pytest.mark.parametrize("written", ["CC BY", "CC BY 5.0", "CC BY-ND-SA 4.0", "MIT", "", "CC-4.0"])
def test_unknown_licences(written):
    assert canonical(written) is None


@pytest.mark.parametrize("good", ["2024", "2024-12", "2024-02-29", "0999"])
def test_dates(good):
    assert date_problem(good) is None


@pytest.mark.parametrize(
    "bad",
    [
        "24",
        "2024-2",
        "2023-02-29",
        "2024-13",
        "2024-00",
        "2024-12-32",
        "0000",
        "２０２４",
        "2024-1-1",
    ],
)
def test_no_dates(bad):
    assert date_problem(bad)


@pytest.mark.parametrize(
    "bad",
    ["", "example.org", "ftp://a.b", "javascript:alert(1)", "http://", "http://[x", "https://a b",
     "https://a:b@c.d/", "https://a.b/\"onload", "http://a:99999999/", "//a.b", "data:text/html,x",
     "http://.", "https://a.b/\\x"],
)  # fmt: skip
def test_no_urls(bad):
    assert url_problem(bad)


@pytest.mark.parametrize(
    "good", ["https://a.b/c?d=e#f", "http://localhost:80/", "https://bücher.de/ä"]
)
def test_urls(good):
    assert url_problem(good) is None


@pytest.mark.parametrize("bad", ["", "A", "a--b", "-a", "a-", "a_b", "é", "index", "con", "a" * 81])
def test_no_slugs(bad):
    assert slug_problem(bad)


def test_a_full_brief(tmp_path):
    yml = BRIEF_YML + (
        "  show: quotes\n  basis: licence\n"
        "byline: Ada Quill\ntopics: [harbours, repairs]\nlanguage: en-GB\n"
        "deck: >\n  Two\n  lines\nstory: The harbour\nimage: {caption: A gull}\n"
        "based_on:\n  - {title: A, publisher: B, published: 2024, license: cc0}\n"
    )
    corpus, found = loaded(tmp_path, {"@/brief.yml": yml})
    assert found == ()
    metadata = corpus.briefs[0].metadata
    assert metadata.byline == ("Ada Quill",)
    assert metadata.deck == "Two lines"
    assert metadata.rights.license == "CC-BY-4.0"
    assert metadata.rights.show is Show.QUOTES
    assert metadata.based_on[0].published == "2024"
    assert metadata.based_on[0].license == "CC0-1.0"


@pytest.mark.parametrize(
    ("licence", "show"),
    [("CC BY 4.0", Show.FULL), ("CC0", Show.FULL), ("CC BY-NC 4.0", Show.QUOTES),
     ("unknown", Show.QUOTES)],
)  # fmt: skip
def test_show_by_licence(tmp_path, licence, show):
    closed = show is Show.QUOTES
    # Under a closed licence the text may not stand beside it.
    changes = {"@/article.txt": None, "@/annotations.yml": WITHOUT_TEXT} if closed else {}
    corpus, _ = loaded(tmp_path, {**brief("CC BY 4.0", licence), **changes})
    assert corpus.briefs[0].metadata.rights.show is show


def test_a_permission_allows_the_text(tmp_path):
    rights = "unknown\n  show: full\n  permission_ref: letter of 2 May"
    corpus, found = loaded(tmp_path, brief("CC BY 4.0", rights))
    assert found == ()
    assert corpus.briefs[0].metadata.rights.show is Show.FULL


def test_published_unknown_and_year_alone(tmp_path):
    corpus, found = loaded(tmp_path, brief("2024-05-01", "2024"))
    assert (found, corpus.briefs[0].metadata.published) == ((), "2024")
    corpus, _ = loaded(tmp_path, brief("2024-05-01", "Unknown"))
    assert corpus.briefs[0].metadata.published is None


def test_annotations(tmp_path):
    corpus, _ = loaded(tmp_path, {})
    decisions = corpus.briefs[0].decisions
    assert decisions.statements[0].verdict is Verdict.CONFIRMED
    assert decisions.statements[0].content == (Selector('"The harbour is not safe,"'),)
    assert decisions.mentions[0].entity == "ada-quill"
    assert decisions.notes[0].review.on == "2024-05-02"


def test_a_name_that_is_none(tmp_path):
    yml = "entities:\n- {target: Monday, entity: null, by: A, on: 2024-05-02}\n"
    corpus, found = loaded(tmp_path, {"@/annotations.yml": yml})
    assert found == ()
    assert corpus.briefs[0].decisions.mentions[0].entity is None


def test_a_brief_without_its_text(tmp_path):
    corpus, found = loaded(tmp_path, {"@/article.txt": None, "@/annotations.yml": WITHOUT_TEXT})
    assert found == ()
    assert corpus.briefs[0].article is None
    assert corpus.briefs[0].decisions.text.sentences == 3


def test_kinds_come_from_folders(tmp_path):
    corpus, _ = loaded(tmp_path, {"E/groups/gulls.yml": "name: Gulls\n"})
    kinds = {e.id: e.kind for e in corpus.register.entities.values()}
    assert kinds == {"ada-quill": Kind.PERSON, "old-harbour": Kind.PLACE, "gulls": Kind.NORP}


def test_names_told_apart_are_no_note(tmp_path):
    yml = "name: Bo Quill\naliases: [Mayor Quill]\ndifferent_from: ada-quill\n"
    assert loaded(tmp_path, {"E/people/bo-quill.yml": yml})[1] == ()


def test_an_error_leaves_only_its_own_out(tmp_path):
    changes = {
        "briefs/articles/undated/b/brief.yml": BRIEF_YML.replace("2024-05-01", "unknown"),
        "briefs/articles/undated/b/article.txt": "Another text.\n",
        "@/brief.yml": "x",
    }
    corpus, _ = loaded(tmp_path, changes)
    assert [b.address for b in corpus.briefs] == ["briefs/undated/b"]


def test_a_broken_record_takes_its_briefs_along_and_says_so(tmp_path):
    found = messages(tmp_path, {"O/harbour-news.yml": "name: A\nname: B\n"})
    assert found == [
        'B301 the record "harbour-news" has errors of its own'
        " (mend briefs/outlets/harbour-news.yml)",
        'B102 the key "name" stands here again (first in line 1: keep one)',
    ]


def test_a_record_that_is_not_there_may_be_of_any_kind(tmp_path):
    found = messages(tmp_path, {"@/annotations.yml": ANNOTATIONS.replace(": ada-quill", ": zoe")})
    kinds = "people, organizations, places,"
    assert any(
        f'B302 there is no record "zoe" (add briefs/entities/<kind>/zoe.yml with one of {kinds}'
        in f
        for f in found
    )


def test_a_broken_record_of_an_entity_is_named_with_its_folder(tmp_path):
    found = messages(tmp_path, {"E/people/ada-quill.yml": "name: A\nname: B\n"})
    mend = " (mend briefs/entities/people/ada-quill.yml)"
    assert f'B302 the record "ada-quill" has errors of its own{mend}' in found


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("autor: x", 'B103 unknown key "autor" (did you mean "byline"?)'),
        ("sumary: x", 'B103 unknown key "sumary" (did you mean "summary"?)'),
        ("topics: {a: b}", 'B202 "topics" must be a list, not keys and values'
         ' (write one item a line, each after "- ")'),
        ("story: 7", 'B202 "story" must be text, not a number (put it in quotes: "7")'),
        ("story: true", 'B202 "story" must be text, not true or false (put it in quotes: "true")'),
        ("based_on: [{title: x}]",
         'B201 the key "publisher" is missing (who published it)'),
    ],
)  # fmt: skip
def test_hints(tmp_path, lines, message):
    assert messages(tmp_path, more(lines + "\n")) == [message]


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_json_schema_describes_every_field(kind):
    schema = json_schema(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for part in (schema, *schema.get("$defs", {}).values()):
        assert part["title"]
        assert part["description"]
        assert part["additionalProperties"] is False
        for name, field in part["properties"].items():
            assert field.get("description"), name


def test_json_schema_takes_what_load_takes():
    byline = json_schema("brief")["properties"]["byline"]
    assert {"array", "string"} == {one["type"] for one in byline["anyOf"]}
    assert json_schema("brief")["required"] == ["headline", "outlet", "rights"]


def test_find_root(tmp_path):
    write(tmp_path, Specimen("", {}, []))
    assert find_root(tmp_path / "briefs" / "articles" / "2024") == tmp_path.resolve()
    assert find_root(tmp_path / "briefs" / "outlets") == tmp_path.resolve()
    assert find_root(tmp_path.parent) is None
