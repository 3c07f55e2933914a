"""What is fetched, and what is not: a server of our own plays the network."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from annotated_briefs.cli import cli
from annotated_briefs.intake import fetch as fetching
from annotated_briefs.intake import html
from annotated_briefs.intake.fetch import FetchError, fetch
from tests.unit.intake.test_html import ARTICLE, PARAGRAPHS, page

PAGE = b"<p>The ferry stays.</p>"


class Handler(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - of the whole class

    def do_GET(self) -> None:
        self.asked.append(self.path)
        kind = {"/pdf": "application/pdf", "/text": "text/plain"}.get(self.path, "text/html")
        status = {"/gone": 410, "/wall": 403}.get(self.path, 200)
        self.send_response(302 if self.path.startswith("/to") else status)
        if self.path.startswith("/to"):
            self.send_header("Location", self.path[4:] or "/to")
        charset = {"/latin": "; charset=ISO-8859-1", "/none": ""}.get(self.path, "; charset=utf-8")
        self.send_header("Content-Type", f"{kind}{charset}")
        self.end_headers()
        if self.path == "/latin":
            self.wfile.write("<p>Café Ærø stays.</p>".encode("latin-1"))
        if self.path == "/ferry":
            self.wfile.write(page(ld=ARTICLE))
        if self.path == "/large":
            self.wfile.write(b" " * 3_000)
        if self.path == "/slow":
            for _ in range(40):
                self.wfile.write(b"        ")
                time.sleep(0.1)
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine counts as the public network, but for one name of it."""
    monkeypatch.setattr(fetching, "_is_public", lambda address: address != "127.0.0.2")


@pytest.mark.usefixtures("public")
def test_a_page(server: str) -> None:
    found = fetch(f"{server}/to=/page")
    assert (found.data, found.url, found.encoding) == (PAGE, f"{server}/page", "utf-8")
    assert fetch(f"{server}/text").data == PAGE


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0.0.0.0", "[::1]", "169.254.1.1", "10.0.0.1"]
)
def test_no_machine_of_one_s_own_is_asked(server: str, host: str) -> None:
    port = server.rpartition(":")[2]
    with pytest.raises(FetchError, match="not on the public network"):
        fetch(f"http://{host}:{port}/page")
    assert Handler.asked == []


@pytest.mark.usefixtures("public")
def test_nor_through_a_redirect(server: str) -> None:
    port = server.rpartition(":")[2]
    with pytest.raises(FetchError, match="not on the public network"):
        fetch(f"{server}/to=http://127.0.0.2:{port}/page")
    assert Handler.asked == [f"/to=http://127.0.0.2:{port}/page"]


def test_a_name_that_leads_elsewhere_by_then(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_check_public", lambda _: None)
    with pytest.raises(FetchError, match="not on the public network"):
        fetch(f"{server}/page")


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize(
    ("path", "said"),
    [("/pdf", "no page and no text, but application/pdf"), ("/to", "leads on more than 5 times")],
)
def test_what_is_no_page(server: str, path: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        fetch(f"{server}{path}")


@pytest.mark.usefixtures("public")
def test_a_server_that_sends_a_little_now_and_then(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_SECONDS", 0.5)
    with pytest.raises(FetchError, match="did not come within"):
        fetch(f"{server}/slow")


@pytest.mark.usefixtures("public")
def test_the_encoding_is_http_s_word_or_none(server: str) -> None:
    found = fetch(f"{server}/latin")
    assert found.encoding == "ISO-8859-1"
    assert "Café Ærø stays." in html.read(found.data, encoding=found.encoding).text
    # Without a charset the page itself may say.
    assert fetch(f"{server}/none").encoding is None


@pytest.mark.usefixtures("public")
def test_a_page_without_end_is_not_read_to_its_end(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_MOST_BYTES", 2_000)
    with pytest.raises(FetchError, match="larger than 2,000 bytes"):
        fetch(f"{server}/large")


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize(("path", "said"), [("/gone", "answers 410"), ("/wall", "answers 403")])
def test_what_the_server_refuses(server: str, path: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        fetch(f"{server}/to={path}")


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("scheme", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x/"])
def test_no_redirect_leaves_the_web(server: str, scheme: str) -> None:
    with pytest.raises(FetchError, match="the address"):
        fetch(f"{server}/to={scheme}")


def test_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_is_public", lambda _: True)
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))  # bound, and not listening
        with pytest.raises(FetchError, match="cannot be reached"):
            fetch(f"http://127.0.0.1:{one.getsockname()[1]}/page")


@pytest.mark.usefixtures("public")
def test_a_brief_of_an_address(server: str, make_root: Callable[..., Path]) -> None:
    root = make_root({"mkdocs.yml": "site_name: Test\n", "briefs/outlets/a.yml": "name: A\n"})
    made = CliRunner().invoke(cli, ["new", f"{server}/to=/ferry", "--root", str(root)])
    assert made.exit_code == 0, made.output
    folder = root / "briefs/articles/2024/night-ferry-to-skerra-returns"
    data = yaml.safe_load((folder / "brief.yml").read_text())
    assert (data["headline"], data["byline"]) == (ARTICLE["headline"], ["Ada Holm", "Nils Berg"])
    assert data["url"] == f"{server}/ferry"
    text = (root / "briefs/private/2024/night-ferry-to-skerra-returns.txt").read_text()
    assert text.startswith(PARAGRAPHS[0])
