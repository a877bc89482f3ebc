import json

import openpyxl
import pytest
from sqlalchemy import insert

from ingest.__main__ import main
from ingest.published_reports import COLUMNS
from models.event import now
from models.person import Person, RoleHeld
from tests.held import held
from tests.ingest import published_copies as copies

BARNET, QUARTER = "E09000003", "2026-27 Q2"


@pytest.fixture
def workbook(database, tmp_path):
    """Barnet's template with one own score filled in."""
    file = tmp_path / "barnet.xlsx"
    assert main(["template", "--council", BARNET, "--quarter", QUARTER, "--out", str(file)]) == 0
    fill(file, 3)
    return file


def fill(file, score, row=1):
    book = openpyxl.load_workbook(file)
    sheet = book["Scores"]
    [header] = [cell.row for cell in sheet["A"] if cell.value == "Statement"]
    sheet.cell(header + row, 2, score)
    book.save(file)


def answer(capsys, *arguments):
    capsys.readouterr()
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_published_is_loaded_once(database, capsys):
    status, said = answer(capsys, "published")
    assert status == 0
    assert said == {
        "source": "published_reports",
        "rows_read": sum(len(held(name)) for name in COLUMNS),
        "rows_loaded": 0,
        "rows_rejected": 0,
        "issues": [],
    }


def test_status_says_in_json_how_many_rows_there_are_in_all_as_every_command_does(database, capsys):
    status, said = answer(capsys, "status")
    assert status == 0
    loaded = sum(row["rows"] for row in said["publications"])
    assert (said["rows_read"], said["rows_loaded"], said["rows_rejected"]) == (loaded, loaded, 0)
    sample = copies.FILES / "ascof/ascof_2018-19.csv"
    _, one = answer(capsys, "ascof", str(sample))
    _, said = answer(capsys, "status")
    assert said["rows_loaded"] == loaded + one["rows_loaded"]
    assert said["rows_rejected"] == one["rows_rejected"] > 0
    assert said["rows_read"] == said["rows_loaded"] + said["rows_rejected"]


def test_a_filled_workbook_is_loaded_and_the_same_one_again_is_not(workbook, capsys):
    arguments = ("return", str(workbook), "--council", BARNET, "--quarter", QUARTER)
    status, said = answer(capsys, *arguments)
    assert (status, said["rows_rejected"], said["issues"]) == (0, 0, [])
    assert said["rows_loaded"] > 0
    assert answer(capsys, *arguments)[1]["rows_loaded"] == 0


@pytest.mark.parametrize(("approver", "stage"), [(True, "submitted"), (False, "shared")])
def test_what_an_administrator_loads_waits_for_the_council_s_approver_if_it_has_one(
    database, workbook, capsys, approver, stage
):
    if approver:
        with database.writing() as connection:
            connection.execute(insert(Person), {"id": "p-1", "made_at": now()})
            role = {"person_id": "p-1", "role": "approver", "ons_code": BARNET}
            connection.execute(insert(RoleHeld), role | {"given_by": "p", "given_at": now()})
    assert main(["return", str(workbook), "--council", BARNET, "--quarter", QUARTER]) == 0
    assert f"version 1, {stage}." in capsys.readouterr().out


def test_a_faulty_workbook_is_refused_and_kept_only_as_a_draft(workbook, capsys):
    fill(workbook, 5, row=2)
    arguments = ("return", str(workbook), "--council", BARNET, "--quarter", QUARTER)
    status, said = answer(capsys, *arguments)
    assert (status, said["rows_loaded"]) == (1, 0)
    assert [issue["sheet"] for issue in said["issues"]] == ["Scores"]
    assert answer(capsys, *arguments, "--draft")[0] == 0


def test_the_workbook_of_another_council_is_refused(workbook, capsys):
    status, said = answer(capsys, "return", str(workbook), "--council", "E06000015", "--quarter", QUARTER)
    assert status == 1
    assert said["issues"][0]["check"] == "wrong_council"


def test_an_unfilled_workbook_is_not_a_return(database, tmp_path, capsys):
    file = tmp_path / "blank.xlsx"
    main(["template", "--council", BARNET, "--quarter", QUARTER, "--out", str(file)])
    capsys.readouterr()
    assert main(["return", str(file), "--council", BARNET, "--quarter", QUARTER]) == 1
    assert "The file holds nothing to store." in capsys.readouterr().out


def test_the_next_template_carries_the_last_scores_forward(workbook, tmp_path):
    main(["return", str(workbook), "--council", BARNET, "--quarter", QUARTER])
    following = tmp_path / "next.xlsx"
    main(["template", "--council", BARNET, "--quarter", "2026-27 Q3", "--out", str(following)])
    sheet = openpyxl.load_workbook(following)["Scores"]
    [header] = [cell.row for cell in sheet["A"] if cell.value == "Statement"]
    assert sheet.cell(header + 1, 2).value == 3


def test_status_names_every_source_and_its_faults(database, capsys):
    status, said = answer(capsys, "status")
    assert status == 0
    sources = {row["id"]: row for row in said["publications"]}
    assert sources["cqc-pilot"]["state"] == f"{len(held('ratings', kind='pilot'))} rows loaded"
    assert sources["client-level-data"]["state"] == "not loaded"
    assert "Bromley is provisional" in sources["cqc-formal"]["known_faults"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["return", "x.xlsx", "--council", BARNET],
        ["return", "x.xlsx", "--council", BARNET, "--quarter", "Q2 2026"],
        ["nonsense"],
    ],
)
def test_a_wrong_command_is_usage(database, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_an_unknown_council_or_file_is_usage(database, tmp_path):
    assert main(["return", "x.xlsx", "--council", "X", "--quarter", QUARTER]) == 2
    assert main(["return", str(tmp_path / "no.xlsx"), "--council", BARNET, "--quarter", QUARTER]) == 2
