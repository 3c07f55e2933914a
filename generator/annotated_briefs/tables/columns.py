"""The data dictionary: every table of the collection, and what each of its columns means.

The one source of it. The files of `briefs export`, the data page of a site and the reference in the
docs are made from it, and `rows` is held to it by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotated_briefs.model import Access, Field, Form, Kind, Naming, Origin, Show, State


class Type(StrEnum):
    """Of the values of a column."""

    TEXT = "text"
    WHOLE = "whole number"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    meaning: str
    type: Type = Type.TEXT
    null: str = ""
    """What it says where there is no value; empty where there always is one."""
    values: Mapping[str, str] | None = None
    """Every value that it may have, each with its meaning; None where they are open."""
    unit: str = ""
    of: str = ""
    """The table whose `id` its values are."""

    @property
    def free(self) -> bool:
        """Whether its values are words of people, and not made by this program."""
        made = self.values or self.of or self.name in {"id", "page"}
        return self.type is Type.TEXT and not made


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A row is what its name says, in the singular."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    """The columns that tell its rows apart."""
    searched: tuple[str, ...] = ()
    """The columns with words, for a full-text index."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def _number(name: str, meaning: str, *, null: str = "", unit: str = "") -> Column:
    return Column(name, meaning, Type.WHOLE, null, unit=unit)


def _yes(name: str, meaning: str, *, null: str = "") -> Column:
    return Column(name, meaning, Type.YES_NO, null)


_FORMS = {
    Form.DIRECT.value: "all of the content stands in quotation marks",
    Form.MIXED.value: "some of it does",
    Form.INDIRECT.value: "none of it does: it is told in the outlet’s words",
}
_NAMINGS = {
    Naming.NAMED.value: "a person with a name",
    Naming.UNNAMED.value: "somebody without a name (“officials”, “a witness”)",
    Naming.INSTITUTION.value: "an organisation, an office, a government",
    Naming.DOCUMENT.value: "a document, data, a post",
    Naming.MEDIA_REPORT.value: "another outlet’s report",
}
_ACCESSES = {
    Access.TOLD_OUTLET.value: "the source told the outlet itself",
    Access.PUBLIC.value: "said in public: a speech, a statement, a post",
    Access.DOCUMENT.value: "it stands in a document",
    Access.OTHER_OUTLET.value: "through another outlet",
    Access.NOT_STATED.value: "the article does not say",
}
_STATES = {
    State.MACHINE.value: "found by the machine; nobody has looked at it yet",
    State.CONFIRMED.value: "confirmed, corrected or added by the person in reviewed_by",
}
_SHOWS = {
    Show.FULL.value: "the whole text may be shown",
    Show.EXCERPT.value: "its first paragraphs and short quotations",
    Show.QUOTES.value: "short quotations",
    Show.LINK.value: "no words of the article but its headline",
}
_KINDS = {
    Kind.PERSON.value: "a person",
    Kind.ORG.value: "an organisation",
    Kind.PLACE.value: "a place",
    Kind.NORP.value: "a nationality, a religious or political group",
    Kind.EVENT.value: "an event",
    Kind.WORK.value: "a work: a book, a film, a newspaper",
    Kind.LAW.value: "a law or a treaty",
    Kind.PRODUCT.value: "a product: a ship, a vehicle, a weapon",
}
_ORIGINS = {
    Origin.MODEL.value: "the language model",
    Origin.RULE.value: "a rule of this program",
    Origin.RECORD.value: "a curated record with that name",
    Origin.PERSON.value: "a reviewer’s decision",
}
_FIELDS = {
    "text": "the article’s text",
    Field.HEADLINE.value: "its headline",
    Field.DECK.value: "its deck",
    Field.CAPTION.value: "the caption of its picture",
}

_RIGHTS = "the rights withhold the words"
_NOT_GIVEN = "not known, or not given"
_NO_TEXT = "the article’s text is not in the repository, and nobody took it down"
_NO_ENTITY = "left open, or a name that is known in this one article alone"

