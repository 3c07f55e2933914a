"""Lighthouse on the sample site, over loopback: ``make lighthouse``.

Usage: python -m tests.browser.lighthouse SITE

Prints a table of the four categories for a brief, a person and home, on a phone and a desktop, and
what keeps a figure from 100. The server compresses text, as hosts of static files do.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

PAGES = {
    "brief": "briefs/2026/drones-strike-saudi-oil-sites/",
    "person": "people/donald-trump/",
    "home": "",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TOOL = Path("build/tools/node_modules/.bin/lighthouse")
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")


class Compressing(SimpleHTTPRequestHandler):
    """Files, with text compressed for whoever takes that."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, or with its index."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in _TEXT and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def measured(url: str, *, desktop: bool) -> dict[str, Any]:
    """Lighthouse's report on the page at ``url``."""
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [str(TOOL), url, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"]
        command += ["--preset=desktop"] if desktop else []
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium})
        found: dict[str, Any] = json.loads(report.read_text())
        return found


def missing(report: dict[str, Any]) -> list[str]:
    """What lost points, category by category."""
    audits = report["audits"]
    return [
        f"{name}: {audits[ref['id']]['title']} ({audits[ref['id']].get('displayValue', '')})"
        for name in CATEGORIES
        for ref in report["categories"][name]["auditRefs"]
        if ref["weight"]
        and (audits[ref["id"]]["score"] or 0) < 0.9
        and audits[ref["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
    ]


def main(site: Path) -> None:
    """Measure every page and print the table."""
    if not TOOL.exists():
        sys.exit(f"{TOOL} is not there (hint: `make lighthouse` installs it, and needs npm)")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    print("| page | screen | performance | accessibility | best practices | SEO |")
    print("|---|---|---|---|---|---|")
    reasons: dict[str, None] = {}
    for name, address in PAGES.items():
        for desktop in (False, True):
            url = f"http://127.0.0.1:{server.server_port}/{address}"
            report = measured(url, desktop=desktop)
            scores = [round(100 * (report["categories"][c]["score"] or 0)) for c in CATEGORIES]
            screen = "desktop" if desktop else "phone"
            print(f"| {name} | {screen} | {' | '.join(map(str, scores))} |", flush=True)
            reasons.update(dict.fromkeys(missing(report)))
    server.shutdown()
    for reason in reasons:
        print(f"- {reason}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
