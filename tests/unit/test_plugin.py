"""The MkDocs plugin: what it sets, and when it stops a build."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from annotated_briefs.site_defaults import SCRIPT, SEPARATOR, STYLE

MKDOCS = "site_name: x\ntheme: {name: material, font: false}\n"
BROKEN = {"briefs/outlets/bad.yml": "name: [unclosed\n"}


@pytest.fixture
def config_of(make_root):
    def make(
        extra: str = "",
        files: dict[str, str] | None = None,
        search: str = "search",
        briefs: str = "briefs",
    ) -> MkDocsConfig:
        settings = f"{MKDOCS}plugins: [{search}, {briefs}]\n{extra}"
        root = make_root({"mkdocs.yml": settings, "docs/method.md": "# Method\n", **(files or {})})
        (root / "briefs").mkdir(exist_ok=True)
        return load_config(str(root / "mkdocs.yml"))

    return make


def configured(config: MkDocsConfig, command: str = "build") -> MkDocsConfig:
    config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    return config.plugins.on_config(config)


def generated(config: MkDocsConfig, *known: Any) -> Files:
    return config.plugins.on_files(Files(list(known)), config=config)


def test_styles_and_script_come_before_the_publishers(config_of) -> None:
    config = configured(config_of("extra_css: [mine.css]\nextra_javascript: [mine.js]\n"))
    assert config.extra_css == [STYLE, "mine.css"]
    assert [str(s) for s in config.extra_javascript] == [SCRIPT, "mine.js"]


def test_the_files_of_the_theme_are_in_the_site(config_of) -> None:
    paths = set(generated(configured(config_of())).src_uris)
    assert {STYLE, SCRIPT} <= paths
    assert any(path.endswith(".woff2") for path in paths)


def test_a_navigation_of_indexes_where_none_is_given(config_of) -> None:
    nav = configured(config_of()).nav
    assert nav is not None
    paths = [path for entry in nav for path in entry.values()]
    assert {"index.md", "briefs/index.md", "sources/index.md", "method.md"} <= set(paths)
    assert "contribute.md" not in paths, "not a page that is not there"


def test_a_given_navigation_stands(config_of) -> None:
    config = configured(config_of("nav: [{Home: index.md}]\n"))
    assert config.nav == [{"Home": "index.md"}]


def test_saved_briefs_are_watched(config_of) -> None:
    config = configured(config_of())
    assert str(Path(config.config_file_path).parent.resolve() / "briefs") in config.watch


# ------------------------------------------------------------------ the search


@pytest.fixture
def without_pagefind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotated_briefs.search.installed", lambda: False)


def materials(config: MkDocsConfig) -> Any:
    return config.plugins["material/search"].config


def test_pagefind_takes_the_place_of_materials_search(config_of) -> None:
    assert materials(configured(config_of())).enabled is False


def test_materials_search_stays_where_pagefind_is_not(config_of, without_pagefind) -> None:
    assert materials(configured(config_of())).enabled is True


def test_a_publisher_may_keep_materials_search(config_of) -> None:
    config = config_of(briefs="{briefs: {search: material}}")
    assert materials(configured(config)).enabled is True


def test_pagefind_that_is_asked_for_has_to_be_there(config_of, without_pagefind) -> None:
    with pytest.raises(PluginError, match="Pagefind is not installed"):
        configured(config_of(briefs="{briefs: {search: pagefind}}"))


def test_a_site_without_a_search_gets_none(config_of) -> None:
    config = configured(config_of(search="tags"))
    assert "material/search" not in config.plugins
    assert not config.plugins["briefs"]._pagefind  # type: ignore[attr-defined]


def test_words_of_the_search_are_parted_at_marks(config_of, without_pagefind) -> None:
    assert materials(configured(config_of())).separator == SEPARATOR


def test_the_publishers_separator_stands(config_of, without_pagefind) -> None:
    config = configured(config_of(search="{search: {separator: '[x]'}}"))
    assert materials(config).separator == "[x]"


def test_the_root_may_be_elsewhere(make_root) -> None:
    root = make_root(
        {
            "site/mkdocs.yml": "site_name: x\ntheme: material\nplugins: [{briefs: {root: ..}}]\n",
            "site/docs/x.md": "# x\n",
            "briefs/outlets/ledger.yml": "name: Ledger\n",
        }
    )
    config = configured(load_config(str(root / "site" / "mkdocs.yml")))
    assert "outlets/ledger.md" in generated(config).src_uris


@pytest.mark.parametrize(("docs_dir", "linked"), [("docs", False), ("text", True)])
def test_pages_link_to_the_hand_written_ones_of_docs_dir(
    docs_dir: str, linked: bool, config_of
) -> None:
    files = {"text/contribute.md": "# Contribute\n"}
    config = configured(config_of(f"docs_dir: {docs_dir}\n", files))
    page = generated(config).get_file_from_path("briefs/index.md")
    assert page is not None
    assert ("contribute.md" in page.content_string) is linked


def test_addresses_need_folders(config_of) -> None:
    with pytest.raises(PluginError, match="use_directory_urls"):
        configured(config_of("use_directory_urls: false\n"))


def test_an_error_stops_a_build_but_not_a_preview(
    config_of, caplog: pytest.LogCaptureFixture
) -> None:
    config = configured(config_of(files=BROKEN))
    with pytest.raises(PluginError, match="1 error, nothing was built"):
        generated(config)
    assert "briefs/outlets/bad.yml:1:" in caplog.text
    config.plugins.on_startup(command="serve", dirty=False)
    assert "briefs/index.md" in generated(config).src_uris


def test_a_missing_model_is_a_plain_message(config_of, monkeypatch: pytest.MonkeyPatch) -> None:
    from annotated_briefs.analyse import models

    files = {
        "briefs/outlets/ledger.yml": "name: Ledger\n",
        "briefs/articles/2024/a/brief.yml": (
            "headline: x\noutlet: ledger\npublished: 2024\n"
            "rights: {holder: x, license: CC-BY-4.0}\n"
        ),
        "briefs/articles/2024/a/article.txt": "Nothing was said that day.\n",
    }
    monkeypatch.setattr(models, "_PACKAGES", ())
    with pytest.raises(PluginError, match="no English model"):
        generated(configured(config_of(files=files)))


def gives_up() -> bool:
    """Whether this Python's parser of HTML raises at what is no declaration; newer ones do not."""
    try:
        HTMLParser().feed("<![ x")
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("# A\n\nText <![ here.\n", "3:6"),
        ("---\ntitle: B\n---\n<div>a <![foo b</div>\n", "4:8"),
        ("# A\n\n```\n<![ x\n```\n\nThen `<![ x`.\n", "7:7"),
        ("# A\n\n```\n<![ x\n```\n", ""),
        ("# A\n\n<![CDATA[ x ]]>\n", ""),
    ],
)
def test_a_declaration_that_is_none_is_named_with_its_place(
    source: str, place: str, config_of
) -> None:
    config = configured(config_of("markdown_extensions: [fenced_code]\n"))
    file = File.generated(config, "a.md", content=source)
    page = Page(None, file, config)
    page.read_source(config)
    assert page.markdown is not None

    def read() -> None:
        config.plugins.on_page_markdown(
            page.markdown, page=page, config=config, files=Files([file])
        )

    if not (place and gives_up()):
        read()
        return
    with pytest.raises(PluginError) as caught:
        read()
    assert str(caught.value).startswith(f"briefs: a.md:{place}: `<![` begins nothing ")
    assert len(str(caught.value).splitlines()) == 1
