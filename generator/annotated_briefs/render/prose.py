"""A contributor's own Markdown (summary, why, notes) as sanitised HTML on one line.

Raw HTML is shown as text, and what Markdown makes of the rest passes an allow list.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br"}
_BRACKETS = 50
"""More brackets than any note has links; Python-Markdown's time grows with their square."""
_BLANK = re.compile(r"\s*\n\s*")


@cache
def _converter() -> Markdown:
    """One for all: to make it takes longer than to convert a summary."""
    md = Markdown()
    # Without these two, a tag is text like any other.
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    return md


@lru_cache(maxsize=1 << 12)
def prose(source: str | None) -> Markup | None:
    """``source`` as one line of safe HTML; None for none."""
    if not source or not source.strip():
        return None
    if source.count("[") > _BRACKETS:
        source = source.replace("[", "\\[")
    html = nh3.clean(
        _converter().reset().convert(source),
        tags=_TAGS,
        attributes={"a": {"href"}, "*": set()},  # without "*", nh3 lets `title` and `lang` by
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
    # One line: a blank one would end the HTML block that it stands in. Braces are for attributes
    # and for templates of other plugins.
    inert = html.translate({ord("{"): "&#123;", ord("}"): "&#125;"})
    return Markup(_BLANK.sub(" ", inert.strip()))  # noqa: S704 - sanitised above
