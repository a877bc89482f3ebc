"""The invented record is a record like any other, of places that are not there."""

import polars as pl
import pytest

from ingest import published_reports
from ingest.demonstration.definitions import SENDING, councils, quarters, stories, usual
from ingest.demonstration.record import published_record
from ingest.published_checks import all_checks
from models.council import INVENTED_REGIONS, REGIONS, is_invented
from models.framework import STATEMENTS
from models.metric import metrics
from regional.analysis.rating import overall_rating


@pytest.fixture(scope="module")
def record():
    return published_record()


def test_it_passes_every_check_of_the_published_record_but_that_its_regions_are_real(record):
    [issue] = all_checks(record)
    assert (issue.check, issue.column, len(issue.rows)) == ("unknown", "region", 36)


def test_no_name_and_no_code_is_a_real_councils():
    real = pl.read_csv(published_reports.FOLDER / "councils.csv", infer_schema=False)
    assert not real.is_empty()
    for column in ("ons_code", "name", "short_name"):
        assert not set(real[column]) & set(councils()[column])
    assert not INVENTED_REGIONS.keys() & REGIONS.keys()
    assert all(map(is_invented, councils()["ons_code"]))
    assert not any(map(is_invented, real["ons_code"]))


def test_nothing_invented_stands_under_a_real_areas_code(record):
    codes = set(record["figures"]["ons_code"]) - set(councils()["ons_code"])
    assert codes == set(INVENTED_REGIONS.values())


def test_every_rating_is_the_one_its_nine_scores_give():
    complete = councils().filter(pl.col("scores").str.contains("^[1-4]{9}$"))
    assert complete.height == 32
    for row in complete.iter_rows(named=True):
        assert overall_rating(map(int, row["scores"])).rating == row["rating"], row["short_name"]


def test_twelve_councils_send_returns_about_every_metric_asked_for():
    assert councils().filter(pl.col("region") == SENDING).height == 12
    assert len(quarters()) == 12
    asked = {metric.id for metric in metrics().values() if metric.collected_quarterly}
    assert {row["metric"] for row in usual("quarterly_figures")} == asked


def test_each_story_is_of_a_council_that_sends_and_gives_a_value_a_quarter():
    senders = councils().filter(pl.col("region") == SENDING)["short_name"].to_list()
    for story in stories():
        assert story.council in senders
        assert len(story.values) == (12 if story.metric else 0), story.council
        assert {*story.notes, *story.missing, *story.corrected, *story.draft} <= set(quarters())


def test_a_council_with_a_result_has_findings_and_one_without_has_none(record):
    told = record["findings"].group_by("ons_code").len()
    assert set(told["len"]) == {8}
    assert set(told["ons_code"]) == set(councils().drop_nulls("scores")["ons_code"])


def test_the_same_record_is_invented_every_time(record):
    assert all(frame.equals(record[name]) for name, frame in published_record().items())
    assert set(record["ratings"].filter(statement="overall")["source"]) == {"invented"}
    assert set(record["ratings"]["statement"]) == {"overall", *STATEMENTS}
