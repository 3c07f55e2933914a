"""What a built site holds of articles that may not be shown whole."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyarrow import parquet

from annotated_briefs.cli import cli
from annotated_briefs.load import load
from annotated_briefs.pipeline import annotate_corpus
from annotated_briefs.search import FOLDER, installed
from annotated_briefs.text import split, words
from tests import markup
from tests.conftest import REPOSITORY, indexed
from tests.rights_root import NAMES, QUOTE, TEMPLATE

RUN = 12
"""As many words in a row may not stand outside of a published quotation."""


def grams(text: str, size: int = RUN) -> set[tuple[str, ...]]:
    """Every run of ``size`` words in ``text``, capitals and marks left out."""
    found = re.findall(r"\w+|¶¶", text.casefold())
    return {tuple(found[i : i + size]) for i in range(len(found) - size + 1)}


@dataclass
class Case:
    """One brief: its article, and what of it was published."""

    show: str
    address: str
    text: str
    allowed: set[tuple[str, ...]] = field(default_factory=set)


@dataclass
class Site:
    folder: Path
    cases: dict[str, Case]


@pytest.fixture(scope="module")
def site(rights_root: Path, rights_site: Path) -> Site:
    corpus, diagnostics = load(rights_root)
    assert [d for d in diagnostics if d.severity.value != "note"] == []
    cases = {}
    for view in annotate_corpus(corpus):
        text = view.brief.article.text if view.brief.article else ""
        case = Case(view.show.value, view.brief.address, text)
        shown = [part for parts in view.quotes.values() for part in parts]
        shown.append(" ".join(block.span.of(text) for block in view.blocks))
        for part in shown:
            case.allowed |= grams(part)
        if case.show in {"quotes", "excerpt"} and text:
            assert view.quotes, "a case without quotations tests nothing"
        cases[view.brief.slug] = case
    return Site(rights_site, cases)


def texts_of(folder: Path) -> dict[str, str]:
    """Every text of the built site: pages with their attributes, the search index, the rest."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.suffix == ".html":
            tree = markup.read(path)
            values = [v for e in tree.iter() for v in e.attrib.values()]
            found[name] = markup.text(tree)
            found[f"{name} attributes"] = " ¶¶ ".join(values)
            # They are sent to whoever reads the page.
            comments = [e.text or "" for e in tree.iter() if not isinstance(e.tag, str)]
            found[f"{name} comments"] = " ¶¶ ".join(comments)
        elif path.suffix in {".json", ".jsonld"}:
            data = json.loads(path.read_text("utf-8"))
            strings = [markup.text(markup.fragment(s)) for s in _strings(data)]
            found[name] = " ¶¶ ".join(strings)
        elif path.suffix == ".csv":
            cells = csv.reader(io.StringIO(path.read_bytes().decode(), newline=""))
            found[name] = " ¶¶ ".join(cell for row in cells for cell in row)
        elif path.suffix in {".xml", ".txt", ".md", ".yml", ".cff"}:
            found[name] = path.read_text("utf-8")
        elif path.suffix == ".sqlite":
            found |= {f"{name} {table}": text for table, text in tables_of(path)}
        elif path.suffix == ".parquet":
            rows = parquet.read_table(path).to_pylist()
            found[name] = " ¶¶ ".join(str(cell) for row in rows for cell in row.values())
    if (folder / FOLDER).is_dir():
        for page in indexed(folder):
            found[f"{FOLDER} {page['url']}"] = " ¶¶ ".join(_strings(page))
    return found


def tables_of(path: Path) -> Iterator[tuple[str, str]]:
    """Every table of a database, those of its full-text index as well."""
    with closing(sqlite3.connect(path)) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            rows = database.execute(f'SELECT * FROM "{name}"')
            cells = (c.decode("latin-1") if isinstance(c, bytes) else c for r in rows for c in r)
            yield name, " ¶¶ ".join(map(str, cells))


