"""Generated pages as MkDocs' own, converted at a part of the cost.

HTML blocks are set aside before Python-Markdown sees the page (see `blocks`), and where there are
but headings between them, it does not see it (see `headings`). What stands in another way is left
to it. The front matter is known and not parsed again.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.meta import get_data

from annotated_briefs import model
from annotated_briefs.drawing import blocks
from annotated_briefs.drawing.headings import Headings
from annotated_briefs.kept_site import KeptSite, Made

_KNOWN = frozenset(
    [
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html"),
        *("sane_lists", "smarty", "tables", "toc"),
        *("pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.emoji"),
        *("pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark"),
        *("pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed"),
        *("pymdownx.tasklist", "pymdownx.tilde"),
    ]
)
"""Extensions that leave HTML blocks alone. With any other, Python-Markdown sees them all."""

_FENCED = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)


class GeneratedFile(File):
    """A file of ours, made when its content is asked for; or taken over from an earlier site."""

    def __init__(
        self,
        made: model.Page | model.Asset,
        config: MkDocsConfig,
        *,
        lasting: bool = True,
        headings: Headings | None = None,
    ) -> None:
        # A plain page is Markdown that stays Markdown: by such an ending MkDocs would convert it.
        as_it_is = isinstance(made, model.Asset) and made.path.endswith(".md")
        super().__init__(
            f"{made.path}.text" if as_it_is else made.path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=made.path if as_it_is else None,
        )
        self.generated_by = "briefs"
        self.abs_src_path = None
        self.source = made
        self.lasting = lasting
        """Whether it may be taken over."""
        self.headings = headings
        """What converts it, where it is one of headings and HTML blocks."""
        self.key = ""
        self.kept: Made | None = None
        """How it was made for the earlier site, if it is taken over from there."""

    @property
    def changed(self) -> bool:
        """Whether somebody gave it another content than ours."""
        return self._content is not None

    @property
    def content_bytes(self) -> bytes:
        """Its content, made for this call unless somebody gave it another."""
        return super().content_bytes if self.changed else self.source.content

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = value

    @property
    def content_string(self) -> str:
        """The same as text."""
        return super().content_string if self.changed else self.source.content.decode()

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value

    def copy_file(self, dirty: bool = False) -> None:
        """Write it, where it is no page, or take it over."""
        if self.kept is None:
            # Not for good, so that no copy of each file stays in memory.
            self._content = self.content_bytes
            super().copy_file(dirty)
            self._content = None

    def choose(self, site: KeptSite, around: str, files: Files) -> None:
        """Take it over from ``site`` if it is the same; ``around`` is all else that decides it."""
        if not (self.lasting and self.source.key) or self.changed:
            return
        if self.inclusion.is_excluded():
            return
        self.key = sha256(f"{around}\n{self.src_uri}\n{self.source.key}".encode()).hexdigest()
        found = site.find(self.dest_uri, self.key)
        if (
            found
            and files.src_uris.keys() >= {*found.targets, *(found.anchor_links or ())}
            and site.take(self.dest_uri, Path(self.abs_dest_path))
        ):
            self.kept = found

    def made(self) -> Made | None:
        """How it was made now, to be told to the next build; None where nothing can be told."""
        if self.kept or not self.key or self.changed:
            return self.kept
        page = self.page
        if not isinstance(page, GeneratedPage):
            return Made(self.key)
        links = page.links_to_anchors
        return Made(
            self.key,
            tuple(sorted(page.present_anchor_ids or ())),
            {to.src_uri: there for to, there in links.items()} if links is not None else None,
            tuple(sorted(_targets(self.src_uri, page.markdown or ""))),
        )


_LINK = re.compile(r"\]\(([^()\s#?:]+\.md)[)#?]")


def _targets(here: str, markdown: str) -> set[str]:
    """The sources to which the page ``here`` links in its Markdown."""
    folder = dirname(here)
    return {normpath(join(folder, path)) for path in _LINK.findall(markdown)}


class GeneratedPage(Page):
    """A page of ours. What plugins do to its source or its Markdown is done as to any other."""

    file: GeneratedFile

    def __init__(self, file: GeneratedFile, config: MkDocsConfig, title: str | None = None) -> None:
        super().__init__(title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """The Markdown and the front matter, as they were made."""
        if self.file.kept:
            self.markdown, self.meta = "", {"template": KEPT_TEMPLATE}
            return
        source = config.plugins.on_page_read_source(page=self, config=config)
        if source is None and not self.file.changed and isinstance(self.file.source, model.Page):
            drawn = self.file.source.draw()
            self.markdown, self.meta = drawn.body.lstrip("\n"), dict(drawn.front or {})
        else:
            self.markdown, self.meta = get_data(source or self.file.content_string)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, with the HTML blocks set aside first."""
        if kept := self.file.kept:
            self.content, self.toc = "", TableOfContents([])
            self.present_anchor_ids = set(kept.anchors)
            if kept.anchor_links is not None:
                links = kept.anchor_links.items()
                self.links_to_anchors = {files.src_uris[to]: dict(there) for to, there in links}
            return
        if not _KNOWN.issuperset(config.markdown_extensions):
            super().render(config, files)
            return
        headings = self.file.headings if "title" in self.meta else None
        if headings and (found := headings.convert(self.markdown or "")):
            self.content, self.toc = found.content, found.toc
            self.present_anchor_ids, self.links_to_anchors = found.anchors, {}
            return
        aside = _Blocks()
        ours = copy.copy(config)
        ours["markdown_extensions"] = [*config.markdown_extensions, aside]
        super().render(ours, files)
        self.present_anchor_ids = (self.present_anchor_ids or set()) | aside.anchors


