"""Pictures of the sample site for the README and the guides: ``make screenshots``.

Usage: python -m tests.browser.screenshots SITE OUT
"""

from __future__ import annotations

import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

BRIEF = "briefs/2026/drones-strike-saudi-oil-sites/"
SHOTS = (
    # name, page, colour scheme, width, height
    ("brief-light", BRIEF, "light", 1280, 1500),
    ("brief-dark", BRIEF, "dark", 1280, 1500),
    ("brief-phone", BRIEF, "light", 390, 1500),
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def shoot(browser: Browser, base: str, out: Path) -> None:
    """Take every picture in `SHOTS` of the site at ``base`` into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for name, address, scheme, width, height in SHOTS:
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}
        )
        page = context.new_page()
        page.goto(base + address)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=out / f"{name}.png")
        context.close()


def main(site: Path, out: Path) -> None:
    """Serve ``site`` on loopback and take the pictures."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        shoot(browser, f"http://127.0.0.1:{server.server_port}/", out)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
