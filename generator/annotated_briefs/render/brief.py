"""The page of one brief."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from annotated_briefs.addresses import story_address
from annotated_briefs.link import Related
from annotated_briefs.link.facets import facets_of, speakers_of
from annotated_briefs.model import (
    Access,
    Entity,
    EntityId,
    Form,
    Kind,
    Naming,
    Outlet,
    Page,
    Publication,
    Show,
    SourceProfile,
    State,
    Statement,
)
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.article import fields, rows
from annotated_briefs.render.echoes import Shown
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.licenses import license_name, license_url
from annotated_briefs.render.phrases import (
    ACCESS_WORDS,
    NAMING_WORDS,
    day,
    listed,
    main_sentence,
    not_given,
    not_shown,
    reviewed_words,
    tally,
    tidy,
    told,
)
from annotated_briefs.render.prose import prose
from annotated_briefs.render.related import RelatedLine, listed_as
from annotated_briefs.render.ribbon import in_text, ribbon
from annotated_briefs.render.share import brief_terms
from annotated_briefs.render.speakers import source_names


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line of the statements table; words are None where the rights withhold them."""

    id: str
    anchor: str
    target: str | None
    source: str
    entity: Entity | None
    described: str | None
    quotes: tuple[str, ...]
    form: Form
    unsaid: bool
    cue: str | None
    access: str
    state: State
    review: str | None
    sentence: int | None
    """The number of the sentence in which it begins; None in a subhead."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaking source as the panel shows it."""

    letter: str
    profile: SourceProfile
    entity: Entity | None
    role: str | None
    affiliation: str | None
    remark: str
    """Its naming class, access, and what of its identification is given."""
    direct: int
    mixed: int
    indirect: int


@dataclass(frozen=True, slots=True)
class Nameless:
    """A sentence that names no source."""

    number: int
    words: str | None
    remark: str
    target: str | None


def render_brief(
    view: PublishedBrief,
    *,
    outlet: Outlet | None,
    related: Sequence[Related],
    handwritten: Collection[str],
    publication: Publication,
    echoes: Sequence[Shown] = (),
    followed: bool = False,
) -> Page:
    """The page of ``view``; ``followed`` is whether its story has a feed."""
    others = [listed_as(r) for r in related]
    return Page(
        f"{view.brief.address}.md",
        lambda: _page(
            view,
            outlet=outlet,
            related=others,
            handwritten=handwritten,
            publication=publication,
            echoes=echoes,
        ).draw(),
        key_of(
            [view, *(other for e in echoes for other in e.views)],
            *("brief", outlet, others, [e.made_from for e in echoes], sorted(handwritten)),
            *(publication, followed),
        ),
    )


def _page(
    view: PublishedBrief,
    *,
    outlet: Outlet | None,
    related: Sequence[RelatedLine],
    handwritten: Collection[str],
    publication: Publication,
    echoes: Sequence[Shown],
) -> Page:
    brief, findings = view.brief, view.findings
    meta = brief.metadata
    speakers = _speakers(view)
    names = source_names(view)
    cells = ribbon(view, [(s.letter, s.profile) for s in speakers], names)
    outlet_name = outlet.name if outlet else meta.outlet
    whole = meta.rights.show is Show.FULL and brief.article is not None
    return page(
        brief.address,
        "brief.md.jinja",
        title=meta.headline,
        description=main_sentence(findings.sourcing),
        found_as="Brief",
        until="statements" if whole else "no-source",
        facets=facets_of(view, {meta.outlet: outlet} if outlet else {}),
        known={
            "about": f"{outlet_name}, {day(meta.published)}",
            "said": json.dumps(speakers_of(view, names), ensure_ascii=False),
        },
        terms=brief_terms(view, outlet, publication),
        feed=story_address(meta.story) if meta.story else "",
        picture=brief.address,
        view=view,
        brief=brief,
        meta=meta,
        fields=fields(view),
        outlet=outlet,
        outlet_name=outlet_name,
        sourcing=findings.sourcing,
        lead=main_sentence(findings.sourcing),
        cells=cells,
        speakers=speakers,
        told=told(meta.based_on),
        left_open=any("·" in cell.label for cell in cells),
        not_said=next((cell.label for cell in cells if "ab-not" in cell.css), None),
        tally=tally(findings.sourcing)[0],
        zeros=listed(tally(findings.sourcing)[1]),
        rows=list(rows(view, names)),
        statements=_statement_rows(view, names),
        nameless=_nameless(view),
        silent=_silent(findings.sourcing.not_heard, findings.entities),
        groups=_who(view),
        around=_around(view),
        replies=[
            (reply.kind.value, view.short(view.words(reply.span)))
            for reply in findings.sourcing.replies
        ],
        summary=prose(meta.summary),
        why=prose(meta.why),
        handwritten=handwritten,
        related=related,
        echoes=echoes,
        # Of several, the first: it has the anchor that is linked to.
        elsewhere={e.own.anchor: e for e in reversed(echoes) if not e.perhaps},
        confirmed=sum(s.state is State.CONFIRMED for s in findings.statements),
        reviewed_words=reviewed_words(findings.statements, view.brief.decisions),
        waiting=brief.decisions.text.open if brief.decisions.text else 0,
        reviewers=sorted({s.review.by for s in findings.statements if s.review}),
        licence=license_name,
        license_name=license_name(meta.rights.license),
        license_url=license_url(meta.rights.license),
        whole=whole,
        sha256=_sha256(view),
        cite=_citation(view, outlet_name),
        site_name=publication.name,
        page_url=f"{publication.url}{brief.address}/" if publication.url else None,
        edit_url=f"{publication.edit_url}briefs/articles/{brief.year}/{brief.slug}/brief.yml"
        if publication.edit_url
        else None,
        published=day(meta.published),
    )


