"""What annotations.yml holds of a text that is withheld; what stands there twice, or not yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotated_briefs.diagnostics import Diagnostic, Rule
from annotated_briefs.load import licences
from annotated_briefs.load.drafts import Draft
from annotated_briefs.load.yaml_source import KeyPath, YamlDocument
from annotated_briefs.model import (
    QUOTE_WORDS,
    SHORT_WORDS,
    Decisions,
    Review,
    Rights,
    Selector,
    StatementDecision,
    TextFacts,
    share_of,
)
from annotated_briefs.text import words

_NOBODY = Review("", "")


def too_much(one: Draft, document: YamlDocument, decisions: Decisions) -> Iterator[Diagnostic]:
    """Words of a withheld text beyond what its rights let stand in public."""
    facts, rights = decisions.text, one.metadata.rights if one.metadata else None
    if one.article or not facts or not rights or _free(rights):
        return
    for path, message in (*_long(decisions), *_share(decisions, facts, rights)):
        hint = (
            'write "words: " and their number instead of the content'
            if "content" in path
            else "shorten them"
        )
        yield document.diagnostic(path, Rule.QUOTES_TOO_MUCH, message, hint)


def _free(rights: Rights) -> bool:
    return licences.is_open(rights.license) or rights.permission_ref is not None


def _size(selector: Selector) -> int:
    return sum(words(part) for part in (selector.prefix, selector.exact, selector.suffix))


def _long(decisions: Decisions) -> Iterator[tuple[KeyPath, str]]:
    """What stands outside a quotation, and is longer than a name or a description."""
    labels: list[tuple[KeyPath, Selector | None]] = []
    for i, made in enumerate(decisions.statements):
        labels += [(("statements", i, "source"), made.source), (("statements", i, "cue"), made.cue)]
        if made.described_as:
            labels.append((("statements", i, "described_as"), Selector(made.described_as)))
    labels += [(("entities", i, "target"), m.target) for i, m in enumerate(decisions.mentions)]
    labels += [(("notes", i, "target"), n.target) for i, n in enumerate(decisions.notes)]
    for path, selector in labels:
        if selector and (size := _size(selector)) > SHORT_WORDS:
            yield path, f"{size} words of a text that is withheld; {SHORT_WORDS} may stand here"


def _share(decisions: Decisions, facts: TextFacts, rights: Rights) -> Iterator[tuple[KeyPath, str]]:
    """Contents that are too long, and the first with which all of them are."""
    allowed, total = share_of(facts.words, rights.show), 0
    for index, made in enumerate(decisions.statements):
        path = ("statements", index, "content")
        size = sum(map(_size, made.content))
        if size > QUOTE_WORDS:
            yield path, f"a quotation of {size} words; {QUOTE_WORDS} may stand here"
        if total <= allowed < total + size:
            of = f"of the text's {facts.words} words {allowed} may stand here"
            yield path, f"with this one the quotations have {total + size} words; {of}"
        total += size


def unfinished(one: Draft, document: YamlDocument, decisions: Decisions) -> Iterator[Diagnostic]:
    """A brief without its text, whose statements are not all decided: its counts leave them out."""
    facts = decisions.text
    if one.article or not facts or not facts.open or not decisions.statements:
        return
    many = f"{facts.open} statements wait" if facts.open > 1 else "1 statement waits"
    message = f"{many} for a reviewer, and every count of the page leaves them out"
    hint = f'run "briefs review {one.year}/{one.folder.name}" where the text is'
    yield document.diagnostic(("text", "open"), Rule.UNFINISHED, message, hint)


def twice(document: YamlDocument, decisions: Decisions) -> Iterator[Diagnostic]:
    """Each decision on a statement that is there already, by whomever."""
    seen: dict[StatementDecision, int] = {}
    for index, made in enumerate(decisions.statements):
        first = seen.setdefault(replace(made, review=_NOBODY), index)
        if first != index:
            line = document.at(("statements", first)).line
            message = f"this is the same decision as that on line {line}"
            yield document.diagnostic(
                ("statements", index), Rule.DECIDED_TWICE, message, "delete one of them"
            )