OUTLETS = Table(
    "outlets",
    "Who published the articles.",
    (
        Column("id", "The outlet’s name in addresses."),
        Column("name", "What it is called."),
        Column("page", "Its page on the site."),
        Column("url", "Its own site.", null=_NOT_GIVEN),
        Column("country", "Where it is based, as its record says.", null=_NOT_GIVEN),
        Column("language", "In which language it publishes.", null=_NOT_GIVEN),
        Column("description", "In the words of its record.", null=_NOT_GIVEN),
        _number("briefs", "How many of its articles the collection holds.", unit="briefs"),
    ),
)
STORIES = Table(
    "stories",
    "What several briefs tell of, as contributors put them together.",
    (
        Column("id", "The story’s name in addresses."),
        Column("title", "What it is called."),
        Column("page", "Its page on the site."),
        _number("briefs", "How many briefs tell of it.", unit="briefs"),
    ),
)
TOPICS = Table(
    "topics",
    "Subjects that contributors gave to briefs.",
    (
        Column("id", "The topic’s name in addresses."),
        Column("name", "What it is called."),
        Column("page", "The list of its briefs on the site."),
        _number("briefs", "How many briefs have it.", unit="briefs"),
    ),
)
ENTITIES = Table(
    "entities",
    "People, organisations, places and other names with a page on the site.",
    (
        Column("id", "Where its page stands, below the site’s root."),
        Column("kind", "What it is.", values=_KINDS),
        Column("name", "What it is called."),
        Column("page", "Its page on the site."),
        _yes(
            "curated",
            "Whether a person wrote a record of it. What only the machine saw may be two people of"
            " one name, or one under two.",
        ),
        Column("description", "In the words of its record.", null=_NOT_GIVEN),
        Column("wikidata", "Its identifier at Wikidata.", null=_NOT_GIVEN),
        _number("statements", "How many statements are ascribed to it.", unit="statements"),
        _number("briefs", "How many briefs mention it.", unit="briefs"),
    ),
    searched=("name", "description"),
)
BRIEFS = Table(
    "briefs",
    "Articles, with what was counted in each. Sentences and paragraphs are those of the body,"
    " without subheads.",
    (
        Column("id", "Year and name: the last two parts of the brief’s address."),
        Column("page", "The brief on the site."),
        Column("headline", "The article’s."),
        Column("outlet", "Who published it.", of="outlets"),
        Column(
            "published",
            "When, as exactly as is known: YYYY-MM-DD, YYYY-MM or YYYY.",
            null="unknown",
        ),
        Column("byline", "Who wrote it; several are joined by a semicolon.", null=_NOT_GIVEN),
        Column("url", "The article at its outlet.", null=_NOT_GIVEN),
        Column("section", "Of the outlet.", null=_NOT_GIVEN),
        Column("language", "Of the article, as a BCP 47 tag."),
        Column("story", "What it tells of, with others.", null="in no story", of="stories"),
        Column("rights_holder", "Whose text it is."),
        Column("license", "The text’s licence, by its canonical name."),
        Column("show", "How much of the text the site may hold.", values=_SHOWS),
        Column(
            "text_sha256",
            "SHA-256 of the text as it was read, in UTF-8. Whoever has the text can tell by it"
            " whether it is the same.",
            null="no text was taken down",
        ),
        _yes(
            "text_here",
            "Whether the text is in the repository. Where it is not, the figures are those that"
            " reviewers took down.",
        ),
        Column("model", "The language model that read the text.", null="no machine read it"),
        _number("paragraphs", "Paragraphs.", unit="paragraphs"),
        _number("sentences", "Sentences.", unit="sentences"),
        _number("attributed_sentences", "Sentences that name a source.", unit="sentences"),
        _number(
            "hedged_sentences",
            "Sentences with “reportedly” or the like, and no report named.",
            unit="sentences",
        ),
        _number("words", "Words of the body.", unit="words"),
        _number(
            "attributed_words",
            "Words in sentences that name a source.",
            null=_NO_TEXT,
            unit="words",
        ),
        _number("statements", "Statements.", unit="statements"),
        _number("confirmed", "Statements that a person has confirmed.", unit="statements"),
        _number(
            "unsaid",
            "Statements that deny, await or suppose the saying: they make nobody a source.",
            unit="statements",
        ),
        *(
            _number(form.value, f"Statements of the form {form.value}.", unit="statements")
            for form in Form
        ),
        _number("speaking_sources", "Sources that speak.", unit="sources"),
        *(
            _number(naming.value, f"Of these, {_NAMINGS[naming.value]}.", unit="sources")
            for naming in Naming
        ),
        _number(
            "quotations_without_speaker",
            "Quotations whose speaker the article does not state.",
            unit="quotations",
        ),
    ),
    searched=("headline",),
)
BRIEF_TOPICS = Table(
    "brief_topics",
    "Which brief has which topic.",
    (
        Column("brief", "The brief.", of="briefs"),
        Column("topic", "One of its topics.", of="topics"),
    ),
    key=("brief", "topic"),
)
SOURCES = Table(
    "sources",
    "Those who speak in one article; the same person is another source in the next one.",
    (
        Column("id", "The brief, and a number in the order of most statements."),
        Column("brief", "Where it speaks.", of="briefs"),
        Column("entity", "Who it is in the whole collection.", null=_NO_ENTITY, of="entities"),
        Column(
            "name",
            "What it is called: the record’s name, else the article’s words, else its class where"
            " the rights withhold these.",
        ),
        Column("naming", "On what footing it is cited.", values=_NAMINGS),
        Column("access", "How the article came by its words.", values=_ACCESSES),
        Column("role", "Its role, in the article’s words.", null=f"not given, or {_RIGHTS}"),
        Column(
            "affiliation",
            "Whom it belongs to, in the article’s words.",
            null=f"not given, or {_RIGHTS}",
        ),
        Column(
            "basis_of_knowledge",
            "How it knows, in the article’s words.",
            null=f"not given, or {_RIGHTS}",
        ),
        Column(
            "anonymity_reason",
            "Why it is not named, in the article’s words.",
            null=f"not given, or {_RIGHTS}",
        ),
        _number("statements", "How many statements it makes.", unit="statements"),
    ),
    searched=("name", "role", "affiliation"),
)
STATEMENTS = Table(
    "statements",
    "What an article says that somebody said.",
    (
        Column("id", "The brief, and the statement’s anchor on its page."),
        Column("brief", "Where it stands.", of="briefs"),
        Column("page", "The statement on the site."),
        _number("number", "From 1 in the article, in reading order of the content."),
        Column(
            "source",
            "Who says it; the first of them where several do.",
            null="no source is stated, or left open",
            of="sources",
        ),
        Column("entity", "Who that is in the collection.", null=_NO_ENTITY, of="entities"),
        Column(
            "words",
            "The content in the article’s words; the parts of one that is split are joined by"
            " “ … ”.",
            null=_RIGHTS,
        ),
        Column(
            "source_words",
            "How the article names the source.",
            null=f"no source is stated, or {_RIGHTS}",
        ),
        Column("cue", "The words that attribute it.", null=f"there are none, or {_RIGHTS}"),
        Column("form", "How much of it is quoted.", values=_FORMS),
        Column("naming", "The class of its source.", null="no source is stated", values=_NAMINGS),
        Column("access", "How the article came by the words.", values=_ACCESSES),
        _yes("unsaid", "Whether the article says that it was not said, or not yet."),
        _yes(
            "second_hand",
            "Whether the source itself tells of what another reported.",
            null=_NO_TEXT,
        ),
        _yes("relayed", "Whether it tells what others think or feel.", null=_NO_TEXT),
        _number(
            "first_sentence",
            "The number of the sentence in which it begins, from 1.",
            null=_NO_TEXT,
        ),
        _number("last_sentence", "The number of the one in which it ends.", null=_NO_TEXT),
        Column("state", "Who stands behind this row.", values=_STATES),
        Column("reviewed_by", "Who confirmed it.", null="nobody yet"),
        Column("reviewed_on", "When, as YYYY-MM-DD.", null="not yet"),
    ),
    searched=("words", "source_words"),
)
STATEMENT_SOURCES = Table(
    "statement_sources",
    "Which statement is whose: one that several make together has a row for each.",
    (
        Column("statement", "The statement.", of="statements"),
        Column("source", "Who says it.", of="sources"),
    ),
    key=("statement", "source"),
)
MENTIONS = Table(
    "mentions",
    "Places where a name stands: in the text, the headline, the deck or a caption.",
    (
        Column(
            "id",
            "The brief, and a number: in reading order where the place may be shown, then by name.",
        ),
        Column("brief", "Where it stands.", of="briefs"),
        Column("entity", "Whom it names in the collection.", null=_NO_ENTITY, of="entities"),
        Column("kind", "What the name stands for.", values=_KINDS),
        Column("name", "What the entity is called."),
        Column("words", "The name as it stands there.", null=_RIGHTS),
        Column("field", "In which part of the article.", values=_FIELDS),
        _number(
            "sentence",
            "The number of the sentence in the text, from 1.",
            null="in a subhead, or not in the text",
        ),
        _number(
            "start",
            "Where it begins in that part, from 0; the end is the first place behind it.",
            null=_RIGHTS,
            unit="Unicode code points",
        ),
        _number("end", "Where it ends.", null=_RIGHTS, unit="Unicode code points"),
        _yes("metonym", "Whether a place’s name means those who govern it."),
        Column(
            "origin",
            "What decided that it is a name, and whose.",
            null="a name in the headline, deck or caption",
            values=_ORIGINS,
        ),
    ),
)

TABLES = (
    OUTLETS,
    STORIES,
    TOPICS,
    ENTITIES,
    BRIEFS,
    BRIEF_TOPICS,
    SOURCES,
    STATEMENTS,
    STATEMENT_SOURCES,
    MENTIONS,
)
"""In an order in which each refers to those before it alone."""

VERSION = 1
"""Of their shape: raised when a column changes its meaning or goes."""
