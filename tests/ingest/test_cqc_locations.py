"""CQC's service for one council's locations, against a stand-in built from the facts of its schema."""

import json
import threading
from collections import Counter
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from ingest.__main__ import main
from ingest.cqc_locations.read import kept, services
from ingest.fetch import locations, polite
from ingest.fetch.locations import KEY_HEADER, PATH, ask
from ingest.fetch.locations_command import CQC_NAMES
from ingest.fetch.polite import Polite
from models.figure import Figure
from models.rated_service import RatedService
from tests.held import held
from tests.ingest.cqc_answers import ANSWERS, location

BARNET, KEY = "E09000003", "a key of the tests' own"


class Service:
    def __init__(self):
        self.asked, self.agents = [], set()
        self.answers = {each["locationId"]: each for each in ANSWERS}
        self.busy_after = None
        self.broken = None


@pytest.fixture
def service(monkeypatch):
    served = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            served.asked.append(self.path)
            served.agents.add(self.headers["User-Agent"])
            if self.headers[KEY_HEADER] != KEY:
                return self.reply(401, {})
            if served.busy_after is not None and len(served.asked) > served.busy_after:
                return self.reply(429, {})
            parts = urlsplit(self.path)
            if parts.path == PATH:
                return self.reply(200, self.page(parse_qs(parts.query)))
            found = served.answers.get(parts.path.rpartition("/")[2])
            return self.reply(200, found) if found else self.reply(404, {})

        def page(self, asked):
            assert asked["localAuthority"] == ["Barnet"]
            number, size = int(asked["page"][0]), int(asked["perPage"][0])
            listed = sorted([*served.answers, "1-404"])
            part = listed[(number - 1) * size : number * size]
            pages = -(-len(listed) // size)
            return {"total": len(listed), "page": number, "totalPages": pages, "locations": [
                {"locationId": each, "locationName": "x", "postalCode": "y"} for each in part]}  # fmt: skip

        def reply(self, status, told):
            content = served.broken or json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
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


def asked(service, tmp_path, key=KEY, **how):
    return ask("Barnet", tmp_path / "kept", Polite(service.address, 0, {KEY_HEADER: key}), **how)


def test_every_location_of_the_list_is_asked_for_once_under_our_own_name(service, tmp_path, monkeypatch):
    monkeypatch.setattr(locations, "A_PAGE", 4)
    done = asked(service, tmp_path)
    assert (done.fetched, done.skipped, done.stopped) == (9, ["1-404"], "")
    assert len([path for path in service.asked if "page=" in path]) == 3
    assert set(Counter(service.asked).values()) == {1}
    assert all(agent.startswith(polite.NAME) for agent in service.agents)


def test_a_dry_run_asks_for_the_list_alone_and_keeps_nothing(service, tmp_path):
    done = asked(service, tmp_path, dry_run=True)
    assert len(done.would_fetch) == 10
    assert len(service.asked) == 1
    assert not (tmp_path / "kept").exists()


def test_a_walk_that_was_stopped_goes_on_where_it_was(service, tmp_path):
    service.busy_after = 4
    assert "come back later" in asked(service, tmp_path).stopped
    service.busy_after = None
    done = asked(service, tmp_path)
    assert (done.kept, done.fetched, len(done.answers)) == (3, 6, 9)


def test_what_is_kept_names_no_person_and_gives_no_address(service, tmp_path):
    asked(service, tmp_path)
    files = sorted((tmp_path / "kept").iterdir())
    assert len(files) == 9
    told = " ".join(file.read_text(encoding="utf-8") for file in files)
    for word in ("Person", "0000", "XX1", "providerId"):
        assert word not in told


def test_a_key_that_is_not_accepted_and_an_answer_that_is_no_json_are_said(service, tmp_path):
    wrong = asked(service, tmp_path, key="another")
    assert "does not accept the key" in wrong.stopped
    assert "another" not in repr(Polite(service.address, 0, {KEY_HEADER: "another"}))
    service.broken = b"<html>"
    assert "not JSON" in asked(service, tmp_path).stopped
    service.broken = b"[1]"
    assert "another shape" in asked(service, tmp_path).stopped


def test_the_locations_of_the_council_alone_are_counted_by_their_own_ratings(known):
    frame, issues = services([kept(each) for each in ANSWERS], known, BARNET)
    assert [issue.check for issue in issues] == ["other_location"]
    told = frame.select("location_id", "kind", "service", "rating", "no_rating", "rated_on").rows()
    assert told == [
        ("1-1", "homecare", None, "good", None, date(2024, 5, 16)),
        ("1-2", "homecare", None, "requires improvement", None, date(2024, 5, 16)),
        ("1-3", "care_home", None, "outstanding", None, date(2024, 5, 16)),
        ("1-4", "homecare", None, None, "Not rated", None),
        ("1-8", "care_home", "Care home service with nursing", "good", None, date(2025, 2, 1)),
        ("1-8", "homecare", "Homecare agencies", "inadequate", None, date(2026, 2, 1)),
        ("1-9", "homecare", "Homecare agencies", "good", None, date(2026, 3, 2)),
    ]


def test_a_word_for_a_rating_that_we_do_not_know_refuses(known):
    _, issues = services([kept(location(1, "Splendid"))], known, BARNET)
    assert "unknown_rating" in {issue.check for issue in issues if issue.level == "error"}


def test_a_council_without_a_location_is_said(known):
    _, issues = services([kept(location(1, council="Brent"))], known, BARNET)
    assert "no_location" in {issue.check for issue in issues if issue.level == "error"}


def test_the_command_fetches_loads_and_says_so(database, service, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(polite.time, "sleep", lambda seconds: None)
    command = ["fetch", "cqc-locations", "--site", service.address, "--folder", str(tmp_path), "--json"]
    assert main([*command, "--council", BARNET]) == 2
    assert "REGIONAL_CQC_API_KEY" in capsys.readouterr().err
    monkeypatch.setenv("REGIONAL_CQC_API_KEY", KEY)
    assert main(command) == 2
    assert "--council" in capsys.readouterr().err
    assert main([*command, "--council", BARNET, "--dry-run"]) == 0
    assert len(json.loads(capsys.readouterr().out)["would_fetch"]) == 10
    assert main([*command, "--council", BARNET]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["rows_read"], said["rows_loaded"], said["locations_fetched"]) == (9, 6, 9)
    with database.engine().connect() as connection:
        shown = select(Figure.level, Figure.value, Figure.numerator, Figure.denominator).where(
            Figure.framework == "cqc-ratings", Figure.breakdown == "all"
        )
        assert [tuple(row) for row in connection.execute(shown)] == [("council", 66.7, 4, 6)]
        assert len(connection.execute(select(RatedService.id)).all()) == 7
    assert main([*command, "--council", BARNET]) == 0
    assert json.loads(capsys.readouterr().out)["rows_loaded"] == 0


def test_councils_that_cqc_writes_in_another_way_are_those_that_we_know():
    known = {row["short_name"] for row in held("councils")}
    assert {*CQC_NAMES} <= known
