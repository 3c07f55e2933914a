"""What our YAML files may hold: one pydantic model a file, and the JSON Schema for editors.

The models only check; `convert` makes the dataclasses of `model` of them.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from annotated_briefs.load import licences
from annotated_briefs.load.fields import (
    Day,
    FormerAddresses,
    Ids,
    Language,
    Licence,
    Line,
    Lines,
    PartialDate,
    Prose,
    Published,
    Sha256,
    Slugs,
    SlugText,
    Url,
)

FileKind = Literal["brief", "entity", "outlet", "annotations"]
SCHEMA_KINDS: tuple[FileKind, ...] = get_args(FileKind)


class FileModel(BaseModel):
    """Strict: no unknown keys, no numbers where text belongs. An empty value is an absent one."""

    model_config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True)

    may_be_null: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        # An unknown key is kept even when empty: it is reported.
        known = cls.model_fields.keys() - cls.may_be_null
        return {k: v for k, v in value.items() if v is not None or k not in known}


# ------------------------------------------------------------------ brief.yml


class ImageModel(FileModel):
    """The words that stand with the article's picture. The picture itself is not kept."""

    caption: Line
    """What the outlet wrote under the picture."""
    credit: Line | None = None
    """Who took the picture."""


class RightsModel(FileModel):
    """Whose text the article is, and how much of it the site may show."""

    holder: Line
    """Who holds the rights: as a rule the author or the outlet."""
    license: Annotated[Licence, Field(description=f"The text's licence: {licences.KNOWN}.")]
    basis: Literal["own-work", "licence", "permission", "public-domain", "quotation"] | None = None
    """Why we may show what we show."""
    permission_ref: Line | None = None
    """Where a permission is on record: an address or a file's reference."""
    show: Literal["full", "excerpt", "quotes", "link"] | None = None
    """How much the site may show. Without it: full under an open licence (CC0, public domain,
    CC BY, CC BY-SA), else quotes."""


class BasedOnModel(FileModel):
    """A source of facts for an article of our own."""

    title: Line
    """The title of the report."""
    publisher: Line
    """Who published it."""
    url: Url | None = None
    """Where it stands."""
    published: Published | None = None
    """When it was published: YYYY, YYYY-MM, YYYY-MM-DD or unknown."""
    license: Licence | None = None
    """Its licence."""


class BriefModel(FileModel):
    """An article's metadata: briefs/articles/<year>/<slug>/brief.yml."""

    headline: Line
    """The headline as the outlet printed it."""
    outlet: SlugText
    """Who published the article: the file name, without .yml, of a record in briefs/outlets/."""
    rights: RightsModel
    """Whose text it is, and how much of it the site may show."""
    deck: Line | None = None
    """The line under the headline, as the outlet printed it."""
    byline: Lines = []
    """Who wrote the article, one name an item."""
    published: Published | None = None
    """When it was published: YYYY, YYYY-MM, YYYY-MM-DD or unknown. Never a guess."""
    url: Url | None = None
    """Where the article stands at its outlet."""
    section: Line | None = None
    """The outlet's section, such as World."""
    language: Language = "en"
    """The article's language as a BCP 47 tag."""
    topics: Lines = []
    """What the article is about, in a word or two each."""
    story: Line | None = None
    """The running story it belongs to. Briefs with the same title here stand together."""
    summary: Prose | None = None
    """What the article says, in your own words (Markdown)."""
    why: Prose | None = None
    """Why it matters, in your own words (Markdown)."""
    image: ImageModel | None = None
    """The words that stand with the article's picture."""
    based_on: list[BasedOnModel] = []
    """Where the facts of an article of our own come from."""


# ------------------------------------------------------------------ records


class EntityModel(FileModel):
    """Who or what an article names: briefs/entities/<kind>/<slug>.yml."""

    name: Line
    """The full name, as a page's title shows it."""
    aliases: Lines = []
    """Other names that mean this one wherever they stand, such as initials."""
    description: Line | None = None
    """Who or what it is, in a line."""
    ids: Ids = {}
    """Identifiers elsewhere, as in wikidata: Q794."""
    different_from: Slugs = []
    """Records that are easily taken for this one: their file names without .yml."""
    dead_since: PartialDate | None = None
    """When the person died or the organisation ended: YYYY, YYYY-MM or YYYY-MM-DD."""
    formerly: FormerAddresses = []
    """Records that were merged into this one, as in people/ada-quil. Their addresses on the site
    lead here."""


class OutletModel(FileModel):
    """Who publishes articles: briefs/outlets/<slug>.yml."""

    name: Line
    """The outlet's name, as it writes it."""
    aliases: Lines = []
    """What its articles call it besides, as in "told the Courier"."""
    url: Url | None = None
    """Its home page."""
    description: Line | None = None
    """What it is, in a line."""
    country: Line | None = None
    """Where it is based."""
    language: Language | None = None
    """The language it writes in, as a BCP 47 tag."""


# ------------------------------------------------------------------ annotations.yml

Number = Annotated[int, Field(ge=1, le=100_000)]
# Larger than any article that the limit on its text lets in.
Count = Annotated[int, Field(ge=0)]
Words = Annotated[str, Field(min_length=1)]
"""Words of the article, spaces and all."""


