"""Where things stand on the site: the one place that knows an address.

Addresses are below the site's root, without slashes at either end; `between` makes the relative
one that an HTML block needs. They assume directory addresses (``use_directory_urls``).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from slugify import slugify

from annotated_briefs.model import Entity, EntityId, Kind

KIND_FOLDERS: dict[Kind, str] = {
    Kind.PERSON: "people",
    Kind.ORG: "organizations",
    Kind.PLACE: "places",
    Kind.NORP: "groups",
    Kind.EVENT: "events",
    Kind.WORK: "works",
    Kind.LAW: "laws",
    Kind.PRODUCT: "products",
}
"""The folder of each kind, under ``briefs/entities/`` and on the site alike."""

FOLDER_KINDS: dict[str, Kind] = {folder: kind for kind, folder in KIND_FOLDERS.items()}

_UNPAGED = {Kind.NORP, Kind.PRODUCT}
"""A nationality or a product has a page only where somebody wrote a record of it."""


def has_page(entity: Entity) -> bool:
    """Whether the site has a page for ``entity``: curated, or named by two words and more."""
    return entity.curated or (entity.linkable and entity.kind not in _UNPAGED)


def entity_address(entity: Entity) -> str:
    """Where the page of ``entity`` stands."""
    return f"{KIND_FOLDERS[entity.kind]}/{entity.id}"


def entity_key(entity: Entity) -> EntityId:
    """Which entity of the whole site ``entity`` is.

    A record's id is unique. A machine-only id is so only within its article: the same name may be
    an event in one and an organisation in another, so that its kind is part of its key. The slash
    keeps it apart from every record's id.
    """
    return entity.id if entity.curated else EntityId(entity_address(entity))


def outlet_address(outlet: str) -> str:
    """Where the page of the outlet with this slug stands."""
    return f"outlets/{outlet}"


@lru_cache(maxsize=1 << 12)
def story_slug(title: str) -> str:
    """The last part of a story's address; may be empty, or a name that is reserved."""
    # "Hong Kong's" is hong-kongs, not hong-kong-s.
    plain = title.translate({ord("'"): None, ord("’"): None})
    return slugify(plain, max_length=80)


def story_address(title: str) -> str:
    """Where the page of the story of this title stands; never that of the index of stories."""
    slug = story_slug(title)
    return f"stories/{slug if slug not in {'', 'index'} else 'story'}"


@lru_cache(maxsize=1 << 12)
def topic_address(topic: str) -> str:
    """Where the briefs with this topic are listed; never that of the index of topics."""
    slug = slugify(topic, max_length=80)
    return f"topics/{slug if slug not in {'', 'index'} else 'topic'}"


@lru_cache(maxsize=1 << 15)
def between(here: str, there: str) -> str:
    """The relative address of ``there`` seen from the page at ``here``; both may be ``""``.

    >>> between("briefs/2024/x", "people/y#s3")
    '../../../people/y/#s3'
    """
    target, mark, anchor = there.partition("#")
    ours, theirs = here.split("/") if here else [], target.split("/") if target else []
    same = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        same += 1
    # As posixpath.relpath, which takes four times as long: addresses have no dots to resolve.
    path = "/".join((*[".."] * (len(ours) - same), *theirs[same:]))
    return f"{path or '.'}/{mark}{anchor}"


def parse_partial(published: str) -> tuple[date, int]:
    """First day of a ``YYYY[-MM[-DD]]`` date, and how many of its parts are known (1 to 3)."""
    parts = [int(part) for part in published.split("-")]
    year, month, day = [*parts, 1, 1][:3] if len(parts) < 3 else parts
    return date(year, month, day), len(parts)
