"""The MkDocs plugin ``briefs``: hands the pipeline's pages and the theme's files to MkDocs."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data
from mkdocs.utils.templates import TemplateContext

from annotated_briefs import known_inputs, search
from annotated_briefs.analyse.models import ModelMissingError
from annotated_briefs.dangers import dangers
from annotated_briefs.diagnostics import Diagnostic, Severity
from annotated_briefs.drawing import frames
from annotated_briefs.drawing.facts import PageFacts, facts_of
from annotated_briefs.drawing.headings import Headings
from annotated_briefs.drawing.pages import (
    GeneratedFile,
    GeneratedPage,
    generated,
    listed_in,
    refuse_unreadable,
    titled_by,
)
from annotated_briefs.kept_site import KeptSite, Made
from annotated_briefs.model import MODEL_SIZES, Limits, Machine, Publication
from annotated_briefs.parses import Progress
from annotated_briefs.pipeline import Site, site
from annotated_briefs.policy import inline_scripts, policy
from annotated_briefs.preview import Preview
from annotated_briefs.site_defaults import (
    NAV,
    OVERRIDES,
    SCRIPT,
    SEPARATOR,
    STYLE,
    extra_files,
)

_log = logging.getLogger("mkdocs.plugins.briefs")
FINDING = logging.WARNING - 1
"""Shown, and not counted by MkDocs' --strict: what findings stop, `briefs check` says by itself."""
logging.addLevelName(FINDING, "FINDING")
_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: FINDING,
    Severity.NOTE: logging.DEBUG,
}


class BriefsConfig(Config):
    """Options under ``plugins: - briefs:`` in mkdocs.yml."""

    root = Type(str, default=".")
    """Folder with ``briefs/``, relative to mkdocs.yml."""

    learned = Type(bool, default=True)
    """Whether the trained part of attribution is on; False finds statements by rules alone."""

    model = Choice(MODEL_SIZES, default="auto")
    """Which of spaCy's English models reads the articles."""

    max_text = Type(int, default=Limits().text)
    """The most characters that an article may have."""

    max_yaml = Type(int, default=Limits().yaml)
    """The most bytes that a YAML file may have."""

    search = Choice(("auto", "pagefind", "material"), default="auto")
    """Which search the site has; ``auto`` is Pagefind where it is installed."""

    search_with = ListOfItems(Type(str), default=[])
    """Other sites of the collection whose pages this one's search finds, too: ``../2023/``."""

    license = Optional(Type(str))
    """The licence of what the collection adds to the articles: ``CC-BY-4.0``, or words."""

    policy = Type((bool, dict), default=True)
    """Whether pages carry a Content-Security-Policy; a mapping adds sources to its directives."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What the command line asks of a build, beside the settings."""

    progress: Progress | None = None
    """Told how many articles are read."""
    drawing: Progress | None = None
    """Told how many pages are written."""
    executor: Executor | None = None
    """Reads new articles; None is as many processes as there are processors."""
    searched: Path | None = None
    """Where what Pagefind reads is kept from one build of a site to the next."""
    keep_going: bool = False
    """Whether files with errors are left out instead of stopping it."""


