"""One brief by itself, whatever is wrong with it or with the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from annotated_briefs.diagnostics import Diagnostic
from annotated_briefs.load.drafts import ARTICLE, PRIVATE, Draft, draft, text_of
from annotated_briefs.load.files import Tree, limits_of
from annotated_briefs.model import Article

ARTICLES = Path("briefs/articles")
ENTITIES = Path("briefs/entities")


def brief_folders(root: Path) -> list[Path]:
    """The folders of all briefs, relative to ``root``, whatever is wrong with them."""
    return [
        entry.path
        for year in Tree(root).entries(ARTICLES)
        if year.is_folder
        for entry in Tree(root).entries(year.path)
        if entry.is_folder
    ]


def find_briefs(root: Path, name: str) -> list[Path]:
    """The folders, relative to ``root``, that ``name`` may mean.

    ``name`` is a slug, a year and a slug, or the path of a brief's folder or of a file in it.
    """
    folders = brief_folders(root)
    wanted = name.strip("/")
    if by_name := [f for f in folders if wanted in {f.name, f"{f.parent.name}/{f.name}"}]:
        return by_name
    path = Path(name).resolve()
    full = root.resolve()
    return [f for f in folders if path in {full / f, *((full / f / one) for one in _FILES)}]


_FILES = (ARTICLE, "brief.yml", "annotations.yml")


def load_draft(root: Path, folder: Path) -> tuple[Draft, Article | None, tuple[Diagnostic, ...]]:
    """The brief in ``folder``, the text to review it by, and what is wrong with its own files.

    The text is that of article.txt, else the private copy on this machine; None without either.
    """
    tree = Tree(root, limits=limits_of(root))
    made = draft(tree, folder)
    text = made.article or made.private or text_of(tree, private_path(folder))
    return made, text, tuple(sorted(set(tree.found)))


def file_names(root: Path, *folders: Path) -> Mapping[str, Path]:
    """The names in ``folders``, without their endings and in lower case, and their paths.

    Of everything that is there, whatever is wrong with it: what is to be new has to be another.
    Paths are relative to ``root``, as ``folders`` are.
    """
    there = [
        entry for f in folders if (root / f).is_dir() for entry in sorted((root / f).iterdir())
    ]
    return {
        (e.name if e.is_dir() else e.stem).lower(): e.relative_to(root) for e in reversed(there)
    }


def private_path(folder: Path) -> Path:
    """Where the text of the brief in ``folder`` is kept when it may not be published."""
    return PRIVATE / folder.parent.name / f"{folder.name}.txt"
