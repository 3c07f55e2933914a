"""Run MkDocs over a root: aside, and swapped in when it is whole."""

from __future__ import annotations

import errno
import logging
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from annotated_briefs import kept_site, known_inputs, manifest, mkdocs_yml, places, swap
from annotated_briefs.kept_site import KeptSite
from annotated_briefs.mkdocs_plugin import FINDING, BriefsPlugin, Orders
from annotated_briefs.mkdocs_yml import NotOurSiteError
from annotated_briefs.parses import Progress
from annotated_briefs.roots import cache_of
from annotated_briefs.site_defaults import DEFAULTS


class PortTakenError(OSError):
    """Another program serves on the port that was asked for."""


def check_port(port: int) -> None:
    """Raise `PortTakenError` if ``port`` is in use: better before the build than after it."""
    with socket.socket() as probe:
        # As the server itself does: a port that was only just left is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTakenError(
                f"port {port} is in use (hint: choose another with --port, or make serve PORT=...)"
            ) from error


def _missing_settings(root: Path) -> dict[str, Any]:
    """The defaults for the keys that mkdocs.yml leaves out."""
    given = mkdocs_yml.settings(root)
    if "INHERIT" in given:
        # What the parent file says is not seen here, and defaults would override it.
        return {}
    missing = {key: value for key, value in DEFAULTS.items() if key not in given}
    if "docs_dir" not in given and not (root / "docs").is_dir():
        # A root may have no pages of its own, but MkDocs insists on a folder for them.
        missing["docs_dir"] = str(files("annotated_briefs") / "theme" / "no-docs")
    return missing


def _load(root: Path, **settings: Any) -> MkDocsConfig:
    config_file = root / "mkdocs.yml"
    config = load_config(str(config_file), **_missing_settings(root), **settings)
    if not isinstance(config.plugins.get("briefs"), BriefsPlugin):
        raise NotOurSiteError(
            f"{config_file}: the plugin `briefs` is not listed (hint: add `- briefs` to `plugins:`)"
        )
    return config


_FORMAT = "%(levelname)-7s %(message)s"


def log_to_terminal(level: int) -> None:
    """MkDocs' messages from ``level`` on standard error; as a library it would be silent."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    # MkDocs names the page at which the disk was full; the command says it, once.
    handler.addFilter(lambda _: not isinstance(sys.exception(), OSError))
    # What is taken over from an earlier site: see `pages.KEPT_TEMPLATE`.
    handler.addFilter(lambda record: not record.getMessage().startswith("Page skipped: "))
    log = logging.getLogger("mkdocs")
    log.handlers[:] = [handler]
    log.setLevel(level)
    log.propagate = False


Kept = tuple[Path, Mapping[str, Any]]
"""Where the manifest of a build goes, and the settings of the command that asked for it."""


def build(
    root: Path,
    site_dir: Path,
    *,
    strict: bool,
    progress: Progress | None,
    drawing: Progress | None = None,
    keep_going: bool = False,
    kept: Kept | None = None,
    anew: bool = False,
    executor: Executor | None = None,
) -> int:
    """Build the site of ``root`` into ``site_dir``, which holds the old site until the end.

    How many errors there are: none, unless ``keep_going`` leaves out the files that have them.
    Where all that it is built from is known, a `manifest` of that goes to ``kept``, and the next
    build takes over the files that are as they were, unless it is to be done ``anew``. ``executor``
    reads new articles; None is as many processes as there are processors.

    Raises mkdocs.exceptions.Abort or PluginError where something is wrong; the old site stands.
    Raises `places.WrongPlaceError` where ``site_dir`` holds anything but an old site,
    `NotOurSiteError` where mkdocs.yml cannot be read or does not list the plugin, and
    `swap.BusyError` while another build writes to ``site_dir``. Of an OSError for want of room, the
    file name is that of ``site_dir``.
    """
    try:
        return _build(
            root,
            site_dir,
            strict=strict,
            progress=progress,
            drawing=drawing,
            keep_going=keep_going,
            kept=kept,
            anew=anew,
            executor=executor,
        )
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        hint = "(hint: make room and build again; what stood there before still does)"
        raise OSError(error.errno, f"{error.strerror} {hint}", str(site_dir)) from error


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def _build(
    root: Path,
    site_dir: Path,
    *,
    strict: bool,
    progress: Progress | None,
    drawing: Progress | None,
    keep_going: bool,
    kept: Kept | None,
    anew: bool,
    executor: Executor | None,
) -> int:
    places.check_site(root, site_dir)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    places.sweep(cache_of(root))
    with swap.workspace(site_dir) as aside:
        given = manifest.inputs(_settings(root))
        config = _load(root, site_dir=str(aside / "new"), strict=strict)
        plugin = config.plugins["briefs"]
        assert isinstance(plugin, BriefsPlugin)  # noqa: S101 - `_load` holds it
        searched = kept[0].with_suffix(".searched") if kept else None
        plugin.orders = Orders(progress, drawing, executor, searched, keep_going)
        tops = known_inputs.of(config) if kept else None
        plugin.kept = None  # MkDocs has one plugin for all builds of a process
        if kept and tops:
            known = kept_site.path_of(kept[0])
            plugin.kept = KeptSite(site_dir, {}) if anew else kept_site.read(known, site_dir)
        taken = time.time_ns()
        before = manifest.inputs(tops) if tops else {}
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with _listening() as said:
                mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
            plugin.orders = Orders()
        stands = kept_site.of(aside / "new", plugin.made)
        places.mark_site(aside / "new")
        swap.put_in_place(aside / "new", site_dir)
        # What changed in the meantime may be in the site or not.
        known_all = tops and not plugin.errors and given.items() <= before.items()
        if kept and tops and known_all and manifest.unchanged(tops, before, taken):
            path, settings = kept
            manifest.write(
                path,
                settings=settings,
                taken=taken,
                tops=tops,
                files=before,
                site=manifest.state(site_dir),
                said=said,
            )
            kept_site.write(kept_site.path_of(path), stands)
        return plugin.errors


def _settings(root: Path) -> list[str]:
    return [str(path.resolve()) for path in mkdocs_yml.files(root / "mkdocs.yml")]


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What MkDocs says meanwhile that a reader of the terminal sees."""
    said: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(self.format(record))

    ear = Ear(FINDING)
    ear.setFormatter(logging.Formatter(_FORMAT))
    log = logging.getLogger("mkdocs")
    log.addHandler(ear)
    try:
        yield said
    finally:
        log.removeHandler(ear)


def serve(root: Path, *, port: int) -> None:
    """Serve the site of ``root`` on this machine and rebuild it after every save.

    Raises `NotOurSiteError` where mkdocs.yml cannot be read or does not list the plugin.
    """
    _load(root)  # for its checks: MkDocs reads the file for itself, again with every save
    mkdocs_serve(
        config_file=str(root / "mkdocs.yml"),
        livereload=True,
        dev_addr=f"127.0.0.1:{port}",
        **_missing_settings(root),
    )
