"""Collections of made articles at any number, whose parses are in the cache without a run of spaCy
over each.

The language model reads every paragraph by itself (`analyse.parse`). So a pool of paragraphs is
read once, by the model itself, and an article is made of paragraphs of the pool in which names and
some nouns, verbs and figures are others, one word for one word: its analysis is made of theirs. The
words that fill the gaps are drawn by Zipf's law, as those of a language are.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slugify import slugify

from annotated_briefs.analyse.models import InstalledModel, installed_model
from annotated_briefs.analyse.parse import analyse
from annotated_briefs.cache import AnalysisCache
from annotated_briefs.model import Analysis, Article, RawEntity, Sentence, Span, Token
from annotated_briefs.roots import cache_of
from annotated_briefs.text import reading, split
from tests.bench.searchable import vocabulary, zipf

POOL = 240
"""Paragraphs that the model reads."""
PARAGRAPHS = 16
"""In an article, of two sentences each: about 450 words."""
OUTLETS, STORIES, TOPICS = 12, 40, 60
YEARS = range(2017, 2026)

# One word in braces stands for one token, so that an article's parse is its paragraphs'.
_SENTENCES = (
    "“We have waited for the {noun} since {month},” said {first} {last}, who runs the {noun}.",
    "{first} {last} told reporters in {place} that the {noun} would open before the {noun} did.",
    "According to the {name} {body}, about {number} people {verb} the {noun} last year.",
    "The {noun} in {place} was closed for {number} days after a {noun} broke through the roof.",
    "A spokesman for the {name} {body} declined to comment on the {noun}.",
    "“It is the wrong {noun} at the wrong time,” {last} said, “and the {noun} will be ours.”",
    "Officials in {place} have {verb} the {noun}, but the {noun} is still without a date.",
    "The {name} {body} said in a statement that its {noun} had been {verb} twice.",
    "{first} {last}, a former member of the {name} {body}, called the {noun} “a gift to nobody.”",
    "Residents of {place} say they were never asked about the {noun}.",
    "Two people with knowledge of the {noun} said that the {name} {body} had known since {month}.",
    "The {noun} costs {number} crowns a year, a report by the {name} {body} shows.",
    "No one at the {noun} answered the telephone on {day}.",
    "{last} was reportedly shown the {noun} on {day}, before the {noun} was {verb}.",
    "Work on the {noun} began in {month} and was to take {number} weeks.",
    "“You cannot {act} a {noun} without a {noun},” {first} {last} wrote on {day}.",
    "The court in {place} ruled in {month} that the {noun} had been {verb} without cause.",
    "{first} {last} and {first} {last} were both at the {noun} when the lights went out.",
    "She added that the {noun} would stay until the {name} {body} had {verb} it.",
    "Prices for a {noun} have doubled since the {noun} of {month}, traders in {place} say.",
    "Whether the {noun} can be {verb} again is not clear.",
    "The {noun} has {number} rooms, {number} windows and one door.",
)


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_FIRST = _listed(
    "Ada Alan Amal Anna Bashir Bela Boris Carla Cedric Clara Daniel Derya Edith Elias Emma Farid"
    " Felix Gloria Greta Hanna Hugo Ines Irene Ivan Jonas Julia Karim Laura Leon Lydia Marta Martin"
    " Milan Nadia Nora Oscar Paula Peter Ravi Rosa Samir Sara Simon Sofia Tariq Thomas Vera Walter"
)
_BODIES = _listed("Council Union Institute Company Ministry Party Commission Agency")
_MONTHS = _listed("January February March April June July August September October November")
_DAYS = _listed("Monday Tuesday Wednesday Thursday Friday")
_VERBS = _listed("used visited repaired rebuilt refused counted moved painted tested measured")
_ACTS = _listed("run sell build close plan move")
_NOUNS = _listed(
    "bridge harbour school road ferry library market station hospital budget permit mill dam tower"
    " tunnel factory archive theatre garden fence lamp clinic depot quarry canal bakery museum"
)
"""What fills the gaps when the model reads: nouns that it knows."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A paragraph of the pool: its pattern, and what the model made of it."""

    gaps: tuple[tuple[int, str], ...]
    """(start of a gap in the text, what fills it), in order."""
    article: Article
    analysis: Analysis


