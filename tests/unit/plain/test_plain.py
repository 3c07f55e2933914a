"""The plain pages: words of strangers stay words, rights hold, and what is shown is bounded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotated_briefs import pipeline
from annotated_briefs.model import Asset, Publication
from annotated_briefs.plain import llms
from annotated_briefs.plain.escape import inert, link
from tests.conftest import GOLDEN_ROOT, write_root
from tests.long_root import files as long_files
from tests.rights_root import NAMES, files

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SPACE = re.compile(r"[\s\x85\u2028\u2029]+")
PLACES = {
    "%": ["paragraph"],
    "# %": ["heading"],
    "> %": ["blockquote", "paragraph"],
    "- % and\n- S1 (direct) %": ["bullet_list", *["list_item", "paragraph"] * 2],
    "Before.\n\n%\n\nAfter.": ["paragraph"] * 3,
}


def read(source: str) -> tuple[list[str], str]:
    """The blocks and the inline elements that ``source`` makes, and its words."""
    made, words = [], []
    for token in MARKDOWN.parse(source):
        if token.nesting == 1 or (token.nesting == 0 and token.type != "inline"):
            made.append(token.type.removesuffix("_open"))
        for child in token.children or ():
            if child.type in {"text", "text_special"}:
                words.append(child.content)
            else:
                made.append(child.type)
        if token.children is not None:
            words.append("\n")
    return made, "".join(words)


def plain(text: str) -> str:
    """As a reader may expect it: spaces alike, what cannot be shown as missing."""
    text = SPACE.sub(" ", text).strip()
    return re.sub(
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]",
        "\ufffd",
        text,
    )


def stays_itself(text: str) -> None:
    for place, blocks in PLACES.items():
        made, words = read(place.replace("%", inert(text)))
        assert [one for one in made if one in blocks] == made, (place, text)
        wanted = place.count("%") if plain(text) else 0
        assert words.count(plain(text)) >= wanted, (place, text)


@given(st.text(st.one_of(st.sampled_from("#*_-+=`~[]()<>!|\\&:@/.1 2\n\t^$wx"), st.characters())))
def test_a_text_is_that_text_wherever_it_stands(text: str) -> None:
    stays_itself(text)


CASES = [
    *("# a", "- a", "1. a", "1) a", "---", "===", "***", "+", "> a", "    a", "\ta", "```", "~~~"),
    *("[a](b)", "![a](b)", "<b>", "<https://a.example>", "&amp;", "a\\", "a  \nb", "[a]: b"),
    *("| a | b |\n|---|---|", "https://a.example", "www.a.example", "a@b.example", "2024. A year"),
    *(": a", "a #", "~~a~~", "`a`", "[^1]", "\\# a", "5.5 m", "10-year", "a_b_c", "<!-- a -->"),
]


@pytest.mark.parametrize("text", CASES)
def test_what_would_be_markup(text: str) -> None:
    stays_itself(text)


@pytest.mark.parametrize("text", ["https://a.example/b", "www.a.example", "so www.a.example"])
def test_an_address_in_a_text_is_no_link(text: str) -> None:
    """GitHub's Markdown links them where they stand free."""
    assert "https://" not in inert(text)
    assert "www." not in inert(text)


@pytest.mark.shared
def test_naughty_strings(shared_dir: Path) -> None:
    texts = json.loads((shared_dir / "hostile" / "blns.json").read_text("utf-8"))
    spec = (shared_dir / "hostile" / "commonmark-spec.txt").read_text("utf-8")
    texts += re.findall(r"^`{32} example\n(.*?)^\.$", spec, re.MULTILINE | re.DOTALL)
    assert len(texts) > 1000
    for text in texts:
        stays_itself(text)


@pytest.mark.parametrize(
    "address", ["https://a.example/b?c=d&e#f", "https://a.example/(x)_y", "https://a.example/a b>"]
)
def test_a_link_is_one_link(address: str) -> None:
    (token,) = [t for t in MARKDOWN.parse(link("a [b]", address)) if t.children]
    kinds = [child.type for child in token.children if child.type != "text_special"]
    assert kinds[0] == "link_open"
    assert kinds[-1] == "link_close"
    assert kinds.count("link_open") == 1


