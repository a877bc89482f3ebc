import shutil

import pytest

from ingest import load, published_reports
from regional import startup


def test_preparing_says_each_step_and_does_it_once(database):
    steps = []
    startup.prepare(steps.append)
    assert steps[0] == "Preparing the database ..."
    assert steps[1].endswith("rows, unchanged.")
    assert steps[2:] == ["Warming up ..."]
    startup.prepare(steps.append)
    assert len(steps) == 3


def test_a_faulty_published_file_stops_the_start_and_says_which_row(database, tmp_path, monkeypatch):
    folder = shutil.copytree(published_reports.FOLDER, tmp_path / "published_reports")
    ratings = folder / "ratings.csv"
    ratings.write_text(
        ratings.read_text(encoding="utf-8").replace(",formal,", ",informal,", 1), encoding="utf-8"
    )
    monkeypatch.setattr(startup, "load_published", lambda: load.load_published(folder))
    with pytest.raises(startup.CannotStart, match=r"ratings\.csv, row \d+: .*informal"):
        startup.prepare(lambda step: None)
