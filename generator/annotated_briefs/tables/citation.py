"""How to cite the collection: CITATION.cff (https://citation-file-format.github.io/, 1.2.0)."""

from __future__ import annotations

from typing import Any

import yaml

from annotated_briefs.load.licences import canonical
from annotated_briefs.model import Publication
from annotated_briefs.tables.about import Figures, title_of


def citation(publication: Publication, figures: Figures, version: str) -> dict[str, Any]:
    """The keys of the file; ``version`` names this state of the data.

    Without an author in the settings, the site is its own. There is no date: the same data are
    cited in the same way, whenever they are written.
    """
    made: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": title_of(publication),
        "abstract": f"{figures.briefs:,} briefs. {figures.sentence}",
        "authors": [{"name": publication.author or publication.name}],
        "version": version,
    }
    if publication.url:
        made["url"] = publication.url
    known = canonical(publication.license) if publication.license else None
    if known and known.startswith("CC"):  # the only ones of ours that SPDX has
        made["license"] = known
    return made


def citation_bytes(publication: Publication, figures: Figures, version: str) -> bytes:
    """The file."""
    made = citation(publication, figures, version)
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=100).encode()


def cited(publication: Publication, version: str) -> str:
    """The same as a line for readers."""
    where = f" {publication.url}" if publication.url else ""
    author = f"{publication.author}: " if publication.author else ""
    return f"{author}{title_of(publication)}. Data set, version {version}.{where}"