class BriefsPlugin(BasePlugin[BriefsConfig]):
    """Generated pages are files in memory: nothing is written under ``docs/``."""

    orders = Orders()
    """Set by the command line for one build: MkDocs keeps the plugin for the next."""
    errors = 0
    """How many errors the last build found."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: KeptSite | None = None
        """The earlier site from which files may be taken over; set by the command line, and in a
        preview the one before this save."""
        self.made: dict[str, Made] = {}
        """How the files of the last site were made, by their paths below it."""
        self._command: Literal["build", "gh-deploy", "serve"] = "build"
        self._files: list[GeneratedFile] = []
        self._preview: Preview | None = None
        self._drawn = self._total = 0
        self._around: str | None = None
        self._pagefind = False
        self._assets: frozenset[str] = frozenset()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what runs: a preview goes on where a build stops."""
        del dirty
        self._command = command
        self._preview = Preview() if command == "serve" else None

    def on_shutdown(self) -> None:
        """Clear away what a preview kept."""
        if self._preview:
            self._preview.close()

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep the site before this save, which MkDocs is about to clear away."""
        if self._preview:
            self.kept = self._preview.begin(Path(config.site_dir))

    def _root(self, config: MkDocsConfig) -> Path:
        return (Path(config.config_file_path).parent / self.config.root).resolve()

    # Before Material's search, which takes what it is given.
    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Register styles and script, the indexes' place in the navigation and what to watch."""
        if not config.use_directory_urls:
            raise PluginError("briefs: use_directory_urls must be true (hint: remove the setting)")
        for danger in dangers(config.markdown_extensions, config.plugins):
            _log.warning("briefs: %s", danger)
        config.extra_css = [STYLE, *config.extra_css]
        config.extra_javascript = [SCRIPT, *config.extra_javascript]
        # A publisher's own folder of templates goes before ours, and ours before Material's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
        if config.nav is None:
            docs = Path(config.docs_dir)
            config.nav = [
                entry
                for entry in NAV
                if any(
                    path.endswith("/index.md") or path == "index.md" or (docs / path).exists()
                    for path in entry.values()
                )
            ]
        self._choose_search(config)
        config.watch.append(str(self._root(config) / "briefs"))
        self._around = known_inputs.surroundings(config) if self.kept or self._preview else None
        return config

    def _choose_search(self, config: MkDocsConfig) -> None:
        """Pagefind, and Material's search off; or Material's, where it is listed at all."""
        wanted = self.config.search
        listed = config.plugins.get("material/search")
        if wanted == "pagefind" and not search.installed():
            raise PluginError(
                "briefs: Pagefind is not installed"
                " (hint: pip install 'annotated-briefs[search]', or set `search: auto`)"
            )
        self._pagefind = (
            wanted != "material"
            and search.installed()
            and (listed is not None or wanted == "pagefind")
        )
        if listed is None:
            return
        if self._pagefind:
            listed.config.enabled = False
        elif not listed.config.separator:
            listed.config.separator = SEPARATOR

    # Before other plugins look at the files: they must see the generated ones.
    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page; a page of the same name under ``docs/`` wins."""
        _refuse_leads(files, config)
        written = {file.dest_uri for file in files} | files.src_uris.keys()
        built = self._build(config)
        listed = dict(listed_in(config.nav))
        # The page at a record's former address is HTML: `docs/` may have Markdown for it.
        headings = Headings(config)
        self._files = [
            *(
                generated(page, config, listed, headings)
                for page in built.pages
                if page.path not in written
            ),
            *(generated(asset, config, {}) for asset in built.assets if asset.path not in written),
        ]
        for file in self._files:
            files.append(file)
        self._assets = frozenset(asset.path for asset in built.assets)
        for address, source in extra_files():
            files.append(
                File.generated(config, address, content=source)
                if isinstance(source, str)
                else File.generated(config, address, abs_src_path=str(source))
            )
        return files

    # After everybody who changes files or the navigation.
    @event_priority(-50)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Choose what is taken over from the earlier site."""
        # Another search than Pagefind asks for the content of each page.
        asked = "search" in config.plugins or (
            "material/search" in config.plugins and not self._pagefind
        )
        if self.kept and self._around and not asked:
            feed = "feed.xml" in self._assets
            known = (self._around, *_titles(nav), sorted(_depths(files)), feed)
            digest = sha256(repr((known, config.site_url)).encode()).hexdigest()
            places = Counter(file.dest_uri for file in files)
            for file in self._files:
                if places[file.dest_uri] == 1:
                    file.choose(self.kept, digest, files)
        return nav

    # After everybody who changes the Markdown of a page.
    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Name the page and the place at which MkDocs would end with a traceback."""
        refuse_unreadable(markdown, page, config, files)
        return markdown

    # After everybody who adds templates or scripts.
    @event_priority(-50)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Tell the templates of the search and the policy.

        A preview has no policy, for MkDocs puts a script of its own into each page.
        """
        self._drawn, self._total = 0, len(files.documentation_pages())
        # Each page asks some forty times whether a template has changed on the disk.
        env.auto_reload = False
        if self._preview:
            env.bytecode_cache = self._preview.templates
        if known_inputs.of(config) and not config.theme.custom_dir:
            frames.use(env)
        env.globals["briefs"] = PageFacts()
        env.globals["briefs_others"] = [f"{s.rstrip('/')}/" for s in self.config.search_with]
        env.globals["briefs_pagefind"] = search.FOLDER if self._pagefind else None
        given = self.config.policy
        if given is not False and self._command != "serve":
            extra = given if isinstance(given, dict) else None
            scripts = self._scripts_of_templates(env, config, files)
            env.globals["briefs_policy"] = policy(scripts, extra)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the template of the page what it needs to know beside MkDocs' own values."""
        del config, nav
        return {**context, "briefs": facts_of(page, self._assets)}  # type: ignore[typeddict-unknown-key]

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Count it."""
        del page, config
        self._drawn += 1
        if self.orders.drawing:
            self.orders.drawing(self._drawn, self._total)
        return output

    # After every page is written, and after plugins that change written pages.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Note how the files were made, and index the site for the search."""
        self.made = {file.dest_uri: made for file in self._files if (made := file.made())}
        if self._around != known_inputs.surroundings(config):
            # A setting or a template was saved while the pages were drawn.
            self.made = {}
        searchable = self._preview and self._preview.end(Path(config.site_dir), self.made)
        if self._pagefind and not searchable:
            try:
                search.write_index(Path(config.site_dir), self.orders.searched)
            except (search.SearchIndexError, OSError) as error:
                raise PluginError(f"briefs: {error}") from error

    def _scripts_of_templates(
        self, env: Environment, config: MkDocsConfig, files: Files
    ) -> set[str]:
        """The inline scripts of the theme, at every depth at which the site has a page.

        The template is drawn without a page: no word of an article or a title is in it, so that no
        script of theirs can be among those that are allowed. One policy serves all pages, for with
        instant navigation that of the first page stays in force.
        """
        template = env.get_template("main.html")
        return {
            code
            for base in _depths(files) | {urlsplit(config.site_url or "/").path}
            for code in inline_scripts(
                template.render(get_context(Navigation([], []), files, config, base_url=base))
            )
        }

    def _build(self, config: MkDocsConfig) -> Site:
        try:
            built = site(
                self._root(config),
                handwritten=_handwritten(Path(config.docs_dir)),
                publication=_publication(config, self.config.license),
                machine=Machine(self.config.learned, self.config.model),
                progress=self.orders.progress,
                executor=self.orders.executor,
                limits=Limits(self.config.max_text, self.config.max_yaml),
                memory=self._preview.memory if self._preview else None,
            )
        except ModelMissingError as error:
            raise PluginError(f"briefs: {error}") from error
        for diagnostic in built.diagnostics:
            self._report(diagnostic)
        errors = sum(d.severity is Severity.ERROR for d in built.diagnostics)
        self.errors = errors
        if errors and self._command != "serve" and not self.orders.keep_going:
            raise PluginError(f"briefs: {errors} error{'s' * (errors > 1)}, nothing was built")
        return built

    def _report(self, diagnostic: Diagnostic) -> None:
        _log.log(_LEVELS[diagnostic.severity], "%s", diagnostic)


