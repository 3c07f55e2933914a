"""Attribution on PolNeAR's development half and on our own news set: ``make bench-sourcing``.

Prints what the method page shows, and with ``--write`` writes it there. A statement counts by the
scorer's "content+source": the right words and the right source span.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import classes, news, seed, speakers
from tests.bench.common import (
    RULES_ALONE,
    annotate,
    figures,
    model_of,
    read_json,
    score,
    shared,
)
from tests.bench.page import publish, table, today
from tests.bench.peers import PEERS, PEOPLE, row

KINDS = {
    "all": "every statement that a brief shows",
    "reported": "quoted, or with a word of saying",
    "quoted": "with quotation marks: direct and partly quoted",
    "direct": "direct quotations",
    "mixed": "partly quoted",
    "indirect": "without quotation marks",
}
WORDS = {
    "content": "single words of what is said (linked)",
    "source": "single words of the source (linked)",
}
HEAD = ("Statements", "In the labels", "Precision", "Recall", "F1", "Rules alone: P / R / F1")
WITH_ACTS = "the same with acts, which no brief shows"
DRAWS = 1000


def predictions(reports: Path, out: Path, *, acts: bool) -> None:
    """``briefs annotate``'s reports as the scorer wants them, acts among them or not."""
    out.mkdir()
    for path in reports.glob("*.json"):
        rows = [
            {role: s[role] for role in ("source", "cue", "content")}
            for s in read_json(path)["statements"]
            if acts or not s["act"]
        ]
        (out / path.name).write_text(json.dumps(rows), "utf-8")


def measure(gold: Path, work: Path, name: str, *flags: str) -> dict[str, Any]:
    """The scorer's figures for the articles of ``gold`` (PolNeAR's layout).

    The reports stay in ``work / name``; ``shown`` holds the figures without acts.
    """
    reports = work / name
    annotate(sorted((gold / "text").glob("*.txt")), reports, *flags)
    result = _scored(gold, reports, acts=True)
    return {**result, "shown": _scored(gold, reports, acts=False)}


def _scored(gold: Path, reports: Path, *, acts: bool) -> dict[str, Any]:
    predicted = reports.with_name(f"{reports.name}.predicted.{acts}")
    out = reports.with_name(f"{reports.name}.figures.{acts}")
    predictions(reports, predicted, acts=acts)
    score("score_attribution.py", gold, predicted, "--bootstrap", DRAWS, "--json", out)
    result: dict[str, Any] = read_json(out)
    return result


def statement_rows(trained: dict[str, Any], rules: dict[str, Any]) -> list[str]:
    """A line for each kind of statement, then the words in statements that were paired.

    All without acts, as on a brief; then what they add.
    """
    found, plain = (_scores(f["shown"]) for f in (trained, rules))
    lines = [_row(words, found[kind], plain[kind]) for kind, words in KINDS.items()]
    linked = [
        _row(words, trained["shown"]["linked"][role], rules["shown"]["linked"][role])
        for role, words in WORDS.items()
    ]
    return [*lines, *linked, _row(WITH_ACTS, _scores(trained)["all"], _scores(rules)["all"])]


def _scores(result: dict[str, Any]) -> dict[str, Any]:
    scores: dict[str, Any] = result["attribution"]["content+source"]
    return scores


def _row(name: str, found: dict[str, float], plain: dict[str, float]) -> str:
    return f"| {name} | {found['gold']:,.0f} | {figures(found)} | {figures(plain, ' / ')} |"


def in_words(name: str, trained: dict[str, Any]) -> str:
    """The two figures that matter most, in a sentence, and how far chance may move them."""
    shown = trained["shown"]
    every, reported = _scores(shown)["all"], _scores(shown)["reported"]
    low, high = (f"{100 * end:.0f}" for end in shown["ci95"]["reported.content+source.f1"])
    return (
        f"**{name}, {trained['articles']} articles.** Of 100 statements that a brief would show,"
        f" {100 * every['p']:.0f} have the right words and the right source. Of 100 that are"
        f" labelled, it would show {100 * every['r']:.0f}; of 100 of those that are quoted or have"
        f" a word of saying, {100 * reported['r']:.0f}. Samples this small leave room:"
        f" over {DRAWS:,} draws of these articles, 95 % of the F1 of the latter lie between {low}"
        f" and {high}."
    )


def peer_rows(trained: dict[str, Any], rules: dict[str, Any]) -> list[str]:
    """The table of systems on PolNeAR's development half, from the lowest to two people."""
    ours = []
    for name, result in (("rules alone", rules), ("with the trained part", trained)):
        scores = _scores(result)
        f1 = f"{100 * scores['all']['f1']:.1f}"
        ours.append(
            f"| **Annotated Briefs, {name}** | {f1} | {figures(scores['reported'])}"
            " | by this benchmark |"
        )
    return [*map(row, PEERS), *ours, row(PEOPLE)]


def block(work: Path) -> list[str]:
    """Everything that the method page shows of sourcing."""
    gold = {"PolNeAR": shared() / "corpora/polnear/dev", "Wikinews": news.corpus(work / "gold")}
    both = {
        name: (
            measure(folder, work, name),
            measure(folder, work, f"{name}.rules", RULES_ALONE),
        )
        for name, folder in gold.items()
    }
    lines = [f"Who said what, measured on {today()} with {model_of(work / 'PolNeAR')}.", ""]
    for name in ("Wikinews", "PolNeAR"):
        lines += [in_words(name, both[name][0]), *table(HEAD, statement_rows(*both[name]))]
    lines += [
        "**Beside others (PolNeAR, the same articles).**",
        *table(
            (
                "System",
                "Everything attributed: F1",
                "Quoted or said: precision",
                "Recall",
                "F1",
                "Measured",
            ),
            peer_rows(*both["PolNeAR"]),
        ),
        "**Who is meant by a source.**",
        *table(speakers.HEAD, speakers.rows(work)),
        *classes.rows(work / "Wikinews"),
        seed.measure(work),
    ]
    return lines


def main() -> None:
    """Measure, print, and write where asked to."""
    with tempfile.TemporaryDirectory() as scratch:
        publish("bench-sourcing", block(Path(scratch)), write="--write" in sys.argv[1:])


if __name__ == "__main__":
    main()
