"""A root whose briefs and records hold given words in every free-text field at once.

Two roots made of different words differ in nothing else, so that their sites have to be the same
but for these words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

FIELDS = (
    *("headline", "deck", "byline", "section", "topic", "story", "caption", "credit", "holder"),
    *("permission", "title", "publisher", "by", "described", "outlet", "country", "about"),
    *("name", "description"),
)
"""Of one line each. ``topic`` and ``story`` have addresses made of them."""
PROSE = ("summary", "why", "note")

TEXT = "Zed Quorl said the ferry was late. Nobody was hurt.\n"
NEIGHBOURS = 2

_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What a field loses at its ends."""
_REPLACED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def shown(text: str) -> str:
    """``text`` as a page has it: on one line, what HTML forbids as a replacement character."""
    line = re.sub(r"[ \t\r\n]+", " ", text.strip(_SPACE))
    return " ".join(_REPLACED.sub("\N{REPLACEMENT CHARACTER}", line).split())


def marker(number: int, field: str) -> str:
    """Harmless words for a field, found nowhere else: the same number of words as no name has."""
    return f"zq{number}{field}qz"


def values_of(strings: Sequence[str]) -> list[dict[str, str]]:
    """Every field of every brief: the string of its own number.

    Two briefs share no topic or story, which would make them related. A story has an address, so
    that one without a letter gets one. A record's name is no headline, or it would be marked there.
    """
    made = [dict.fromkeys((*FIELDS, *PROSE), string) for string in strings]
    for number, words in enumerate(made):
        for field, own in (("topic", "t"), ("story", "s"), ("name", "Zqorl")):
            words[field] = f"{words[field]} {own}{number}" if words[field].strip() else ""
    return made


def markers(number: int) -> list[dict[str, str]]:
    """The same with markers."""
    return [{field: marker(n, field) for field in (*FIELDS, *PROSE)} for n in range(number)]


def _yaml(data: Mapping[str, Any]) -> str:
    text: str = yaml.safe_dump(
        dict(data), default_style='"', width=10**6, sort_keys=False, allow_unicode=False
    )
    return text.replace('!!int "', '"')


def _review(words: Mapping[str, str]) -> dict[str, str]:
    return {"by": words["by"], "on": "2024-05-07"}


def files(briefs: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The root: a brief, an outlet and a record for each, and neighbours that share nothing."""
    made = {
        "mkdocs.yml": (
            "site_name: A site\nsite_url: https://site.example/\nplugins: [search, briefs]\n"
            "validation: {omitted_files: ignore, unrecognized_links: ignore}\n"
        )
    }
    for n, words in enumerate(briefs):
        folder = f"briefs/articles/2024/brief-{n}"
        made[f"{folder}/article.txt"] = TEXT
        made[f"{folder}/brief.yml"] = _yaml(
            {
                "headline": words["headline"],
                "outlet": f"outlet-{n}",
                "published": f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}",
                "url": f"https://outlet.example/{n}",
                "deck": words["deck"],
                "byline": [words["byline"]],
                "section": words["section"],
                "topics": [words["topic"]],
                "story": words["story"],
                "summary": words["summary"],
                "why": words["why"],
                "image": {"caption": words["caption"], "credit": words["credit"]},
                "rights": {
                    "holder": words["holder"],
                    "license": "CC-BY-4.0",
                    "permission_ref": words["permission"],
                    "show": "full",
                },
                "based_on": [{"title": words["title"], "publisher": words["publisher"]}],
            }
        )
        statement = {
            "verdict": "added",
            "content": "the ferry was late",
            "source": "Zed Quorl",
            "cue": "said",
            "entity": f"record-{n}",
            "form": "indirect",
            "naming": "named",
            "described_as": words["described"],
            **_review(words),
        }
        mention = {"target": "Zed Quorl", "entity": f"record-{n}", **_review(words)}
        note = {"target": "Nobody", "body": words["note"], **_review(words)}
        made[f"{folder}/annotations.yml"] = _yaml(
            {"statements": [statement], "entities": [mention], "notes": [note]}
        )
        made[f"briefs/outlets/outlet-{n}.yml"] = _yaml(
            {
                "name": words["outlet"],
                "description": words["about"],
                "country": words["country"],
            }
        )
        made[f"briefs/entities/people/record-{n}.yml"] = _yaml(
            {"name": words["name"], "description": words["description"]}
        )
    for n in range(NEIGHBOURS):
        folder = f"briefs/articles/2023/neighbour-{n}"
        made[f"{folder}/article.txt"] = f"The harbour of {n} miles was closed on Monday.\n"
        made[f"{folder}/brief.yml"] = _yaml(
            {
                "headline": f"Neighbour {n}",
                "outlet": "neighbour",
                "published": "2023-01-01",
                "rights": {"holder": "A", "license": "CC-BY-4.0", "show": "full"},
            }
        )
    made["briefs/outlets/neighbour.yml"] = _yaml({"name": "Neighbour Post"})
    return made