def _depths(files: Files) -> set[str]:
    """The ways from a page to the root of the site: ``../..``."""
    return {get_relative_url(".", file.url) for file in files.documentation_pages()}


def _titles(nav: Iterable[StructureItem]) -> Iterator[object]:
    """What every page shows of the navigation."""
    for item in nav:
        if isinstance(item, Section):
            yield item.title, [*_titles(item.children)]
        elif isinstance(item, Link):
            yield item.title, item.url
        elif isinstance(item, Page):
            # Without a title in the settings, it stands in the page; so does what marks it as new.
            ours = isinstance(item, GeneratedPage)
            marks = None if ours else get_data(item.file.content_string)[1]
            yield item.title or titled_by(item.file), item.file.src_uri, repr(marks)


def _handwritten(docs: Path) -> frozenset[str]:
    """The publisher's own pages, without their endings: ``method``, ``guides/readers``."""
    return frozenset(p.relative_to(docs).with_suffix("").as_posix() for p in docs.rglob("*.md"))


def _refuse_leads(files: Files, config: MkDocsConfig) -> None:
    """Stop at a file of ``docs/`` that is a link to a place outside the repository.

    MkDocs would follow it and publish what is there.
    """
    docs = Path(config.docs_dir)
    root, own = Path(config.config_file_path).resolve().parent, docs.resolve()
    for file in files:
        source = Path(file.abs_src_path) if file.abs_src_path else None
        if source is None or docs not in source.parents:
            continue
        real = source.resolve()
        inside = root in real.parents and not real.relative_to(root).parts[0].startswith(".")
        if not inside and own not in real.parents:
            raise PluginError(
                f"briefs: {source} is a link to {real}, outside the repository"
                " (hint: put the file itself)"
            )


def _publication(config: MkDocsConfig, license_: str | None) -> Publication:
    return Publication.of(
        config.site_name,
        config.site_description,
        config.site_url,
        config.repo_url,
        config.edit_uri,
        author=config.site_author,
        license_=license_,
    )
