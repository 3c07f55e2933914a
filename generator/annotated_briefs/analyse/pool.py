"""Articles read by several processes at once. Reading one is a function of its text alone, so that
any executor of `concurrent.futures` will do, on this machine or on others.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import suppress

from annotated_briefs.analyse.models import InstalledModel
from annotated_briefs.model import Analysis, Article

CHUNK = 4
"""Articles that a worker takes at a time: few, so that none is left with the last ones alone, and
that a build which is stopped waits for a second or so."""
_WORTH = 8
"""Fewer articles are read before a second process has begun."""
_PR_SET_PDEATHSIG = 1


def read_all(
    articles: Sequence[Article], model: InstalledModel, executor: Executor | None = None
) -> Iterator[Analysis]:
    """The parse of each article, in order, by ``executor`` or by as many processes as there are
    processors.

    Raises `analyse.models.ModelMissingError` where spaCy or the model does not load.
    """
    if executor is not None:
        yield from _by(executor, articles, model)
        return
    workers = min(_processors(), len(articles) // CHUNK)
    # Without copying the process, each worker would have to load the model for itself; and one with
    # threads, or on a system whose libraries start them, may not be copied.
    alone = threading.active_count() > 1 or sys.platform != "linux"
    from annotated_briefs.analyse.parse import analyse, load  # noqa: PLC0415 - imports spaCy

    if alone or workers < 2 or len(articles) < _WORTH:
        yield from analyse(articles, model)
        return
    load(model)  # before the copies are made: they share it
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(os.getpid(),))
    try:
        yield from _by(pool, articles, model)
    finally:
        pool.shutdown(cancel_futures=True)


def _by(
    executor: Executor, articles: Sequence[Article], model: InstalledModel
) -> Iterator[Analysis]:
    chunks = [articles[at : at + CHUNK] for at in range(0, len(articles), CHUNK)]
    for parsed in executor.map(_read, chunks, [model] * len(chunks)):
        yield from parsed


def _read(articles: Sequence[Article], model: InstalledModel) -> list[Analysis]:
    from annotated_briefs.analyse.parse import analyse  # noqa: PLC0415 - imports spaCy

    return list(analyse(articles, model))


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(parent: int) -> None:
    """In a worker: Ctrl-C is the parent's to answer, and nobody outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it was gone before that
            os._exit(1)
