"""What other systems and people reach on the 84 articles of PolNeAR's development part.

Measured for this project, once, with the scorer that measures ours ("content+source"). The shipped
cue classifier of Citron was not to be had, so it was rebuilt, or the whole retrained. The two
people are trained annotators of the corpus, on articles other than these 84.
"""

from __future__ import annotations

from typing import NamedTuple


class Peer(NamedTuple):
    """F1 over every statement; precision, recall and F1 over the reported ones. In percent."""

    name: str
    all_f1: float
    precision: float | None
    recall: float | None
    reported_f1: float
    measured: str = "for this project, with the same scorer"


PEERS = (
    Peer("quotation marks and the nearest name", 22.1, 50.8, 20.1, 28.8),
    Peer("textacy, by paragraph", 26.9, 73.8, 23.4, 35.5),
    Peer("Gender Gap Tracker (English)", 42.1, 62.6, 44.5, 52.0),
    Peer("BBC Citron, with its cue classifier rebuilt", 43.0, 69.5, 40.5, 51.2),
    Peer("BBC Citron, retrained on PolNeAR's training part", 52.6, 71.0, 53.3, 60.9),
    Peer("a sketch of this project in dependency rules", 58.6, 71.5, 65.2, 68.2),
    Peer("a sketch of this project with two trained models", 63.7, 76.4, 69.6, 72.9),
)
PEOPLE = Peer(
    "two trained people",
    75.0,
    None,
    None,
    85.4,
    "for this project, with the same scorer, on other articles",
)


def row(peer: Peer) -> str:
    """A line of the table of systems."""
    cells = (peer.all_f1, peer.precision, peer.recall, peer.reported_f1)
    written = " | ".join("–" if cell is None else f"{cell:.1f}" for cell in cells)
    return f"| {peer.name} | {written} | {peer.measured} |"
