"""The templates, in an environment where every printed string is encoded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from posixpath import dirname, relpath
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from annotated_briefs.addresses import (
    between,
    entity_address,
    has_page,
    outlet_address,
    story_address,
)
from annotated_briefs.model import Drawn, Page
from annotated_briefs.render.encode import encode, printed
from annotated_briefs.render.jsonld import encoded
from annotated_briefs.render.phrases import (
    KIND_WORDS,
    count,
    day,
    forms,
    listed,
    main_sentence,
    percent,
    reviewed_words,
    told,
)
from annotated_briefs.render.printing import EncodingEnvironment

# libyaml's where PyYAML has it: a tenth of the time.
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@cache
def environment() -> Environment:
    """Jinja over ``templates/``; see `encode.printed` for what keeps text inert."""
    env = EncodingEnvironment(
        loader=PackageLoader("annotated_briefs.render"),
        autoescape=True,
        finalize=printed,
        undefined=StrictUndefined,
        # Markdown writes anchors as {#name}.
        comment_start_string="{%#",
        comment_end_string="#%}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["groupby_run"] = _runs
    env.globals.update(
        count=count,
        day=day,
        forms=forms,
        listed=listed,
        percent=percent,
        kind_words=KIND_WORDS,
        main_sentence=main_sentence,
        reviewed_words=reviewed_words,
        told_of=told,
        has_page=has_page,
        entity_address=entity_address,
        outlet_address=outlet_address,
        story_address=story_address,
    )
    return env


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours in a list that share a key."""

    key: Any
    members: list[Any]


def _runs(entries: Iterable[Any], key: Callable[[Any], Any]) -> list[Run]:
    """``entries`` in their order, cut where ``key`` changes."""
    return [Run(shared, list(members)) for shared, members in groupby(entries, key)]


def page(
    address: str,
    template: str,
    *,
    title: str,
    description: str,
    hide: tuple[str, ...] = ("navigation", "toc"),
    path: str | None = None,
    found_as: str | None = None,
    until: str | None = None,
    facets: Mapping[str, Sequence[str]] | None = None,
    known: Mapping[str, str] | None = None,
    terms: Mapping[str, Any] | None = None,
    feed: str | None = None,
    picture: str = "",
    key: str = "",
    **values: Any,
) -> Page:
    """The page at ``address``, to be drawn by ``template``; ``key`` is the page's.

    ``found_as`` is the kind of thing that the page is to a search (None: it is not searched, as a
    list of what has pages of its own), ``until`` the id of the heading at which that ends,
    ``facets`` what its hits may be narrowed by, ``known`` what a hit shows beside its words.
    ``terms`` is what the page says of itself in those of schema.org, ``feed`` the address whose
    feed has its news, ``picture`` that of its picture for links.

    All strings are encoded in the front matter because templates of MkDocs print them raw.
    """
    where = path or f"{address}.md"
    front: dict[str, Any] = {
        "title": str(encode(title)),
        "description": str(encode(description)),
        "hide": list(hide),
        "briefs": {
            "found_as": found_as,
            "until": until,
            "facets": {k: [str(encode(v)) for v in vs] for k, vs in (facets or {}).items()},
            "known": {k: str(encode(v)) for k, v in (known or {}).items()},
            "terms": encoded(terms) if terms else None,
            "feed": feed,
            "picture": picture,
        },
    }
    words = {"title": title, "description": description, **values}
    words |= {"url": _urls(address), "md": _files(where)}
    return Page(where, partial(_draw, template, front, words), key)


def _draw(template: str, front: Mapping[str, Any], values: Mapping[str, Any]) -> Drawn:
    body = environment().get_template(template).render(values)
    return Drawn(body, front, partial(_head, front))


def _head(front: Mapping[str, Any]) -> str:
    header = yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{header}---\n\n"


def _urls(here: str) -> Any:
    def url(there: str) -> Markup:
        """The relative address of ``there``: made of slugs, so it needs no encoding."""
        return Markup(between(here, there))  # noqa: S704

    return url


def _files(here: str) -> Any:
    def md(there: str) -> Markup:
        """The relative path of the Markdown file of the page at ``there``, for a Markdown link."""
        return Markup(relpath(f"{there}.md", dirname(here) or "."))  # noqa: S704 - slugs only

    return md
