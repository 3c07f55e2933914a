"""The Content-Security-Policy of the pages: what a browser may load and run there.

It stands in a ``meta`` element, so that it holds on every host. Strangers' words are encoded before
they reach a page; the policy is the second lock, for the day on which the first one fails.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.I)
_NO_CODE = re.compile(r"\bsrc\s*=|type\s*=\s*[\"']?application/(ld\+)?json", re.I)

_DIRECTIVES = {
    "default-src": ("'none'",),
    # Pagefind's index is read by WebAssembly; that word allows it and no `eval` of text.
    "script-src": ("'self'", "'wasm-unsafe-eval'"),
    "style-src": ("'self'",),
    # Material's icons are data: addresses in its own style sheet.
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}


def inline_scripts(html: str) -> list[str]:
    """The code of the scripts that stand in ``html`` itself, in order.

    Meant for templates drawn without any page: what is found is what their authors wrote.
    """
    return [
        match["code"]
        for match in _SCRIPT.finditer(html)
        if match["code"].strip() and not _NO_CODE.search(match["attributes"])
    ]


def policy(scripts: Iterable[str], extra: Mapping[str, str] | None = None) -> str:
    """The policy under which of all inline scripts only ``scripts`` run.

    ``extra`` adds sources to directives, as in ``{"script-src": "https://count.example"}``.
    """
    added = {name: tuple(words.split()) for name, words in (extra or {}).items()}
    hashes = sorted({_hashed(code) for code in scripts})
    lines = []
    for name in dict.fromkeys((*_DIRECTIVES, *added)):
        sources = (*_DIRECTIVES.get(name, ()), *added.get(name, ()))
        if name == "script-src":
            sources = (*sources, *hashes)
        lines.append(" ".join((name, *sources)))
    return "; ".join(lines)


def _hashed(code: str) -> str:
    # A browser hashes the text after it has turned every line end into a line feed.
    text = code.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
