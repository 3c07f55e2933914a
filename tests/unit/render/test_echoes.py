"""How the same words elsewhere are shown: differences in words and marks, sources side by side."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.link import Carried, echoes
from annotated_briefs.link.quotations import Quotation, fold
from annotated_briefs.model import Outlet, Publication, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render import differing
from annotated_briefs.render import echoes as render
from annotated_briefs.render.brief import render_brief
from annotated_briefs.render.echoes import ADDRESS, Also, Echoes, Shown, render_echoes
from tests.unit.link.test_echoes import QUOTED, brief

OUTLETS = {Slug("ledger"): Outlet(Slug("ledger"), "The Ledger")}


def shown(*quoted: str, by: tuple[str | None, ...] = ()) -> Shown:
    """What the page of the first brief shows."""
    speakers = [*by, *[None] * len(quoted)]
    made = [brief(f"b{n}", q, by=speakers[n]) for n, q in enumerate(quoted)]
    (one,) = Echoes(echoes(made), OUTLETS).of(made[0])
    return one


DIFFERENCES = {
    QUOTED.lower(): "the same, word for word",
    QUOTED.replace("harbour", "harbor"): "“harbor” for “harbour”",
    QUOTED.replace(" of storms", ""): "without “of storms”",
    QUOTED.replace("winter", "hard winter"): "with “hard” added",
    "another winter of storms, and the ministry knows it": "begins 6 words later",
    "The harbour wall will not survive another winter of storms": "ends 5 words earlier",
    f"I say: {QUOTED}": "begins 2 words earlier",
    f"{QUOTED}. Good night": "ends 2 words later",
}


@pytest.mark.parametrize(("other", "difference"), DIFFERENCES.items(), ids=DIFFERENCES.values())
def test_a_difference_is_said_in_words(other: str, difference: str) -> None:
    (version,) = shown(QUOTED, other).others
    assert version.difference == difference


def test_versions_that_a_third_joins_are_told_apart() -> None:
    """The short one and the end of the long one have nothing in common but the middle one."""
    day = {"by": "ada", "published": "2024-05-07"}
    few = "The harbour wall will fall"
    long = f"{few}, and {QUOTED}. So much for that"
    made = [brief(f"b{n}", q, **day) for n, q in enumerate((few, long, QUOTED))]  # type: ignore[arg-type]
    for view in made:
        for echo in Echoes(echoes(made), OUTLETS).of(view):
            assert all(v.difference and v.parts for v in echo.others)
    one, other = (Carried(c.quotation, words) for c, words in zip(
        echoes(made[:2])[0].carried, ((0, 5), (0, 25)), strict=True))  # fmt: skip
    assert render.difference(one, other) == "ends 20 words earlier"
    assert render.difference(other, one) == "ends 20 words later"


def test_other_words_are_marked_and_missing_ones_counted() -> None:
    other = QUOTED.replace("winter", "hard winter").replace(", and the", ", as the")
    (version,) = shown(QUOTED, other.replace(" not", "")).others
    assert [p.words.strip() for p in version.parts if p.differs] == ["hard", "as"]
    assert [p.left_out for p in version.parts if p.left_out] == [1]
    assert "".join(p.words for p in version.parts) == other.replace(" not", "")


def test_of_a_long_quotation_only_what_stands_around_is_shown() -> None:
    long = " ".join(f"word{n}" for n in range(40))
    (version,) = shown(QUOTED, f"{long}. {QUOTED}. {long}").others
    words = "".join(p.words for p in version.parts)
    assert words.startswith("… word28 ")
    assert words.endswith("word11 …")
    assert version.difference == "begins 40 words earlier; ends 40 words later"


def test_to_whom_each_ascribes_it_stands_side_by_side() -> None:
    one = shown(QUOTED, QUOTED, by=("ada", "bo"))
    assert one.own.source == "Ada"
    assert [v.source for v in one.others] == ["Bo"]
    assert one.sources == (("Ada", "The Ledger"), ("Bo", "The Ledger"))
    assert shown(QUOTED, QUOTED, by=("ada", "ada")).sources == ()


def test_a_statement_knows_where_else_it_stands() -> None:
    made = [brief("one", QUOTED), brief("two", QUOTED), brief("three", QUOTED)]
    found = Echoes(echoes(made), OUTLETS)
    assert [also.address for also in found.also(made[0], "S1").others] == [
        "briefs/2024/three#s1",
        "briefs/2024/two#s1",
    ]
    assert found.also(made[0], "S2") == Also()


def test_the_page_of_all_holds_every_version() -> None:
    made = [brief("one", QUOTED, by="ada"), brief("two", f"{QUOTED}. Good night", by="bo")]
    (page,) = render_echoes(Echoes(echoes(made), OUTLETS), ())
    assert page.path == f"{ADDRESS}/index.md"
    assert "Ascribed to 2 sources: Ada (The Ledger); Bo" in page.markdown
    assert "ends 2 words earlier" in page.markdown
    (empty,) = render_echoes(Echoes(), ())
    assert "No two briefs quote the same words" in empty.markdown
    assert empty.key != page.key


def test_what_is_perhaps_the_same_is_shown_apart() -> None:
    day = {"by": "ada", "published": "2024-05-07"}
    other = "The Church pays no ransom, as the next priest would then cost twice as much"
    made = [
        brief(
            "one",
            QUOTED,
            "The church will not pay a ransom, because the next priest would then cost double",
            **day,
        ),  # type: ignore[arg-type]
        brief("two", other, **day),  # type: ignore[arg-type]
        brief("three", QUOTED),
    ]
    found = Echoes(echoes(made), OUTLETS)
    same, perhaps = found.of(made[0])
    assert (same.perhaps, perhaps.perhaps) == (False, True)
    assert (same.anchor, perhaps.anchor) == ("same-s1", "perhaps-s2")
    (version,) = perhaps.others
    assert version.difference == "put otherwise"
    assert [(p.words, p.differs) for p in version.parts] == [(other, False)]
    assert found.also(made[0], "S2") == Also(), "no line says that the words are the same"
    own, same_again = found.all[1].others
    assert (own.difference, same_again.difference) == ("", "put otherwise")
    (everything,) = render_echoes(found, ())
    assert "1 quotation in more than one brief. 1 statement perhaps put otherwise" in (
        everything.markdown
    )
    assert everything.markdown.count("Perhaps the same, put or translated otherwise") == 1
    markdown = _page_of(made[0], found.of(made[0]))
    assert markdown.count('<section id="same-s1">') == 1
    assert markdown.count('<section id="perhaps-s2">') == 1
    assert 'href="#same-s1"' in markdown
    assert 'href="#perhaps-s2"' not in markdown
    alone = _page_of(made[1], found.of(made[1]))
    assert "Perhaps the same, put or translated otherwise" in alone
    assert "Underlined" not in alone


def _page_of(view: PublishedBrief, shown: tuple[Shown, ...]) -> str:
    drawn = render_brief(
        view, outlet=None, related=(), handwritten=(), publication=Publication(), echoes=shown
    )
    return drawn.markdown


def test_two_quotations_in_one_statement_have_places_of_their_own() -> None:
    other = "Nobody on the island was ever asked about the ferry, the timetable or the price"
    made = [brief("both", f"{QUOTED}. {other}"), brief("one", QUOTED), brief("two", other)]
    found = Echoes(echoes(made), OUTLETS)
    assert [e.anchor for e in found.of(made[0])] == ["same-s1", "same-s1-2"]
    entries = [e.entry.partition("#")[2] for e in found.all]
    assert entries == ["briefs-2024-both-s1", "briefs-2024-both-s1-2"]
    (everything,) = render_echoes(found, ())
    assert re.findall(r'<section id="([^"]+)"', unescape(everything.markdown)) == entries
    assert 'href="#same-s1"' in _page_of(made[0], found.of(made[0]))


def test_of_many_only_the_first_are_put_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [brief(f"b{n:02}", QUOTED) for n in range(60)]
    drawn: list[str] = []
    version = render._Writer.version
    monkeypatch.setattr(
        render._Writer,
        "version",
        lambda self, c, against: drawn.append("") or version(self, c, against),  # type: ignore[func-returns-value]
    )
    found = Echoes(echoes(made), OUTLETS)
    (one,) = found.of(made[7])
    (everything,) = render_echoes(found, ())
    assert not drawn, "nothing before a page is drawn"
    assert (len(one.others), one.more, one.briefs) == (10, 49, 60)
    assert one.entry == f"{ADDRESS}#briefs-2024-b00-s1"
    also = found.also(made[7], "S1")
    assert (len(also.others), also.more, also.entry) == (3, 56, one.entry)
    page = unescape(everything.markdown)
    assert len(drawn) < 30
    assert f'<section id="{one.entry.partition("#")[2]}">' in page
    assert "and 50 more: " in page
    assert all(f"briefs/2024/b{n:02}" in page for n in range(60))
    assert "same-words" in _page_of(made[7], (one,))


WORD = st.sampled_from(["wall", "storm", "the", "of", "winter", "knows", "harbour", "harbor"])


@st.composite
def carried(draw: st.DrawFn) -> Carried:
    words = tuple(draw(st.lists(WORD, min_size=1, max_size=12)))
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))
    view = brief("one", QUOTED)
    return Carried(Quotation(view, None, 1, " ".join(words), tuple(map(fold, words))), (start, end))


@given(carried(), carried())
def test_any_two_stretches_can_be_held_against_each_other(one: Carried, other: Carried) -> None:
    assert render.difference(one, other)
    shown = "".join(part.words for part in differing.parts(one, other))
    assert " ".join(one.quotation.plain()[slice(*one.words)]) in shown
