"""Fingertips, LG Inform and the safeguarding collection from the file to the database, and who goes first."""

import json
import re
import shutil

import pytest
from sqlalchemy import func, select

from ingest.__main__ import main
from ingest.ascof.load import load_ascof
from ingest.fingertips.load import load_fingertips
from ingest.lg_inform.load import load_lg_inform
from ingest.load import load_published
from ingest.publication.load import PublishedFile
from ingest.publication.withdraw import withdraw_publication
from ingest.published_reports import FOLDER
from ingest.safeguarding.load import load_safeguarding
from models.figure import Figure
from models.publication import Publication
from tests.ingest import published_copies as copies

pytestmark = pytest.mark.both_databases
FINGERTIPS, LG_INFORM = "fingertips/social_contact.csv", "lg_inform/lg-inform-4282.csv"
SAFEGUARDING, ASCOF = "safeguarding/safeguarding_2021-22.csv", "ascof/ascof_2018-19.csv"
CONTACT = {"ons_code": "E09000003", "metric": "social_contact", "breakdown": "all"}


def file(source, path, content=None, **said):
    name = path.rpartition("/")[2]
    return PublishedFile(source, name, content or (copies.FILES / path).read_bytes(), **said)


def rows(database, **wanted):
    conditions = [getattr(Figure, name) == value for name, value in wanted.items()]
    query = select(Figure.value, Figure.status, Figure.lower, Figure.upper, Figure.publication_id)
    with database.engine().connect() as connection:
        return [tuple(row) for row in connection.execute(query.where(*conditions).order_by(Figure.id))]


def standing(database, **wanted):
    """The one value that stands, and the publication it is from."""
    [row] = [row for row in rows(database, **wanted) if row[1] in ("current", "provisional")]
    return row[0], row[4]


def test_a_figure_nobody_else_holds_stands_with_its_limits(database):
    done = load_fingertips(file("fingertips", FINGERTIPS))
    [row] = rows(database, ons_code="E09000003", metric="social_contact", period="2018-19",
                 breakdown="female")  # fmt: skip
    assert row == (44.9, "current", 38.2, 51.6, done.publication)
    assert (done.rows_read, done.rows_read - done.rows_loaded) == (282, 2)


def test_what_is_passed_on_gives_way_to_the_record_and_says_so(database):
    before = standing(database, **CONTACT, period="2018-19")
    done = load_fingertips(file("fingertips", FINGERTIPS, released="2030-01-01"))
    assert standing(database, **CONTACT, period="2018-19") == before
    assert (done.superseded, done.restated, done.gave_way > 0) == (0, 0, True)


def test_it_gives_way_to_its_own_publishers_file_whichever_came_first_and_nothing_is_restated(database):
    passed_on = load_fingertips(file("fingertips", FINGERTIPS, released="2030-01-01"))
    cells = copies.grid(ASCOF)
    own = [
        [*row[:4], "1I1", *row[5:7], "44.6" if row[6] == "Outcome" else row[7], *row[8:]]
        for row in cells
        if row[4] in ("4A", "ASCOF Measure Code")
    ]
    own[0] = cells[0]
    done = load_ascof(file("ascof", ASCOF, copies.csv(own)))
    assert not done.refused
    assert standing(database, **CONTACT, period="2018-19") == (44.6, done.publication)
    withdraw_publication(done.publication, "a slip", "p1")
    assert standing(database, **CONTACT, period="2018-19")[1] == "ascof-2018-19"
    assert passed_on.publication not in standing(database, **CONTACT, period="2018-19")


def test_loading_the_record_anew_leaves_what_gave_way_to_it_in_its_place(database, tmp_path):
    load_fingertips(file("fingertips", FINGERTIPS))
    before = standing(database, **CONTACT, period="2018-19")
    folder = shutil.copytree(FOLDER, tmp_path / "published_reports")
    sources = folder / "sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8").replace("None known.", "None."), encoding="utf-8")
    assert not load_published(folder).refused
    assert standing(database, **CONTACT, period="2018-19") == before
    key = (Figure.metric, Figure.ons_code, Figure.period, Figure.breakdown)
    with database.engine().connect() as connection:
        stands = select(*key).where(Figure.status.in_(("current", "provisional")))
        assert connection.execute(stands.group_by(*key).having(func.count() > 1)).first() is None


