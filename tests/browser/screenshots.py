"""Pictures of the sample site for the README and the guides: ``make screenshots``.

Usage: python -m tests.browser.screenshots SITE OUT
"""

from __future__ import annotations

import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PAGES = {
    "home": "",
    "brief": "briefs/2026/drones-strike-saudi-oil-sites/",
    "person": "people/boris-johnson/",
    "story": "stories/iran-iraq-and-their-militias/",
    "insights": "insights/",
    "search": "search/?q=attack",
}
SCREENS = {"desktop": (1280, 1500), "phone": (390, 1500)}
SCHEMES = ("light", "dark")
COLOURS = 64
"""Flat colours and grey edges of letters need no more; the repository keeps every picture."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def shoot(browser: Browser, base: str, out: Path) -> None:
    """Take every page on every screen in both schemes, of the site at ``base``, into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for screen, (width, height) in SCREENS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                color_scheme="dark" if scheme == "dark" else "light",
                viewport={"width": width, "height": height},
                reduced_motion="reduce",
            )
            page = context.new_page()
            for name, address in PAGES.items():
                page.goto(base + address, wait_until="networkidle")
                page.evaluate("document.fonts.ready")
                picture = Image.open(BytesIO(page.screenshot()))
                picture = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT)
                picture.save(out / f"{name}-{screen}-{scheme}.png", optimize=True)
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
