"""What the briefs show together, as plain lines: the figures of stories, sources and outlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotated_briefs.link import EntityLinks, StoryLinks
from annotated_briefs.link.outlets import PROFILE_FROM, Profile, profile
from annotated_briefs.link.stories import Alone, Column, Role, alone, cast, columns
from annotated_briefs.link.voices import Description, InOutlet, voice
from annotated_briefs.model import Form, Naming
from annotated_briefs.plain.escape import inert
from annotated_briefs.plain.parts import Here, bullets, section
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.phrases import NAMING_WORDS, count, listed, main_sentence, percent
from annotated_briefs.render.stories import entering
from annotated_briefs.render.voices import name_of, voice_words

_MOST = 12
"""Names in one line; of more, their number."""

# ------------------------------------------------------------------ stories


def story_sections(story: StoryLinks, here: Here) -> Iterator[str | None]:
    """Its briefs and who enters with each, whom each outlet quotes, and what only one has."""
    roles, compared = cast(story.briefs), columns(story)
    new = entering(story, roles)
    briefs = zip(story.briefs, new, strict=True)
    yield section("Briefs", bullets(_entry(n, b, *e, here) for n, (b, e) in enumerate(briefs, 1)))
    yield section("Whom each brief quotes", bullets(_role(role, compared, here) for role in roles))
    yield section(
        "What only one outlet has",
        bullets(line for one in alone(story, roles, compared) for line in _alone(one, here)),
    )


def _entry(number: int, brief: PublishedBrief, new: Sequence[Role], more: int, here: Here) -> str:
    found = inert(main_sentence(brief.findings.sourcing))
    line = f"Brief {number}: {here.brief(brief)}: {found}"
    if not new:
        return line
    names = [role.entity.name for role in new] + ([count(more, "other source")] if more else [])
    return f"{line} New here: {inert(', '.join(names))}."


def _role(role: Role, compared: Sequence[Column], here: Here) -> str:
    where = [f"{', '.join(ids)} in brief {n}" for n, ids in enumerate(role.said, 1) if ids]
    line = f"{here.entity(role.entity)}, {count(role.total, 'statement')}: {'; '.join(where)}"
    by = [(c, sum(len(role.said[i]) for i in c.briefs)) for c in compared]
    told = [f"{inert(name_of(c.outlet, here.outlets))} {n}" for c, n in by if n]
    return f"{line}. By outlet: {', '.join(told)}" if told else line


def _alone(one: Alone, here: Here) -> Iterator[str]:
    outlet = inert(name_of(one.column.outlet, here.outlets))
    for verb, entities in (
        ("quotes or cites", [role.entity for role in one.sources]),
        ("names", one.named),
    ):
        if entities:
            names = [here.entity(entity) for entity in entities[:_MOST]]
            more = len(entities) - len(names)
            yield f"{outlet} {verb} {', '.join(names)}{f' and {more} more' if more else ''}"


# ------------------------------------------------------------------ sources


def source_sections(links: EntityLinks, here: Here) -> Iterator[str | None]:
    """How near, how alone and by which outlets it is heard, and how it is described."""
    heard = voice(links)
    several = heard.outlets if len(heard.outlets) > 1 else ()
    words = inert(" ".join(voice_words(heard)))
    yield section("As a source", words, bullets(_in_outlet(one, here) for one in several))
    yield section("Described as", bullets(_described(one, here) for one in heard.described[:_MOST]))


def _in_outlet(one: InOutlet, here: Here) -> str:
    forms = [f"{n} {form.value}" for form, n in zip(Form, one.forms, strict=True) if n]
    further = [f"alone in {one.alone}"] if one.alone else []
    further += [f"{one.told} told to it"] if one.told else []
    further += [f"{one.second_hand} second-hand"] if one.second_hand else []
    said = f"{count(one.statements, 'statement')} in {count(one.briefs, 'brief')}"
    return f"{here.outlet(one.outlet)}: {said} ({', '.join([*forms, *further])})"


def _described(one: Description, here: Here) -> str:
    return f"“{inert(one.words)}”: {'; '.join(here.brief(b) for b in one.briefs[:_MOST])}"


# ------------------------------------------------------------------ outlets


def outlet_section(briefs: Sequence[PublishedBrief]) -> str | None:
    """How all the ``briefs`` of an outlet are sourced; from `PROFILE_FROM` up."""
    figures = profile(briefs)
    if figures is None:
        few = f"A profile of sourcing is shown from {PROFILE_FROM} briefs up."
        return section("Sourcing in these briefs", few) if briefs else None
    named = f"{figures.attributed:,} of {count(figures.sentences, 'sentence')} name a source, over"
    of = f"{count(figures.briefs, 'brief')} with {count(figures.statements, 'statement')}"
    return section(
        "Sourcing in these briefs",
        f"{named} {of}, {figures.confirmed:,} of them confirmed by a person.",
        bullets(_figures(figures)),
        "In brackets is where each share may lie by chance: 95% intervals by Wilson’s score, as if"
        " these briefs had been drawn at random. They are what contributors chose.",
    )


def _figures(figures: Profile) -> Iterator[str]:
    for form, share in figures.sourcing:
        low, high = percent(share.low), percent(share.high)
        of = f"{share.part} of {count(share.whole, 'brief')}, {percent(share.share)}"
        yield f"Briefs in which the article {inert(form.label)}: {of} ({low} to {high})"
    forms = [f"{n} {form.value}" for form, n in zip(Form, figures.forms, strict=True)]
    yield f"Statements by form: {listed(forms)}"
    kinds = zip(Naming, figures.naming, strict=True)
    named = [f"{NAMING_WORDS[one]} {n}" for one, n in kinds if n]
    yield f"Speaking sources by kind, summed over the briefs: {listed(named) or 'none'}"