def test_a_figure_that_the_record_gives_no_more_is_passed_on_again(database, tmp_path):
    done = load_fingertips(file("fingertips", FINGERTIPS))
    folder = shutil.copytree(FOLDER, tmp_path / "published_reports")
    figures = folder / "figures.csv"
    lines = figures.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = re.compile(r"E09000003,Barnet,council,social_contact,.*,2018-19,all,")
    kept = [line for line in lines if not gone.match(line)]
    assert len(kept) == len(lines) - 1
    figures.write_text("".join(kept), encoding="utf-8")
    assert not load_published(folder).refused
    assert standing(database, **CONTACT, period="2018-19") == (44.7, done.publication)


def test_lg_informs_figures_are_held_against_those_we_hold_of_that_metric(database):
    assert not load_lg_inform(file("lg-inform", LG_INFORM)).refused
    cells = copies.grid(LG_INFORM)
    other = [[*row[:3], *(f"{float(cell) / 9:.1f}" for cell in row[3:])] for row in cells[2:]]
    done = load_lg_inform(file("lg-inform", LG_INFORM, copies.csv([cells[0], *other])))
    [refused] = [issue for issue in done.issues if issue.level == "error"]
    assert refused.check == "another_metric"
    assert "0% are those in this file" in refused.message


def test_a_safeguarding_file_becomes_shares_that_say_how_they_were_made(database):
    done = load_safeguarding(file("safeguarding", SAFEGUARDING))
    assert standing(database, ons_code="E09000003", metric="sg_risk_reduced", period="2021-22",
                    breakdown="all") == (83.0, done.publication)  # fmt: skip
    with database.engine().connect() as connection:
        faults = connection.scalar(select(Publication.known_faults).where(Publication.id == done.publication))
    assert "worked out by us from counts" in faults
    assert done.publication.startswith("safeguarding-2021-22-")


@pytest.mark.parametrize(
    ("command", "path"),
    [("fingertips", FINGERTIPS), ("lg-inform", LG_INFORM), ("safeguarding", SAFEGUARDING)],
)
def test_the_command_loads_says_so_and_withdraws(database, tmp_path, capsys, command, path):
    copy = tmp_path / path.rpartition("/")[2]
    copy.write_bytes((copies.FILES / path).read_bytes())
    assert main([command, str(copy), "--released", "2024-10-22", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["source"] == command
    assert said["rows_read"] == said["rows_loaded"] + said["rows_rejected"]
    assert main([command, str(copy)]) == 0
    assert "It is the same file: nothing has changed." in capsys.readouterr().out
    assert main(["withdraw", said["publication"], "--why", "a slip"]) == 0
    capsys.readouterr()
    broken = tmp_path / "broken-4282-2021-22.csv"
    broken.write_text("not,a\ntable,at all\n", encoding="utf-8")
    assert main([command, str(broken), "--json"]) == 1
    assert [each["check"] for each in json.loads(capsys.readouterr().out)["issues"]] == ["not_this_source"]
    assert main([command, str(tmp_path / "nothing.csv")]) == 2


def test_what_the_files_do_not_say_can_be_said_on_the_command_line(database, tmp_path, capsys):
    lg_inform, safeguarding = tmp_path / "a.csv", tmp_path / "b.csv"
    lg_inform.write_bytes((copies.FILES / LG_INFORM).read_bytes())
    safeguarding.write_bytes((copies.FILES / SAFEGUARDING).read_bytes())
    assert main(["lg-inform", str(lg_inform)]) == 1
    assert "with --metric-type on the command line" in capsys.readouterr().out
    assert main(["lg-inform", str(lg_inform), "--metric-type", "4282"]) == 0
    assert main(["safeguarding", str(safeguarding)]) == 1
    assert "with --year on the command line" in capsys.readouterr().out
    assert main(["safeguarding", str(safeguarding), "--year", "2021-22"]) == 0
    with pytest.raises(SystemExit):
        main(["lg-inform", str(lg_inform), "--metric-type", "about 4282"])
