import json
import shutil

import pytest
from sqlalchemy import func, select

from ingest.__main__ import main
from ingest.cqc_report.load import load_cqc_report
from ingest.load import load_published
from ingest.publication.withdraw import withdraw_publication
from ingest.published_reports import FOLDER
from models.assessment import Assessment, Score
from models.passage import Passage
from tests.held import held
from tests.ingest.cqc_pages import SCORES, Council, all_pages, pilot, summary
from tests.ingest.cqc_pdfs import report

pytestmark = pytest.mark.both_databases
BARNET = "E09000003"
ADDRESS = next(row["url"] for row in held("ratings", ons_code=BARNET, statement="overall"))


def results(database, ons_code=BARNET, kind="formal"):
    wanted = (Assessment.ons_code == ons_code, Assessment.kind == kind)
    columns = (Assessment.status, Assessment.rating, Assessment.check, Assessment.publication_id)
    with database.engine().connect() as connection:
        return [
            tuple(row) for row in connection.execute(select(*columns).where(*wanted).order_by(Assessment.id))
        ]


def standing(database, **which):
    [row] = [row for row in results(database, **which) if row[0] in ("current", "provisional")]
    return row


def count(database, table, *conditions):
    with database.engine().connect() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions))


def test_a_result_that_agrees_is_now_read_on_cqcs_page_and_brings_its_passages(database):
    assert standing(database)[2] == "compiled"
    [done] = load_cqc_report(all_pages(Council()))
    assert not done.refused, done.issues
    assert standing(database) == ("current", "good", "official", done.publication)
    assert count(database, Passage, Passage.ons_code == BARNET) == 2 + 9 * 3
    with database.engine().connect() as connection:
        checks = connection.execute(
            select(Score.statement, Score.score, Score.check)
            .join(Assessment, Assessment.id == Score.assessment_id)
            .where(Assessment.publication_id == done.publication)
        ).all()
    assert {statement: score for statement, score, _ in checks} == SCORES
    assert {check for *_, check in checks} == {"official"}


def test_one_page_alone_takes_over_what_the_stored_result_knew(database):
    council = Council()
    [done] = load_cqc_report([all_pages(council)[1]])  # only about assessing needs
    assert not done.refused
    assert standing(database)[1] == "good"
    with database.engine().connect() as connection:
        checks = dict(
            connection.execute(
                select(Score.statement, Score.check)
                .join(Assessment, Assessment.id == Score.assessment_id)
                .where(Assessment.publication_id == done.publication)
            ).all()
        )
    assert (len(checks), checks["assessing_needs"], checks["equity"]) == (9, "official", "compiled")


def other_result():
    """Every score 3 but equity, which is 2: 26 of 36, 73%."""
    return Council(scores={**dict.fromkeys(SCORES, 3), "equity": 2}, percent=73)


def test_a_second_result_that_differs_is_refused_unless_somebody_says_why(database):
    [done] = load_cqc_report(all_pages(other_result()))
    [issue] = [each for each in done.issues if each.level == "error"]
    assert issue.check == "another_result"
    assert "Assessing needs 2, now 3" in issue.message
    assert standing(database)[2] == "compiled"
    [done] = load_cqc_report(all_pages(other_result()), supersede="raised after a review")
    assert standing(database)[3] == done.publication
    assert [row[0] for row in results(database)] == ["superseded", "current"]


def test_a_council_without_a_result_gets_one(database):
    [done] = load_cqc_report([summary(Council("Bedford Borough Council", "bedford-1025"))])
    assert standing(database, ons_code="E06000055") == ("current", "good", "official", done.publication)


def test_a_pilot_stays_a_pilot(database):
    [done] = load_cqc_report(pilot())
    assert not done.refused, done.issues
    assert standing(database, ons_code="E08000025", kind="pilot")[3] == done.publication


def test_the_same_pages_again_change_nothing(database):
    load_cqc_report(all_pages(Council()))
    [again] = load_cqc_report(list(reversed(all_pages(Council()))))
    assert again.already


def test_withdrawn_pages_leave_the_result_of_before_standing(database):
    before = standing(database)
    [done] = load_cqc_report(all_pages(Council()))
    withdraw_publication(done.publication, "half saved", "p1")
    assert standing(database) == before


def test_withdrawing_the_first_of_two_readings_leaves_the_second_standing_alone(database):
    before = standing(database)
    [first] = load_cqc_report(all_pages(Council()))
    [second] = load_cqc_report([summary(Council())])
    withdraw_publication(first.publication, "half saved", "p1")
    assert standing(database)[3] == second.publication
    withdraw_publication(second.publication, "that too", "p1")
    assert standing(database) == before


