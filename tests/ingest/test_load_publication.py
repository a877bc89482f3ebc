import json
import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from ingest.__main__ import main
from ingest.ascof.load import load_ascof
from ingest.load import load_published
from ingest.publication.load import PublishedFile
from ingest.publication.withdraw import withdraw_publication
from ingest.published_reports import FOLDER
from models.event import Event
from models.figure import Figure
from models.publication import Publication
from tests.ingest import published_copies as copies

pytestmark = pytest.mark.both_databases
SAMPLE = "ascof/ascof_2018-19.csv"
BARNET_SAFE = {"ons_code": "E09000003", "metric": "feel_safe", "period": "2018-19", "breakdown": "all"}


def file(content=None, name="ascof_2018-19.csv", **said):
    return PublishedFile("ascof", name, content or (copies.FILES / SAMPLE).read_bytes(), **said)


def restated(value="61.1"):
    """The sample with another share of Barnet's people who feel safe."""
    cells = copies.grid(SAMPLE)
    for row in cells:
        if row[1] == "Barnet" and row[4] == "4A" and row[6] == "Outcome":
            row[7] = value
    return copies.csv(cells)


def rows(database, **wanted):
    conditions = [getattr(Figure, name) == value for name, value in wanted.items()]
    query = select(Figure.value, Figure.status, Figure.publication_id).where(*conditions).order_by(Figure.id)
    with database.engine().connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def standing(database):
    """The one value that stands for Barnet, and the publication it is from."""
    [row] = [row for row in rows(database, **BARNET_SAFE) if row[1] in ("current", "provisional")]
    return row[0], row[2]


def counted(database, *conditions, table=Figure):
    with database.engine().connect() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions))


def no_figure_stands_twice(database):
    key = (Figure.metric, Figure.ons_code, Figure.period, Figure.breakdown)
    standing = Figure.status.in_(("current", "provisional"))
    with database.engine().connect() as connection:
        query = select(*key).where(standing).group_by(*key).having(func.count() > 1)
        return connection.execute(query).first() is None


def test_a_file_becomes_a_publication_that_says_where_it_is_from(database):
    done = load_ascof(file(released="2019-10-22", address="https://example.org/a.csv", person="p1"))
    with database.engine().connect() as connection:
        row = (
            connection.execute(
                select(*Publication.__table__.columns).where(Publication.id == done.publication)
            )
            .mappings()
            .one()
        )
    assert done.publication == f"ascof-2018-19-{row['sha256'][:8]}"
    assert row["title"] == "Adult Social Care Outcomes Framework, open data 2018-19"
    assert (row["publisher"], row["released"]) == ("NHS Digital (now NHS England)", "2019-10-22")
    assert (row["address"], row["loaded_by"]) == ("https://example.org/a.csv", "p1")
    assert row["licence"] == "Open Government Licence v3.0"
    assert row["rows_read"] == row["rows"] + row["rows_refused"] == len(copies.grid(SAMPLE)) - 1
    assert "empty_cell" in [issue["check"] for issue in json.loads(row["issues"])]
    assert counted(database, Figure.publication_id == done.publication) == 279


def test_the_same_file_again_changes_nothing_and_is_told_its_publication(database):
    first = load_ascof(file())
    before = counted(database, table=Event)
    again = load_ascof(file(name="another name.csv"))
    assert (again.already, again.publication, again.rows_loaded) == (True, first.publication, 0)
    assert counted(database, table=Event) == before


def test_the_same_file_under_another_sources_name_is_refused_and_told_what_it_was_loaded_as(database, capsys):
    first = load_ascof(file())
    path = copies.FILES / SAMPLE
    assert main(["cqc-ratings", str(path), "--month", "2026-09"]) == 1
    said = capsys.readouterr().out
    assert f"loaded already, as ascof: {first_title(database, first)} ({first.publication})" in said
    assert f"withdraw {first.publication} first" in said
    assert "Nothing was stored." in said


def first_title(database, done):
    with database.engine().connect() as connection:
        return connection.scalar(select(Publication.title).where(Publication.id == done.publication))


def test_the_publishers_own_file_goes_before_the_records_copy(database):
    assert standing(database) == (65.6, "ascof-2018-19")
    done = load_ascof(file())
    assert standing(database) == (65.6, done.publication)
    assert (done.superseded > 50, done.restated) == (True, 0)
    assert no_figure_stands_twice(database)


