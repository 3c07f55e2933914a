"""Briefs held against their folders, the records, their texts and their rights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

from annotated_briefs.addresses import FOLDER_KINDS, story_slug
from annotated_briefs.anchors import anchor_problems
from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load import licences, quoting
from annotated_briefs.load.drafts import ANNOTATIONS, ARTICLE, PRIVATE, Draft
from annotated_briefs.load.fields import slug_problem
from annotated_briefs.load.problems import did_you_mean
from annotated_briefs.load.yaml_errors import STRAIGHT
from annotated_briefs.load.yaml_source import KeyPath, YamlDocument
from annotated_briefs.model import Decisions, Metadata, Show, StatementDecision, TextFacts, Verdict

Known = Mapping[str, Path | None]
"""Slugs of records; and where the record has errors, its file."""


def check(
    drafts: Sequence[Draft], *, outlets: Known, entities: Known, merged: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """What is wrong with ``drafts``, given in the order of their paths.

    ``merged`` has the slugs of records that are no more, and those they were merged into.
    """
    for one in drafts:
        if one.brief:
            yield from _outlet(one.brief, outlets)
        if one.brief and one.metadata:
            yield from _year(one, one.brief, one.metadata)
            yield from _future(one.brief, one.metadata)
            yield from _authors(one.brief, one.metadata)
            yield from _rights(one, one.brief, one.metadata)
            yield from _story(one.brief, one.metadata.story)
        if one.annotations and one.decisions:
            yield from _entities(one.annotations, one.decisions, entities, merged)
            yield from _anchors(one, one.annotations, one.decisions)
            yield from _complete(one, one.annotations, one.decisions)
            yield from _text(one, one.annotations, one.decisions.text)
            yield from quoting.too_much(one, one.annotations, one.decisions)
            yield from quoting.unfinished(one, one.annotations, one.decisions)
            yield from quoting.may_be_one(one, one.annotations, one.decisions)
            yield from quoting.twice(one.annotations, one.decisions)
            yield from quoting.contradicted(one, one.annotations, one.decisions)
    yield from _same_text(drafts)
    yield from _same_story(drafts)


Names = Mapping[str, str]
"""The slugs of records by their names, aliases and slugs, each in lower case."""


def better_hints(
    found: Sequence[Diagnostic], drafts: Sequence[Draft], *, outlets: Names, entities: Names
) -> list[Diagnostic]:
    """``found`` where each name that stands for a slug leads to the record that it may mean."""
    bad = {
        (d.path, d.line, d.column) for d in found if d.rule is Rule.BAD_SLUG and d.hint != STRAIGHT
    }
    hints = {}
    for one in drafts if bad else ():
        for document, path, names in _references(one, outlets, entities):
            place = document.at(path)
            at = (document.path, place.line, place.column)
            written = _inside(document.value, path)
            if at in bad and isinstance(written, str) and (slug := _meant(written, names)):
                hints[at] = f"write {quoted(slug)}, the record's file name without .yml"
    return [
        replace(d, hint=hints.get((d.path, d.line, d.column), d.hint))
        if d.rule is Rule.BAD_SLUG
        else d
        for d in found
    ]


def _references(
    one: Draft, outlets: Names, entities: Names
) -> Iterator[tuple[YamlDocument, KeyPath, Names]]:
    if one.brief:
        yield one.brief, ("outlet",), outlets
    if one.annotations:
        for key in ("statements", "entities"):
            listed = one.annotations.value.get(key)
            for index in range(len(listed) if isinstance(listed, list) else 0):
                yield one.annotations, (key, index, "entity"), entities


def _inside(value: object, path: KeyPath) -> object:
    for part in path:
        inner = value.get(part) if isinstance(value, dict) else None
        value = value[part] if isinstance(value, list) and isinstance(part, int) else inner
    return value


def _meant(written: str, names: Names) -> str | None:
    name = " ".join(written.casefold().split())[:100]
    close = get_close_matches(name, [*names], n=1, cutoff=0.7)
    return names[close[0]] if close else None


def _year(one: Draft, document: YamlDocument, metadata: Metadata) -> Iterator[Diagnostic]:
    right = metadata.published[:4] if metadata.published else "undated"
    if one.year == right:
        return
    said = metadata.published or "unknown"
    message = f"published is {quoted(said)}, but the folder is {quoted(one.year)}"
    hint = f"move the folder to briefs/articles/{right}/, or mend the date"
    yield document.diagnostic(("published",), Rule.OTHER_YEAR, message, hint)


def _future(document: YamlDocument, metadata: Metadata) -> Iterator[Diagnostic]:
    said = metadata.published or ""
    # It may be tomorrow already where the outlet is.
    latest = (date.today() + timedelta(days=1)).isoformat()
    if said[:10] > latest[: len(said)]:
        message = f"{quoted(said)} is yet to come"
        hint = "mend the date, or write unknown"
        yield document.diagnostic(("published",), Rule.FUTURE, message, hint)


_TWO_NAMES = re.compile(r"(?P<a>\S+(?: \S+){1,3}) (?:and|&) (?P<b>\S+(?: \S+){1,3})")
"""Two names of two to four words each: "Marks & Spencer" is one."""


def _authors(document: YamlDocument, metadata: Metadata) -> Iterator[Diagnostic]:
    for index, name in enumerate(metadata.byline):
        found = _TWO_NAMES.fullmatch(name)
        if found and all(word[0].isupper() for word in name.split() if word not in {"and", "&"}):
            path = ("byline", index) if len(metadata.byline) > 1 else ("byline",)
            message = f"{quoted(name)} counts as one person"
            hint = f"if they are two: [{found['a']}, {found['b']}]"
            yield document.diagnostic(path, Rule.TWO_AUTHORS, message, hint)


def _story(document: YamlDocument, title: str | None) -> Iterator[Diagnostic]:
    slug = story_slug(title) if title else None
    if title and not slug:
        message = f"{quoted(title)} has no letter or digit to make an address of"
    elif slug and (problem := slug_problem(slug)):
        message = f"the address of the story {quoted(title)}, {quoted(slug)}, {problem}"
    else:
        return
    yield document.diagnostic(("story",), Rule.BAD_SLUG, message, "give the story another title")


def _outlet(document: YamlDocument, outlets: Known) -> Iterator[Diagnostic]:
    # From the raw value: other errors in the file should not hide this one.
    slug = document.value.get("outlet")
    if not isinstance(slug, str) or slug_problem(slug):
        return
    if problem := _unknown(slug, outlets, f"briefs/outlets/{slug}.yml"):
        yield document.diagnostic(("outlet",), Rule.UNKNOWN_OUTLET, *problem)


def _entities(
    document: YamlDocument, decisions: Decisions, entities: Known, merged: Mapping[str, str]
) -> Iterator[Diagnostic]:
    named = chain(
        ((("statements", i, "entity"), d.entity) for i, d in enumerate(decisions.statements)),
        ((("entities", i, "entity"), d.entity) for i, d in enumerate(decisions.mentions)),
    )
    for path, slug in named:
        if slug and (problem := _unknown(slug, entities, f"briefs/entities/<kind>/{slug}.yml")):
            message, hint = problem
            hint += f" with one of {', '.join(FOLDER_KINDS)} for <kind>" if "<kind>" in hint else ""
            if slug in merged and slug not in entities:
                hint = f"it was merged into {quoted(merged[slug])}: write that"
            yield document.diagnostic(path, Rule.UNKNOWN_ENTITY, message, hint)


def _unknown(slug: str, records: Known, where: str) -> tuple[str, str] | None:
    """Message and hint where there is no sound record ``slug``."""
    if slug not in records:
        near = did_you_mean(slug, [*records])
        hint = f"{near} Else add {where}" if near else f"add {where}"
        return f"there is no record {quoted(slug)}", hint
    if path := records[slug]:
        return f"the record {quoted(slug)} has errors of its own", f"mend {path.as_posix()}"
    return None


def _rights(one: Draft, document: YamlDocument, metadata: Metadata) -> Iterator[Diagnostic]:
    rights = metadata.rights
    if licences.is_open(rights.license) or rights.permission_ref:
        return
    if rights.show in {Show.FULL, Show.EXCERPT}:
        message = f"{quoted(rights.license)} does not allow show: {rights.show}"
        hint = "write show: quotes, or record the permission in permission_ref"
        yield document.diagnostic(("rights", "show"), Rule.SHOWS_TOO_MUCH, message, hint)
    if one.article:
        message = f"the licence {quoted(rights.license)} does not let the text stand in public"
        hint = (
            f'run "briefs withhold {one.folder.name}", which moves it into {PRIVATE.as_posix()}/, '
            'then "briefs review"'
        )
        yield Diagnostic(one.folder / ARTICLE, 1, 1, Rule.TEXT_NOT_OURS, message, hint)


def _anchors(one: Draft, document: YamlDocument, decisions: Decisions) -> Iterator[Diagnostic]:
    # A private copy of the text that was reviewed holds the quotations to account as well.
    facts = decisions.text
    private = one.private if facts and one.private and one.private.sha256 == facts.sha256 else None
    article = one.article or private
    if article is None:
        return
    for problem in anchor_problems(article, decisions):
        if private and problem.rule is Rule.MANY_ANCHORS:
            # Beside withheld content, "she" and "said" have no place of their own to point at.
            continue
        hint = problem.hint
        if problem.rule is Rule.NO_ANCHOR:
            hint += f'; if the text changed: "briefs reanchor {one.folder.name}"'
        yield document.diagnostic(problem.path, problem.rule, problem.message, hint)


def _complete(one: Draft, document: YamlDocument, decisions: Decisions) -> Iterator[Diagnostic]:
    if one.article is None and decisions.text is None:
        return  # the article is what is missing, and that is said
    for index, decision in enumerate(decisions.statements):
        lacks = _lacks(decision, with_text=one.article is not None)
        if lacks:
            message = f"this decision lacks {lacks[0]}"
            path = ("statements", index)
            yield document.diagnostic(path, Rule.INCOMPLETE_DECISION, message, lacks[1])


def _lacks(decision: StatementDecision, *, with_text: bool) -> tuple[str, str] | None:
    if with_text and not decision.content:
        return '"content"', "quote the words that the statement attributes"
    if with_text and decision.verdict is Verdict.ADDED and decision.source is None:
        return '"source"', "quote the words that name the source"
    if with_text or decision.verdict is Verdict.REJECTED:
        return None
    if decision.sentence is None:
        return '"sentence"', "without the article, give the number of the body sentence, from 1"
    if not decision.content and decision.words is None:
        return '"words"', "where the content may not stand here, give how many words it has"
    return None


def _text(one: Draft, document: YamlDocument, facts: TextFacts | None) -> Iterator[Diagnostic]:
    if facts is None:
        return
    for where, article in ((ARTICLE, one.article), ("the private text", one.private)):
        if article and article.sha256 != facts.sha256:
            message = f"{where} has another SHA-256: {article.sha256}"
            hint = f'the text changed after its review: run "briefs reanchor {one.folder.name}"'
            yield document.diagnostic(("text", "sha256"), Rule.OTHER_TEXT, message, hint)
    assert one.decisions is not None  # noqa: S101 - the facts are from there
    for path, number in _numbers(facts, one.decisions):
        if number > facts.sentences:
            message = f"there is no sentence {number}: the body has {facts.sentences}"
            yield document.diagnostic(path, Rule.NO_SUCH_SENTENCE, message, "count from 1")
    if one.article is None:
        yield from _nobody_speaks(document, facts, one.decisions)


def _nobody_speaks(
    document: YamlDocument, facts: TextFacts, decisions: Decisions
) -> Iterator[Diagnostic]:
    standing = [d for d in decisions.statements if d.verdict is not Verdict.REJECTED]
    covered = _sentences(standing)
    sourced = _sentences([d for d in standing if d.names_source])
    for index, number in enumerate(facts.attributed):
        if number in sourced:
            continue
        message = f"no statement stands in sentence {number}"
        hint = f"write its statement with sentence: {number}, or take the number out"
        if number in covered:
            message = f"no statement in sentence {number} has a source"
            hint = "write the source of its statement, or take the number out"
        path = ("text", "attributed", index)
        yield document.diagnostic(path, Rule.NOBODY_SPEAKS, message, hint)


def _sentences(made: Sequence[StatementDecision]) -> set[int]:
    return {n for d in made if d.sentence for n in range(d.sentence, (d.through or d.sentence) + 1)}


def _numbers(facts: TextFacts, decisions: Decisions) -> Iterator[tuple[KeyPath, int]]:
    lists = {
        "attributed": facts.attributed,
        "hedged": facts.hedged,
        "orphaned": facts.orphaned,
        "subheads_before": facts.subheads_before,
    }
    for key, numbers in lists.items():
        for index, number in enumerate(numbers):
            yield ("text", key, index), number
    for index, decision in enumerate(decisions.statements):
        if decision.sentence is not None:
            yield ("statements", index, "sentence"), decision.sentence
        if decision.through is not None:
            yield ("statements", index, "through"), decision.through


def _same_text(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    # Said of each: whoever checks one brief alone is told as well.
    same: dict[str, list[Draft]] = {}
    for one in drafts:
        facts = one.decisions.text if one.decisions else None
        if not one.article and not facts:
            continue
        sha256 = one.article.sha256 if one.article else facts.sha256 if facts else ""
        same.setdefault(sha256, []).append(one)
    for first, *others in same.values():
        for one in (first, *others) if others else ():
            other = others[0] if one is first else first
            name = ARTICLE if one.article else ANNOTATIONS
            message = f"the text is also that of {other.folder.as_posix()}"
            yield Diagnostic(
                one.folder / name, 1, 1, Rule.SAME_TEXT, message, "keep one of the briefs"
            )


def _same_story(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    first: dict[str, tuple[str, Draft]] = {}
    for one in drafts:
        title = one.metadata.story if one.metadata else None
        if not title or not one.brief or not story_slug(title):
            continue
        known, other = first.setdefault(story_slug(title), (title, one))
        if known != title:
            where = other.folder.as_posix()
            message = f"{quoted(title)} shares its address with {quoted(known)} of {where}"
            hint = "write the same title, or one of other words"
            yield one.brief.diagnostic(("story",), Rule.SAME_STORY, message, hint)