def _sha256(view: PublishedBrief) -> str | None:
    if view.brief.article:
        return view.brief.article.sha256
    return view.brief.decisions.text.sha256 if view.brief.decisions.text else None


def _speakers(view: PublishedBrief) -> list[Speaker]:
    by_id = {s.id: s for s in view.findings.statements}
    speakers = []
    for i, profile in enumerate(view.findings.sourcing.sources):
        said = [by_id[id_] for id_ in profile.statements if id_ in by_id]
        tally = {form: sum(s.form is form for s in said) for form in Form}
        speakers.append(
            Speaker(
                letter=ascii_uppercase[i] if i < len(ascii_uppercase) else "+",
                profile=profile,
                entity=view.findings.entities.get(profile.entity) if profile.entity else None,
                role=view.short(profile.role),
                affiliation=view.short(profile.affiliation),
                remark=_remark(view, profile),
                direct=tally[Form.DIRECT],
                mixed=tally[Form.MIXED],
                indirect=tally[Form.INDIRECT],
            )
        )
    return speakers


def _remark(view: PublishedBrief, profile: SourceProfile) -> str:
    access = ACCESS_WORDS[profile.access]
    stated = "" if profile.access is Access.NOT_STATED else f"; {access}"
    parts = [f"{NAMING_WORDS[profile.naming].capitalize()}{stated}."]
    if basis := view.short(profile.basis):
        parts.append(f"How they know: “{basis}”.")
    if profile.naming is Naming.UNNAMED:
        parts += _why_unnamed(profile)
    elif profile.naming is Naming.NAMED and (missing := not_given(profile)):
        parts.append(f"Not given: {missing}.")
    if profile.naming is Naming.NAMED and (hidden := not_shown(profile)):
        parts.append(f"Not recorded here: {hidden}.")
    return " ".join(parts)


def _why_unnamed(profile: SourceProfile) -> list[str]:
    if profile.anonymity_reason:
        return [f"Why unnamed: “{profile.anonymity_reason}”."]
    return [] if "anonymity_reason" in profile.unknown else ["No reason given."]


def _statement_rows(view: PublishedBrief, names: dict[str, str]) -> list[StatementRow]:
    return [_statement_row(view, s, names) for s in view.findings.statements]


def _statement_row(
    view: PublishedBrief, statement: Statement, names: dict[str, str]
) -> StatementRow:
    id_ = statement.id.lower()
    shown = bool(statement.content) and view.in_text(statement.content[0])
    review = statement.review
    return StatementRow(
        id=statement.id,
        anchor=f"row-{id_}" if shown else id_,
        target=id_ if shown else None,
        source=names[statement.id],
        entity=view.findings.entities.get(statement.entity) if statement.entity else None,
        described=view.description(statement),
        quotes=tuple(map(tidy, view.quotes.get(statement.id, ()))),
        form=statement.form,
        unsaid=statement.unsaid,
        cue=view.cue_words(statement),
        access=ACCESS_WORDS[statement.access],
        state=statement.state,
        review=f"{review.by}, {day(review.on)}" if review else None,
        sentence=next(
            (s.number for s in view.findings.sourcing.sentences if statement.id in s.statements),
            None,
        ),
    )


def _nameless(view: PublishedBrief) -> list[Nameless]:
    found = []
    for sentence in view.findings.sourcing.sentences:
        if sentence.attributed:
            continue
        remark = ""
        if sentence.orphaned:
            remark = "holds a quotation without a stated speaker"
        elif sentence.hedged:
            remark = "reported, by whom not said"
        words = view.words(sentence.span) if sentence.span else None
        target = f"n{sentence.number}" if in_text(view, sentence) else None
        found.append(Nameless(sentence.number, words, remark, target))
    return found


def _silent(
    ids: Sequence[EntityId], entities: Mapping[EntityId, Entity]
) -> list[tuple[Kind, list[Entity]]]:
    found = [entities[id_] for id_ in ids if id_ in entities]
    return [
        (kind, [e for e in found if e.kind is kind])
        for kind in (Kind.PERSON, Kind.ORG)
        if any(e.kind is kind for e in found)
    ]


def _who(view: PublishedBrief) -> list[tuple[Kind, list[tuple[Entity, bool, int]]]]:
    """Per kind: (entity, heard, times mentioned); heard first, then by mentions."""
    times: dict[EntityId, int] = {}
    for mention in view.findings.mentions:
        times[mention.entity] = times.get(mention.entity, 0) + 1
    heard = {s.entity for s in view.findings.statements}
    groups = []
    for kind in Kind:
        members = [
            (e, e.id in heard, times.get(e.id, 0))
            for e in view.findings.entities.values()
            if e.kind is kind
        ]
        if members:
            members.sort(key=lambda m: (not m[1], -m[2], m[0].name))
            groups.append((kind, members))
    return groups


def _around(view: PublishedBrief) -> dict[EntityId, str]:
    """Where those are named whom the article's text does not name: ``headline and deck``."""
    text = {m.entity for m in view.findings.mentions}
    given = view.brief.metadata.fields
    names = [m for m in view.findings.around if m.entity not in text and m.field in given]
    return {
        m.entity: listed(list(dict.fromkeys(n.field.value for n in names if n.entity == m.entity)))
        for m in names
    }


def _citation(view: PublishedBrief, outlet: str) -> str:
    meta = view.brief.metadata
    who = f"{listed(list(meta.byline))}, " if meta.byline else ""
    return f"{who}“{meta.headline}”, {outlet}, {day(meta.published)}"
