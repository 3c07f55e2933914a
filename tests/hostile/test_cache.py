"""A cache entry with a flipped bit or cut short is no entry; nothing false is ever read from it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from annotated_briefs.cache import AnalysisCache, BytesCache
from annotated_briefs.model import Analysis, Article
from annotated_briefs.text import split
from tests.hostile import times

Counted = Callable[[str], None]
TEXT = "The harbour was closed on Monday, the mayor said.\n\nNobody was hurt.\n"


def damaged(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """``data`` with a bit flipped or cut short, and which of the two."""
    if chance.randrange(21) == 0:
        return "cut", data[: chance.randrange(len(data))]
    made = bytearray(data)
    made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return "flipped", bytes(made)


def spoil(path: Path, read: Callable[[], object | None]) -> dict[str, int]:
    """Damage the entry at ``path`` again and again; ``read`` has to find nothing each time."""
    whole, chance, done = path.read_bytes(), random.Random(11), {"flipped": 0, "cut": 0}
    assert read() is not None
    while done["flipped"] < 1_000 or done["cut"] < 50:
        kind, data = damaged(whole, chance)
        path.write_bytes(data)
        assert read() is None, (kind, data)
        done[kind] += 1
    path.write_bytes(whole)
    assert read() is not None
    return done


def only_file(folder: Path) -> Path:
    (path,) = (one for one in folder.rglob("*") if one.is_file())
    return path


def test_analyses(tmp_path: Path, counted: Counted) -> None:
    article: Article = split(TEXT)
    cache = AnalysisCache(tmp_path, "a model 1.0")
    cache.put(article, Analysis("a model 1.0", article.text, (), (), ()))
    done = spoil(only_file(tmp_path), lambda: cache.get(article))
    counted(f"analyses: {done['flipped']} bits flipped, {done['cut']} cut short, 0 read")


def test_bytes(tmp_path: Path, counted: Counted) -> None:
    cache = BytesCache(tmp_path)
    cache.put("a picture", bytes(range(256)) * times(4, 400))
    done = spoil(only_file(tmp_path), lambda: cache.get("a picture"))
    counted(f"pictures: {done['flipped']} bits flipped, {done['cut']} cut short, 0 read")


def test_an_entry_of_another_text_is_none(tmp_path: Path) -> None:
    """A whole entry under another's name, as an untidy copy of a cache could leave it."""
    one, other = split(TEXT), split(TEXT.replace("Monday", "Friday"))
    cache = AnalysisCache(tmp_path, "a model 1.0")
    cache.put(one, Analysis("a model 1.0", one.text, (), (), ()))
    data = only_file(tmp_path).read_bytes()
    cache.put(other, Analysis("a model 1.0", other.text, (), (), ()))
    (path,) = (p for p in tmp_path.rglob("*") if p.is_file() and p.read_bytes() != data)
    path.write_bytes(data)
    assert cache.get(other) is None
