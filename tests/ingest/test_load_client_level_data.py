"""Quarterly tables from file to database: editions that restate each other, and the command."""

import json

import pytest
from sqlalchemy import select

from ingest.__main__ import main
from ingest.client_level_data.load import load_client_level_data
from ingest.publication.load import PublishedFile
from ingest.publication.withdraw import withdraw_publication
from models.figure import Figure
from models.publication import Publication
from tests.ingest import client_level_tables as tables
from tests.ingest import published_copies as copies

pytestmark = pytest.mark.both_databases
SAMPLE = copies.FILES / tables.NAMES["long_term_support"]
MARCH = "31 March 2026 [p]"


def load(content=None, **said):
    return load_client_level_data(
        PublishedFile("client-level-data", "lts.ods", content or SAMPLE.read_bytes(), **said)
    )


def next_edition():
    """The same months a quarter later: Sandwell's March is mended, and none is provisional any more."""
    cells = tables.long_term_support()
    header = cells[2]
    for row in cells[3:]:
        if row[1] == "Sandwell" and row[3:5] == ["Total", "Total"]:
            row[header.index(MARCH)] = "1999"
    header[header.index(MARCH)] = "31 March 2026"
    return tables.workbook("long_term_support", cells)


def march(database, area="Sandwell"):
    wanted = select(Figure.value, Figure.status, Figure.publication_id).where(
        Figure.area == area, Figure.breakdown == "all", Figure.period == "2026-03-31"
    )
    with database.engine().connect() as connection:
        return [tuple(row) for row in connection.execute(wanted.order_by(Figure.id))]


def test_an_edition_is_a_publication_with_its_release_and_known_faults(database):
    done = load(released="2026-06-18")
    assert (done.rows_read, done.rows_loaded, done.refused) == (204, 204, False)
    with database.engine().connect() as connection:
        row = connection.execute(
            select(Publication.title, Publication.released, Publication.known_faults).where(
                Publication.id == done.publication
            )
        ).one()
    assert row.title == "Client-level data, quarterly update 2026-01-31 to 2026-03-31"
    assert row.released == "2026-06-18"
    assert "Sandwell, Hackney and Warrington" in row.known_faults


def test_a_later_edition_restates_and_what_was_known_before_is_kept(database):
    first = load(released="2026-06-18")
    before = march(database)[0][0]
    second = load(next_edition(), released="2026-07-16")
    assert second.restated == 1
    assert march(database) == [
        (before, "superseded", first.publication),
        (1999, "current", second.publication),
    ]
    withdraw_publication(second.publication, "the wrong edition", "p1")
    assert march(database)[0] == (before, "provisional", first.publication)


def test_the_earlier_edition_loaded_later_does_not_go_before_the_later_one(database):
    second = load(next_edition(), released="2026-07-16")
    load(released="2026-06-18")
    [standing] = [row for row in march(database) if row[1] in ("current", "provisional")]
    assert standing == (1999, "current", second.publication)


def test_the_command_loads_a_file_and_refuses_a_broken_one(database, tmp_path, capsys):
    assert main(["client-level-data", str(SAMPLE), "--released", "2026-06-18", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["source"], said["rows_read"], said["rows_loaded"]) == ("client-level-data", 204, 204)
    assert main(["client-level-data", str(SAMPLE)]) == 0
    assert "It is the same file: nothing has changed." in capsys.readouterr().out
    cells = tables.assessments()[:-1]
    cells[-1][1] = "Atlantis"
    cells[-1][2] = None
    broken = tmp_path / "broken.ods"
    broken.write_bytes(tables.workbook("assessments", cells))
    assert main(["client-level-data", str(broken)]) == 1
    said = capsys.readouterr().out
    assert "We know no council or region such as Atlantis (no code)." in said
    assert "Nothing was stored." in said
    assert not march(database, "Atlantis")
