"""``--dask ADDRESS``: articles read by the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

import click

from annotated_briefs.cli.shell import fail
from annotated_briefs.diagnostics import visible

DASK = click.option(
    "--dask",
    metavar="ADDRESS",
    help="Scheduler of a Dask cluster whose workers read new articles: tcp://host:8786.",
)
_SECONDS = 10
"""Within which the scheduler has to answer."""


@contextmanager
def cluster(address: str | None) -> Iterator[Executor | None]:
    """An executor on the cluster whose scheduler is at ``address``; None where there is none.

    Exits 1 where `distributed` is not installed, where nothing answers, where there is no worker,
    or where one cannot read, or reads otherwise than this process: its findings could not be told
    apart.
    """
    if address is None:
        yield None
        return
    try:
        import distributed  # noqa: PLC0415 - takes half a second
    except ImportError:
        fail("--dask needs a package (hint: pip install 'annotated-briefs[dask]')")
    connect: Any = distributed.Client  # it has no types
    try:
        client = connect(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        fail(f"{address}: no Dask scheduler answers there ({error})")
    with client:
        _check(client.run(reader, on_error="return"), address)
        # Where a worker goes, its articles are read by another, or by one that comes.
        yield client.get_executor(pure=False, retries=3)


def _check(workers: dict[str, tuple[str, ...] | BaseException], address: str) -> None:
    if not workers:
        fail(f"{address}: the cluster has no workers (hint: dask worker {address})")
    here = reader()
    for worker, there in sorted(workers.items()):
        if isinstance(there, BaseException):
            fail(
                f"{worker}: this worker reads no articles: {visible(str(there))}"
                " (hint: install annotated-briefs and its language model there)"
            )
        if there != here:
            fail(
                f"{worker}: this worker has {', '.join(there)}; here is {', '.join(here)}"
                " (hint: install the same versions there)"
            )


def reader() -> tuple[str, ...]:
    """What decides how an article is read in this process."""
    from annotated_briefs.analyse.models import installed_model  # noqa: PLC0415
    from annotated_briefs.findings_cache import code_version  # noqa: PLC0415

    code = code_version(("analyse", "model", "text.py"))
    return f"spaCy {version('spacy')}", installed_model().label, f"code {code[:12]}"
