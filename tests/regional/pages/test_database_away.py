"""A PostgreSQL server that restarts, or is away, while somebody has a page open."""

from urllib.parse import urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from models import database
from regional.navigation import ROOT
from regional.words.database import AWAY

LONDON = {"region": "London"}


@pytest.fixture
def address(postgres, published_template, monkeypatch):
    """A database of this test's own on PostgreSQL, named for the app."""
    made = postgres.new(published_template)
    monkeypatch.setenv("REGIONAL_DATABASE_URL", made)
    yield made
    database.engine().dispose()


@pytest.fixture
def page(address):
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params |= LONDON
    return app.run()


def test_connections_that_a_restart_cut_are_made_anew_and_nobody_notices(postgres, address, page):
    title = page.title[0].value
    name = urlsplit(address).path[1:]
    postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    page.run()
    assert not page.exception
    assert page.title[0].value == title


def test_a_page_says_that_the_database_is_away_and_nothing_else(postgres, address, page):
    postgres.drop(address)
    page.run()
    assert not page.exception
    assert [error.value for error in page.error] == [AWAY]
    assert not page.title