class SelectorModel(FileModel):
    """Words of the article, and what stands around them where they stand there twice."""

    exact: Words
    """The words, exactly as in the article."""
    prefix: str = ""
    """What stands directly before them."""
    suffix: str = ""
    """What stands directly after them."""


def _selector(value: Any) -> Any:
    return {"exact": value} if isinstance(value, str) else value


def _selectors(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


Quote = Annotated[
    SelectorModel, BeforeValidator(_selector, json_schema_input_type=SelectorModel | Words)
]
Quotes = Annotated[
    list[Quote], BeforeValidator(_selectors, json_schema_input_type=list[Quote] | Quote)
]


class ReviewedModel(FileModel):
    """Who decided, and when."""

    by: Line
    """The reviewer's name."""
    on: Day
    """The day of the decision: YYYY-MM-DD."""


class StatementModel(ReviewedModel):
    """A reviewer's word on one statement."""

    may_be_null: ClassVar[frozenset[str]] = frozenset({"entity"})

    verdict: Literal["confirmed", "corrected", "added", "rejected"]
    """What the reviewer did with it."""
    content: Quotes = []
    """What is attributed: words of the article, several where a cue splits them."""
    source: Quote | None = None
    """The words that name who is cited. Left out: as the machine has them."""
    cue: Quote | None = None
    """The words that do the attributing, such as said."""
    entity: SlugText | None = None
    """Who the source is: the file name, without .yml, of a record in briefs/entities/. null: the
    text leaves it open."""
    called: Line | None = None
    """Of a source without a record: its name as the article gives it in full, where `source` is
    only a part of it, or "he". Statements of one name are of one source."""
    form: Literal["direct", "mixed", "indirect"] | None = None
    """How much of the content stands in quotation marks: all, part or none."""
    naming: Literal["named", "unnamed", "institution", "document", "media_report"] | None = None
    """On what footing the source is cited."""
    access: (
        Literal["told-outlet", "public-statement", "document", "other-outlet", "not-stated"] | None
    ) = None
    """How the article came by the words."""
    sentence: Number | None = None
    """The number of the body sentence, from 1, in which the content begins."""
    through: Number | None = None
    """The number of the body sentence in which the content ends, if that is another."""
    words: Count | None = None
    """How many words the content has, where it may not stand here."""
    chance: Annotated[float, Field(ge=0, le=1)] | None = None
    """How sure the machine was of the statement, from 0 to 1, when it was reviewed. `briefs review`
    writes it down, so that its errors can be counted."""
    described_as: Line | None = None
    """How the article describes the source, in its words."""


class MentionModel(ReviewedModel):
    """A reviewer's word on one name."""

    may_be_null: ClassVar[frozenset[str]] = frozenset({"entity"})

    target: Quote
    """The name, as it stands in the article."""
    entity: SlugText | None
    """The file name, without .yml, of the record that it names; null where it is no name."""


class NoteModel(ReviewedModel):
    """An editor's note in the margin."""

    target: Quote
    """The words that the note is about."""
    body: Prose
    """The note (Markdown)."""


class TextModel(FileModel):
    """What is known of an article whose text is not here."""

    sha256: Sha256
    """SHA-256 of the text in UTF-8, with newlines as LF."""
    body_sha256: Sha256 | None = None
    """SHA-256 of the body's words alone: while it is the same, no sentence has changed."""
    paragraphs: Number
    """How many paragraphs the body has, subheads left out."""
    sentences: Number
    """How many sentences the body has."""
    words: Number
    """How many words the body has."""
    attributed: list[Number] = []
    """Numbers of the body sentences that name a source."""
    hedged: list[Number] = []
    """Numbers of those with a hedge such as reportedly."""
    orphaned: list[Number] = []
    """Numbers of those with quotation marks and no source."""
    subheads_before: list[Number] = []
    """Numbers of those that follow a subhead."""
    open: Count = 0
    """How many statements of the machine wait for a reviewer; `briefs review` counts them."""


class AnnotationsModel(FileModel):
    """What reviewers decided: annotations.yml beside a brief.yml."""

    text: TextModel | None = None
    """What is known of an article whose text is not here."""
    statements: list[StatementModel] = []
    """Decisions on statements."""
    entities: list[MentionModel] = []
    """Decisions on names."""
    notes: list[NoteModel] = []
    """Notes in the margin."""


_MODELS: dict[FileKind, type[FileModel]] = {
    "brief": BriefModel,
    "entity": EntityModel,
    "outlet": OutletModel,
    "annotations": AnnotationsModel,
}

_TITLES: dict[FileKind, str] = {
    "brief": "brief.yml",
    "entity": "An entity's record",
    "outlet": "An outlet's record",
    "annotations": "annotations.yml",
}


def json_schema(kind: FileKind) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file, for editors."""
    schema = _MODELS[kind].model_json_schema()
    for name, part in schema.get("$defs", {}).items():
        part["title"] = name.removesuffix("Model")
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **schema, "title": _TITLES[kind]}
