"""The sentences that the site says about numbers. No verdicts, no scores."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from annotated_briefs.addresses import parse_partial
from annotated_briefs.model import (
    Access,
    BasedOn,
    Decisions,
    Form,
    Kind,
    Naming,
    SourceProfile,
    Sourcing,
    State,
    Statement,
    Verdict,
)

NAMING_WORDS = {
    Naming.NAMED: "named person",
    Naming.UNNAMED: "unnamed source",
    Naming.INSTITUTION: "institution",
    Naming.DOCUMENT: "document, data or post",
    Naming.MEDIA_REPORT: "media report",
}
ACCESS_WORDS = {
    Access.TOLD_OUTLET: "told the outlet",
    Access.PUBLIC: "public statement",
    Access.DOCUMENT: "in a document",
    Access.OTHER_OUTLET: "through another outlet",
    Access.NOT_STATED: "not stated",
}
KIND_WORDS = {
    Kind.PERSON: ("person", "people"),
    Kind.ORG: ("organisation", "organisations"),
    Kind.PLACE: ("place", "places"),
    Kind.NORP: ("group", "groups"),
    Kind.EVENT: ("event", "events"),
    Kind.WORK: ("work", "works"),
    Kind.LAW: ("law", "laws"),
    Kind.PRODUCT: ("product", "products"),
}

_PROMINENT = 1 / 3
"""The main sentence names the top source only where it has at least a third of the statements."""


@lru_cache(maxsize=1 << 14)
def count(n: int, one: str, many: str | None = None) -> str:
    """``1 statement``, ``2 statements``, ``1,200 statements``."""
    return f"{format_decimal(n, locale='en')} {one if n == 1 else many or one + 's'}"


def listed(items: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def percent(share: float | None) -> str:
    """``38%``; ``–`` where there is nothing to take a share of."""
    return "–" if share is None else f"{share:.0%}"


@lru_cache(maxsize=1 << 14)
def day(published: str | None) -> str:
    """``10 December 2024``, ``December 2024``, ``2024`` or ``date not given``."""
    if published is None:
        return "date not given"
    first, known = parse_partial(published)
    if known == 3:
        return format_date(first, "d MMMM y", locale="en")
    return format_skeleton("yMMMM" if known == 2 else "y", first, locale="en")


def told(based_on: Sequence[BasedOn]) -> str | None:
    """Whose reports an article was written from: ``Wikinews, 15 and 23 September 2019``."""
    if not based_on:
        return None
    publishers = listed(list(dict.fromkeys(b.publisher for b in based_on)))
    dates = sorted({b.published for b in based_on if b.published})
    if not dates:
        return publishers
    first, last = dates[0], dates[-1]
    if first == last:
        return f"{publishers}, {day(last)}"
    same_month = first[:7] == last[:7] and len(first) == len(last) == len("2019-09-15")
    return f"{publishers}, {first[8:].lstrip('0') if same_month else day(first)} to {day(last)}"


def main_sentence(sourcing: Sourcing) -> str:
    """The one plain sentence that says where an article's claims come from."""
    total, named = sourcing.counts.sentences, sourcing.counts.attributed_sentences
    whole = count(total, "sentence")
    if not named:
        return f"None of its {whole} names a source."
    start = f"{named} of {whole} {'names' if named == 1 else 'name'} a source"
    if not sourcing.sources:
        return f"{start}; who it is stays open."
    if len(sourcing.sources) == 1:
        return start + _one_source(sourcing)
    return start + _several_sources(sourcing)


def _one_source(sourcing: Sourcing) -> str:
    top, named = sourcing.sources[0], sourcing.counts.attributed_sentences
    if len(top.statements) < sourcing.counts.statements:
        return f", and only one source is identified: {top.name}."
    if named == 1:
        return f": {top.name}."
    return f", and {'both' if named == 2 else f'all {named}'} name the same one."


def _several_sources(sourcing: Sourcing) -> str:
    top, second = sourcing.sources[:2]
    speaking = count(sourcing.counts.speaking_sources, "source")
    prominent = len(top.statements) >= sourcing.counts.statements * _PROMINENT
    if len(top.statements) == len(second.statements) or not prominent:
        return f", from {speaking}."
    share = f"{len(top.statements)} of {count(sourcing.counts.statements, 'statement')}"
    return f", from {speaking}; {share} are by {top.name}."


def forms(direct: int, mixed: int, indirect: int) -> str:
    """``2 direct, 5 mixed``: the forms that occur."""
    pairs = ((direct, "direct"), (mixed, "mixed"), (indirect, "indirect"))
    return ", ".join(f"{n} {name}" for n, name in pairs if n)


FORM_WORDS = {
    Form.DIRECT: "quoted",
    Form.MIXED: "partly quoted",
    Form.INDIRECT: "in the outlet’s words",
    None: "says the article",
}
"""The forms where no key stands beside them; None is what was not said."""
UNSAID = "not said"
"""What the article says that somebody did not say, or has yet to say."""


def tidy(words: str) -> str:
    """``words`` of a statement without the comma that leads on to its cue; for show alone."""
    return words.rstrip(",; ")


