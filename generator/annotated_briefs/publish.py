"""Publish: the one gate between what an article says and what the site may hold of it.

Every later stage asks a `PublishedBrief` for words and never touches the article's text, so rights
are applied once. What `Show` allows:

- full: everything.
- excerpt: the first paragraphs, up to `EXCERPT_WORDS` words and a quarter of the article, and the
  quotations below.
- quotes: statements of at most `QUOTE_WORDS` words each, in all at most a quarter of the article;
  those that a person confirmed come first.
- link: no words of the article.

A source's description is shown up to `DESCRIPTION_WORDS` words where the text is not full, so that
no run of twelve words stands anywhere outside a published quotation. A name of more words that no
record holds is left out altogether, its page included: the page's address would hold the words.
- Where the text is not full, names come in the order of the alphabet: that of reading tells
  something of what is withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from annotated_briefs.model import (
    QUOTE_SHARE,
    QUOTE_WORDS,
    SHORT_WORDS,
    AnnotatedBrief,
    Brief,
    EntityId,
    Findings,
    Naming,
    Paragraph,
    RecordedWords,
    Show,
    SourceProfile,
    Span,
    Spans,
    State,
    Statement,
)
from annotated_briefs.text import words

EXCERPT_WORDS = 120
DESCRIPTION_WORDS = SHORT_WORDS
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "which", "that"}
)


@dataclass(frozen=True, slots=True)
class PublishedBrief:
    """A brief as the site may show it."""

    brief: Brief
    findings: Findings
    visible: Spans
    """The parts of the article's text that may be shown, in order."""
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The words of each statement's content that may be shown, by statement id."""
    blocks: tuple[Paragraph, ...] = ()
    """The paragraphs and subheads that may be shown whole."""
    recorded: Mapping[str, RecordedWords] = field(default_factory=dict)
    """What reviewers wrote down, by statement id, where the article's text is not here."""
    key: str = field(default="", compare=False)
    """A digest of all of this; empty where nobody took one."""

    @property
    def show(self) -> Show:
        """How much of the article the site may hold."""
        return self.brief.metadata.rights.show

    def words(self, span: Span) -> str | None:
        """The article's words at ``span``; None where they may not be shown."""
        article = self.brief.article
        if article is None or not any(part.contains(span) for part in self.visible):
            return None
        return span.of(article.text)

    def in_text(self, span: Span) -> bool:
        """Whether ``span`` begins in a paragraph that is shown, and so has an anchor there."""
        return any(block.span.start <= span.start < block.span.end for block in self.blocks)

    def name_words(self, span: Span) -> str | None:
        """The name at ``span``; None where it has too many words to be shown outside a quote."""
        article = self.brief.article
        if article is None:
            return None
        name = span.of(article.text)
        return name if _nameable(name, self.show) else None

    def source_words(self, statement: Statement) -> str | None:
        """How the article names the source of ``statement``, if that is short enough to show."""
        recorded = self.recorded.get(statement.id)
        return self.short(recorded.source if recorded else self._phrase(statement.source))

    def description(self, statement: Statement) -> str | None:
        """How the article describes the source: its words, unless they are but a pronoun."""
        words = self.source_words(statement)
        return None if words is None or words.lower() in _PRONOUNS else words

    def cue_words(self, statement: Statement) -> str | None:
        """The words that attribute ``statement``, if they are few enough to show."""
        recorded = self.recorded.get(statement.id)
        return self.short(recorded.cue if recorded else self._phrase(statement.cue))

    def _phrase(self, spans: Spans) -> str | None:
        article = self.brief.article
        if article is None or not spans:
            return None
        return " … ".join(span.of(article.text) for span in spans)

    def short(self, text: str | None) -> str | None:
        """``text``, words of the article, if they are few enough to be shown outside a quote."""
        return _short(text, self.show)


def _short(text: str | None, show: Show) -> str | None:
    if text is None or show is Show.FULL:
        return text
    return None if show is Show.LINK or words(text) > DESCRIPTION_WORDS else text


def _nameable(name: str, show: Show) -> bool:
    return show is Show.FULL or words(name) <= DESCRIPTION_WORDS


def publish(
    annotated: AnnotatedBrief, recorded: Mapping[str, RecordedWords] | None = None
) -> PublishedBrief:
    """``annotated`` as its rights allow it.

    ``recorded`` holds the words of statements that a reviewer wrote down, by statement id: all
    there is where the article's text is not in the repository.
    """
    brief = without_withheld_fields(annotated.brief)
    findings = _with_short_names(annotated.findings, brief.metadata.rights.show)
    findings = _with_short_profiles(findings, brief.metadata.rights.show)
    findings = _without_order(findings, brief.metadata.rights.show)
    article = brief.article
    if article is None:
        total = brief.decisions.text.words if brief.decisions.text else 0
        recorded = recorded or {}
        words_of = {id_: words.content for id_, words in recorded.items()}
        quotes = _affordable(findings.statements, words_of, total, brief)
        return PublishedBrief(brief, findings, (), quotes, recorded=recorded)
    contents = {
        s.id: tuple(span.of(article.text) for span in s.content) for s in findings.statements
    }
    if brief.metadata.rights.show is Show.FULL:
        whole = Span(0, len(article.text))
        return PublishedBrief(brief, findings, (whole,), contents, article.paragraphs)
    total = sum(words(p.span.of(article.text)) for p in article.body)
    quotes = _affordable(findings.statements, contents, total, brief)
    blocks = _excerpt(article.paragraphs, article.text, total, brief)
    visible = [p.span for p in blocks]
    visible += [span for s in findings.statements if s.id in quotes for span in s.content]
    return PublishedBrief(brief, findings, tuple(sorted(visible)), quotes, blocks)


