"""Where an entity is mentioned: each sentence once, its names in bold, under its brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup

from annotated_briefs.link import MentionLink, Outing
from annotated_briefs.model import Field, Span
from annotated_briefs.render.encode import encode
from annotated_briefs.render.phrases import count, listed


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence that mentions the entity."""

    words: Markup
    anchor: str
    """Where it stands on the brief's page."""
    remark: str
    """What there is to say of it: that it is the deck, that the place means its government."""

    @property
    def place(self) -> str:
        """Its place in words: ``sentence 12``, ``statement S3``, ``the deck``."""
        number = self.anchor[1:]
        kinds = {"n": f"sentence {number}", "s": f"statement S{number}"}
        return kinds[self.anchor[0]] if number.isdigit() else f"the {self.anchor}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the list: a sentence, or a brief of which no sentence may be shown."""

    outing: Outing
    context: Context | None


@dataclass(frozen=True, slots=True)
class OutingPart:
    """What one page shows of a brief."""

    outing: Outing
    headline: Markup
    """With the entity's names in bold."""
    remark: str
    contexts: tuple[Context, ...]
    continued: bool
    """Whether the page before begins with it."""


def entries(outings: Iterable[Outing]) -> list[Entry]:
    """The list of mentions, one brief after the other; no brief is without an entry."""
    found: list[Entry] = []
    for outing in outings:
        contexts = [Entry(outing, context) for context in _contexts(outing)]
        found += contexts or [Entry(outing, None)]
    return found


def entries_of(outing: Outing) -> int:
    """How many entries of that list the brief of ``outing`` has."""
    return max(1, sum(bool(words and anchor) for (words, anchor, _), _ in _places(outing)))


def _places(outing: Outing) -> Iterator[tuple[_Place, Iterator[MentionLink]]]:
    return groupby(outing.mentions, key=_place)


def _contexts(outing: Outing) -> Iterator[Context]:
    for (words, anchor, field), group in _places(outing):
        if not words or not anchor:
            continue  # the rights withhold it, or it is the headline that stands above the list
        mentions = list(group)
        remarks = [field.value] if field else []
        if any(m.metonym for m in mentions):
            remarks.append("meaning its government")
        bold = _in_bold(words, tuple(m.name for m in mentions))
        yield Context(bold, anchor, listed(remarks))


_Place = tuple[str | None, str | None, Field | None]


def _place(mention: MentionLink) -> _Place:
    return mention.sentence, mention.anchor, mention.field


@lru_cache(maxsize=1 << 14)
def _in_bold(words: str, names: tuple[Span, ...]) -> Markup:
    """``words`` with what stands at ``names`` in bold; a page and its plain one both ask for it."""
    out, at = [], 0
    for name in sorted(set(names)):
        out += [encode(words[at : name.start]), f"<b>{encode(name.of(words))}</b>"]
        at = name.end
    out.append(encode(words[at:]))
    return Markup("".join(out))  # noqa: S704 - every value is encoded


def by_brief(shown: Sequence[Entry], before: Entry | None) -> list[OutingPart]:
    """The entries of one page under their briefs; ``before`` is the last of the page before it."""
    return [
        _part(list(group), before)
        for _, group in groupby(shown, key=lambda entry: entry.outing.brief.brief.address)
    ]


def _part(group: Sequence[Entry], before: Entry | None) -> OutingPart:
    outing = group[0].outing
    names = tuple(m.name for m in outing.mentions if m.field is Field.HEADLINE)
    return OutingPart(
        outing,
        _in_bold(outing.brief.brief.metadata.headline, names),
        _remark(outing),
        tuple(entry.context for entry in group if entry.context),
        before is not None and before.outing is outing,
    )


def _remark(outing: Outing) -> str:
    """``named 12 times and in the headline``; empty where the sentences below say it all."""
    places = [f"the {m.field.value}" for m in outing.mentions if m.field]
    parts = []
    if outing.in_text > 1:
        times = outing.in_text
        parts.append("twice" if times == 2 else count(times, "time"))
    if places:
        parts.append(f"in {listed(list(dict.fromkeys(places)))}")
    return f"named {listed(parts)}" if parts else ""