def not_given(profile: SourceProfile) -> str:
    """What would tell a reader who a named source is, where the article gives none of it.

    A role often holds the affiliation ("US Secretary of State"): only without both is one missing.
    """
    return "role and affiliation" if _absent(profile, "role", "affiliation") else ""


def not_shown(profile: SourceProfile) -> str:
    """Which parts nobody took down, or the rights withhold."""
    missing = [(field, words) for field, words in _IDENTIFIED if not getattr(profile, field)]
    return listed([words for field, words in missing if field in profile.unknown])


def _absent(profile: SourceProfile, *fields: str) -> bool:
    return not any(getattr(profile, field) or field in profile.unknown for field in fields)


_IDENTIFIED = (("role", "role"), ("affiliation", "affiliation"), ("basis", "how they know"))


def tally(sourcing: Sourcing) -> tuple[list[tuple[str, str]], list[str]]:
    """The counts in words: (anchor, words) of what was found, and the names of what was not."""
    c = sourcing.counts
    relayed, second_hand = c.relayed or 0, c.second_hand or 0
    rows = [
        (c.statements, "statements", _statements(sourcing), "statements"),
        (c.words_in_attributed_sentences, "statements", _coverage(sourcing), ""),
        (c.speaking_sources, "sourcing", _kinds(sourcing), ""),
        *((n, "", "", many) for n, _, many in _kinds_of(sourcing)),
        (c.named, "sourcing", _bases(sourcing), ""),
        (
            c.relayed,
            "statements",
            f"{count(relayed, 'statement')} of what others think or feel",
            "views of others",
        ),
        (
            c.second_hand,
            "statements",
            f"{count(second_hand, 'statement')} through somebody else’s report",
            "statements through somebody else’s report",
        ),
        (c.reportedly, "no-source", f"{c.reportedly} × “reportedly” or the like", "“reportedly”"),
        (
            c.orphan_quotes,
            "no-source",
            f"{count(c.orphan_quotes, 'quotation')} without a speaker",
            "quotations without a speaker",
        ),
        (
            len(sourcing.quoted_terms),
            "article",
            f"{count(len(sourcing.quoted_terms), 'term')} in quotation marks, not speech",
            "",
        ),
    ]
    found = [(anchor, words) for n, anchor, words, _ in rows if n and words]
    return found, [name for n, _, _, name in rows if n == 0 and name]


def _coverage(sourcing: Sourcing) -> str:
    """The words in sentences that name a source, as a share of all."""
    c = sourcing.counts
    share = c.words_in_attributed_sentences / c.body_words if c.body_words else 0
    return f"{share:.0%} of its words stand in sentences that name a source"


def _kinds_of(sourcing: Sourcing) -> tuple[tuple[int, str, str], ...]:
    c = sourcing.counts
    return (
        (c.named, "named person", "named people"),
        (c.unnamed, "unnamed source", "unnamed sources"),
        (c.institution, "institution", "institutions"),
        (c.document, "document or post", "documents or posts"),
        (c.media_report, "media report", "media reports"),
    )


def _kinds(sourcing: Sourcing) -> str:
    """How many of the sources are of which kind."""
    words = listed([count(n, one, many) for n, one, many in _kinds_of(sourcing) if n])
    return f"{count(sourcing.counts.speaking_sources, 'source')}: {words}"


def _bases(sourcing: Sourcing) -> str:
    """Of how many named people the article says how they know."""
    people = [p for p in sourcing.sources if p.naming is Naming.NAMED and "basis" not in p.unknown]
    given = sum(bool(p.basis) for p in people)
    if not people:
        return ""
    if len(people) == 1:
        return f"How the named person knows: {'given' if given else 'not given'}"
    return f"How they know: given for {given or 'none'} of {len(people)} named people"


def _statements(sourcing: Sourcing) -> str:
    c = sourcing.counts
    words = f"{count(c.statements, 'statement')}: {forms(c.direct, c.mixed, c.indirect)}"
    return f"{words}; {c.unsaid} of them not said" if c.unsaid else words


def reviewed_words(statements: Sequence[Statement], decisions: Decisions) -> str:
    """``Counted by machine; a person has confirmed 3 of 16 statements and rejected 1 finding``: how
    far the review is. What was rejected is no statement, and in no count but this; a quotation
    that the text leaves open was no finding of a statement."""
    total = len(statements)
    confirmed = sum(s.state is State.CONFIRMED for s in statements)
    refused = sum(d.verdict is Verdict.REJECTED and not d.entity_open for d in decisions.statements)
    findings = count(refused, "finding")
    of = count(total, "statement")
    if not total:
        return f"No statements found{f'; a person has rejected {findings}' if refused else ''}"
    if confirmed == total:
        also = f", {findings} rejected" if refused else ""
        return f"{'All ' if total > 1 else ''}{of} confirmed by a person{also}"
    if not confirmed:
        also = f", {findings} rejected" if refused else ""
        return f"Counted by machine; no person has confirmed the {of} yet{also}"
    also = f" and rejected {findings}" if refused else ""
    return f"Counted by machine; a person has confirmed {confirmed} of {of}{also}"
