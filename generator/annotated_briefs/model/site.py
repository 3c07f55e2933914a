"""What the stages hand on to the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotated_briefs.model.names import Entity, FieldMention, Mention
from annotated_briefs.model.spans import EntityId
from annotated_briefs.model.statements import Access, Statement
from annotated_briefs.model.summary import Sourcing
from annotated_briefs.model.written import Brief


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the stages know of one article, people's decisions applied."""

    mentions: tuple[Mention, ...]
    entities: Mapping[EntityId, Entity]
    """Every entity that a mention or a statement names."""
    statements: tuple[Statement, ...]
    sourcing: Sourcing
    model: str
    """The language model that read the text; empty where none did."""
    learned: bool = False
    """Whether the trained part of attribution was on; False where no machine read the text."""
    acts: tuple[Statement, ...] = ()
    """What sources did rather than said: attributions to those who measure, shown to no reader."""
    lone: tuple[int, ...] = ()
    """Indexes of the decisions that confirm or correct a statement that the machine does not
    find."""
    other_access: tuple[tuple[int, Access], ...] = ()
    """Indexes of the decisions whose access does not fit the outlet, each with the machine's."""
    around: tuple[FieldMention, ...] = ()
    """Names in the headline, the deck and the caption; ``mentions`` are those of the text alone."""


@dataclass(frozen=True, slots=True)
class RecordedWords:
    """The words of a statement as a reviewer wrote them down, for a text that is not here."""

    content: tuple[str, ...]
    source: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedBrief:
    """A brief and its findings."""

    brief: Brief
    findings: Findings


@dataclass(frozen=True)
class Publication:
    """The site as its publisher calls it, and where it stands."""

    name: str = "Annotated Briefs"
    description: str = ""
    url: str | None = None
    """With a slash at its end. None where the publisher gave none: then nothing that needs a whole
    address (feeds, canonical links, pictures for other sites) is written."""
    edit_url: str | None = None
    """Under which the forge opens a file of the repository for editing; ends in a slash."""
    author: str | None = None
    """Who is to be cited for the collection; None where that is the site itself."""
    license: str | None = None
    """Of what the collection adds to the articles, as its publisher states it."""

    @classmethod
    def of(
        cls,
        name: str | None,
        description: str | None,
        url: str | None,
        repo_url: str | None,
        edit_uri: str | None,
        *,
        author: str | None = None,
        license_: str | None = None,
    ) -> Publication:
        """From MkDocs' settings of these names; ``edit_uri`` is the way to the folder ``docs``.

        ``author`` is ``site_author`` there, and ``license_`` the option `license` of the plugin.
        """
        edit_url = None
        if repo_url and edit_uri:
            folder = f"{repo_url.rstrip('/')}/{edit_uri.strip('/')}"
            edit_url = folder.removesuffix("/docs") + "/"
        return cls(
            name=name or cls.name,
            description=description or "",
            url=f"{url.rstrip('/')}/" if url else None,
            edit_url=edit_url,
            author=author or None,
            license=license_ or None,
        )


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a generated file holds."""

    body: str
    """The Markdown without front matter; a whole HTML document where the file is one."""
    front: Mapping[str, Any] | None = None
    """The front matter as plain values; None where the page has none."""
    head: Callable[[], str] = field(default=str, compare=False, repr=False)
    """Writes the front matter down, which a page that is drawn at once does not need."""

    @property
    def markdown(self) -> str:
        """The whole file."""
        return self.head() + self.body


@dataclass(frozen=True, slots=True)
class Page:
    """A generated file, below the documentation's root; drawn when somebody asks for its words."""

    path: str
    draw: Callable[[], Drawn] = field(compare=False, repr=False)
    """Draws it anew with every call."""
    key: str = ""
    """A digest of everything that decides what is drawn; empty where nobody took one."""

    @property
    def markdown(self) -> str:
        """The whole file."""
        return self.draw().markdown

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return self.markdown.encode()


@dataclass(frozen=True, slots=True)
class Asset:
    """A generated file that is no page: a feed, a picture; made when somebody asks for it."""

    path: str
    make: Callable[[], bytes] = field(compare=False, repr=False)
    """Makes it anew with every call."""
    key: str = ""
    """A digest of everything that decides its content; empty where nobody took one."""

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return self.make()
