"""What annotations.yml holds of a withheld text; what is twice there, denied or not there yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load import licences
from annotated_briefs.load.drafts import Draft
from annotated_briefs.load.yaml_source import KeyPath, YamlDocument
from annotated_briefs.model import (
    QUOTE_WORDS,
    SHORT_WORDS,
    Article,
    Decisions,
    Review,
    Rights,
    Selector,
    Span,
    StatementDecision,
    TextFacts,
    Verdict,
    share_of,
)
from annotated_briefs.selectors import Ambiguous, NoMatch, match
from annotated_briefs.text import words

_NOBODY = Review("", "")


def too_much(one: Draft, document: YamlDocument, decisions: Decisions) -> Iterator[Diagnostic]:
    """Words of a withheld text beyond what its rights let stand in public."""
    facts, rights = decisions.text, one.metadata.rights if one.metadata else None
    if one.article or not facts or not rights or licences.free(rights):
        return
    for path, message in (*_long(decisions), *_share(decisions, facts, rights)):
        hint = (
            'write "words: " and their number instead of the content'
            if "content" in path
            else "shorten them"
        )
        yield document.diagnostic(path, Rule.QUOTES_TOO_MUCH, message, hint)


def _size(selector: Selector) -> int:
    return sum(words(part) for part in (selector.prefix, selector.exact, selector.suffix))


def _long(decisions: Decisions) -> Iterator[tuple[KeyPath, str]]:
    """What stands outside a quotation, and is longer than a name or a description."""
    labels: list[tuple[KeyPath, Selector | None]] = []
    for i, made in enumerate(decisions.statements):
        labels += [(("statements", i, "source"), made.source), (("statements", i, "cue"), made.cue)]
        for key in ("called", "described_as"):
            if value := getattr(made, key):
                labels.append((("statements", i, key), Selector(value)))
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


def may_be_one(one: Draft, document: YamlDocument, decisions: Decisions) -> Iterator[Diagnostic]:
    """The first decision of each source whose name is the end of another's: "Forte", "Tom Forte".

    With the text the machine knows whom "Forte" means; without it only the decisions say so.
    """
    if one.article or not decisions.text:
        return
    standing = [
        (i, d) for i, d in enumerate(decisions.statements) if d.verdict is not Verdict.REJECTED
    ]
    others = {name: line for _, made in standing for name, line in _names(made)}
    seen: set[str] = set()
    for index, made in standing:
        short = made.source.exact if made.source and not (made.entity or made.called) else ""
        full = [name for name in others if short[:1].isupper() and _ends_with(name, short)]
        if not full or short in seen:
            continue
        seen.add(short)
        message = f"{quoted(short)} counts as another source than {quoted(full[0])}"
        hint = f"if they are one, write {others[full[0]]} below source: {short}"
        path = ("statements", index, "source")
        yield document.diagnostic(path, Rule.MAY_BE_ONE, message, hint)


def _names(made: StatementDecision) -> Iterator[tuple[str, str]]:
    """The names of a decision's source, each with the line that says that another is the same."""
    if made.entity:
        yield made.entity.replace("-", " "), f"entity: {made.entity}"
    elif name := made.called or (made.source.exact if made.source else None):
        yield name, f"called: {name}"


def _ends_with(name: str, short: str) -> bool:
    whole, end = name.casefold().split(), short.casefold().split()
    return len(whole) > len(end) and whole[-len(end) :] == end


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


def contradicted(one: Draft, document: YamlDocument, decisions: Decisions) -> Iterator[Diagnostic]:
    """Each decision that says the contrary of an earlier one on the same words."""
    text = one.article or one.private
    found = chain(_statements(text, decisions), _names_twice(text, decisions))
    for path, first, message in found:
        at = document.at(first)
        hint = "agree on one of them, and delete the other"
        yield document.diagnostic(
            path, Rule.CONTRADICTED, f"{message} on line {at.line}, of the same words", hint
        )


_Contrary = tuple[KeyPath, KeyPath, str]
"""A decision, the one that it contradicts, and what it says of that."""


def _statements(text: Article | None, decisions: Decisions) -> Iterator[_Contrary]:
    """What is added may stand beside a rejected statement: it is another one of these words."""
    earlier: dict[tuple[Span | Selector, ...], list[int]] = {}
    for index, made in enumerate(decisions.statements):
        if not made.content or made.verdict is Verdict.ADDED:
            continue
        same = earlier.setdefault(tuple(_place(text, part) for part in made.content), [])
        for first in same:
            other = decisions.statements[first]
            rejected = [d.verdict is Verdict.REJECTED for d in (other, made)]
            if rejected[0] != rejected[1] and _of_one_source(other, made):
                message = f"this is {made.verdict}, against {quoted(other.verdict)}"
                yield ("statements", index), ("statements", first), message
                break
        same.append(index)


def _of_one_source(one: StatementDecision, other: StatementDecision) -> bool:
    return not one.source or not other.source or one.source.exact == other.source.exact


def _names_twice(text: Article | None, decisions: Decisions) -> Iterator[_Contrary]:
    first: dict[Span | Selector, int] = {}
    for index, made in enumerate(decisions.mentions):
        earlier = first.setdefault(_place(text, made.target), index)
        other = decisions.mentions[earlier].entity
        if made.entity != other:
            message = f"this says {made.entity or 'no name'}, against {quoted(other or 'no name')}"
            yield ("entities", index), ("entities", earlier), message


def _place(text: Article | None, selector: Selector) -> Span | Selector:
    """Where the words stand; the selector itself where nobody can tell."""
    try:
        return match(text.text, selector) if text else selector
    except (NoMatch, Ambiguous):
        return selector
