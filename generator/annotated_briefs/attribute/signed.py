"""Signed quotations: ``"The sea was calm." — Anna Lind`` on a line of its own.

The quotation fills its line from the start, and the name, with or without what the person is,
the rest of it or the line after. A dash inside a sentence signs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article, Span

_SIGNED = re.compile(
    r"""^[^\S\n]*(?P<words>["“”„«][^\n]{8,}?["“”»])
        [^\S\n]*\n?[^\S\n]*(?P<dash>[—–―]|--?)[^\S\n]*
        (?P<name>[A-Z][\w.'’-]*(?:[^\S\n](?:[A-Z][\w.'’-]*|de|del|van|von|bin|al)){1,4})
        (?:,[^\n"“”]{0,120})?[^\S\n]*$""",
    re.MULTILINE | re.VERBOSE,
)


def signed_quotations(article: Article, tree: Tree) -> Iterator[Found]:
    """Every signed quotation, as an attribution whose cue is the dash."""
    for match in _SIGNED.finditer(article.text):
        name = match["name"].rstrip(".")
        dash = tree.tokens_of(Span(*match.span("dash")))
        signer = tree.tokens_of(Span(match.start("name"), match.start("name") + len(name)))
        if not dash or not signer:
            continue
        cue = Cue(dash[0], (dash[0], dash[-1] + 1), CueKind.SPEAKER_LABEL, frozenset())
        source = Source(signer[-1], (signer[0], signer[-1] + 1))
        if source.tokens[0] >= cue.tokens[1]:
            yield Found(cue, source, (Span(*match.span("words")),), "signed")
