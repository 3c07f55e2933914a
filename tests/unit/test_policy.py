"""The Content-Security-Policy: what it allows, and that no text can widen it."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from annotated_briefs.policy import inline_scripts, policy


def hashed(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def directives(text: str) -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in text.split("; ")}


def test_only_code_that_stands_in_the_page_is_found() -> None:
    html = (
        "<script>one()</script><script src='x.js'></script>"
        '<script type="application/json">{"a": 1}</script>'
        '<script type="application/ld+json">{}</script>'
        '<script type="module">two()</script><script>  \n</script>'
    )
    assert inline_scripts(html) == ["one()", "two()"]


def test_nothing_is_allowed_that_is_not_named() -> None:
    found = directives(policy([]))
    assert found["default-src"] == ["'none'"]
    assert found["base-uri"] == ["'none'"]
    assert "'unsafe-inline'" not in policy(["x()"])
    assert "'unsafe-eval'" not in policy(["x()"]).split()


def test_scripts_are_allowed_by_their_hash_as_a_browser_takes_it() -> None:
    found = directives(policy(["one()\r\n", "two()"]))
    assert hashed("one()\n") in found["script-src"]
    assert hashed("two()") in found["script-src"]


def test_a_publisher_may_add_sources() -> None:
    extra = {"script-src": "https://count.example", "frame-src": "https://maps.example"}
    found = directives(policy([], extra))
    assert found["script-src"][-1] == "https://count.example"
    assert found["frame-src"] == ["https://maps.example"]


def test_the_same_scripts_give_the_same_policy() -> None:
    assert policy(["a", "b"]) == policy(["b", "a", "a"])
