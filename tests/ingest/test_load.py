import shutil

import pytest
from sqlalchemy import func, select

from ingest.load import load_published
from ingest.published_reports import FOLDER
from models.assessment import Assessment, Finding, Score
from models.event import Event
from models.figure import Figure
from models.publication import Publication
from tests.held import held, rated, scores

pytestmark = pytest.mark.both_databases


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "published_reports")


def count(database, table, *conditions):
    with database.engine().connect() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions))


def replace(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_record_is_loaded_whole(database):
    standing = Assessment.status.in_(("current", "provisional"))
    assert count(database, Assessment, standing, Assessment.rating.is_not(None)) == rated() > 0
    pilots = {row["ons_code"] for row in held("ratings", kind="pilot")}
    assert count(database, Assessment, Assessment.kind == "pilot") == len(pilots)
    assert count(database, Score) == scores() > 0
    assert count(database, Finding) == len(held("findings")) > 0
    assert count(database, Figure) == len(held("figures")) > 0


def test_a_superseded_result_stays_and_says_so(database):
    swindon = Assessment.ons_code == "E06000030"
    with database.engine().connect() as connection:
        rows = connection.execute(select(Assessment.status, Assessment.rating).where(swindon)).all()
    assert sorted(rows) == [("current", "good"), ("superseded", "requires improvement")]


def test_a_council_with_scores_and_no_rating_is_kept_so(database):
    with database.engine().connect() as connection:
        stockton = Assessment.ons_code == "E06000004"
        [row] = connection.execute(select(Assessment.id, Assessment.rating).where(stockton)).all()
    assert row.rating is None
    assert count(database, Score, Score.assessment_id == row.id) == 4


def test_each_source_says_how_many_of_its_rows_are_loaded(database):
    with database.engine().connect() as connection:
        rows = dict(connection.execute(select(Publication.id, Publication.rows)).all())
    assert rows["councils"] == len(held("councils"))
    assert rows["cqc-findings"] == len(held("findings"))
    assert rows["ascof-2018-19"] == len(held("figures", publication="ascof-2018-19")) > 0
    assert rows["client-level-data"] == 0


def test_the_same_files_are_loaded_once(database):
    events = count(database, Event)
    done = load_published()
    assert done.already
    assert done.rows_loaded == 0
    assert count(database, Event) == events


def test_changed_files_replace_what_was_loaded(database, folder):
    threes = count(database, Score, Score.score == 3)
    replace(folder, "ratings.csv", ",assessing_needs,2,", ",assessing_needs,3,")
    done = load_published(folder)
    assert not done.already
    assert count(database, Score) == scores()
    assert count(database, Figure) == len(held("figures"))
    assert count(database, Score, Score.score == 3) == threes + 1


def test_a_faulty_file_changes_nothing(database, folder):
    outstanding = count(database, Assessment, Assessment.rating == "outstanding")
    replace(folder, "findings.csv", ",shortfall,", ",weakness,")
    replace(folder, "ratings.csv", ",overall,,good,", ",overall,,outstanding,")
    done = load_published(folder)
    assert done.refused
    assert (done.rows_loaded, done.rows_rejected) == (0, done.rows_read)
    assert count(database, Assessment, Assessment.rating == "outstanding") == outstanding


def test_a_source_taken_out_of_the_file_is_gone(database, folder):
    path = folder / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join(line for line in lines if "client-level-data," not in line) + "\n", encoding="utf-8"
    )
    load_published(folder)
    assert count(database, Publication, Publication.id == "client-level-data") == 0
