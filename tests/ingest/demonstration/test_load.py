"""The demonstration as it is stored: real files, read by the real reader, never beside real councils."""

from itertools import islice

import polars as pl
import pytest

from ingest.council_return import read_return
from ingest.demonstration import load
from ingest.demonstration.definitions import councils, stories
from ingest.demonstration.returns import sent
from ingest.load import holds_invented_councils, load_published
from models.council import INVENTED_MARK
from regional import data
from regional.access import LOCAL

CODES = dict(councils().select("short_name", "ons_code").iter_rows())


def versions(council: str) -> pl.DataFrame:
    return data.versions(LOCAL, CODES[council])


def test_what_is_submitted_has_no_fault_and_the_draft_has_two(demonstration):
    found = pl.concat([versions(council) for council in CODES])
    faults = found.with_columns(faults=pl.col("issues").str.count_matches('"level": "error"'))
    assert faults.filter(stage="submitted")["faults"].sum() == 0
    assert faults.filter(stage="draft").select("quarter", "faults").rows() == [("2026-27 Q2", 2)]


@pytest.mark.parametrize("n", [14, pytest.param(None, marks=pytest.mark.long)], ids=["some", "all"])
def test_what_is_stored_is_what_the_reader_finds_in_the_file(n):
    """Fourteen: one council's, of both kinds, with a correction."""
    for each in islice(sent(), n):
        frames, issues = read_return(each.content, each.filename, each.council["ons_code"], each.quarter)
        if each.stage == "submitted":
            assert not [issue for issue in issues if issue.level == "error"], each.filename
            assert frames.scores.equals(each.frames.scores)
            assert frames.answers.equals(each.frames.answers)
            assert frames.figures.sort("metric").equals(each.frames.figures.sort("metric"))


def test_a_return_is_late_one_is_missing_and_one_was_corrected(demonstration):
    assert versions("Teaselham")["quarter"][0] == "2026-27 Q1"
    assert "2024-25 Q4" not in versions("Yarrowgate")["quarter"]
    corrected = versions("Betonyshire").filter(quarter="2026-27 Q1")
    assert corrected.select("version", "status").rows() == [(2, "current"), (1, "superseded")]


def test_each_return_came_after_its_quarter_was_over(demonstration):
    newest = versions("Betonyshire").filter(quarter="2026-27 Q2").row(0, named=True)
    assert (newest["stored_at"].year, newest["stored_at"].month) in ((2026, 10), (2026, 11))


@pytest.mark.parametrize("story", [each for each in stories() if each.metric], ids=lambda each: each.council)
def test_the_figures_of_a_story_are_stored_as_it_tells_them(demonstration, story):
    stored = data.own_figures(LOCAL, CODES[story.council]).filter(metric=story.metric)
    # A share is made of whole people, so it may be a little beside what was asked for.
    assert len(stored) == len(story.values)
    for row, told in zip(stored.iter_rows(named=True), story.values, strict=True):
        if isinstance(told, str):
            assert (row["value"], row["marker"]) == (None, told)
        elif isinstance(told, tuple):
            assert (row["numerator"], row["denominator"]) == told
        else:
            assert row["value"] == pytest.approx(told, abs=0.15)
        assert row["note"] == story.notes.get(row["quarter"])


def test_the_sure_council_is_two_above_on_all_nine(demonstration):
    own = data.own_scores(LOCAL, "2026-27 Q2").filter(ons_code=CODES["Sorrelmouth"])
    assert own.filter(score=4).height == 7
    assert sorted(own.filter(score=3)["statement"]) == ["equity", "governance"]


def test_the_same_files_are_invented_every_time_and_each_says_so():
    once, again = ([(each.filename, each.content) for each in islice(sent(), 12)] for _ in range(2))
    assert once == again
    assert all(INVENTED_MARK.encode() in content for name, content in once if name.endswith(".csv"))


def test_the_published_record_is_refused_beside_invented_councils(demonstration):
    refused = load_published()
    assert refused.refused
    assert refused.issues[-1].check == "not_beside_invented_councils"
    assert data.councils(LOCAL).height == 36


def test_the_real_database_is_not_taken_for_the_demonstration(database):
    assert not holds_invented_councils()
    assert not data.invented(LOCAL)
    assert not load_published().refused


def test_a_demonstration_that_could_not_be_made_leaves_the_one_before(tmp_path, monkeypatch):
    file = tmp_path / "demo.db"
    file.write_text("what people did")
    monkeypatch.setenv("REGIONAL_DATABASE_URL", "sqlite:///another.db")
    monkeypatch.setattr(load, "sent", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load.make(file, lambda step: None)
    assert file.read_text() == "what people did"
