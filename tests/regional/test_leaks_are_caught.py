"""Leaks put in on purpose: test_no_leak.py has to find each; and behind the wall some are none any more."""

import pytest
from sqlalchemy import true

from regional import access
from regional.access import LOCAL
from regional.data import returns
from regional.rules import deeds
from regional.views.council_taken import council_taken
from regional.views.region_taken import region_taken
from tests.regional import routes, test_no_leak
from tests.regional.routes import packed
from tests.regional.test_no_leak import Leak, allowed, at_the_screen, try_ways

__all__ = ["at_the_screen"]  # a fixture that pytest finds here
CASES = 50


@pytest.mark.both_databases
def test_a_cache_that_is_not_kept_apart_by_scope(database, monkeypatch):
    monkeypatch.setattr(access.Scope, "__eq__", lambda *_: True)
    monkeypatch.setattr(access.Scope, "__hash__", lambda _: 0)
    with pytest.raises(Leak):
        try_ways(database, CASES, seed=5, ways=["readers"])


def test_an_export_that_reads_without_the_viewer(database, monkeypatch):
    monkeypatch.setattr(routes, "region_taken", lambda viewer, *rest: region_taken(LOCAL, *rest))
    with pytest.raises(Leak, match="region's csv"):
        try_ways(database, CASES, seed=4, ways=["region's csv"], at_once=5)
    monkeypatch.setattr(routes, "council_taken", lambda viewer, *rest: council_taken(LOCAL, *rest))
    with pytest.raises(Leak):
        try_ways(database, CASES, seed=2, ways=["council's workbook"], at_once=5)


@pytest.mark.parametrize("way", ["deck", "document", "word document", "pack's workbook"])
def test_a_pack_that_is_made_for_somebody_else(database, monkeypatch, way):
    monkeypatch.setattr(routes, "packed", lambda viewer, at: packed(LOCAL, at))
    with pytest.raises(Leak, match=way):
        try_ways(database, CASES, seed=10, ways=[way], at_once=5)


def test_a_page_that_does_not_ask_whose_return_it_fills_in(database, monkeypatch):
    for where in (access, deeds):  # the page asks the one, a template's maker the other
        monkeypatch.setattr(where, "may_send", lambda viewer, ons_code: True)
    with pytest.raises(Leak, match="page our return"):
        try_ways(database, CASES, seed=7, ways=["page our return"])


def behind_the_wall(person, datum, councils):
    """What the wall is too coarse to hold back where the app forgets to: no draft, nothing of `council`."""
    opens = {"region", "public"} & {datum.tier, datum.opens_to}
    return allowed(person, datum, councils) or (
        opens and (datum.stage, datum.status) == ("shared", "current")
    )


@pytest.mark.both_databases
@pytest.mark.parametrize("forgotten", ["readable", "own_returns"])
def test_a_condition_that_a_reader_forgets(database, monkeypatch, database_kind, forgotten):
    monkeypatch.setattr(returns, forgotten, lambda *_: true())
    monkeypatch.setattr(test_no_leak, "allowed", behind_the_wall)
    if database_kind == "postgres":
        assert try_ways(database, CASES, seed=8, ways=["readers", "stored files"]) > CASES
    else:
        with pytest.raises(Leak):
            try_ways(database, CASES, seed=8, ways=["readers", "stored files"])