# ------------------------------------------------------------------ the pages

HERE = Publication("Our _Briefs_", url="https://briefs.example/")


@pytest.fixture(scope="module")
def rights(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> dict[str, Asset]:
    root = write_root(tmp_path_factory.mktemp("plain") / "root", files(), analyses)
    return {asset.path: asset for asset in pipeline.site(root, publication=HERE).assets}


def text_of(assets: dict[str, Asset], path: str) -> str:
    return assets[path].content.decode()


def test_a_brief_says_what_its_page_says(rights) -> None:
    text = text_of(rights, f"briefs/2024/{NAMES['full']}/index.html.md")
    assert text.startswith("# News of the tunnel\n\n> ")
    assert "## Statements" in text
    assert "no tunnel of its kind stands anywhere else" in text
    assert "[Ada Quill](https://briefs.example/people/ada-quill/index.html.md)" in text
    assert "the whole text is shown" in text
    assert "<div" not in text


@pytest.mark.parametrize("show", ["quotes", "link"])
def test_where_the_text_is_withheld_it_says_so(show: str, rights) -> None:
    text = text_of(rights, f"briefs/2024/{NAMES[show]}/index.html.md")
    assert "words not shown (rights)" in text
    assert "stands anywhere else" not in text
    assert ("has not been safe" in text) == (show == "quotes")


PAGE = {
    "mkdocs.yml": "site_name: One\n",
    "briefs/outlets/ledger.yml": "name: Ledger\n",
    "briefs/articles/2024/one/brief.yml": "headline: One\noutlet: ledger\n"
    "rights: {holder: Ledger, license: CC-BY-4.0}\n"
    'summary: "First @all.\\n\\nSecond:\\n\\n- one\\n- *two*\\n\\nLast."\n',
    "briefs/articles/2024/one/article.txt": "The ferry is late.\n\nHe said that the ferry was lost."
    "\n\nThe Northbank Office said that it was found.\n",
}


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> dict[str, Asset]:
    root = write_root(tmp_path_factory.mktemp("one") / "root", PAGE, analyses)
    here = Publication("One", description="Briefs of one ferry")
    return {asset.path: asset for asset in pipeline.site(root, publication=here).assets}


def test_a_source_that_the_page_leaves_open_is_left_open(one) -> None:
    text = text_of(one, "briefs/2024/one/index.html.md")
    assert "S1 (indirect, found by machine) “He”, left open: " in text


def test_paragraphs_and_lists_of_a_contributor_stay_apart(one) -> None:
    text = text_of(one, "briefs/2024/one/index.html.md")
    wanted = "## Summary\n\nFirst \\@all.\n\nSecond:\n\n- one\n- two\n\nLast.\n\n##"
    assert wanted in text


def test_sentences_are_whole(one) -> None:
    assert "\n> Briefs of one ferry. 1 brief, " in text_of(one, "llms.txt")
    text = text_of(one, "organizations/northbank-office/index.html.md")
    assert "\n\nOrganisation; 1 statement, mentioned in 1 brief. Found by the machine" in text


@pytest.mark.parametrize("text", ["@octocat", "to @octocat", "a@b.example"])
def test_nobody_is_called(text: str) -> None:
    assert not re.search(r"(?<!\\)@", inert(text))


def test_each_page_of_a_brief_a_name_a_story_and_an_outlet_has_one(rights_site: Path) -> None:
    found = 0
    for page in rights_site.rglob("index.html"):
        address = page.parent.relative_to(rights_site).as_posix()
        kind, _, rest = address.partition("/")
        plain_page = page.with_name("index.html.md")
        named = kind in {"people", "organizations", "places", "stories", "outlets", "briefs"}
        wanted = named and bool(rest) and rest != "facets" and "index" not in rest
        assert plain_page.is_file() == wanted, address
        head = page.read_text("utf-8").partition("</head>")[0]
        assert ('rel="alternate " type="text/markdown"' in head) == wanted
        found += wanted
    assert found > 10


def test_links_between_plain_pages_lead_somewhere(rights_site: Path) -> None:
    seen = 0
    for path in [*rights_site.rglob("*.html.md"), rights_site / "llms.txt"]:
        for target in re.findall(r"\]\(([^()\s]+)\)", path.read_text("utf-8")):
            if "://" not in target:
                seen += 1
                assert (path.parent / target).is_file(), (path, target)
    assert seen > 100


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> Iterator[dict[str, Asset]]:
    """Of more than a page, in a llms.txt of at most two of each kind."""
    root = write_root(tmp_path_factory.mktemp("long") / "root", long_files(), analyses)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("BRIEFS", "STORIES", "NAMES", "OUTLETS"):
            patch.setattr(llms, name, 2)
        yield {asset.path: asset for asset in pipeline.site(root, publication=HERE).assets}


def test_a_long_list_goes_on_at_the_next_page(long) -> None:
    """As the pages do."""
    pages = [path for path in long if path.endswith("/index.html.md")]
    whole = [p for p in pages if p.replace("/index.html.md", "/2/index.html.md") in long]
    assert len(whole) > 2
    for path in whole:
        assert "[Page 2 of " in text_of(long, path)
    assert max(len(long[path].content) for path in pages) < 100_000


# ------------------------------------------------------------------ llms.txt


def test_llms_has_the_form_that_is_asked_for(rights) -> None:
    lines = text_of(rights, "llms.txt").splitlines()
    assert lines[0] == r"# Our \_Briefs\_"
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("# ")] == lines[:1]
    after = lines[lines.index("## Data") :]
    for line in filter(None, after):
        assert re.fullmatch(
            r"## \w+|- \[.+\]\(https://briefs\.example/[^()\s]+\)(: .+|, .+)?", line
        ), line