def test_a_restated_figure_stands_and_what_was_known_before_is_kept(database):
    first = load_ascof(file(released="2019-10-22"))
    second = load_ascof(file(restated(), released="2020-02-01"))
    assert second.restated == 1
    assert standing(database) == (61.1, second.publication)
    assert [(value, status) for value, status, _ in rows(database, **BARNET_SAFE)] == [
        (65.6, "superseded"), (65.6, "superseded"), (61.1, "current"),
    ]  # fmt: skip
    assert rows(database, **BARNET_SAFE)[1][2] == first.publication
    assert no_figure_stands_twice(database)


def test_an_older_release_loaded_later_does_not_go_before_a_newer_one(database):
    newer = load_ascof(file(restated(), released="2020-02-01"))
    load_ascof(file(released="2019-10-22"))
    assert standing(database) == (61.1, newer.publication)
    assert no_figure_stands_twice(database)


def test_withdrawing_puts_back_what_stood_before(database):
    untouched = sorted(map(str, rows(database)))
    first = load_ascof(file(released="2019-10-22"))
    second = load_ascof(file(restated(), released="2020-02-01"))
    done = withdraw_publication(second.publication, "wrong file", "p1")
    assert done.figures == counted(database, Figure.publication_id == second.publication)
    assert standing(database) == (65.6, first.publication)
    withdraw_publication(first.publication, "wrong file too", "p1")
    stand = sorted(str(row) for row in rows(database) if row[1] != "withdrawn")
    assert stand == untouched


def test_withdrawing_one_in_the_middle_leaves_the_newest_standing(database):
    middle = load_ascof(file(released="2019-10-22"))
    newest = load_ascof(file(restated(), released="2020-02-01"))
    withdraw_publication(middle.publication, "not needed", "p1")
    assert standing(database) == (61.1, newest.publication)
    assert no_figure_stands_twice(database)


def test_a_withdrawn_file_can_be_loaded_again_as_a_publication_of_its_own(database):
    first = load_ascof(file())
    withdraw_publication(first.publication, "a slip", "p1")
    again = load_ascof(file())
    assert again.publication == f"{first.publication}-2"
    assert standing(database)[1] == again.publication


@pytest.mark.parametrize(
    ("publication", "check"), [("nothing-like-it", "no_publication"), ("ascof-2018-19", "of_the_record")]
)
def test_what_is_no_loaded_file_cannot_be_withdrawn(database, publication, check):
    [issue] = withdraw_publication(publication, "why not", "p1").issues
    assert issue.check == check


def test_loading_the_record_anew_leaves_publishers_files_as_they_are(database, tmp_path):
    done = load_ascof(file(restated()))
    folder = shutil.copytree(FOLDER, tmp_path / "published_reports")
    sources = folder / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace("None known.", "None."), encoding="utf-8")
    again = load_published(folder)
    assert not again.refused
    assert not again.already
    assert standing(database) == (61.1, done.publication)
    assert rows(database, **BARNET_SAFE)[-1][1] in ("current", "superseded")
    assert no_figure_stands_twice(database)
    withdraw_publication(done.publication, "back to the record", "p1")
    assert standing(database) == (65.6, "ascof-2018-19")


def test_a_file_with_a_fault_stores_nothing(database):
    before = counted(database), counted(database, table=Publication)
    cells = copies.grid(SAMPLE)
    cells[7][7] = "soon"
    done = load_ascof(file(copies.csv(cells)))
    assert (done.refused, done.rows_loaded, done.publication) == (True, 0, None)
    assert (counted(database), counted(database, table=Publication)) == before


def test_a_year_that_the_figures_contradict_is_refused(database):
    done = load_ascof(file(name="ascof_2016-17.csv"))
    assert [
        issue.check for issue in done.issues if issue.level == "error"
    ] == []  # ten councils: too few to tell
    whole = load_ascof(file(all_councils_of("2018-19"), name="ascof_2016-17.csv"))
    [issue] = [issue for issue in whole.issues if issue.level == "error"]
    assert (issue.check, "for 2018-19" in issue.message) == ("another_year", True)


def test_a_file_that_says_no_year_is_known_by_its_figures(database):
    done = load_ascof(file(all_councils_of("2018-19"), name="download.csv"))
    assert not done.refused
    assert done.publication.startswith("ascof-2018-19-")
    assert "year_by_figures" in [issue.check for issue in done.issues]


