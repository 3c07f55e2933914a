"""Articles that are Markdown, HTML or an attack are shown as the text that they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotated_briefs import building
from annotated_briefs.checks import load_checked
from annotated_briefs.render import encode
from annotated_briefs.render.encode import encode as encoded
from tests.conftest import write_root
from tests.hostile import LONG
from tests.hostile.articles import (
    below_words,
    commonmark,
    kinds,
    numbered,
    page_of,
    payloads,
    root_of,
    shown_text,
)
from tests.hostile.fields import shown
from tests.hostile.test_fields import SPECIMENS
from tests.property import test_encode

Counted = Callable[[str], None]

OWN = [
    *(one for one in SPECIMENS if "\0" not in one),
    "# Not a heading\n\n* not a list\n* at all\n\n    not code\n\n> not a quotation\n",
    "<div onclick=alert(1)>\n\n<style>*{display:none}</style>\n\n</div></article></main>\n",
    "```html\n<b>\n```\n\n[a]: javascript:alert(1)\n\n[a]\n\n| a | b |\n|---|---|\n| c | d |\n",
    "<svg><p><style><!--</style><img src=x onerror=alert(1)>--></style></svg>\n",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>\n",
    "“<b>We</b> <i onmouseover=alert(1)>won</i>,” said Ada <script>Quill</script>, 41, of Paris.\n",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 klzzwxh:0\n",
]


@pytest.fixture(scope="module")
def texts(request: pytest.FixtureRequest) -> dict[str, str]:
    if not LONG:
        return numbered(map(below_words, OWN))
    shared: Path = request.getfixturevalue("shared_dir")
    examples, attacks = commonmark(shared), payloads(shared)
    assert (len(examples), len(attacks)) == (655, 223)
    return numbered(map(below_words, [*OWN, *examples, *attacks]))


def test_they_are_shown_as_they_are(
    texts: dict[str, str],
    tmp_path: Path,
    analyses: Path,
    harmless_kinds: set[tuple[str, str]],
    counted: Counted,
) -> None:
    root = write_root(tmp_path / "root", root_of(texts), analyses)
    held = {brief.slug for brief in load_checked(root)[0].briefs}
    building.build(root, tmp_path / "site", strict=False, progress=None, keep_going=True)
    assert kinds(tmp_path / "site") - harmless_kinds == set()
    for slug in held:
        found = shown(shown_text(page_of(tmp_path / "site", slug)))
        assert found == shown(texts[slug]), slug
    assert len(held) > 0.95 * len(texts)
    counted(
        f"{len(held)} articles of {len(texts)} (the others refused): 0 differences of text,"
        f" nothing outside an allow list of {len(harmless_kinds)} kinds"
    )


# ------------------------------------------------------------------ mutants of the encoder

ACTIVE = encode._ACTIVE.pattern
MUTANTS: dict[str, tuple[str, str]] = {
    "encodes nothing": ("(?!)", encode._UNPRINTABLE.pattern),
    "encodes HTML alone": ("[&<>\"']", encode._UNPRINTABLE.pattern),
    "forgets quotation marks": (ACTIVE.replace('\\"', ""), encode._UNPRINTABLE.pattern),
    "forgets the ampersand": (ACTIVE.replace("[&", "[", 1), encode._UNPRINTABLE.pattern),
    "forgets brackets": (ACTIVE.replace("\\[\\]", ""), encode._UNPRINTABLE.pattern),
    "forgets indentation": (
        ACTIVE.replace("^\\t|^ (?=[ \\t])", "(?!)"),
        encode._UNPRINTABLE.pattern,
    ),
    "forgets controls": (ACTIVE, "(?!)"),
}


def violations() -> int:
    """How often a specimen does not arrive as it is, in all places of a page."""
    found = 0
    for place in test_encode.PLACES:
        for text in (*OWN, "    four spaces"):
            try:
                test_encode.check(place, text)
            except (AssertionError, ValueError):
                found += 1
    return found


def test_the_encoder_passes() -> None:
    assert violations() == 0


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """No word that was encoded before is taken for encoded by a mutant, nor the reverse."""
    encoded.cache_clear()
    yield
    encoded.cache_clear()


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("name", MUTANTS)
def test_each_mutant_of_the_encoder_is_caught(
    name: str, monkeypatch: pytest.MonkeyPatch, counted: Counted
) -> None:
    active, unprintable = MUTANTS[name]
    assert (active, unprintable) != (ACTIVE, encode._UNPRINTABLE.pattern), "it changes something"
    monkeypatch.setattr(encode, "_ACTIVE", re.compile(active))
    monkeypatch.setattr(encode, "_UNPRINTABLE", re.compile(unprintable))
    assert str(encoded("plain")) == "plain"
    found = violations()
    assert found
    counted(f"an encoder that {name}: caught {found} times")