def test_llms_stays_short_and_says_what_it_leaves_out(long) -> None:
    text = text_of(long, "llms.txt")
    assert "[All briefs](https://briefs.example/data/briefs.csv): above are the newest 2 of" in text
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[2:]
    assert all(section.count("\n- ") <= 3 for section in sections)


def test_golden_root_has_no_stranger_in_its_plain_pages(make_root) -> None:
    """Every word of a file is text, a link of ours, or one to the article."""
    assets = pipeline.site(make_root(copy=GOLDEN_ROOT)).assets
    plain_pages = [a for a in assets if a.path.endswith(".md")]
    assert len(plain_pages) > 5
    for asset in plain_pages:
        made, _ = read(asset.content.decode())
        allowed = {"heading", "paragraph", "blockquote", "bullet_list", "list_item"}
        assert set(made) <= {*allowed, "link_open", "link_close", "code_inline"}, asset.path


# ------------------------------------------------------------------ what briefs show together


def sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)\n\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_a_story_an_outlet_and_a_source_say_their_figures(rights) -> None:
    """Seven briefs of one outlet and story, in all of which Ada Quill speaks."""
    story = sections(text_of(rights, "stories/what-was-closed/index.html.md"))
    assert [*story] == ["Briefs", "Whom each brief quotes"], "one outlet: nothing it has alone"
    assert re.match(r"- Brief 1: \[.+\]\(.+\), Ledger, 6 May 2024: \d+ of ", story["Briefs"])
    quill = next(
        line for line in story["Whom each brief quotes"].splitlines() if "Ada Quill" in line
    )
    assert all(f"in brief {n}" in quill for n in range(1, 8))
    outlet = sections(text_of(rights, "outlets/ledger/index.html.md"))
    assert "over 7 briefs with " in outlet["Sourcing in these briefs"]
    assert (
        "- Briefs in which the article cites unnamed sources: 7 of 7 briefs, 100% (65%"
        in (outlet["Sourcing in these briefs"])
    )
    assert re.search(r"- Statements by form: \d+ direct, ", outlet["Sourcing in these briefs"])
    source = sections(text_of(rights, "people/ada-quill/index.html.md"))
    assert re.match(r"\d+ statements in 7 briefs\. ", source["As a source"])
    assert source["Described as"].startswith("- “")


