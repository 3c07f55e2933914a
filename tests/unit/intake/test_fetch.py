"""What is fetched, and what is not: a server of our own plays the network."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator

import pytest

from annotated_briefs.intake import fetch as fetching
from annotated_briefs.intake.fetch import FetchError, fetch

PAGE = b"<p>The ferry stays.</p>"


class Handler(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - of the whole class

    def do_GET(self) -> None:
        self.asked.append(self.path)
        kind = {"/pdf": "application/pdf", "/text": "text/plain"}.get(self.path, "text/html")
        self.send_response(302 if self.path.startswith("/to") else 200)
        if self.path.startswith("/to"):
            self.send_header("Location", self.path[4:] or "/to")
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
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
