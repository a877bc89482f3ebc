"""The fetcher, against a server of this test's own that serves pages built here."""

import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.__main__ import main
from ingest.fetch import polite
from ingest.fetch.polite import Polite
from ingest.fetch.walk import LISTING, links, walk
from tests.ingest.cqc_pages import BASE, Council, all_pages

COUNCILS = [Council(), Council("London Borough of Camden", "camden-0225", nested=False)]


class Site:
    """What it serves, and what it was asked."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.agents = set()
        self.robots = "User-agent: *\nDisallow: /secret\n"
        self.busy_after = None
        for council in COUNCILS:
            files = all_pages(council)
            paths = [file.where.removeprefix("https://www.cqc.org.uk") for file in files]
            together = "".join(f'<a href="{path}">page</a>' for path in paths).encode()
            for path, file in zip(paths, files, strict=True):
                self.pages[path] = file.content.replace(b"</nav>", together + b"</nav>")
        first = [path for path in self.pages if path.endswith("summary")]
        self.pages[LISTING] = (
            f'<a href="{first[0]}">Barnet</a><a href="{LISTING}?page=1">Next</a>'
            '<a href="/secret">no</a><a href="https://elsewhere.example/x">no</a>'
            f'<a href="{LISTING}/../../secret">no</a>'
        ).encode()
        self.pages[f"{LISTING}?page=1"] = f'<a href="{first[1]}#top">Camden</a>'.encode()


@pytest.fixture
def site(monkeypatch):
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            served.asked.append(self.path)
            served.agents.add(self.headers["User-Agent"])
            if self.path == "/robots.txt":
                return self.reply(200, served.robots.encode())
            if served.busy_after is not None and len(served.asked) > served.busy_after:
                return self.reply(429, b"", {"Retry-After": "120"})
            content = served.pages.get(self.path)
            if content is None:
                return self.reply(404, b"")
            tag = f'"{hash(content)}"'
            if self.headers["If-None-Match"] == tag:
                return self.reply(304, b"")
            return self.reply(200, content, {"ETag": tag})

        def reply(self, status, content, headers=None):
            self.send_response(status)
            for name, value in {**(headers or {}), "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served.address = f"http://127.0.0.1:{server.server_port}"
    yield served
    server.shutdown()
    server.server_close()


def asked(site, tmp_path, **how):
    return walk(tmp_path / "pages", Polite(site.address, pause=0), **how)


def test_it_walks_the_listing_and_all_pages_under_it_once_each(site, tmp_path):
    done = asked(site, tmp_path)
    assert done.fetched == 2 + 20
    assert set(Counter(site.asked).values()) == {1}
    assert "/secret" not in site.asked
    assert site.asked[0] == "/robots.txt"
    assert all(agent.startswith(polite.NAME) for agent in site.agents)


def test_what_has_not_changed_is_not_sent_again_and_what_has_is(site, tmp_path):
    asked(site, tmp_path)
    path = next(path for path in site.pages if path.endswith("summary"))
    site.pages[path] = site.pages[path] + b"<!-- changed -->"
    done = asked(site, tmp_path)
    assert (done.fetched, done.unchanged) == (1, 21)


def test_a_walk_that_was_stopped_goes_on_where_it_was(site, tmp_path):
    site.busy_after = 6
    done = asked(site, tmp_path)
    assert done.fetched == 5
    assert "in 120 seconds" in done.stopped
    before = len(site.asked)
    site.busy_after = None
    assert asked(site, tmp_path).fetched == 17
    assert len(site.asked) - before == 1 + 17  # the rules, and what was still to come


def test_a_dry_run_asks_for_the_listing_alone_and_keeps_nothing(site, tmp_path):
    done = asked(site, tmp_path, dry_run=True)
    assert len(done.would_fetch) == 2
    assert [path for path in site.asked if path.startswith(f"{LISTING}/")] == []


def test_what_the_rules_forbid_is_skipped(site, tmp_path):
    site.robots = f"User-agent: *\nDisallow: {LISTING}/camden\n"
    done = asked(site, tmp_path)
    assert not [path for path in site.asked if "camden" in path]
    assert [skipped for skipped in done.skipped if "camden" in skipped]


def test_it_waits_as_long_as_the_rules_ask(site):
    site.robots = "User-agent: *\nCrawl-delay: 9\n"
    browser = Polite(site.address, pause=0)
    assert browser.may(f"{site.address}{LISTING}")
    assert browser.pause == 9


def test_it_pauses_between_requests(site, monkeypatch):
    slept = []
    monkeypatch.setattr(polite.time, "sleep", slept.append)
    browser = Polite(site.address, pause=5)
    browser.get(f"{site.address}{LISTING}")
    assert len(slept) == 1
    assert 4 < slept[0] <= 5


def test_a_site_that_cannot_be_reached_is_said(tmp_path):
    done = walk(tmp_path, Polite("http://127.0.0.1:9", pause=0))
    assert "could not be reached" in done.stopped


def test_links_lead_nowhere_but_under_the_listing():
    page = (
        f'<a href="{LISTING}/york-1225/summary#x">a</a><a class="b" href=\'?page=2\'>b</a>'
        '<a href="/care-services/other">c</a><a href="https://evil.example/x">d</a>'
        '<a href="javascript:x">e</a>'
    ).encode()
    assert links(page, BASE) == [f"{BASE}/york-1225/summary", f"{BASE}?page=2"]


def test_the_command_fetches_and_loads(database, site, tmp_path, capsys, monkeypatch):
    folder = str(tmp_path / "p")
    arguments = ["fetch", "cqc-reports", "--site", site.address, "--folder", folder, "--json"]
    monkeypatch.setattr(polite.time, "sleep", lambda seconds: None)
    status = main(arguments)
    said = json.loads(capsys.readouterr().out)
    assert said["pages_fetched"] == 22
    assert {issue["check"] for issue in said["issues"] if issue["level"] == "error"} == {"another_result"}
    assert status == 1  # Camden's invented scores are not those that are stored
    assert said["rows_loaded"] == 38
    status = main(arguments)
    assert (status, json.loads(capsys.readouterr().out)["pages_unchanged"]) == (0, 22)


def test_a_pause_of_less_than_a_second_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["fetch", "cqc-reports", "--pause", "0.1"])
