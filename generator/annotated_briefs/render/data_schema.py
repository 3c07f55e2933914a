"""The shape of `data.DATA`, the JSON of a brief, as a JSON Schema. Strict: no key is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotated_briefs.model import (
    Access,
    Counts,
    Form,
    Kind,
    Naming,
    ReplyKind,
    Show,
    State,
)

Schema = dict[str, Any]

_WORDS = "Null where the rights withhold the words."
_UNKNOWN = "Null where the article's text is not in the repository, and nobody took it down."
_ID = "An `id` of `entities`; null where it is left open."


def _object(about: str, keys: Schema) -> Schema:
    return {
        "type": "object",
        "description": about,
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def _of(type_: str | list[str], about: str, **more: Any) -> Schema:
    return {"type": type_, "description": about, **more}


def _text(about: str, *, null: str = "") -> Schema:
    return _of(["string", "null"], f"{about} {null}") if null else _of("string", about)


def _number(about: str, *, null: str = "") -> Schema:
    kind: str | list[str] = ["integer", "null"] if null else "integer"
    return _of(kind, f"{about} {null}".strip(), minimum=0)


def _yes(about: str) -> Schema:
    return _of("boolean", about)


def _one(values: Iterable[str], about: str, *, null: str = "") -> Schema:
    listed: list[str | None] = [str(value) for value in values]
    return {"enum": [*listed, *([None] if null else [])], "description": f"{about} {null}".strip()}


def _list(items: Schema, about: str, *, null: str = "") -> Schema:
    kind: str | list[str] = ["array", "null"] if null else "array"
    return _of(kind, f"{about} {null}".strip(), items=items)


_NOT_GIVEN = "Null where it is not known, or not given."
_ARTICLE = {
    "headline": _text("As the outlet printed it."),
    "deck": _text("The outlet's line below it.", null="Null without one, or where it is withheld."),
    "byline": _list(_text("A name."), "Who wrote it."),
    "outlet": _object(
        "Who published it.",
        {"id": _text("Its name in addresses."), "name": _text("As it is read.")},
    ),
    "published": {
        **_text("YYYY, YYYY-MM or YYYY-MM-DD.", null=_NOT_GIVEN),
        "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
    },
    "url": _text("The article at its outlet.", null=_NOT_GIVEN),
    "section": _text("Of the outlet.", null=_NOT_GIVEN),
    "language": _text("A BCP 47 tag."),
    "topics": _list(_text("A topic."), "What contributors gave it as its subjects."),
    "story": _text("What it tells of, with other articles.", null="Null where it is in none."),
    "rights": _object(
        "Whose text it is, and what may be shown of it.",
        {
            "holder": _text("Whose it is."),
            "license": _text("Its licence by its canonical name."),
            "show": _one(Show, "How much the site may hold."),
            "basis": _text("Why.", null=_NOT_GIVEN),
            "permission_ref": _text("Where a permission is kept.", null=_NOT_GIVEN),
        },
    ),
    "text_sha256": {
        **_text("Of the text in UTF-8.", null="Null where none was taken down."),
        "pattern": "^[0-9a-f]{64}$",
    },
}
_SOURCE = {
    "entity": _text("Who it is.", null=_ID),
    "name": _text("What it is called: the record's name, or the article's words."),
    "naming": _one(Naming, "On what footing it is cited."),
    "access": _one(Access, "How the article came by its words."),
    "described_as": _text("Its role, in the article's words.", null=_WORDS),
    "affiliation": _text("Whom it belongs to, in the article's words.", null=_WORDS),
    "basis_of_knowledge": _text("How it knows, in the article's words.", null=_WORDS),
    "interest_or_stake": _text("Its stake, in the article's words.", null=_WORDS),
    "anonymity_reason": _text("Why it is not named, in the article's words.", null=_WORDS),
    "statements": _list(_text("The `id` of a statement."), "What it says."),
}
_STATEMENT = {
    "id": {**_text("S1 onwards, in reading order."), "pattern": "^S[0-9]+$"},
    "anchor": {**_text("Its place on the page."), "pattern": "^#s[0-9]+$"},
    "words": _list(_text("One part of it."), "The content in the article's words.", null=_WORDS),
    "entity": _text("Who says it.", null=_ID),
    "source": _text("How the article names the source.", null=_WORDS),
    "cue": _text("The words that attribute it.", null=_WORDS),
    "form": _one(Form, "How much of it is quoted."),
    "naming": _one(Naming, "The class of its source.", null="Null where none is stated."),
    "access": _one(Access, "How the article came by the words."),
    "unsaid": _yes("Whether the article says that it was not said, or not yet."),
    "second_hand": _yes("Whether the source tells of what another reported."),
    "state": _one(State, "Who stands behind it: the machine, or the person in `review`."),
    "review": {
        "anyOf": [
            _object("Who decided.", {"by": _text("Who."), "on": _text("When: YYYY-MM-DD.")}),
            {"type": "null"},
        ]
    },
}
_SENTENCE = {
    "number": _number("From 1, in reading order, subheads left out."),
    "attributed": _yes("Whether it names a source."),
    "hedged": _yes("Whether it holds “reportedly” or the like, and no report is named."),
    "quotation_without_speaker": _yes("Whether it holds a quotation that nobody is said to speak."),
    "statements": _list(_text("The `id` of a statement."), "Those in it."),
    "words": _number("How many words it has."),
}
_REPLY = {
    "kind": _one(ReplyKind, "What the article says of an answer."),
    "words": _text("Its words.", null=_WORDS),
    "entity": _text("Who was asked.", null=_ID),
}
_ENTITY = {
    "id": _text("Within this brief; across briefs only where `curated`."),
    "type": _one(Kind, "What it is."),
    "name": _text("What it is called."),
    "curated": _yes("Whether a person wrote a record of it."),
    "ids": _of("object", "Identifiers elsewhere.", additionalProperties={"type": "string"}),
    "page": _text("Its page on the site.", null="Null where it has none."),
}


def _counts() -> Schema:
    names = [name for name in Counts.__dataclass_fields__ if name != "cues"]
    counted = {
        name: _number(f"{name.replace('_', ' ').capitalize()}.", null=_UNKNOWN) for name in names
    }
    cues = _of("object", "How often each cue attributes.", additionalProperties={"type": "integer"})
    return _object("The plain counts, over the sentences of the body.", {**counted, "cues": cues})


def brief_schema(version: int) -> Schema:
    """The JSON Schema (2020-12) of that ``version`` of the JSON."""
    keys = {
        "version": {"const": version, "description": "Of this shape: raised when a key changes."},
        "page": _text("The brief on the site: a whole address where the site has one."),
        "article": _object("What is known of the article.", _ARTICLE),
        "model": _text("The language model that read it.", null="Null where no machine did."),
        "learned": _yes("Whether the trained part of attribution was on."),
        "counts": _counts(),
        "sources": _list(_object("A source that speaks.", _SOURCE), "Most statements first."),
        "statements": _list(_object("A statement.", _STATEMENT), "In reading order."),
        "sentences": _list(_object("A sentence.", _SENTENCE), "In reading order."),
        "not_heard": _list(_text("An `id`."), "Spoken about, not heard.", null=_UNKNOWN),
        "replies": _list(_object("A sign of a reply.", _REPLY), "In order.", null=_UNKNOWN),
        "entities": _list(_object("A name.", _ENTITY), "Who and what the article names."),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A brief",
        **_object(
            "brief.json of Annotated Briefs: one article, and where its claims come from.", keys
        ),
    }
