"""The one way through: load, analyse, annotate, resolve, attribute, decide, link, render.

The command line and the MkDocs plugin are shells over this module; both write what `site` returns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annotated_briefs.analyse.models import installed_model
from annotated_briefs.attribute import attribute, mark_quoted, prepare
from annotated_briefs.cache import BytesCache
from annotated_briefs.checks import load_checked
from annotated_briefs.decide import decide, decided_mentions, lone, other_access, reviewed
from annotated_briefs.diagnostics import Diagnostic
from annotated_briefs.findings_cache import FindingsCache
from annotated_briefs.kept_views import KeptViews
from annotated_briefs.kept_words import KeptWords
from annotated_briefs.link import echoes, gather, relate
from annotated_briefs.link.gather import by_date
from annotated_briefs.memory import Forgetful, Memory
from annotated_briefs.model import (
    Analysis,
    AnnotatedBrief,
    Article,
    Asset,
    Brief,
    Corpus,
    Decisions,
    Entity,
    EntityId,
    Findings,
    Limits,
    Machine,
    Outlet,
    Page,
    Publication,
    RecordedWords,
    Register,
    Slug,
)
from annotated_briefs.parses import Progress, analyses
from annotated_briefs.plain import render_plain
from annotated_briefs.publish import PublishedBrief, publish
from annotated_briefs.render import render_site
from annotated_briefs.render.data import render_data
from annotated_briefs.render.feeds import render_feeds
from annotated_briefs.render.pictures import render_pictures
from annotated_briefs.report import as_json
from annotated_briefs.resolve import name_fields, name_things
from annotated_briefs.resolve.within import Within
from annotated_briefs.roots import cache_of
from annotated_briefs.sourcing import summarise, summarise_reviewed
from annotated_briefs.tables import Holdings, render_tables

_DEFAULT = Machine()
_UNDECIDED = Decisions()
_NO_RECORDS = Register()
_PUBLICATION = Publication()


@dataclass(frozen=True, slots=True)
class Site:
    """What a root makes, and everything there is to say about its files."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    """Feeds, pictures, tables, plain pages."""
    diagnostics: tuple[Diagnostic, ...]
    briefs: tuple[PublishedBrief, ...] = ()
    """What the pages were made of."""
    register: Register = field(default_factory=Register)
    outlets: Mapping[Slug, Outlet] = field(default_factory=dict)
    holdings: Holdings = field(default_factory=Holdings)
    """What the tables are made of."""


def find(
    article: Article,
    analysis: Analysis,
    *,
    register: Register,
    decisions: Decisions,
    outlet_names: Collection[str] = (),
    learned: bool = True,
) -> Findings:
    """Everything the stages know of one article, with people's decisions applied.

    ``learned`` False finds statements by rules alone, here and below.
    """
    settled = decided_mentions(article, decisions)
    mentions, entities = name_things(article, analysis, register, tuple(settled.items()))
    prepared = prepare(article, analysis)
    machine = attribute(
        article,
        analysis,
        mentions,
        entities,
        outlet_names=outlet_names,
        learned=learned,
        prepared=prepared,
    )
    said = [s for s in machine if not s.act]
    statements = mark_quoted(prepared.quotations, decide(article, said, decisions))
    entities = _with_decided(entities, [s.entity for s in statements], register)
    sourcing = summarise(
        article,
        analysis,
        mentions,
        entities,
        statements,
        outlet_names=outlet_names,
        prepared=prepared,
    )
    acts = tuple(s for s in machine if s.act)
    return Findings(
        mentions,
        entities,
        statements,
        sourcing,
        analysis.model,
        learned,
        acts,
        lone=lone(article, said, decisions),
        other_access=other_access(article, said, decisions),
    )


def _with_decided(
    entities: Mapping[EntityId, Entity], ids: Sequence[EntityId | None], register: Register
) -> dict[EntityId, Entity]:
    """``entities`` and the records that only a reviewer named."""
    named = {id_: register.entities[id_] for id_ in ids if id_ and id_ in register.entities}
    return {**named, **entities}


def read_alone(
    article: Article,
    root: Path,
    machine: Machine,
    progress: Progress | None = None,
    *,
    decisions: Decisions = _UNDECIDED,
    register: Register = _NO_RECORDS,
    outlet_names: Sequence[str] = (),
) -> Findings:
    """What the machine finds in one text, without records where none are given."""
    (analysis,) = analyses([article], cache_of(root), progress, wanted=machine.model)
    return find(
        article,
        analysis,
        register=register,
        decisions=decisions,
        outlet_names=outlet_names,
        learned=machine.learned,
    )


def find_reviewed(brief: Brief, register: Register) -> Findings:
    """The findings of a brief whose text is not here, from what its reviewers wrote down."""
    records = reviewed(brief.decisions)
    statements = tuple(record.statement for record in records)
    ids = [s.entity for s in statements] + [d.entity for d in brief.decisions.mentions]
    entities = _with_decided({}, ids, register)
    facts = brief.decisions.text
    assert facts is not None, "load admits no brief with neither text nor facts"  # noqa: S101
    sourcing = summarise_reviewed(facts, records, entities)
    return Findings((), entities, statements, sourcing, "")


def _recorded(brief: Brief) -> dict[str, RecordedWords]:
    return {
        record.statement.id: RecordedWords(
            record.words,
            record.decision.source.exact if record.decision.source else None,
            record.decision.cue.exact if record.decision.cue else None,
        )
        for record in (reviewed(brief.decisions) if brief.article is None else ())
    }


def outlet_names(corpus: Corpus, brief: Brief) -> tuple[str, ...]:
    """What the outlet of ``brief`` is called, so that "told the Courier" is told to it."""
    outlet = corpus.outlets.get(brief.metadata.outlet)
    return (outlet.name, *outlet.aliases) if outlet else ()


def findings_of(
    briefs: Sequence[Brief],
    corpus: Corpus,
    machine: Machine,
    progress: Progress | None = None,
    *,
    cache: Path | None = None,
    executor: Executor | None = None,
) -> Iterator[tuple[Brief, Findings]]:
    """Each of ``briefs``, which are some of ``corpus``, and its findings.

    ``cache`` is a folder for the analyses other than that of the corpus's root.
    """
    folder = cache or cache_of(corpus.root)
    known = _kept_findings(briefs, corpus, machine, folder)
    fresh = [b.article for b in briefs if b.article and known[b.folder].findings is None]
    parsed = analyses(fresh, folder, progress, wanted=machine.model, executor=executor)
    for brief in briefs:
        if brief.article is None:
            yield brief, find_reviewed(brief, corpus.register)
        else:
            yield brief, known.pop(brief.folder).finish(brief.article, parsed)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The findings of an article as an earlier run left them, or what they are to be made of."""

    cache: FindingsCache
    key: str
    findings: Findings | None
    register: Register
    decisions: Decisions
    outlet_names: tuple[str, ...]
    learned: bool

    def finish(self, article: Article, parsed: Iterator[Analysis]) -> Findings:
        """The findings; where there are none yet, from the next of ``parsed``."""
        if self.findings is not None:
            return self.findings
        found = find(
            article,
            next(parsed),
            register=self.register,
            decisions=self.decisions,
            outlet_names=self.outlet_names,
            learned=self.learned,
        )
        self.cache.put(self.key, found)
        return found