def test_related_briefs_and_their_reasons_stand_below(rights) -> None:
    text = text_of(rights, f"briefs/2024/{NAMES['full']}/index.html.md")
    related = sections(text)["Related briefs"]
    assert related.count("\n- ") + 1 == 5
    assert "same story; both quote Ada Quill (S" in related
    assert "https://briefs.example/briefs/2024/" in related


def test_withheld_words_stand_in_none_of_it(rights) -> None:
    """Where the text is withheld, no run of its words is in the files about several briefs."""
    joined = [text_of(rights, p) for p in rights if p.endswith(".md") and "/2024/" not in p]
    joined += [sections(text_of(rights, f"briefs/2024/{name}/index.html.md"))["Related briefs"]
               for name in NAMES.values()]  # fmt: skip
    assert len(joined) == 9
    for words in (
        "built by prisoners, and no link",
        "stands anywhere else on this bridge coast",
        "waited three days for the bridge",
        "never safe and the keeper of the bridge gate",
    ):
        assert not any(words in text for text in joined)  # fmt: skip


PIER = "The old pier has been rotten since the winter gales"
TWO = {
    "mkdocs.yml": "site_name: Two\n",
    "briefs/outlets/ledger.yml": "name: The *Ledger*\n",
    "briefs/outlets/herald.yml": "name: Herald\n",
    "briefs/entities/people/ada-quill.yml": "name: Ada Quill\n",
    "briefs/entities/people/bo-lark.yml": "name: Bo Lark\n",
} | {
    f"briefs/articles/2024/{slug}/{file}": text
    for slug, outlet, day, words in (
        ("one", "ledger", 6, f"“{PIER},” said Ada Quill."),
        ("two", "herald", 7, f"“{PIER},” Bo Lark said."
         "\n\nAda Quill said that nobody had asked her. Bo Lark, a diver, said that he had warned"
         " the harbour office."),
    )
    for file, text in {
        "brief.yml": f"headline: Pier {slug}\noutlet: {outlet}\npublished: 2024-05-{day:02}\n"
        "story: The pier\nrights: {holder: H, license: CC-BY-4.0}\n",
        "article.txt": words,
    }.items()
}  # fmt: skip


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> dict[str, Asset]:
    root = write_root(tmp_path_factory.mktemp("two") / "root", TWO, analyses)
    return {asset.path: asset for asset in pipeline.site(root).assets}


def test_who_enters_when_and_what_one_outlet_has_alone(two) -> None:
    story = sections(text_of(two, "stories/the-pier/index.html.md"))
    first, second = story["Briefs"].strip().splitlines()
    assert "New here" not in first
    assert second.endswith(" New here: Bo Lark.")
    assert (
        "2 statements: S1 in brief 1; S2 in brief 2. By outlet: Herald 1, The \\*Ledger\\* 1"
        in (story["Whom each brief quotes"])
    )
    assert "Herald quotes or cites [Bo Lark]" in story["What only one outlet has"]


def test_the_same_words_elsewhere_say_to_whom_each_ascribes_them(two) -> None:
    text = sections(text_of(two, "briefs/2024/one/index.html.md"))["The same words elsewhere"]
    assert text.startswith("S1, ascribed here to Ada Quill: “The old pier has been rotten")
    assert (
        "- [Pier two](../two/index.html.md), Herald, 7 May 2024 (S1, ascribed to Bo Lark, " in text
    )


def test_a_figure_changes_the_key_of_the_file_that_says_it(two, tmp_path, analyses) -> None:
    files = {**TWO, "briefs/articles/2024/two/article.txt": "Ada Quill said that it was late."}
    root = write_root(tmp_path / "root", files, analyses)
    after = {asset.path: asset for asset in pipeline.site(root).assets}
    for address in ("stories/the-pier", "people/ada-quill", "briefs/2024/one"):
        path = f"{address}/index.html.md"
        assert text_of(two, path) != text_of(after, path)
        assert two[path].key != after[path].key