def without_withheld_fields(brief: Brief) -> Brief:
    """The deck and the caption are the outlet's words as much as the body is."""
    if brief.metadata.rights.show in {Show.FULL, Show.EXCERPT}:
        return brief
    return replace(brief, metadata=replace(brief.metadata, deck=None, image=None))


def _with_short_names(findings: Findings, show: Show) -> Findings:
    """Without the machine's own entities whose names are too long; records are the publisher's."""
    if show is Show.FULL:
        return findings
    kept = {
        id_: entity
        if entity.curated
        else replace(entity, aliases=tuple(a for a in entity.aliases if _nameable(a, show)))
        for id_, entity in findings.entities.items()
        if entity.curated or _nameable(entity.name, show)
    }
    gone = findings.entities.keys() - kept.keys()

    def left(id_: EntityId | None) -> EntityId | None:
        return None if id_ in gone else id_

    sourcing = replace(
        findings.sourcing,
        sources=tuple(replace(p, entity=left(p.entity)) for p in findings.sourcing.sources),
        not_heard=tuple(id_ for id_ in findings.sourcing.not_heard if id_ not in gone),
        replies=tuple(replace(r, entity=left(r.entity)) for r in findings.sourcing.replies),
    )
    return replace(
        findings,
        mentions=tuple(m for m in findings.mentions if m.entity not in gone),
        entities=kept,
        statements=tuple(replace(s, entity=left(s.entity)) for s in findings.statements),
        sourcing=sourcing,
    )


def _with_short_profiles(findings: Findings, show: Show) -> Findings:
    """A source without a record is called by the article's words, which may be many."""
    if show is Show.FULL:
        return findings
    profiles = tuple(
        replace(
            profile,
            name=profile.name
            if profile.entity
            else _short(profile.name, show) or _CALLED[profile.naming],
            role=_short(profile.role, show),
            affiliation=_short(profile.affiliation, show),
            basis=_short(profile.basis, show),
            stake=_short(profile.stake, show),
            anonymity_reason=_short(profile.anonymity_reason, show),
            unknown=tuple(sorted({*profile.unknown, *_withheld(profile, show)})),
        )
        for profile in findings.sourcing.sources
    )
    return replace(findings, sourcing=replace(findings.sourcing, sources=profiles))


def _without_order(findings: Findings, show: Show) -> Findings:
    """With the names by name, and not as the text has them."""
    if show is Show.FULL:
        return findings
    called = {id_: entity.name for id_, entity in findings.entities.items()}

    def by_name(ids: Iterable[EntityId]) -> list[EntityId]:
        return sorted(ids, key=lambda id_: (called.get(id_, "").casefold(), id_))

    entities = {id_: findings.entities[id_] for id_ in by_name(called)}
    silent = tuple(by_name(findings.sourcing.not_heard))
    sourcing = replace(findings.sourcing, not_heard=silent)
    return replace(findings, entities=entities, sourcing=sourcing)


_DESCRIBED = ("role", "affiliation", "basis", "stake", "anonymity_reason")


def _withheld(profile: SourceProfile, show: Show) -> frozenset[str]:
    """The parts of a description that the article gives and the site may not show."""
    given = [(name, getattr(profile, name)) for name in _DESCRIBED]
    return frozenset(name for name, value in given if value and _short(value, show) is None)


_CALLED = {
    Naming.NAMED: "a named source",
    Naming.UNNAMED: "an unnamed source",
    Naming.INSTITUTION: "an institution",
    Naming.DOCUMENT: "a document",
    Naming.MEDIA_REPORT: "a media report",
}


def _affordable(
    statements: Iterable[Statement],
    contents: Mapping[str, tuple[str, ...]],
    total: int,
    brief: Brief,
) -> dict[str, tuple[str, ...]]:
    show = brief.metadata.rights.show
    if show is Show.LINK:
        return {}
    if show is Show.FULL:
        return dict(contents)
    budget = int(total * QUOTE_SHARE)
    chosen: dict[str, tuple[str, ...]] = {}
    for statement in sorted(statements, key=lambda s: s.state is not State.CONFIRMED):
        parts = contents.get(statement.id, ())
        size = sum(words(part) for part in parts)
        if parts and size <= min(QUOTE_WORDS, budget):
            chosen[statement.id] = parts
            budget -= size
    return chosen


def _excerpt(
    paragraphs: Iterable[Paragraph], text: str, total: int, brief: Brief
) -> tuple[Paragraph, ...]:
    if brief.metadata.rights.show is not Show.EXCERPT:
        return ()
    budget = min(EXCERPT_WORDS, int(total * QUOTE_SHARE))
    chosen = []
    for paragraph in paragraphs:
        budget -= words(paragraph.span.of(text))
        if budget < 0:
            break
        chosen.append(paragraph)
    return tuple(chosen)
