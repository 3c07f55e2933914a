"""What contributors write themselves (summary, why, notes): each link has to lead somewhere, and
HTML is not read there.

A relative link is read from the brief's own page, as a browser reads it. Pages of names that only
the machine has seen come and go with a version, so that a link to one counts as leading nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from posixpath import normpath

from annotated_briefs.addresses import KIND_FOLDERS, between
from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load.drafts import Draft
from annotated_briefs.load.fields import url_problem
from annotated_briefs.load.problems import closest_of
from annotated_briefs.load.yaml_source import KeyPath, YamlDocument

# [words](address "title"), and the address of a reference in a line of its own.
_LINK = re.compile(
    r"\]\(\s*<?([^()\s<>]{1,500})|^ {0,3}\[[^\]\n]{1,100}\]:\s*<?([^\s<>]{1,500})", re.M
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>\n]{0,300})?/?>")
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)[^`]{1,500}\1(?!`)")
"""Between backticks, letters are what is meant."""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_INDEXES = frozenset(
    (
        *("", ".", "briefs", "outlets", "stories", "topics", "years", "sources", "insights"),
        *("search", *KIND_FOLDERS.values()),
    )
)
_MADE = ("stories/", "topics/", "years/", "sources/")
"""Pages that are made of what the briefs say: not looked up here."""


def check(
    drafts: Sequence[Draft], addresses: Collection[str], has_page: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """``addresses`` are those of records and briefs; ``has_page`` says whether the publisher wrote
    the page at an address."""
    for one in drafts:
        here = f"briefs/{one.year}/{one.folder.name}"
        for document, path, text in _prose(one):
            if tag := _TAG.search(_CODE.sub("", text)):
                message = f"{quoted(tag.group())} is HTML, and shown as letters"
                hint = "write Markdown, as in **bold**, *italic* or [words](address)"
                yield document.diagnostic(path, Rule.TAG_IN_TEXT, message, hint)
            for found in _LINK.finditer(text):
                link = found[1] or found[2]
                if problem := _problem(link, here, addresses, has_page):
                    message = f"the link {quoted(link)} {problem[0]}"
                    yield document.diagnostic(path, Rule.DEAD_LINK, message, problem[1])


def _prose(one: Draft) -> Iterator[tuple[YamlDocument, KeyPath, str]]:
    if one.brief and one.metadata:
        for key, text in (("summary", one.metadata.summary), ("why", one.metadata.why)):
            if text:
                yield one.brief, (key,), text
    if one.annotations and one.decisions:
        for index, note in enumerate(one.decisions.notes):
            yield one.annotations, ("notes", index, "body"), note.body


def _problem(
    link: str, here: str, addresses: Collection[str], has_page: Callable[[str], bool]
) -> tuple[str, str] | None:
    """What is wrong with a link, and how to mend it; None for nothing."""
    if link.startswith("#") or link.lower().startswith("mailto:"):
        return None
    if link.lower().startswith(("http://", "https://")):
        problem = url_problem(link)
        return (problem, "copy the whole address from the browser") if problem else None
    if _SCHEME.match(link):
        return None  # the page shows its words and no link
    if link.startswith("www."):
        return "leads to no page of this site", f"write https://{link}"
    return _inside(link, here, addresses, has_page)


def _inside(
    link: str, here: str, addresses: Collection[str], has_page: Callable[[str], bool]
) -> tuple[str, str] | None:
    path = re.split(r"[?#]", link)[0].removesuffix("index.html")
    target = normpath(f"{here}/{path}") if not path.startswith("/") else normpath(path.lstrip("/"))
    if not path.startswith("/") and (
        target in _INDEXES
        or target in addresses
        or target.startswith(_MADE)
        or (not target.startswith("..") and has_page(target))
    ):
        return None
    written = target.removesuffix(".md").removeprefix("../").lstrip("./")
    last = "/".join(written.split("/")[-2:])
    near = last if last in addresses else closest_of(last, sorted(addresses))
    example = between(here, near or "people/ada-quill")
    hint = f"did you mean {quoted(example)}?" if near else f"write it as in {example}"
    return "leads to no page of this site", hint
