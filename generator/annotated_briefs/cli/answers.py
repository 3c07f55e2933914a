"""Asking a person in the terminal: one key in a terminal, one line where answers come by a pipe."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click


class EndOfAnswersError(Exception):
    """There is nobody to answer any more."""


def key(choices: Mapping[str, str]) -> str:
    """One of ``choices``: a letter or figure, and what it does."""
    listed = "  ".join(f"{click.style(one, bold=True)} {what}" for one, what in choices.items())
    while True:
        click.echo(f"\n  {listed}  ", nl=False)
        pressed = _pressed()
        click.echo(pressed)
        if pressed in choices:
            return pressed
        click.echo(f"  One of: {', '.join(choices)}")


def line(question: str) -> str:
    """A line of text; "" for Enter alone."""
    click.echo(f"  {question}: ", nl=False)
    return _read()


def yes(question: str) -> bool:
    """Whether the person says yes."""
    click.echo(f"  {question}", nl=False)
    return key({"y": "yes", "n": "no"}) == "y"


def _pressed() -> str:
    if _is_terminal():
        try:
            pressed = click.getchar()
            if pressed in _ENTER:  # typed behind the key before, which had acted by then
                pressed = click.getchar()
        except EOFError:  # Ctrl-D, as click has it on most systems
            raise EndOfAnswersError from None
        if pressed in {"\x04", "\x1a"}:
            raise EndOfAnswersError
        # Typed fast or pasted, Enter comes with its key. Arrows are no keys of ours ("\x1b[A").
        pressed = str(pressed).rstrip("\r\n")
        return pressed if pressed.isprintable() else ""
    return _read()[:1]


_ENTER = frozenset({"\r", "\n"})


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _read() -> str:
    text = sys.stdin.readline()
    if not text:
        raise EndOfAnswersError
    return text.strip()