class _Words:
    """What fills the gaps of the paragraphs."""

    def __init__(self, chance: random.Random, people: Sequence[str], bodies: Sequence[str]) -> None:
        self._chance = chance
        self._nouns = [word for word in vocabulary()[300:] if len(word) > 3]
        self._weights = zipf(len(self._nouns))
        self._people, self._bodies = people, bodies
        self._of_people, self._of_bodies = zipf(len(people)), zipf(len(bodies))

    def draw(self) -> _Cast:
        """The people, organisations and places of one article."""
        return _Cast(
            self._chance,
            [one.split() for one in self._several(self._people, self._of_people, 5)],
            [one.split() for one in self._several(self._bodies, self._of_bodies, 3)],
            self,
        )

    def noun(self) -> str:
        return self._chance.choices(self._nouns, cum_weights=self._weights)[0]

    def _several(self, among: Sequence[str], weights: Sequence[float], number: int) -> list[str]:
        return self._chance.choices(among, cum_weights=weights, k=number)


@dataclass(slots=True)
class _Cast:
    chance: random.Random
    people: list[list[str]]
    bodies: list[list[str]]
    words: _Words
    person: tuple[str, str] = ("", "")
    body: tuple[str, str] = ("", "")

    def fill(self, gap: str) -> str:
        chance = self.chance
        if gap == "first":
            self.person = tuple(chance.choice(self.people))  # type: ignore[assignment]
        if gap == "name":
            self.body = tuple(chance.choice(self.bodies))  # type: ignore[assignment]
        if gap == "last" and not self.person[1]:
            self.person = tuple(self.people[0])  # type: ignore[assignment]
        fixed = {"first": self.person[0], "last": self.person[1]}
        fixed |= {"name": self.body[0], "body": self.body[1]}
        if gap in fixed:
            return fixed[gap]
        if gap == "noun":
            return self.words.noun()
        if gap == "number":
            return str(chance.randint(3, 980))
        return chance.choice(
            {"place": _PLACES, "month": _MONTHS, "day": _DAYS, "verb": _VERBS, "act": _ACTS}[gap]
        )


_PLACES = [f"{a}{b}" for a in ("North", "Ash", "Mill", "Stone", "Elm") for b in (
    "ford", "bury", "ham", "mouth", "wick", "dale")]  # fmt: skip


def _names(number: int, kind: str) -> list[str]:
    """So many names of two words."""
    chance = random.Random(f"names of {kind}")
    words = vocabulary()[700:]
    found: dict[str, None] = {}
    while len(found) < number:
        last = chance.choice(words).title()
        first = chance.choice(_FIRST) if kind == "people" else last
        found[f"{first} {last}" if kind == "people" else f"{last} {chance.choice(_BODIES)}"] = None
    return list(found)


def _pattern(chance: random.Random) -> list[str]:
    """The parts of a paragraph; every second one is a gap."""
    text = " ".join(chance.sample(_SENTENCES, 2))
    parts: list[str] = []
    for piece in text.split("{"):
        gap, mark, rest = piece.partition("}")
        parts += [gap, rest] if mark else [piece]
    return parts


def _pool(model: InstalledModel) -> list[_Entry]:
    """The paragraphs, read by the language model."""
    chance = random.Random("pool")
    fillers = _Words(chance, _names(30, "people"), _names(20, "bodies"))
    fillers.noun = lambda: chance.choice(_NOUNS)  # type: ignore[method-assign]
    gaps, articles = [], []
    for _ in range(POOL):
        cast, text, places = fillers.draw(), "", []
        for number, part in enumerate(_pattern(chance)):
            if number % 2:
                places.append((len(text), part))
            text += cast.fill(part) if number % 2 else part
        gaps.append(tuple(places))
        articles.append(split(text))
    parsed = analyse(articles, model)
    return [_Entry(*one) for one in zip(gaps, articles, parsed, strict=True)]


def _refilled(entry: _Entry, cast: _Cast) -> tuple[str, list[Token], list[RawEntity]]:
    """The paragraph with other words in its gaps, and its tokens and entities where they are."""
    new = {start: cast.fill(gap) for start, gap in entry.gaps}
    old, at, text = entry.article.text, 0, ""
    tokens: list[Token] = []
    moved: dict[int, int] = {}
    for token in entry.analysis.tokens:
        text += old[at : token.start]
        start, gap = len(text), new.get(token.start)
        text += gap or old[token.start : token.end]
        moved[token.start], moved[token.end] = start, len(text)
        at = token.end
        tokens.append(
            replace(token, start=start, end=len(text), text=gap or token.text,
                    lemma=gap or token.lemma)
        )  # fmt: skip
    entities = [
        RawEntity(Span(moved[e.span.start], moved[e.span.end]), e.label)
        for e in entry.analysis.entities
    ]
    return text + old[at:], tokens, entities