def test_a_file_of_no_known_year_is_refused_with_how_to_give_it(database):
    cells = copies.grid(SAMPLE)
    done = load_ascof(file(copies.csv(cells), name="download.csv"))
    assert "no_year" in [issue.check for issue in done.issues]
    assert not load_ascof(file(copies.csv(cells), name="download.csv"), "2018-19").refused


def test_real_figures_are_not_put_beside_invented_ones(demonstration):
    done = load_ascof(file())
    assert [issue.check for issue in done.issues] == ["not_beside_invented_councils"]


def test_the_command_loads_says_so_and_withdraws(database, tmp_path, capsys):
    path = tmp_path / "ascof_2018-19.csv"
    path.write_bytes((copies.FILES / SAMPLE).read_bytes())
    assert main(["ascof", str(path), "--released", "2019-10-22", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["source"] == "ascof"
    assert said["rows_read"] == said["rows_loaded"] + said["rows_rejected"]
    assert main(["ascof", str(path)]) == 0
    assert "It is the same file: nothing has changed." in capsys.readouterr().out
    assert main(["withdraw", said["publication"], "--why", "a slip"]) == 0
    assert "is withdrawn" in capsys.readouterr().out
    assert main(["withdraw", said["publication"]]) == 1


def test_the_command_refuses_a_broken_file_with_exit_status_1(database, tmp_path, capsys):
    path = tmp_path / "ascof_2018-19.csv"
    path.write_text("not,a\ntable,at all\n", encoding="utf-8")
    assert main(["ascof", str(path), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [issue["check"] for issue in said["issues"]] == ["not_this_source"]
    assert main(["ascof", str(tmp_path / "nothing.csv")]) == 2


@pytest.mark.parametrize(
    ("command", "content", "words"),
    [
        ("ascof", "Financial year,Local authority code,Entity_Name,Measure,Code,Value,MADs_from_median",
         "This is Oflog's file"),
        ("cqc-ratings", "area_code,area_name,period,indicator,measure,unit,value", "Latest ratings"),
        ("carers-survey", "CASSR Code [note 4],ONS area code [note 5],CASSR name [note 6],Very satisfied",
         "annex tables: answers by council"),
        ("carers-survey", "Area unit,Area,Area code,Age group,March 2026", "ingest client-level-data FILE"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused_with_what_it_is(
    database, tmp_path, capsys, command, content, words
):
    path = tmp_path / "given.csv"
    path.write_text(f"{content}\n{'1,' * content.count(',')}1\n", encoding="utf-8")
    assert main([command, str(path)]) == 1
    said = capsys.readouterr().out
    assert words in said
    assert "Nothing was stored." in said


def test_a_file_whose_name_is_no_text_is_loaded_under_a_name_that_can_be_stored(database, tmp_path, capsys):
    path = tmp_path / os.fsdecode(b"ascof_2018-19_\xff.csv")
    path.write_bytes((copies.FILES / SAMPLE).read_bytes())
    assert main(["ascof", str(path), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)["publication"]
    with database.engine().connect() as connection:
        name = connection.scalar(select(Publication.file).where(Publication.id == made))
    assert name == "ascof_2018-19_.csv"


@pytest.mark.parametrize("command", [["ascof"], ["cqc-ratings"], ["cqc-report"]])
def test_a_file_that_may_not_be_read_is_said_and_is_usage(database, tmp_path, monkeypatch, capsys, command):
    path = tmp_path / "ascof_2018-19.html"
    path.write_bytes(b"x")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert main([*command, str(path)]) == 2
    assert "cannot be read: Permission denied." in capsys.readouterr().err


def all_councils_of(year):
    """A file of the direct payments that the record holds for a year: enough to know the year by."""
    from tests.held import held

    header = ["Geographical Code", "Geographical Description", "Geographical Level", "ONS Area Code",
              "ASCOF Measure Code", "Disaggregation Level", "Measure Type", "Measure Value"]  # fmt: skip
    levels = {"council": "Council", "region": "Region", "england": "England"}
    body = [
        [
            "",
            row["area"],
            levels[row["level"]],
            row["ons_code"],
            "1C2A",
            "Total",
            "Outcome",
            row["value"] or "[x]",
        ]
        for row in held("figures", metric="direct_payments", year=year)
    ]
    return copies.csv([header, *body])
