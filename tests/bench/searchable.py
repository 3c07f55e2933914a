"""Sites of made briefs at any number, for what a search of them loads.

No text is parsed: the briefs are made as the stages would leave them, and everything after that is
the way of every site: `publish`, `gather`, the templates, MkDocs, Pagefind.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from unittest import mock

from annotated_briefs import building
from annotated_briefs.link import gather, relate
from annotated_briefs.model import (
    Counts,
    Entity,
    EntityId,
    Kind,
    Mention,
    Outlet,
    Register,
    Slug,
    Span,
    Statement,
)
from annotated_briefs.pipeline import Site
from annotated_briefs.publish import PublishedBrief, publish
from annotated_briefs.render import render_site
from tests.made import annotated, entity, statement

SENTENCES = 100
WORDS = 22
"""In a sentence: some 14,000 characters an article."""
VOCABULARY = 60_000
OUTLETS, STORIES, TOPICS = 12, 60, 80
KINDS = (Kind.PERSON, Kind.ORG, Kind.PLACE)

_ONSETS = [
    *"bcdfghklmnprstvw",
    "br",
    "ch",
    "cl",
    "dr",
    "fl",
    "gr",
    "pr",
    "qu",
    "sh",
    "sl",
    "st",
    "tr",
]
_VOWELS = [*"aeiou", "ai", "ea", "ee", "oo", "ou"]
_CODAS = ["", "", "n", "r", "s", "t", "l", "d", "ck", "nd", "st"]


@cache
def vocabulary() -> tuple[str, ...]:
    """Distinct made words, the short ones first, as frequent words are short."""
    chance = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        syllables = 1 + (len(found) > 600) + (len(found) > 20_000)
        parts = (
            chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
            for _ in range(syllables)
        )
        found["".join(parts)] = None
    return tuple(found)


def zipf(size: int) -> list[float]:
    """Added weights by Zipf's and Mandelbrot's law: the n-th about 1/n as often as the first."""
    return list(accumulate(1 / (rank + 2.7) for rank in range(size)))


def _names(number: int) -> list[Entity]:
    """So many entities; a name is two words, each shared with other names."""
    words = vocabulary()
    found: dict[str, Entity] = {}
    chance = random.Random(2)
    while len(found) < number:
        first, last = chance.choice(words[200:1200]), chance.choice(words[1200:9000])
        name = f"{first.title()} {last.title()}"
        id_ = f"{first}-{last}"
        found[id_] = entity(id_, name, KINDS[len(found) % len(KINDS)])
    return list(found.values())


def briefs(number: int) -> Iterator[PublishedBrief]:
    """So many, always the same ones; they name about four times as many entities."""
    names = _names(4 * number + 40)
    words = vocabulary()
    word_weights, name_weights = zipf(len(words)), zipf(len(names))
    chance = random.Random(3)
    for n in range(number):
        drawn = chance.choices(range(len(names)), cum_weights=name_weights, k=30)
        cast = [names[i] for i in dict.fromkeys(drawn)]
        text_of = iter(chance.choices(words, cum_weights=word_weights, k=SENTENCES * WORDS))
        sentences, mentions, said = [], [], []
        at = 0
        for i in range(SENTENCES):
            who = chance.choice(cast) if i % 2 else None
            line = " ".join(next(text_of) for _ in range(WORDS - (2 if who else 0)))
            line = line[0].upper() + line[1:]
            sentence = f"{who.name} says {line}." if who else f"{line}."
            if who:
                name = Span(at, at + len(who.name))
                mentions.append(Mention(name, who.kind, who.id))
                start = name.end + len(" says ")
                said.append(_said(len(said) + 1, Span(start, at + len(sentence)), name, who.id))
            sentences.append(sentence)
            at += len(sentence) + 2
        named = {m.entity for m in mentions}
        view = annotated(
            "\n\n".join(sentences),
            slug=f"brief-{n}",
            statements=said,
            mentions=mentions,
            entities=[e for e in cast if e.id in named],
            counts=_counts(said, chance),
            headline=" ".join(chance.choices(words, cum_weights=word_weights, k=9)).title(),
            deck=None,
            image=None,
            published=f"{2018 + n % 9}-{1 + n % 12:02}-{1 + n % 28:02}",
            topics=tuple(words[500 + t] for t in chance.sample(range(TOPICS), 3)),
            story=f"The {words[900 + n % STORIES]} affair" if n % 3 else None,
        )
        about = replace(view.brief.metadata, outlet=Slug(f"outlet-{n % OUTLETS}"))
        yield publish(replace(view, brief=replace(view.brief, metadata=about)), {})


def _said(number: int, content: Span, source: Span, by: EntityId) -> Statement:
    return statement(f"S{number}", content, source=source, by=by)


def _counts(said: Sequence[Statement], chance: random.Random) -> Counts:
    """What the facets of form are drawn from; the rest is nobody's here."""
    return Counts(
        sentences=SENTENCES,
        statements=len(said),
        speaking_sources=chance.choice((0, 1, 5)),
        named=5,
        unnamed=chance.choice((0, 1)),
        document=chance.choice((0, 0, 1)),
    )


def site(number: int) -> Site:
    """The pages of a collection of so many."""
    views = list(briefs(number))
    register = Register({e.id: e for view in views for e in view.findings.entities.values()})
    links, stories = gather(views, register)
    outlets = {
        Slug(slug): Outlet(Slug(slug), f"The {slug.title()}")
        for slug in (f"outlet-{n}" for n in range(OUTLETS))
    }
    pages = render_site(views, links=links, stories=stories, related=relate(views), outlets=outlets)
    return Site(tuple(pages), (), ())


def build(folder: Path, number: int) -> Path:
    """The built site of ``number`` briefs, indexed."""
    root = folder / "root"
    (root / "briefs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Searched\nplugins: [search, {briefs: {search: pagefind}}]\n"
        "validation: {omitted_files: ignore}\n",
        "utf-8",
    )
    with mock.patch("annotated_briefs.mkdocs_plugin.site", lambda *_, **__: site(number)):
        building.build(root, folder / "site", strict=False, progress=None)
    return folder / "site"
