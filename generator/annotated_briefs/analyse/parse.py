"""Text to `Analysis`, through spaCy. The only module that imports it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotated_briefs.analyse.integrity import check_files
from annotated_briefs.analyse.models import InstalledModel, ModelMissingError
from annotated_briefs.model import Analysis, Article, Paragraph, RawEntity, Sentence, Span, Token
from annotated_briefs.text import reading

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 64
"""Paragraphs handed to spaCy at a time; larger batches gained nothing on two cores."""
_BATCH_CHARACTERS = 20_000
"""And their characters: the model's memory grows with them."""


@cache
def load(model: InstalledModel) -> Language:
    """The model, read from the disk once in a process.

    Raises `analyse.models.ModelMissingError` where it does not load or is not as it was installed.
    """
    check_files(model)
    try:
        import spacy  # noqa: PLC0415 - so that a broken spaCy is reported like a broken model

        module = import_module(model.package)
        # A re-upload that lacks spaCy's own `load` says where its files are.
        nlp: Language = (
            module.load() if hasattr(module, "load") else spacy.load(module.model_path())
        )
    # A broken installation shows as anything, from spaCy or from what it reads its files with.
    except Exception as error:
        reason = " ".join(str(error).split())
        raise ModelMissingError(f"{model.label} does not load: {reason}") from error
    return nlp


def analyse(articles: Iterable[Article], model: InstalledModel) -> Iterator[Analysis]:
    """The parse of each article by ``model``, in order.

    Every paragraph is parsed for itself, so that no sentence runs over a blank line.
    Raises `analyse.models.ModelMissingError` where spaCy or the model does not load or is not as
    it was installed.
    """
    nlp = load(model)
    for article in articles:
        read = reading(article.text)
        blocks = [p.span.of(read).replace("\n", " ") for p in article.paragraphs]
        docs = [doc for some in _batches(blocks) for doc in nlp.pipe(some, batch_size=_BATCH)]
        yield _assemble(article.paragraphs, docs, reading=read, model=model.label)


def _batches(blocks: Sequence[str]) -> Iterator[list[str]]:
    """``blocks`` in lists of `_BATCH_CHARACTERS`, or of one that is longer."""
    batch: list[str] = []
    size = 0
    for block in blocks:
        if batch and (size + len(block) > _BATCH_CHARACTERS or len(batch) == _BATCH):
            yield batch
            batch, size = [], 0
        batch.append(block)
        size += len(block)
    if batch:
        yield batch


def _assemble(
    paragraphs: Sequence[Paragraph], docs: Sequence[Any], *, reading: str, model: str
) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[RawEntity] = []
    for index, (paragraph, doc) in enumerate(zip(paragraphs, docs, strict=True)):
        offset, base = paragraph.span.start, len(tokens)
        for first, last in _sentence_bounds(doc):
            span = Span(offset + doc[first].idx, offset + doc[last - 1].idx + len(doc[last - 1]))
            sentences.append(Sentence(span, index, base + first, base + last))
            tokens += [_token(token, offset, base, len(sentences) - 1) for token in doc[first:last]]
        entities += [
            RawEntity(Span(offset + e.start_char, offset + e.end_char), e.label_) for e in doc.ents
        ]
    return Analysis(model, reading, tuple(tokens), tuple(sentences), tuple(entities))


def _token(token: Any, offset: int, base: int, sentence: int) -> Token:
    return Token(
        start=offset + token.idx,
        end=offset + token.idx + len(token),
        text=token.text,
        lemma=token.lemma_,
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=base + token.head.i,
        sentence=sentence,
    )


def _sentence_bounds(doc: Any) -> Iterator[tuple[int, int]]:
    """Half-open token ranges. The parser's, mended where it splits in a place no reader would.

    A sentence never begins with a closing mark or in lower case, and never consists of marks and
    spaces alone: such a start is joined to the sentence before it.
    """
    starts = [sent.start for sent in doc.sents]
    kept: list[int] = []
    for start in starts:
        if not kept or _may_begin(doc, start):
            kept.append(start)
    yield from zip(kept, [*kept[1:], len(doc)], strict=True)


def _may_begin(doc: Any, start: int) -> bool:
    token = doc[start]
    if token.text == '"':
        return _opens(doc, start) and doc[start - 1].text in {".", "?", "!", '"', ":", "'"}
    if token.is_punct or token.is_space:
        return False
    before = doc[start - 1].text
    ended = before[-1] in ".?!\"')]:;…—"
    return ended and not (token.text[0].islower() and before[-1] not in ".?!")


def _opens(doc: Any, i: int) -> bool:
    """A straight mark opens if text follows it at once and white space stands before it."""
    return not doc[i].whitespace_ and (i == 0 or bool(doc[i - 1].whitespace_))
