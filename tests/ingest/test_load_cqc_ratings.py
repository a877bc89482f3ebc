import json

import pytest
from sqlalchemy import select

from ingest.__main__ import main
from ingest.cqc_ratings.load import load_cqc_ratings
from ingest.publication.load import PublishedFile
from ingest.publication.withdraw import withdraw_publication
from models.figure import Figure
from models.rated_service import RatedService
from tests.ingest import published_copies as copies

pytestmark = pytest.mark.both_databases
SAMPLE, NAME = "cqc/latest_ratings_2021-02.csv", "latest_ratings_2021-02.csv"


def load(name=NAME, month=None, content=None):
    content = content or (copies.FILES / SAMPLE).read_bytes()
    return load_cqc_ratings(PublishedFile("cqc-ratings", name, content), month)


def shares(database, ons_code):
    wanted = select(Figure.breakdown, Figure.numerator, Figure.denominator, Figure.value).where(
        Figure.ons_code == ons_code, Figure.metric == "provider_good_outstanding", Figure.period == "2021-02"
    )
    with database.engine().connect() as connection:
        return {row.breakdown: tuple(row)[1:] for row in connection.execute(wanted)}


def test_each_area_has_its_share_with_what_it_was_counted_from(database):
    load()
    assert shares(database, "E06000017") == {
        "all": (17, 18, 94.4), "care_home": (10, 11, 90.9), "homecare": (7, 7, 100.0),
    }  # fmt: skip
    assert shares(database, "E12000001")["all"] == (34, 38, 89.5)  # Hartlepool alone in this sample
    assert shares(database, "E92000001")["all"][1] == 65


def test_the_services_behind_a_share_are_kept_without_their_providers_names(database):
    done = load()
    with database.engine().connect() as connection:
        rows = (
            connection.execute(
                select(*RatedService.__table__.columns).where(RatedService.ons_code == "E06000017")
            )
            .mappings()
            .all()
        )
    assert len(rows) == 18
    assert {row["publication_id"] for row in rows} == {done.publication}
    assert not [name for name in rows[0] if "provider" in name]


def test_a_file_of_no_month_is_refused_with_a_hint(database):
    [issue] = [each for each in load("ratings.csv").issues if each.level == "error"]
    assert issue.check == "no_month"
    assert "2021" in issue.message
    assert not load("ratings.csv", "2021-02").refused


def test_a_list_with_far_fewer_locations_than_ours_of_about_that_time_is_refused(database):
    whole, rows = load(), copies.grid(SAMPLE)
    part = copies.csv(rows[:50])
    [issue] = [each for each in load("2021-03.csv", content=part).issues if each.level == "error"]
    assert (issue.check, "ours of 2021-02 has 65" in issue.message) == ("far_fewer", True)
    [cut] = load("2021-03.csv", content=copies.csv(rows)[:-40]).issues
    assert cut.check == "cut_short", "and nothing is said of a list that could not be read"
    assert not load("2022-03.csv", content=part).refused, "thirteen months are no longer about that time"
    withdraw_publication(whole.publication, "it was that one", "p1")
    assert not load("2021-01.csv", content=copies.csv(rows[:60])).refused


def test_the_command_tells_what_was_read_and_left_out(database, tmp_path, capsys):
    path = tmp_path / NAME
    path.write_bytes((copies.FILES / SAMPLE).read_bytes())
    assert main(["cqc-ratings", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["rows_read"], said["rows_loaded"], said["rows_rejected"]) == (74, 65, 9)
    assert main(["cqc-ratings", str(path)]) == 0
    assert "nothing has changed" in capsys.readouterr().out
