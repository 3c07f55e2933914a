"""From checked files to the project's own dataclasses."""

from __future__ import annotations

from annotated_briefs.load import licences
from annotated_briefs.load.schema import (
    AnnotationsModel,
    BriefModel,
    EntityModel,
    OutletModel,
    ReviewedModel,
    RightsModel,
    SelectorModel,
    StatementModel,
)
from annotated_briefs.model import (
    Access,
    BasedOn,
    Decisions,
    Entity,
    EntityId,
    Form,
    Image,
    Kind,
    MentionDecision,
    Metadata,
    Naming,
    Note,
    Outlet,
    Review,
    Rights,
    Selector,
    Show,
    Slug,
    StatementDecision,
    TextFacts,
    Verdict,
)


def metadata(file: BriefModel) -> Metadata:
    """brief.yml."""
    return Metadata(
        headline=file.headline,
        outlet=Slug(file.outlet),
        rights=rights(file.rights),
        deck=file.deck,
        byline=tuple(file.byline),
        published=_known(file.published),
        url=file.url,
        section=file.section,
        language=file.language,
        topics=tuple(file.topics),
        story=file.story,
        summary=file.summary,
        why=file.why,
        image=Image(file.image.caption, file.image.credit) if file.image else None,
        based_on=tuple(
            BasedOn(one.title, one.publisher, one.url, _known(one.published), one.license)
            for one in file.based_on
        ),
    )


def _known(published: str | None) -> str | None:
    return None if published == "unknown" else published


def rights(file: RightsModel) -> Rights:
    """What may be shown, by the licence where the file does not say."""
    by_licence = Show.FULL if licences.is_open(file.license) else Show.QUOTES
    show = Show(file.show) if file.show else by_licence
    return Rights(file.holder, file.license, show, file.basis, file.permission_ref)


def entity(file: EntityModel, slug: str, kind: Kind) -> Entity:
    """A curated record; its kind is its folder's."""
    return Entity(
        id=EntityId(slug),
        kind=kind,
        name=file.name,
        aliases=tuple(file.aliases),
        description=file.description,
        ids=dict(file.ids),
        different_from=tuple(EntityId(other) for other in file.different_from),
        dead_since=file.dead_since,
        formerly=tuple(file.formerly),
    )


def outlet(file: OutletModel, slug: str) -> Outlet:
    """An outlet's record."""
    return Outlet(
        id=Slug(slug),
        name=file.name,
        aliases=tuple(file.aliases),
        url=file.url,
        description=file.description,
        country=file.country,
        language=file.language,
    )


def decisions(file: AnnotationsModel) -> Decisions:
    """annotations.yml."""
    text = file.text
    return Decisions(
        statements=tuple(_statement(one) for one in file.statements),
        mentions=tuple(
            MentionDecision(_selector(one.target), _entity(one.entity), _review(one))
            for one in file.entities
        ),
        notes=tuple(Note(_selector(one.target), one.body, _review(one)) for one in file.notes),
        text=TextFacts(
            text.sha256,
            text.paragraphs,
            text.sentences,
            text.words,
            text.body_sha256,
            attributed=tuple(text.attributed),
            hedged=tuple(text.hedged),
            orphaned=tuple(text.orphaned),
            subheads_before=tuple(text.subheads_before),
            open=text.open,
        )
        if text
        else None,
    )


def _statement(file: StatementModel) -> StatementDecision:
    return StatementDecision(
        verdict=Verdict(file.verdict),
        review=_review(file),
        content=tuple(_selector(one) for one in file.content),
        source=_selector(file.source) if file.source else None,
        cue=_selector(file.cue) if file.cue else None,
        entity=_entity(file.entity),
        entity_open=file.entity is None and "entity" in file.model_fields_set,
        called=file.called,
        form=Form(file.form) if file.form else None,
        naming=Naming(file.naming) if file.naming else None,
        access=Access(file.access) if file.access else None,
        sentence=file.sentence,
        through=file.through,
        words=file.words,
        described_as=file.described_as,
        chance=file.chance,
    )


def _entity(slug: str | None) -> EntityId | None:
    return EntityId(slug) if slug else None


def _selector(file: SelectorModel) -> Selector:
    return Selector(file.exact, file.prefix, file.suffix)


def _review(file: ReviewedModel) -> Review:
    return Review(file.by, file.on)
