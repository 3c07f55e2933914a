"""Pages at addresses that records had before they were merged into others.

They are HTML, not Markdown, so that no search index, navigation or sitemap takes them in, and need
no script and no server.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from markupsafe import Markup

from annotated_briefs.addresses import between, entity_address
from annotated_briefs.model import Drawn, Entity, Page
from annotated_briefs.render.environment import environment


def render_moved(entities: Iterable[Entity], taken: Collection[str]) -> Iterator[Page]:
    """For each former address of a record, a page that leads to the record's.

    An address in ``taken`` has a page of its own, so that no link to it is dead.
    """
    for entity in entities:
        for address in entity.formerly:
            if address not in taken:
                target = between(address, entity_address(entity))
                yield Page(f"{address}/index.html", partial(_moved, entity, target))


def _moved(entity: Entity, target: str) -> Drawn:
    template = environment().get_template("moved.html.jinja")
    return Drawn(template.render(entity=entity, target=Markup(target)))  # noqa: S704 - slugs only