def _strings(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    items = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [s for item in items for s in _strings(item)]


@pytest.fixture(scope="module")
def export(rights_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "out"
    done = CliRunner().invoke(cli, ["export", "--root", str(rights_root), "--out", str(out)])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture(scope="module")
def grams_of(site: Site, export: Path) -> dict[str, set[tuple[str, ...]]]:
    return {
        name: grams(text)
        for folder in (site.folder, export)
        for name, text in texts_of(folder).items()
    }


@pytest.mark.parametrize("show", ["excerpt", "quotes", "link"])
def test_no_run_of_words_outside_the_quotations(
    show: str, site: Site, grams_of: dict[str, set[tuple[str, ...]]]
) -> None:
    case = site.cases[NAMES[show]]
    withheld = grams(case.text) - case.allowed
    assert len(withheld) > 50
    leaks = {name: found & withheld for name, found in grams_of.items()}
    assert {name: " ".join(min(found)) for name, found in leaks.items() if found} == {}


@pytest.mark.parametrize(
    "name",
    ["data/statements.csv", "statements.csv", "statements.parquet", "collection.sqlite statements"],
)
def test_the_tables_are_looked_into(
    name: str, site: Site, grams_of: dict[str, set[tuple[str, ...]]]
) -> None:
    assert grams_of[name] & site.cases[NAMES["quotes"]].allowed


@pytest.mark.skipif(not installed(), reason="Pagefind is not installed")
def test_the_index_of_the_search_is_looked_into(
    site: Site, grams_of: dict[str, set[tuple[str, ...]]]
) -> None:
    case = site.cases[NAMES["full"]]
    (found,) = [grams_of[name] for name in grams_of if name == f"{FOLDER} /{case.address}/"]
    shown = grams(split(case.text).body[0].span.of(case.text))
    assert shown
    assert shown <= found


def test_the_articles_of_the_cases_share_no_run_of_words() -> None:
    """Or the words of one that is shown whole would count as a leak of another."""
    runs = [grams(TEMPLATE.replace("@", name)) for name in NAMES.values()]
    assert sum(len(one) for one in runs) == len(set().union(*runs))


def test_the_whole_text_where_rights_allow_it(
    site: Site, grams_of: dict[str, set[tuple[str, ...]]]
) -> None:
    case = site.cases[NAMES["full"]]
    for paragraph in split(case.text).paragraphs:
        found = grams_of[f"{case.address}/index.html"]
        assert grams(paragraph.span.of(case.text)) <= found


def test_the_check_would_see_a_leak(site: Site) -> None:
    case = site.cases[NAMES["quotes"]]
    sentence = split(case.text).body[2].span.of(case.text)
    assert grams(f"<p>{sentence}</p>") & (grams(case.text) - case.allowed)


def test_quotations_are_shown_and_the_long_one_is_not(site: Site) -> None:
    page = (site.folder / site.cases["depot"].address / "index.html").read_text("utf-8")
    said = [markup.words(e) for e in markup.by_class(markup.parse(page), "ab-said")]
    assert any("not safe" in s for s in said)
    assert sum(words(s) for s in said) <= words(site.cases["depot"].text) * 0.25
    assert "in storms and floods" not in page


@pytest.mark.parametrize("slug", ["bridge", "bridge-without-text"])
def test_a_link_holds_no_words_of_the_article(slug: str, site: Site) -> None:
    page = markup.read(site.folder / site.cases[slug].address / "index.html")
    (content,) = list(page.iter("article"))
    text = site.cases[slug].text or QUOTE.format("bridge gate", "bridge gate")
    assert grams(markup.text(content), 5) & grams(text, 5) == set()


@pytest.mark.parametrize("name", ["arcade", "depot"])
def test_without_a_text_the_reviewed_words_are_shown(name: str, site: Site) -> None:
    case = site.cases[f"{name}-without-text"]
    page = markup.read(site.folder / case.address / "index.html")
    said = [markup.words(e) for e in markup.by_class(page, "ab-said")]
    assert said == [QUOTE.format(f"{name} gate", f"{name} gate")]


@pytest.mark.parametrize("name", ["depot", "bridge"])
def test_deck_is_withheld_with_the_text(name: str, site: Site) -> None:
    page = markup.read(site.folder / site.cases[name].address / "index.html")
    (content,) = list(page.iter("article"))
    assert f"The {name} is closed." not in markup.text(content)


@pytest.mark.shared
def test_the_sample_site_holds_the_seed_in_quotations_only(
    sample_site: Path, shared_dir: Path
) -> None:
    """The seed's text is nobody's to publish; the sample brief on it shows short quotations."""
    articles = shared_dir / "articles"
    gold = json.loads((articles / "pishtaz-cracks.sourcing.gold.json").read_text("utf-8"))
    body = gold["structure"]["paragraphs"]
    text = (articles / "pishtaz-cracks.txt").read_text("utf-8")[body[0][0] : body[-1][1]]
    corpus, _ = load(REPOSITORY)
    (brief,) = [b for b in corpus.briefs if b.metadata.outlet == "pishtaz"]
    quotes = [s.exact for d in brief.decisions.statements for s in d.content]
    allowed = set().union(*(grams(q) for q in quotes))
    assert max(words(q) for q in quotes) <= 50
    assert sum(words(q) for q in quotes) <= words(text) * 0.25
    withheld = grams(text) - allowed
    for name, found in texts_of(sample_site).items():
        assert grams(found) & withheld == set(), name
