"""Roots of briefs that differ in the article's text, and what their pages show of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

import yaml

from annotated_briefs.load.characters import if_page
from tests import markup

MKDOCS = (
    "site_name: A site\nplugins: [search, briefs]\n"
    "validation: {omitted_files: ignore, unrecognized_links: ignore}\n"
)
RIGHTS = {"holder": "A", "license": "CC-BY-4.0", "show": "full"}


HARMLESS = [
    "“We won,” said Ada Quill, 41, of Paris. He reportedly left.\n\nThe aftermath\n\nNobody spoke."
    " “It was over.” The United Nations (UN) said in a statement that Paris was safe.\n"
]
"""With all that a brief can show: who speaks, who is not heard, hedges, a subhead, an orphan."""

_WORDS = "“The harbour wall will not hold another winter like the last one,” said"
SHARED = [f"{_WORDS} Ada Quill on Monday.\n", f"The ferry was late. {_WORDS} Bo Reed, a baker.\n"]
"""Two articles that carry the same words of two people."""

PROSE_CLASSES = {"ab-prose", "ab-margin-note"}


def kinds(site: Path) -> set[tuple[str, str]]:
    """Every element and attribute that pages of ``site`` have outside prose."""
    found = set()
    for path in site.rglob("*.html"):
        for element in outside_prose(read(path)):
            found |= {(element.tag, name) for name in ("", *element.attrib)}
    return found


def outside_prose(element: Element) -> Iterator[Element]:
    """``element`` and what is in it, without what stands in prose."""
    if not isinstance(element.tag, str):
        return  # a comment
    yield element
    if not PROSE_CLASSES & set((element.get("class") or "").split()):
        for child in element:
            yield from outside_prose(child)


# Reading a page as a browser does takes ten times as long as making it.
read = lru_cache(maxsize=300)(markup.read)
"""A page, which nobody may change."""


def brief(**values: object) -> str:
    """A brief.yml with ``values`` over what has to stand in one."""
    given = {"headline": "A brief", "outlet": "an-outlet", "rights": RIGHTS, **values}
    text: str = yaml.safe_dump(given, default_style='"', width=10**6, sort_keys=False)
    return text


def root_of(texts: Mapping[str, str], *, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The files of a root with an article for each of ``texts``; ``more`` holds other brief.yml."""
    made = {
        "mkdocs.yml": MKDOCS,
        "briefs/outlets/an-outlet.yml": "name: An Outlet\n",
    }
    for slug, text in texts.items():
        made[f"briefs/articles/undated/{slug}/article.txt"] = text
        made[f"briefs/articles/undated/{slug}/brief.yml"] = (more or {}).get(slug, brief())
    return made


def page_of(site: Path, slug: str) -> Path:
    return site / "briefs/undated" / slug / "index.html"


def shown_text(page: Path) -> str:
    """The words of the article on its page, its blocks joined."""
    (article,) = markup.by_class(read(page), "ab-text")
    rows = markup.by_class(article, "ab-row")
    return " ".join(" ".join(markup.text(e) for e in row if e.tag in {"p", "h3"}) for row in rows)


def commonmark(shared: Path) -> list[str]:
    """The examples of CommonMark's specification: source and result of each in one text."""
    spec = (shared / "hostile" / "commonmark-spec.txt").read_text("utf-8")
    fence = "`" * 32
    found = re.findall(
        rf"^{fence} example\n(.*?)^\.\n(.*?)^{fence}$", spec, re.DOTALL | re.MULTILINE
    )
    return [f"{source}\n{result}".replace("→", "\t") for source, result in found]


def payloads(shared: Path) -> list[str]:
    """Payloads against sanitisers."""
    found: list[str] = json.loads((shared / "hostile" / "dompurify.json").read_text("utf-8"))
    return found


def hostile_briefs(shared: Path) -> dict[str, dict[str, str]]:
    """147 hostile articles and their metadata, by name."""
    found: dict[str, dict[str, str]] = json.loads(
        (shared / "hostile" / "hostile-briefs.json").read_text("utf-8")
    )
    return found


def below_words(text: str) -> str:
    """``text`` as part of an article: by itself, a web page's source is refused (B016)."""
    return f"A line.\n\n{text}" if if_page(text, Path()) else text


def numbered(texts: Iterable[str]) -> dict[str, str]:
    return {f"text-{n}": text for n, text in enumerate(texts)}
