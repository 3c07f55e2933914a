"""The nouns of the project: frozen dataclasses, without I/O.

Offsets are half-open code points into the article's text everywhere. A *source* is who is cited,
never the article or its outlet; a *cue* is the words that do the attributing; the *content* is
what is attributed. A *mention* is a name at a place; an *entity* is what it names.
"""

from annotated_briefs.model.article import Article, Paragraph, ParagraphKind
from annotated_briefs.model.machine import MODEL_SIZES, Machine, ModelSize
from annotated_briefs.model.names import (
    Entity,
    Field,
    FieldMention,
    Kind,
    Mention,
    Origin,
    Register,
)
from annotated_briefs.model.parse import Analysis, RawEntity, Sentence, Token
from annotated_briefs.model.site import AnnotatedBrief, Findings, Page, RecordedWords
from annotated_briefs.model.spans import EntityId, Slug, Span, Spans
from annotated_briefs.model.statements import Access, Form, Naming, Review, State, Statement
from annotated_briefs.model.summary import (
    Counts,
    ReplyKind,
    ReplySignal,
    SentenceSourcing,
    SourceProfile,
    Sourcing,
)
from annotated_briefs.model.written import (
    BasedOn,
    Brief,
    Corpus,
    Decisions,
    Image,
    MentionDecision,
    Metadata,
    Note,
    Outlet,
    Rights,
    Selector,
    Show,
    StatementDecision,
    TextFacts,
    Verdict,
)

__all__ = [
    "MODEL_SIZES",
    "Access",
    "Analysis",
    "AnnotatedBrief",
    "Article",
    "BasedOn",
    "Brief",
    "Corpus",
    "Counts",
    "Decisions",
    "Entity",
    "EntityId",
    "Field",
    "FieldMention",
    "Findings",
    "Form",
    "Image",
    "Kind",
    "Machine",
    "Mention",
    "MentionDecision",
    "Metadata",
    "ModelSize",
    "Naming",
    "Note",
    "Origin",
    "Outlet",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "RawEntity",
    "RecordedWords",
    "Register",
    "ReplyKind",
    "ReplySignal",
    "Review",
    "Rights",
    "Selector",
    "Sentence",
    "SentenceSourcing",
    "Show",
    "Slug",
    "SourceProfile",
    "Sourcing",
    "Span",
    "Spans",
    "State",
    "Statement",
    "StatementDecision",
    "TextFacts",
    "Token",
    "Verdict",
]
