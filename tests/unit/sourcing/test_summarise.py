"""The sourcing summary, measure by measure."""

from __future__ import annotations

import pytest

from annotated_briefs.model import Naming, ReplyKind
from tests.reading import read


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The captain reportedly left.", ["reportedly"]),
        ("The captain allegedly left.", ["allegedly"]),
        ("The captain is said to have left.", ["is said to"]),
        ("The captain appears to have left.", []),
        ("Paul Okafor said the captain allegedly left.", []),
    ],
)
def test_hedges(text: str, hedges: list[str]) -> None:
    found = read(text)
    sourcing = found.sourcing()
    assert found.words(sourcing.hedges) == hedges
    assert sourcing.counts.reportedly == len(hedges)


@pytest.mark.parametrize(
    ("text", "orphans", "terms"),
    [
        ('The crossing has become "a lottery".', ['"a lottery"'], []),
        ('The crossing was "never safe in any weather at all".', None, []),
        ('Members of the "iron fleet" left.', [], ['"iron fleet"']),
        ('Leaders of "iron fleet" crews left.', [], ['"iron fleet"']),
        ('The so-called "reform" failed.', [], ['"reform"']),
        ('The film "Night Crossing" opened.', [], ['"Night Crossing"']),
        ('"It sank," Paul Okafor said.', [], []),
        ('"It sank. Nobody helped us."', ['"It sank. Nobody helped us."'], []),
    ],
)
def test_orphans_and_terms(text: str, orphans: list[str] | None, terms: list[str]) -> None:
    found = read(text)
    sourcing = found.sourcing()
    if orphans is not None:
        assert found.words(sourcing.orphans) == orphans
    else:
        assert len(sourcing.orphans) == 1
    assert found.words(sourcing.quoted_terms) == terms
    assert sourcing.counts.orphan_quotes == len(sourcing.orphans)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The company declined to comment.", [ReplyKind.DECLINED]),
        ("The company refused to answer questions.", [ReplyKind.DECLINED]),
        ("The company did not respond to a request for comment.", [ReplyKind.NO_RESPONSE]),
        ("The owner could not be reached on Monday.", [ReplyKind.UNREACHED]),
        ("The company denied that it knew.", [ReplyKind.DENIED]),
        ("The company denied the allegations.", [ReplyKind.DENIED]),
        ("The company did not deny the allegations.", []),
        ("The guard denied them entry.", []),
        ("Visitors were denied entry.", []),
        ("The price declined to ten euros.", []),
        ("The engine did not respond.", []),
    ],
)
def test_replies(text: str, kinds: list[ReplyKind]) -> None:
    assert [signal.kind for signal in read(text).sourcing().replies] == kinds


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Paul Okafor met Anna Lindqvist.", ["paul-okafor", "anna-lindqvist"]),
        ('"It sank," Paul Okafor said of Anna Lindqvist.', ["anna-lindqvist"]),
        ('"It sank," Paul Okafor said.', []),
        ("Anna Lindqvist was killed in May.", []),
        ("Anna Lindqvist died in May.", []),
        ("The late Anna Lindqvist built it.", []),
        ("The death of Anna Lindqvist shook the town.", []),
        ("Anna Lindqvist's death shook the town.", []),
        ("Rebels threatened to kill Anna Lindqvist.", ["anna-lindqvist"]),
        ("Anna Lindqvist did not die.", ["anna-lindqvist"]),
    ],
)
def test_not_heard(text: str, silent: list[str]) -> None:
    assert list(read(text).sourcing().not_heard) == silent


def test_who_is_only_told_is_not_spoken_about() -> None:
    assert read('"It sank," Paul Okafor told Reuters.').sourcing().not_heard == ()


def test_counts_and_sentences() -> None:
    found = read(
        "The ferry is old. It sails daily.\n\n"
        "Repairs\n\n"
        '"It will sink," Paul Okafor said. The mayor said that it was safe.'
    )
    sourcing = found.sourcing()
    counts = sourcing.counts
    assert (counts.paragraphs, counts.sentences, counts.statements) == (2, 4, 2)
    assert (counts.direct, counts.mixed, counts.indirect) == (1, 0, 1)
    assert (counts.attributed_sentences, counts.attributed_paragraphs) == (2, 1)
    assert counts.unattributed_paragraphs == 1
    assert (counts.body_words, counts.words_in_attributed_sentences) == (20, 13)
    assert counts.quoted_words == 3
    assert counts.cues == {"said": 2}
    assert [s.number for s in sourcing.sentences] == [1, 2, 3, 4]
    assert [s.after_subhead for s in sourcing.sentences] == [False, False, True, False]
    assert [s.statements for s in sourcing.sentences] == [(), (), ("S1",), ("S2",)]


def test_cues_are_counted_by_their_main_verb() -> None:
    counts = read("Paul Okafor has said that it sank.").sourcing().counts
    assert counts.cues == {"said": 1}


def test_concentration() -> None:
    sourcing = read(
        '"It sank," Paul Okafor said.\n\n"It was old," Okafor said.\n\n"No," the mayor said.'
    ).sourcing()
    assert [len(p.statements) for p in sourcing.sources] == [2, 1]
    assert sourcing.top_share == pytest.approx(2 / 3)
    assert sourcing.effective_sources == pytest.approx(9 / 5)


def test_an_unnamed_plural_counts_as_one_source() -> None:
    sourcing = read("Officials said that it sank. Officials said that it was old.").sourcing()
    (profile,) = sourcing.sources
    assert (profile.naming, len(profile.statements)) == (Naming.UNNAMED, 2)
    assert (sourcing.counts.speaking_sources, sourcing.counts.unnamed) == (1, 1)


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ('"It sank," harbour engineer Paul Okafor said.', "role", "harbour engineer"),
        ('"It sank," said Paul Okafor, a retired captain.', "role", "a retired captain"),
        ('"It sank," Paul Okafor said.', "role", None),
        ('"It sank," Mr. Okafor said.', "role", None),
        (
            '"It sank," said Paul Okafor, a lawyer at Greenpeace.',
            "affiliation",
            "Greenpeace",
        ),
        ('"It sank," Paul Okafor said.', "affiliation", None),
        (
            "An official familiar with the talks said that it sank.",
            "basis",
            "familiar with the talks",
        ),
        ("An official said that it sank.", "basis", None),
        (
            "A longtime critic of the project said that it sank.",
            "stake",
            "A longtime critic of the project",
        ),
        (
            '"It sank," said an official who spoke on condition of anonymity because he feared for '
            "his job.",
            "anonymity_reason",
            "because he feared for his job",
        ),
        ("An official said that it sank.", "anonymity_reason", None),
        (
            "Speaking on condition of anonymity, an engineer said the tolls rose because of ice.",
            "anonymity_reason",
            None,
        ),
    ],
)
def test_identification(text: str, field: str, words: str | None) -> None:
    (profile,) = read(text).sourcing().sources
    assert getattr(profile, field) == words


def test_an_article_without_sources() -> None:
    sourcing = read("The ferry is old.").sourcing()
    assert (sourcing.sources, sourcing.top_share, sourcing.effective_sources) == ((), None, None)
    assert sourcing.counts.sentences == 1


def test_nothing_at_all() -> None:
    sourcing = read(" \n").sourcing()
    assert (sourcing.counts.sentences, sourcing.sentences) == (0, ())
