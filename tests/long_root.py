"""A root with lists longer than a page: briefs, people, sources, statements and mentions.

All its briefs but one are without their text, so that only one article is read.
"""

from __future__ import annotations

BRIEFS = 130
"""Each quotes one person of her own, and all of them Ada Quill."""
SENTENCES = 230
"""Of the one article with its text; every second one names Skerry Island, two of them twice."""

_ENDS = ("ak", "el", "im", "or", "ud")


def person(number: int) -> str:
    """``Wren Bak``, ``Wren Bel`` ...: five surnames a letter from B on."""
    letter = "BCDEFGHIJKLMNOPQRSTUVWXYZ"[number // 5 % 25]
    return f"{'Wren' if number < 125 else 'Teal'} {letter}{_ENDS[number % 5]}"


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def sentence(number: int) -> str:
    if number % 2:
        return f"Boat {number} stayed in port."
    if number in {10, 20}:
        return f"Boat {number} left Skerry Island and came back to Skerry Island."
    return f"Boat {number} went to Skerry Island."


def files() -> dict[str, str]:
    made = {
        "mkdocs.yml": "site_name: Long\nvalidation: {omitted_files: ignore}\n",
        "briefs/outlets/ledger.yml": "name: Ledger\n",
        "briefs/entities/people/ada-quill.yml": "name: Ada Quill\n",
        "briefs/entities/places/skerry-island.yml": "name: Skerry Island\n",
    }
    head = "outlet: ledger\nrights: {holder: Ledger, license: CC-BY-4.0, show: "
    for n in range(BRIEFS):
        name = person(n)
        made[f"briefs/entities/people/{slug(name)}.yml"] = f"name: {name}\n"
        day = f"{2020 + n // 50}-{1 + n // 28 % 12:02}-{1 + n % 28:02}"
        folder = f"briefs/articles/{day[:4]}/storm-{n}"
        made[f"{folder}/brief.yml"] = (
            f"headline: Storm {n} reaches Skerry Island\npublished: {day}\n{head}quotes}}\n"
        )
        made[f"{folder}/annotations.yml"] = (
            f'text: {{sha256: "{n:064}", paragraphs: 3, sentences: 3, words: 120}}\nstatements:\n'
            + _said(1, "ada-quill", f"storm {n} was the worst so far")
            + _said(2, slug(name), f"storm {n} had been foreseen")
        )
    folder = "briefs/articles/undated/boats"
    made[f"{folder}/brief.yml"] = f"headline: Boats\n{head}full}}\n"
    made[f"{folder}/article.txt"] = "\n\n".join(map(sentence, range(SENTENCES))) + "\n"
    return made


def _said(number: int, entity: str, words: str) -> str:
    return (
        f"- {{verdict: confirmed, by: A. Reader, on: 2024-05-07, sentence: {number}, words: 6,"
        f" content: {words}, source: the keeper, cue: said, entity: {entity}, form: indirect}}\n"
    )
