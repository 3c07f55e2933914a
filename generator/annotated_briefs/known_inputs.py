"""The files that MkDocs reads for a site, where that can be told from its settings.

A hook, a plugin or an extension of somebody else's may read whatever it likes, and a setting from
the environment is in no file: then nothing is known.
"""

from __future__ import annotations

import re
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from annotated_briefs import manifest, mkdocs_yml

_PLUGINS = frozenset({"search", "material/search", "briefs"})
_READ_FILES = frozenset({"pymdownx.snippets", "pymdownx.b64"})
_ELSEWHERE = re.compile(r"!ENV|!!python/[a-z]+:(?!material\.|pymdownx\.|markdown\.)")
"""A setting that is not in the file, or code of the publisher's own."""


def of(config: MkDocsConfig) -> list[str] | None:
    """The files and folders that a build with ``config`` reads, beside installed packages.

    None where there may be others.
    """
    settings = mkdocs_yml.files(Path(config.config_file_path))
    ours = (
        set(config.plugins) <= _PLUGINS
        and not config.hooks
        and all(_reads_nothing(name) for name in config.markdown_extensions)
        and not any(_ELSEWHERE.search(path.read_text("utf-8", "replace")) for path in settings)
    )
    if not ours:
        return None
    folders = [_briefs(config), *_docs(config), Path(__file__).parent]
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir))
    return [str(path.resolve()) for path in (*settings, *folders, *map(Path, config.watch))]


def surroundings(config: MkDocsConfig) -> str | None:
    """A digest of all that decides a page beside its own words and its place in the navigation.

    That is settings, templates, and our code with the packages that are installed. None where there
    may be more than that. Raises OSError where one of them cannot be read.
    """
    tops = of(config)
    own = Path(config.theme.custom_dir).resolve() if config.theme.custom_dir else None
    words = {str(path.resolve()) for path in (_briefs(config), *_docs(config))}
    if tops is None or config.extra_templates or str(own) in words or (own and _looks_around(own)):
        return None
    files = manifest.inputs(top for top in tops if top not in words)
    known = [manifest.installed(), *sorted((path, row[2]) for path, row in files.items())]
    return sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()


_AROUND = re.compile(rb"\b(?:pages|build_date_utc|update_date)\b")


def _looks_around(templates: Path) -> bool:
    """Whether a template of the publisher's own may show more than its page: others, the day."""
    files = (path for path in templates.rglob("*") if path.is_file())
    return any(_AROUND.search(path.read_bytes()) for path in files)


def _docs(config: MkDocsConfig) -> tuple[Path, Path]:
    """The folder of hand-written pages. Until somebody makes `docs/`, it is another."""
    return Path(config.docs_dir), Path(config.config_file_path).parent / "docs"


def _briefs(config: MkDocsConfig) -> Path:
    root = Path(config.config_file_path).parent / str(config.plugins["briefs"].config.root)
    return root / "briefs"


def _reads_nothing(name: str) -> bool:
    if "." not in name:
        return find_spec(f"markdown.extensions.{name}") is not None
    return name.partition(".")[0] in {"markdown", "pymdownx"} and name not in _READ_FILES