def _article(pool: Sequence[_Entry], cast: _Cast, model: str) -> tuple[Article, Analysis]:
    """An article of paragraphs of the pool, and its parse."""
    text = ""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[RawEntity] = []
    for number, entry in enumerate(cast.chance.sample(pool, PARAGRAPHS)):
        words, own, named = _refilled(entry, cast)
        offset, base, before = len(text), len(tokens), len(sentences)
        for one in entry.analysis.sentences:
            span = Span(offset + own[one.first].start, offset + own[one.last - 1].end)
            sentences.append(Sentence(span, number, base + one.first, base + one.last))
        for t in own:
            moved = {"start": offset + t.start, "end": offset + t.end}
            tokens.append(replace(t, **moved, head=base + t.head, sentence=before + t.sentence))
        for e in named:
            entities.append(RawEntity(Span(offset + e.span.start, offset + e.span.end), e.label))
        text += words + "\n\n"
    article = split(text.rstrip("\n") + "\n")
    return article, Analysis(
        model, reading(article.text), tuple(tokens), tuple(sentences), tuple(entities)
    )


def write(root: Path, number: int) -> None:
    """A root of ``number`` briefs, always the same, and the parses of its articles in its cache.

    About half as many people and organisations as briefs, every second of them with a record. Of
    twelve briefs ten show their text, one its beginning, and one is quoted from without its text.
    """
    model = installed_model()
    chance = random.Random(number)
    people, bodies = _names(number * 3 // 10 + 5, "people"), _names(number // 5 + 3, "bodies")
    words, pool = _Words(chance, people, bodies), _pool(model)
    cache = AnalysisCache(cache_of(root), model.label)
    _put(root / "mkdocs.yml", SETTINGS)
    for n in range(OUTLETS):
        _put(
            root / f"briefs/outlets/outlet-{n}.yml", f"name: The {vocabulary()[900 + n].title()}\n"
        )
    for folder, names in (("people", people), ("organizations", bodies)):
        for name in names[::2]:
            _put(
                root / f"briefs/entities/{folder}/{slugify(name)}.yml",
                f"name: {name}\naliases: [{name} of old]\ndescription: Of the {words.noun()}\n",
            )
    for n in range(number):
        article, analysis = _article(pool, words.draw(), model.label)
        year = YEARS[n % len(YEARS)]
        folder = root / f"briefs/articles/{year}/brief-{n}"
        _put(folder / "brief.yml", _brief(n, year, words, chance))
        if n % 12 == 11:
            _put(folder / "annotations.yml", _reviewed(n, people, words))
        else:
            _put(folder / "article.txt", article.text)
            cache.put(article, analysis)


SETTINGS = """\
site_name: A collection
theme: {name: material, font: false, features: [navigation.tabs, navigation.top]}
plugins: [search, briefs]
markdown_extensions: [attr_list, tables, admonition, pymdownx.superfences]
validation: {omitted_files: ignore}
"""


def _brief(n: int, year: int, words: _Words, chance: random.Random) -> str:
    """Metadata as people write them."""
    show = {10: "excerpt", 11: "quotes"}.get(n % 12, "full")
    topics = ", ".join(vocabulary()[500 + t] for t in chance.sample(range(TOPICS), 3))
    story = f"story: The {vocabulary()[900 + n % STORIES]} affair\n" if n % 3 == 0 else ""
    headline = f"{words.noun()} and {words.noun()} in the {words.noun()} of {words.noun()}"
    return f"""\
headline: {headline.capitalize()}
deck: What the {words.noun()} says of the {words.noun()}
outlet: outlet-{n % OUTLETS}
byline: [{chance.choice(_FIRST)} {words.noun().title()}]
published: {year}-{1 + n % 12:02}-{1 + n % 28:02}
url: https://outlet-{n % OUTLETS}.example/{n}
section: World
topics: [{topics}]
{story}summary: >-
  The {words.noun()} and the **{words.noun()}** of {words.noun()}, in two sentences. One of them
  names the {words.noun()}.
rights:
  holder: The publisher of outlet {n % OUTLETS}
  license: {"all-rights-reserved" if show == "quotes" else "CC-BY-4.0"}
  show: {show}
"""


def _reviewed(n: int, people: Sequence[str], words: _Words) -> str:
    """Decisions that stand for a text that is not here."""
    said = "".join(
        f"- {{verdict: confirmed, by: A. Reader, on: 2026-05-07, sentence: {i}, words: 12,"
        f" content: the {words.noun()} and the {words.noun()} are {i}, source: {who}, cue: said,"
        f" entity: {slugify(who)}, form: indirect}}\n"
        for i, who in enumerate((people[n * 2 % len(people) // 2 * 2], people[0]), start=1)
    )
    facts = f'{{sha256: "{n:064}", paragraphs: 8, sentences: 20, words: 450}}'
    return f"text: {facts}\nstatements:\n{said}"


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