def _kept_findings(
    briefs: Sequence[Brief], corpus: Corpus, machine: Machine, folder: Path
) -> dict[Path, _Kept]:
    """By the brief's folder, for those with a text."""
    if not any(brief.article for brief in briefs):
        return {}
    model = installed_model(machine.model).label
    cache = FindingsCache(folder, model=model, learned=machine.learned)
    within = Within(corpus.register)
    kept: dict[Path, _Kept] = {}
    for brief in briefs:
        if brief.article is not None:
            register, names = within.of(brief), outlet_names(corpus, brief)
            key = cache.key(brief.article, brief.decisions, register, names)
            kept[brief.folder] = _Kept(
                cache, key, cache.get(key), register, brief.decisions, names, machine.learned
            )
    return kept


def annotate_corpus(
    corpus: Corpus,
    progress: Progress | None = None,
    *,
    machine: Machine = _DEFAULT,
    cache: Path | None = None,
    executor: Executor | None = None,
    memory: Memory | None = None,
) -> list[PublishedBrief]:
    """Every brief of ``corpus`` with its findings, as its rights allow it to be shown."""
    folder = cache or cache_of(corpus.root)
    # Without a text nothing is asked of a model, which may be missing.
    model = installed_model(machine.model).label if any(b.article for b in corpus.briefs) else ""
    kept = KeptViews(
        folder,
        corpus.register,
        model=model,
        learned=machine.learned,
        memory=memory or Forgetful(),
    )
    keys = {b.folder: kept.made_from(b, outlet_names(corpus, b)) for b in corpus.briefs}
    known = {b.folder: kept.get(keys[b.folder], b) for b in corpus.briefs}
    fresh = [b for b in corpus.briefs if known[b.folder] is None]
    found = findings_of(fresh, corpus, machine, progress, cache=folder, executor=executor)
    for brief, findings in found:
        view = publish(AnnotatedBrief(brief, findings), _recorded(brief))
        view = _with_fields(view, corpus.register)
        known[brief.folder] = kept.put(keys[brief.folder], view, brief)
    return [view for view in known.values() if view is not None]


