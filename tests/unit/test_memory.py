"""What a preview remembers."""

from __future__ import annotations

from annotated_briefs.memory import Forgetful, Memory


def test_it_makes_a_thing_once() -> None:
    memory, made = Memory(), []
    for _ in range(3):
        assert memory.recall("a", lambda: made.append(1) or len(made)) == 1
    memory.turn()
    assert memory.recall("a", lambda: 9) == 1


def test_it_forgets_what_a_build_did_not_ask_for() -> None:
    memory = Memory()
    memory.recall("a", lambda: 1)
    memory.turn()
    memory.turn()
    assert memory.recall("a", lambda: 2) == 2


def test_what_is_held_replaces_what_was_not_there() -> None:
    memory = Memory()
    assert memory.recall("a", lambda: None) is None
    memory.hold("a", 1)
    assert memory.recall("a", lambda: 2) == 1


def test_nothing_is_remembered_by_who_builds_once() -> None:
    memory = Forgetful()
    memory.hold("a", 1)
    assert memory.recall("a", lambda: 2) == 2
    assert memory.recall("a", lambda: 3) == 3