KEPT_TEMPLATE = "briefs-kept.html"
"""An empty one: MkDocs writes no file for it."""


class _Blocks(Extension):
    """Sets HTML blocks aside before anything reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Directly behind the one that makes line ends alike."""
        md.preprocessors.register(_SetAside(md, self.anchors), "briefs_blocks", 29)


class _SetAside(Preprocessor):
    def __init__(self, md: Markdown, anchors: set[str]) -> None:
        super().__init__(md)
        self._anchors = anchors

    def run(self, lines: list[str]) -> list[str]:
        parts = blocks.divide("\n".join(lines), self.md.is_block_level)
        if parts is None:
            return lines
        out: list[str] = []
        for part in parts:
            out.append(part.before)
            if part.block:
                self._anchors.update(blocks.anchors(part.block))
                out += ["\n", self.md.htmlStash.store(part.block), "\n\n"]
        return "".join(out).split("\n")


def refuse_unreadable(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Stop at a hand-written page with a ``<![`` at which Python's parser of HTML gives up.

    MkDocs reads each page with it, for anchors; what it raises would be shown as it is. Whether a
    ``<![`` gets that far is for the extensions to say (none in a block of code does), so that such
    a page, which is rare, is converted once more.
    """
    if "<![" not in markdown or isinstance(page, GeneratedPage):
        return
    page.markdown = markdown
    try:
        page.render(config, files)
    except AssertionError as error:
        source = page.file.content_string
        line, column = _position(source, _unreadable(source))
        raise PluginError(
            f"briefs: {page.file.abs_src_path or page.file.src_uri}:{line}:{column}:"
            " `<![` begins nothing that HTML knows"
            " (hint: write `&lt;![`, or put code between lines of ```)"
        ) from error


def _unreadable(source: str) -> int:
    """Where the ``<![`` stands that Python's parser does not read; 0 where none does by itself."""
    source = _FENCED.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), source)
    starts = [found.start() for found in re.finditer(r"<!\[", source)]
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        try:
            HTMLParser().feed(source[start:end])
        except AssertionError:
            return start
    return 0


def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def generated(
    made: model.Page | model.Asset,
    config: MkDocsConfig,
    listed: Mapping[str, str | None],
    headings: Headings | None = None,
) -> GeneratedFile:
    """The file of ``made`` for MkDocs, with its page; ``headings`` converts it where it can.

    Those ``listed`` in the navigation are called as it calls them. One to which it gives no title
    is drawn every time, for other pages ask for the title that it gives itself.
    """
    lasting = listed.get(made.path, "") is not None
    file = GeneratedFile(made, config, lasting=lasting, headings=headings)
    if isinstance(made, model.Page) and made.path.endswith(".md"):
        GeneratedPage(file, config, listed.get(made.path))
    return file


def titled_by(file: File) -> str:
    """What decides the title of the page of ``file``, where the navigation gives it none."""
    if isinstance(file, GeneratedFile) and isinstance(file.source, model.Page) and not file.changed:
        return str((file.source.draw().front or {}).get("title"))
    return file.content_string


def listed_in(nav: object, title: str | None = None) -> Iterator[tuple[str, str | None]]:
    """Every path in MkDocs' setting ``nav``, with its title where it has one there."""
    if isinstance(nav, str):
        yield nav.lstrip("/"), title
    elif isinstance(nav, dict):
        for name, part in nav.items():
            yield from listed_in(part, str(name))
    elif isinstance(nav, list):
        for part in nav:
            yield from listed_in(part)
