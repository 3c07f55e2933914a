"""A page from the network: one address, with a bound on time and size."""

from __future__ import annotations

from dataclasses import dataclass

import requests

from annotated_briefs import __version__
from annotated_briefs.load.fields import url_problem

_MOST_BYTES = 10_000_000
_SECONDS = (10, 30)
"""To connect, and between two pieces of the answer."""


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
    if problem := url_problem(url):
        raise FetchError(f"the address {problem}")
    headers = {"User-Agent": f"annotated-briefs/{__version__}", "Accept": "text/html, text/plain"}
    try:
        with requests.get(url, headers=headers, timeout=_SECONDS, stream=True) as answer:
            answer.raise_for_status()
            data = b""
            for piece in answer.iter_content(65_536):
                data += piece
                if len(data) > _MOST_BYTES:
                    raise FetchError(f"the page is larger than {_MOST_BYTES:,} bytes")
            said = "charset" in answer.headers.get("Content-Type", "").lower()
            return Fetched(data, answer.url, answer.encoding if said else None)
    except requests.RequestException as error:
        raise FetchError(_why(error)) from error


def _why(error: requests.RequestException) -> str:
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"the server answers {error.response.status_code} {error.response.reason}"
    if isinstance(error, requests.Timeout):
        return "the server does not answer in time"
    if isinstance(error, requests.ConnectionError):
        return "the server cannot be reached"
    return type(error).__name__
