"""Pictures of the command in a terminal, for the guides: ``make screenshots``."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.conftest import BRIEFS, REPOSITORY

WIDTH = 92
LOOKS = {
    "light": {"paper": "#fbfaf7", "ink": "#22262a", "soft": "#5d6469"},
    "dark": {"paper": "#15181b", "ink": "#dde1e4", "soft": "#98a1a8"},
}
LOOKS["light"] |= {"36": "#0b6a72", "33": "#8a5a00"}
LOOKS["dark"] |= {"36": "#6cc8d2", "33": "#e0b15a"}
SGR = re.compile(r"\x1b\[([\d;]*)m")


def run(root: Path, *arguments: str, answers: str = "") -> str:
    """What ``briefs`` prints in a terminal, colours and all; answers come by a pipe."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(WIDTH), "LINES": "60", "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [str(BRIEFS), *arguments],
        cwd=root,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=slave,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    os.close(slave)
    assert process.stdin is not None
    process.stdin.write(answers)
    process.stdin.close()
    out = b""
    while True:
        try:
            piece = os.read(master, 65_536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    process.wait()
    return out.decode().replace("\r\n", "\n")


def as_html(command: str, text: str, look: dict[str, str]) -> str:
    """A page with the command and what it printed."""
    parts, style = [], ""
    for index, part in enumerate(SGR.split(text)):
        if index % 2:
            codes = part.split(";")
            style = "" if codes == ["0"] else f"{style} {' '.join(f's{code}' for code in codes)}"
        elif part:
            parts.append(f'<span class="{style.strip()}">{escape(part)}</span>')
    return f"""<!doctype html><meta charset="utf-8"><style>
      body {{ margin: 0; padding: 22px 26px; background: {look["paper"]}; color: {look["ink"]};
        font: 15px/1.45 "DejaVu Sans Mono", monospace; white-space: pre; width: max-content }}
      .s1 {{ font-weight: 700 }} .s2, .prompt {{ color: {look["soft"]} }}
      .s36 {{ color: {look["36"]} }} .s33 {{ color: {look["33"]} }}
    </style><span class="prompt">$</span> {escape(command)}
{"".join(parts).strip()}"""


def tutorial(root: Path) -> None:
    """The text of the first steps in docs/contribute.md, and an empty root."""
    (root / "mkdocs.yml").write_text("site_name: Tutorial\n")
    (root / "briefs").mkdir()
    text = (REPOSITORY / "docs" / "contribute.md").read_text("utf-8")
    found = re.search(r'^```text title="ferry.txt"\n(.*?)^```$', text, re.M | re.S)
    assert found
    (root / "ferry.txt").write_text(found[1])


def pictures(root: Path) -> dict[str, tuple[str, str]]:
    """By name, a command and what it printed."""
    outlet = '--outlet "The Example Courier" --license "CC BY 4.0"'
    new = run(root, "new", "ferry.txt", "--slug", "ferry-vote", "--outlet", "The Example Courier",
              "--license", "CC BY 4.0", "--no-input")  # fmt: skip
    review = run(root, "review", "ferry-vote", "--by", "Ada Reader", "--only", "statements",
                 answers="q\n")  # fmt: skip
    shown = review.partition("\n\nYour answers")[0].partition("\n\nNothing was")[0]
    shown = re.sub(r"(q\x1b\[0m stop  )q\s*$", r"\1", shown.rstrip())
    return {
        "new-terminal": (f"briefs new ferry.txt --slug ferry-vote {outlet}", new),
        "review-terminal": ("briefs review ferry-vote", shown),
    }


def main(target: Path) -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        tutorial(root)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, (command, text) in pictures(root).items():
            for look, colours in LOOKS.items():
                page = browser.new_page(device_scale_factor=2)
                page.set_content(as_html(command, text, colours))
                picture = Image.open(BytesIO(page.locator("body").screenshot()))
                picture = picture.convert("RGB").quantize(32, Image.Quantize.MEDIANCUT)
                picture.save(target / f"{name}-{look}.png", optimize=True)
                page.close()
                print(target / f"{name}-{look}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
