import json
import tomllib
from pathlib import Path

import polars as pl

from regional.web.health import healthz, rated
from tests.held import held
from tests.held import rated as rated_in_files


def told(answer) -> dict:
    return json.loads(answer.body)


def test_health_counts_councils_and_results(database):
    answer = healthz(None)
    project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    assert answer.status_code == 200
    assert told(answer) == {
        "status": "ok",
        "councils": len(held("councils")),
        "assessments": rated_in_files(),
        "version": project["version"],
        "invented": False,
    }


def test_a_result_counts_if_it_stands_and_has_a_rating():
    results = pl.DataFrame(
        {
            "status": ["current", "provisional", "superseded", "withdrawn", "current"],
            "rating": ["good", "good", "good", "good", None],
        }
    )
    assert rated(results) == 2


def test_a_database_that_cannot_be_read_is_said_in_words(tmp_path, monkeypatch):
    monkeypatch.setenv("REGIONAL_DATABASE_URL", f"sqlite:///{(tmp_path / 'empty.db').as_posix()}")
    answer = healthz(None)
    assert answer.status_code == 503
    assert told(answer) == {"status": "the database cannot be read"}
