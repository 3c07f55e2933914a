"""A page from the network: one public address, with a bound on time and size.

The address may be anybody's, from an issue or a mail. It is followed to the public network alone,
at every step: what stands on this machine, or beside it, is no page for a brief.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests

from annotated_briefs import __version__
from annotated_briefs.load.fields import url_problem

_MOST_BYTES = 10_000_000
_MOST_STEPS = 5
_SECONDS = 60.0
"""For all of it: a server that sends a byte now and then does not go on for ever."""
_PAUSE = (10, 30)
"""Seconds to connect, and between two pieces of the answer."""
_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
_HEADERS = {"User-Agent": f"annotated-briefs/{__version__}", "Accept": "text/html, text/plain"}


class FetchError(OSError):
    """The page cannot be had; the text says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page's bytes, the address that it came from in the end, and its encoding by HTTP."""

    data: bytes
    url: str
    encoding: str | None


def fetch(url: str) -> Fetched:
    """The page at ``url`` (http or https). Raises `FetchError`."""
    answers: queue.SimpleQueue[Fetched | Exception] = queue.SimpleQueue()
    # No library bounds all of names, connections, heads and bodies together.
    threading.Thread(target=_into, args=(answers, url), daemon=True).start()
    try:
        answer = answers.get(timeout=_SECONDS)
    except queue.Empty:
        raise FetchError(f"the page did not come within {_SECONDS:.0f} seconds") from None
    if isinstance(answer, requests.RequestException):
        raise FetchError(_why(answer)) from answer
    if isinstance(answer, Exception):
        raise answer
    return answer


def _into(answers: queue.SimpleQueue[Fetched | Exception], url: str) -> None:
    try:
        answers.put(_follow(url))
    except Exception as error:
        answers.put(error)


def _follow(url: str) -> Fetched:
    with requests.Session() as session:
        for _ in range(_MOST_STEPS + 1):
            if problem := url_problem(url):
                raise FetchError(f"the address {problem}")
            _check_public(url)
            with session.get(
                url, headers=_HEADERS, timeout=_PAUSE, stream=True, allow_redirects=False
            ) as answer:
                if answer.is_redirect:
                    url = urljoin(url, answer.headers["Location"])
                    continue
                _check_peer(answer, url)
                return _read(answer, url)
    raise FetchError(f"the address leads on more than {_MOST_STEPS} times")


def _read(answer: requests.Response, url: str) -> Fetched:
    answer.raise_for_status()
    said = answer.headers.get("Content-Type", "").lower()
    kind = said.partition(";")[0].strip()
    if kind not in _TYPES:
        raise FetchError(f"it is no page and no text, but {kind[:60]}")
    data = b""
    for piece in answer.iter_content(65_536):
        data += piece
        if len(data) > _MOST_BYTES:
            raise FetchError(f"the page is larger than {_MOST_BYTES:,} bytes")
    return Fetched(data, url, answer.encoding if "charset" in said else None)


# ------------------------------------------------------------------ the public network


def _check_public(url: str) -> None:
    """Raise `FetchError` where the name of the host leads to an address that is not public."""
    host = urlsplit(url).hostname or ""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return  # behind a proxy names may lead nowhere; else the connection says what is wrong
    if any(not _is_public(str(one[4][0])) for one in found):
        raise FetchError("the address is not on the public network")


def _check_peer(answer: requests.Response, url: str) -> None:
    """The same of the machine that did answer: a name may have led elsewhere in the meantime."""
    if requests.utils.get_environ_proxies(url):
        return  # the proxy's own address says nothing
    # The standard library's answer holds the socket, whether or not the connection is kept open.
    peer: Any = answer.raw
    for name in ("_fp", "fp", "raw", "_sock"):
        peer = getattr(peer, name, None)
    if peer is not None and not _is_public(str(peer.getpeername()[0])):
        raise FetchError("the address is not on the public network")


def _is_public(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return found.is_global and not found.is_multicast


def _why(error: requests.RequestException) -> str:
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"the server answers {error.response.status_code} {error.response.reason}"
    if isinstance(error, requests.Timeout):
        return "the server does not answer in time"
    if isinstance(error, requests.ConnectionError):
        return "the server cannot be reached"
    return type(error).__name__