def _with_fields(view: PublishedBrief, register: Register) -> PublishedBrief:
    """``view`` and the names in its headline, deck and caption, as far as these are shown."""
    brief, findings = view.brief, view.findings
    around = name_fields(
        brief.metadata.fields, brief.article, findings.mentions, findings.entities, register
    )
    entities = _with_decided(findings.entities, [m.entity for m in around], register)
    return replace(view, findings=replace(findings, around=around, entities=entities))


def site(
    root: Path,
    *,
    handwritten: Collection[str] = (),
    publication: Publication = _PUBLICATION,
    machine: Machine = _DEFAULT,
    progress: Progress | None = None,
    executor: Executor | None = None,
    cache: Path | None = None,
    limits: Limits | None = None,
    memory: Memory | None = None,
) -> Site:
    """The pages of the site of ``root`` and all diagnostics; files with errors are left out.

    ``handwritten`` names the publisher's own pages (``guides/readers``) that pages may link to;
    ``publication`` is the site itself, as its settings have it; ``executor`` reads new articles
    (None is as many processes as there are processors); ``cache`` another folder for what
    was worked out before than that of ``root``; ``limits`` other ones than in its mkdocs.yml;
    ``memory`` what this process has worked out before.
    """
    corpus, diagnostics = load_checked(root, limits=limits, memory=memory)
    cache = cache or cache_of(root)
    briefs = annotate_corpus(
        corpus, progress, machine=machine, cache=cache, executor=executor, memory=memory
    )
    links, stories = gather(briefs, corpus.register)
    words = KeptWords(cache, memory or Forgetful())
    related, same = relate(briefs, words), echoes(briefs, words)
    words.keep()
    pages = render_site(
        briefs,
        links=links,
        stories=stories,
        related=related,
        echoes=same,
        outlets=corpus.outlets,
        handwritten=handwritten,
        publication=publication,
    )
    holdings = Holdings(briefs, links, stories, corpus.outlets, publication)
    about_data, tables = render_tables(
        holdings, handwritten=handwritten, kept=BytesCache(cache / "tables")
    )
    assets = (
        *tables,
        *render_plain(
            briefs,
            links=links,
            stories=stories,
            outlets=corpus.outlets,
            publication=publication,
            related=related,
            echoes=same,
        ),
        *render_data(briefs, outlets=corpus.outlets, publication=publication),
        *render_feeds(
            by_date(briefs), stories=stories, outlets=corpus.outlets, publication=publication
        ),
        *render_pictures(
            briefs,
            outlets=corpus.outlets,
            publication=publication,
            kept=BytesCache(cache / "pictures"),
        ),
    )
    return Site(
        (*pages, *about_data),
        assets,
        diagnostics,
        tuple(briefs),
        corpus.register,
        corpus.outlets,
        holdings,
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a text beside its words: the records, and what its outlet is called."""

    register: Register
    outlet_names: tuple[str, ...] = ()
    machine: Machine = _DEFAULT


def annotate_texts(
    articles: Sequence[Article],
    settings: Sequence[Setting],
    folder: Path | None,
    progress: Progress | None = None,
    *,
    explain: bool = False,
) -> Iterator[dict[str, Any]]:
    """The report on each text as the machine reads it, people's decisions left aside.

    ``explain`` adds to each name what decided it.
    """
    found: dict[int, Analysis] = {}
    for wanted in dict.fromkeys(s.machine.model for s in settings):
        numbers = [n for n, s in enumerate(settings) if s.machine.model == wanted]
        parsed = analyses([articles[n] for n in numbers], folder, progress, wanted=wanted)
        found.update(zip(numbers, parsed, strict=True))
    for n, (article, setting) in enumerate(zip(articles, settings, strict=True)):
        analysis = found[n]
        findings = find(
            article,
            analysis,
            register=setting.register,
            decisions=Decisions(),
            outlet_names=setting.outlet_names,
            learned=setting.machine.learned,
        )
        yield as_json(article, analysis, findings, explain=explain)
