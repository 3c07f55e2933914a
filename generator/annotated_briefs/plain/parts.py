"""What the plain pages share: addresses and lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotated_briefs.addresses import between, entity_address, has_page, outlet_address
from annotated_briefs.model import Entity, Outlet, Publication, Slug
from annotated_briefs.plain.escape import inert, link
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.phrases import day

FILE = "index.html.md"
"""Beside each page's index.html, as llmstxt.org has it."""


@dataclass(frozen=True, slots=True)
class Here:
    """A plain page, and the ways from it to others."""

    address: str
    outlets: Mapping[Slug, Outlet]
    publication: Publication

    def file(self, address: str, name: str = FILE) -> str:
        """The file ``name`` beside the page at ``address``."""
        if self.publication.url is None:
            return between(self.address, address) + name
        return f"{self.publication.url}{address}{'/' if address else ''}{name}"

    def page(self, words: str, address: str) -> str:
        """A link to the plain page of what stands at ``address``."""
        return link(words, self.file(address))

    def entity(self, entity: Entity, words: str | None = None) -> str:
        """Its name, linked where it has a page."""
        name = words or entity.name
        return self.page(name, entity_address(entity)) if has_page(entity) else inert(name)

    def outlet(self, slug: Slug) -> str:
        """Its name, linked where it has a record."""
        if slug not in self.outlets:
            return inert(slug)
        return self.page(self.outlets[slug].name, outlet_address(slug))

    def brief(self, view: PublishedBrief) -> str:
        """``[headline](...), outlet, 6 May 2024``."""
        meta = view.brief.metadata
        name = self.outlets[meta.outlet].name if meta.outlet in self.outlets else meta.outlet
        linked = self.page(meta.headline, view.brief.address)
        return f"{linked}, {inert(name)}, {day(meta.published)}"


def document(blocks: Iterable[str | None]) -> bytes:
    """A file of ``blocks``, with an empty line between them; those that are empty are left out."""
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def bullets(lines: Iterable[str | None]) -> str:
    """A list; empty where there is none."""
    return "\n".join(f"- {line}" for line in lines if line)


def section(title: str, *blocks: str | None) -> str | None:
    """``blocks`` under a heading; None where there are none."""
    given = [block for block in blocks if block]
    return "\n\n".join([f"## {title}", *given]) if given else None
