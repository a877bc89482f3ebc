"""The dependency audit tells, and never stands in the way."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests import audit


@pytest.fixture
def advisories():
    """A list of advisories at an address of its own: advisories(answer), its address."""
    servers = []

    def at(answer):
        class Desk(BaseHTTPRequestHandler):
            def do_POST(self):
                asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
                body = answer(asked["queries"])
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                """Say nothing."""

        server = HTTPServer(("127.0.0.1", 0), Desk)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield at
    for server in servers:
        server.shutdown()
        server.server_close()


def test_each_pin_of_both_locks_is_asked_for_once():
    packages = audit.pinned()
    assert len(packages) == len(set(packages)) > 70
    assert "streamlit" in dict(packages)
    assert "ruff" in dict(packages)


def test_a_known_fault_is_told_by_package(advisories):
    def answer(queries):
        assert queries[0]["package"]["ecosystem"] == "PyPI"
        results = [{} for _ in queries]
        results[0] = {"vulns": [{"id": "EXAMPLE-1"}, {"id": "EXAMPLE-2"}]}
        return json.dumps({"results": results}).encode()

    name, version = audit.pinned()[0]
    said = audit.told(advisories(answer))
    assert said.startswith("Dependency audit: known faults in 1 of ")
    assert said.endswith(f"  {name} {version}: EXAMPLE-1, EXAMPLE-2")


def test_no_known_fault_is_said(advisories):
    said = audit.told(advisories(lambda queries: json.dumps({"results": [{}] * len(queries)}).encode()))
    assert said == f"Dependency audit: no known fault in the {len(audit.pinned())} packages pinned."


@pytest.mark.parametrize("answer", [b"", b"<html>", b"{}", b'{"results": [{}]}', b"[]"])
def test_an_answer_that_is_none_is_said_and_fails_nothing(advisories, answer):
    assert "cannot be read" in audit.told(advisories(lambda _: answer))


def test_a_service_out_of_reach_is_said_and_fails_nothing():
    assert audit.told("http://127.0.0.1:9/") == (
        "Dependency audit: the list of advisories cannot be read (URLError); nothing is known."
    )