def scores_of(database, publication):
    """check and score by statement of a publication's result."""
    wanted = select(Score.statement, Score.score, Score.check).join(
        Assessment, Assessment.id == Score.assessment_id
    )
    with database.engine().connect() as connection:
        rows = connection.execute(wanted.where(Assessment.publication_id == publication)).all()
    return {statement: (score, check) for statement, score, check in rows}


def test_what_a_later_page_took_over_is_official_no_more_once_its_page_is_withdrawn(database):
    [first] = load_cqc_report(all_pages(Council()))
    [second] = load_cqc_report([all_pages(Council())[1]])  # only about assessing needs
    assert {check for _, check in scores_of(database, second.publication).values()} == {"official"}
    withdraw_publication(first.publication, "another council's pages", "p1")
    left = scores_of(database, second.publication)
    assert left.pop("assessing_needs") == (2, "official")  # its own page says so
    assert {check for _, check in left.values()} == {"compiled"}
    assert standing(database) == ("current", "good", "compiled", second.publication)


def test_what_nobody_else_says_goes_with_the_page_that_said_it(database):
    pages = all_pages(Council("Bedford Borough Council", "bedford-1025"))
    [first] = load_cqc_report(pages)
    [second] = load_cqc_report([pages[1]])
    withdraw_publication(first.publication, "not Bedford's", "p1")
    assert scores_of(database, second.publication) == {"assessing_needs": (2, "official")}
    assert standing(database, ons_code="E06000055") == ("current", None, None, second.publication)


def test_a_score_taken_over_keeps_the_address_it_was_read_at(database):
    pages = all_pages(Council())
    [first] = load_cqc_report(pages)
    [second] = load_cqc_report([pages[1]])
    with database.engine().connect() as connection:
        wanted = select(Assessment.publication_id, Score.url).join(
            Assessment, Assessment.id == Score.assessment_id
        )
        urls = dict(connection.execute(wanted.where(Score.statement == "equity")).all())
    assert urls[second.publication] == urls[first.publication]


def test_loading_the_record_anew_keeps_the_result_read_on_cqcs_page(database, tmp_path):
    [done] = load_cqc_report(all_pages(Council()))
    folder = shutil.copytree(FOLDER, tmp_path / "published_reports")
    sources = folder / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace("None known.", "None."), encoding="utf-8")
    again = load_published(folder)
    assert not again.refused
    assert not again.already
    assert standing(database)[3] == done.publication
    assert count(database, Score) > 700
    withdraw_publication(done.publication, "a trial", "p1")
    assert standing(database)[2] == "compiled"


def test_the_command_reads_a_folder_and_refuses_what_is_no_report(database, tmp_path, capsys):
    folder = tmp_path / "local-authority-assessment-reports" / "barnet-0125"
    folder.mkdir(parents=True)
    for file in all_pages(Council()):
        (folder / file.name).write_bytes(file.content)
    assert main(["cqc-report", str(tmp_path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert len(said["publications"]) == 1
    assert said["rows_loaded"] == 9 + 2 + 27
    (folder / "soup.html").write_text("<p>A recipe.</p>", encoding="utf-8")
    assert main(["cqc-report", str(folder / "soup.html")]) == 1
    assert "were refused" in capsys.readouterr().out
    assert main(["cqc-report", str(tmp_path / "nowhere")]) == 2


def test_the_report_as_pdf_is_loaded_and_says_that_it_was_read_there(database, tmp_path, capsys):
    path = tmp_path / "barnet.pdf"
    path.write_bytes(report(Council()).content)
    assert main(["cqc-report", str(tmp_path), "--json"]) == 0
    [made] = json.loads(capsys.readouterr().out)["publications"]
    assert standing(database) == ("current", "good", "official", made)
    assert count(database, Passage, Passage.publication_id == made) == 2 + 9 * 3
    with database.engine().connect() as connection:
        columns = select(Assessment.source, Assessment.url).where(Assessment.publication_id == made)
        source, url = connection.execute(columns).one()
    assert source == "read from CQC's report"
    assert url == ADDRESS  # a .pdf does not say it; the record does
    path.write_bytes(report(Council()).content[:3000])
    assert main(["cqc-report", str(path)]) == 1
    assert "could not be read" in capsys.readouterr().out
