"""What a large register costs: names in the sample articles with 10,000 records, beside spaCy."""

from __future__ import annotations

import random
from importlib import import_module

from annotated_briefs.analyse.models import installed_model
from annotated_briefs.analyse.parse import analyse
from annotated_briefs.model import Entity, EntityId, Kind, Register
from annotated_briefs.resolve import name_things
from annotated_briefs.text import decode, reading, split
from tests.bench.test_speed import NAMES, seconds
from tests.conftest import REPOSITORY

RECORDS = 10_000
ROUNDS = 4
_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "kh")
_VOWELS = ("a", "e", "i", "o", "u", "ai")
_HEADS = {Kind.ORG: "Party", Kind.PLACE: "Valley", Kind.EVENT: "Games"}


def invented(size: int) -> Register:
    """A register of made-up names: people, parties and places, with aliases; always the same.

    Every name begins with a word that ten others begin with too, as given names do.
    """
    chance = random.Random(size)

    def word() -> str:
        return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(3)).title()

    firsts = [word() for _ in range(size // 10)]
    entities = {}
    for number in range(size):
        kind = chance.choice((Kind.PERSON, Kind.PERSON, *_HEADS))
        first, last = chance.choice(firsts), word()
        name = f"{first} {_HEADS.get(kind, f'al-{last}')}"
        id_ = EntityId(f"record-{number}")
        entities[id_] = Entity(id_, kind, f"{name} {number}", (f"{first} {last}", f"{last}o"))
    return Register(entities)


def test_names_cost_a_part_of_spacys_time_with_ten_thousand_records() -> None:
    paths = sorted((REPOSITORY / "briefs" / "articles").rglob("article.txt"))
    articles = [split(decode(path.read_bytes())) for path in paths]
    model, register = installed_model(), invented(RECORDS)
    assert len(register.entities) == RECORDS
    nlp = import_module(model.package).load()
    blocks = [[p.span.of(reading(a.text)) for p in a.paragraphs] for a in articles]
    parsed = list(zip(articles, analyse(articles, model), strict=True))

    def spacy() -> None:
        for texts in blocks:
            list(nlp.pipe(texts, batch_size=64))

    def names() -> None:
        for article, analysis in parsed:
            name_things(article, analysis, register)

    first = seconds(names)  # reads the word lists, and the register once
    spacy()
    runs = [(seconds(spacy), seconds(names)) for _ in range(ROUNDS)]
    base, ours = (min(column) for column in zip(*runs, strict=True))
    print(f"\n{RECORDS} records: names {ours / base:.3f} of spaCy's, the first time {first:.2f} s")
    assert ours <= NAMES * base
