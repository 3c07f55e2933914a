"""Who is meant by a source: names, pronouns and descriptions, on GUM and on our own news set.

``python -m tests.bench.speakers`` prints the rows of a Markdown table. Its columns:

- *gold*: sources of that sort in the gold; *found*: how many of them a statement of ours has as its
  source, of those that it has;
- *answered*: sources found to which we gave an entity, of those that the gold gives a name;
- *right*: answers that the gold confirms, of all answers. One given where the gold knows no name
  ("officials") is wrong.

GUM's gold is the subject of every saying verb, thoughts and requests among them, so not all are
sources. "I" and "you" are counted apart: in the turns of an interview they are the two who speak,
whom our statements name by the turn's label and not by the pronouns within it.

Ours has a key for every source ("ardern"), an id that we made up: an entity fits if its names in
the article hold the words of the key, or have it for initials. An interviewer's questions, which
have no cue, are left out.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import news
from tests.bench.common import annotate, read_json, shared
from tests.bench.page import table

HEAD = ("Set", "Sources", "In the gold", "Found", "Answered", "Right, of the answered")
SPEAKING_TO_EACH_OTHER = frozenset({"i", "you", "we", "me", "us"})
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "their", "his", "her", "its"})
SORTS = ("named", "he, she", "other pronoun", "description", "I, you, we")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Judged:
    """One source of the gold, and what became of it."""

    sort: str
    found: bool
    has_name: bool
    answered: bool
    right: bool


def rows(work: Path) -> list[str]:
    """Lines of a Markdown table (without its head) for both sets. Writes below ``work``."""
    return [
        *_rows("GUM news and interviews", _gum(work)),
        *_rows("Wikinews 2019", _news(work)),
    ]


def _rows(name: str, judged: list[Judged]) -> Iterator[str]:
    for sort in SORTS:
        group = [j for j in judged if j.sort == sort]
        if not group:
            continue
        found = [j for j in group if j.found]
        named = [j for j in found if j.has_name]
        given = [j for j in found if j.answered]
        yield " | ".join(
            (
                f"| {name}",
                sort,
                str(len(group)),
                _percent(len(found), len(group)),
                _percent(sum(j.answered for j in named), len(named)),
                f"{_percent(sum(j.right for j in given), len(given))} |",
            )
        )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} % ({part} of {whole})" if whole else "none"


def _sort(text: str, *, named: bool) -> str:
    word = text.lower()
    if word in SPEAKING_TO_EACH_OTHER:
        return "I, you, we"
    if word in PRONOUNS:
        return "he, she" if word in {"he", "she"} else "other pronoun"
    return "named" if named else "description"


def _overlaps(one: list[int], other: list[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _touch(some: list[list[int]] | None, others: list[list[int]] | None) -> bool:
    return any(_overlaps(one, other) for one in some or () for other in others or ())


def _reports(texts: Mapping[str, str], folder: Path) -> dict[str, dict[str, Any]]:
    """What `briefs annotate` says of each text, by its name."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    out = folder.with_name(f"{folder.name}.reports")
    annotate(sorted(folder.glob("*.txt")), out)
    return {name: read_json(out / f"{name}.json") for name in texts}


# ------------------------------------------------------------------ GUM


def _gum(work: Path) -> list[Judged]:
    lines = (shared() / "corpora/entities/gum.dev.jsonl").read_text("utf-8").splitlines()
    documents = {d["id"]: d for d in map(json.loads, lines)}
    reports = _reports({id_: d["text"] for id_, d in documents.items()}, work / "gum-texts")
    return [
        judged
        for id_, document in documents.items()
        for judged in judge_gum(document, reports[id_])
    ]


def judge_gum(document: dict[str, Any], report: dict[str, Any]) -> Iterator[Judged]:
    """Every subject of a saying verb in a GUM document, against the report on its text."""
    clusters = _clusters(document, report)
    named = {m["entity"] for m in document["mentions"] if not m["optional"]}
    # A subject shared by two verbs is one source.
    for speaker in {tuple(s["subj"]): s for s in document["speakers"]}.values():
        sources = [s for s in report["statements"] if _touch([speaker["subj"]], s["source"])]
        entity = next((s["entity"] for s in sources if s["entity"]), None)
        yield Judged(
            _sort(speaker["text"], named=speaker["kind"] == "named"),
            bool(sources),
            speaker["cluster"] in named,
            entity is not None,
            entity is not None and clusters.get(entity) == speaker["cluster"],
        )


def _clusters(document: dict[str, Any], report: dict[str, Any]) -> Mapping[str, str]:
    """Of each entity of the report the gold's, by the most of the mentions that they share."""
    shares: dict[str, Counter[str]] = {}
    for mention in report["mentions"]:
        at = [mention["start"], mention["end"]]
        for gold in document["mentions"]:
            if _overlaps(at, [gold["start"], gold["end"]]) and not gold["nested"]:
                shares.setdefault(mention["entity"], Counter())[gold["entity"]] += 1
    return {entity: counts.most_common(1)[0][0] for entity, counts in shares.items()}


# ------------------------------------------------------------------ our own set


def _news(work: Path) -> list[Judged]:
    texts = news.texts()
    reports = _reports(texts, work / "news-texts")
    return [
        judged
        for stem, gold in news.labels().items()
        for judged in judge_news(gold, reports[stem], texts[stem])
    ]


def judge_news(gold: dict[str, Any], report: dict[str, Any], text: str) -> Iterator[Judged]:
    """Every source that our labels of an article give a key, against the report on its text."""
    small = {word for word in _WORD.findall(text) if word.islower()}
    names: dict[str, list[str]] = {}
    for mention in report["mentions"]:
        names.setdefault(mention["entity"], []).append(mention["text"])
    for statement in gold["statements"]:
        key = statement["entity"]
        if not (key and statement["source"] and statement["cue"]):
            continue
        source = " ".join(text[start:end] for start, end in statement["source"])
        # A word that the article writes small elsewhere ("Police") is no name.
        capitals = [w for w in _WORD.findall(source) if w[0].isupper() and w.lower() not in small]
        found = [
            s
            for s in report["statements"]
            if _touch(s["source"], statement["source"])
            and _touch(s["content"], statement["content"])
        ]
        entity = next((s["entity"] for s in found if s["entity"]), None)
        yield Judged(
            _sort(source, named=bool(capitals)),
            bool(found),
            any(fits(key, [name], small) for name in _capitalised(text)),
            entity is not None,
            entity is not None and fits(key, names[entity]),
        )


def _capitalised(text: str) -> list[str]:
    return re.findall(r"[A-Z][\w.'’-]*(?: (?:of |for |the |and )*[A-Z][\w.'’-]*)*", text)


def fits(key: str, names: list[str], small: Collection[str] = ()) -> bool:
    """Whether the names hold the key's words or have its initials.

    "The" and a country's two letters aside; words that are all ``small`` are no name.
    """
    wanted = {part for part in key.split("-") if len(part) > 2 and part != "the"} or {key}
    held = {word.lower() for name in names for word in _WORD.findall(_plain(name))}
    initials = {re.sub(r"[^A-Z]", "", name).lower() for name in names}
    return (wanted <= held and not wanted <= set(small)) or key in initials


def _plain(name: str) -> str:
    """Without accents, as the keys are written."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        print("\n".join(table(HEAD, rows(Path(scratch)))).strip())


if __name__ == "__main__":
    main()
