"""Lines and pages made to be slow: reading costs no more than their size."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from annotated_briefs.intake import html
from annotated_briefs.intake.issue import read_issue
from annotated_briefs.intake.plain import read_text

PROSE = "".join(
    f"<p>The ferry stays, the council said on day {n} of the talks.</p>" for n in range(9)
)


def issue(line: str) -> None:
    read_issue(f"### Byline\n\n{line}\n\n### Text\n\nFerry stays\n\n{line}\n")


def text(line: str) -> None:
    read_text(f"Ferry stays\n\n{line}\n\nThe ferry stays.\n")


def page(inside: str) -> None:
    html.read(f"<html><body><article>{PROSE}{inside}</article></body></html>".encode())


CASES: dict[str, tuple[Callable[[str], None], Callable[[int], str]]] = {
    "credits": (text, lambda n: "Photo: " + "(/" * n),
    "credits in a form": (issue, lambda n: "Photo: " + "(/" * n),
    "spaces": (text, lambda n: "By: A" + " " * 4 * n),
    "spaces in a form": (issue, lambda n: "By: A" + " " * 4 * n),
    "a date and spaces": (text, lambda n: "3 May" + " " * 4 * n),
    "brackets": (page, lambda n: f"<p>{'(' * 4 * n}</p>"),
    "a caption": (page, lambda n: f"<figcaption>{'(' * 4 * n}</figcaption>"),
    "a title": (page, lambda n: f"<meta property='og:title' content='{'a - ' * n}'>"),
    "cells": (page, lambda n: f"<table><tr>{'<td>a' * n}</table>"),
}


def cost(run: Callable[[str], None], given: str) -> float:
    start = time.process_time()
    run(given)
    return time.process_time() - start


@pytest.mark.parametrize("name", CASES)
def test_four_times_the_size_takes_about_four_times_as_long(name: str) -> None:
    run, make = CASES[name]
    run(make(10))  # patterns are compiled, modules loaded
    small = min(cost(run, make(1_000)) for _ in range(2))
    # What grows with the square takes sixteen times as long; a floor for what takes no time at all.
    assert cost(run, make(4_000)) < 9 * max(small, 0.05)


def test_many_elements_at_a_depth_are_not_walked_anew_for_each() -> None:
    def nested(n: int) -> str:
        open_ = "".join(f"<div class='a{d} b{d}'>" for d in range(150))
        inside = "".join(f"<p class='author x'>{w} word</p>" for w in range(n))
        return f"{open_}{inside}{'</div>' * 150}"

    flat = "".join(f"<p class='author x'>{w} word</p>" for w in range(400))
    page(nested(10))
    assert cost(page, nested(400)) < 12 * max(cost(page, flat), 0.05)
