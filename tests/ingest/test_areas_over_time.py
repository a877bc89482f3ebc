"""Councils that changed since 2014, through every reader: figures keep the code they were published with."""

from datetime import date

import pytest

from ingest.ascof.read import read_ascof
from ingest.cqc_ratings.read import read_cqc_ratings
from ingest.fingertips.read import read_fingertips
from ingest.lg_inform.read import read_lg_inform
from ingest.safeguarding.read import read_safeguarding
from tests.ingest import published_copies as copies

# Code, name as it was published, the last year with it, and today's councils.
REPLACED = [
    ("E06000028", "Bournemouth", "2018-19", ("E06000058",)),
    ("E06000029", "Poole", "2018-19", ("E06000058",)),
    ("E10000009", "Dorset", "2018-19", ("E06000059", "E06000058")),
    ("E10000002", "Buckinghamshire", "2019-20", ("E06000060",)),
    ("E10000021", "Northamptonshire", "2020-21", ("E06000061", "E06000062")),
    ("E10000006", "Cumbria", "2022-23", ("E06000063", "E06000064")),
    ("E10000023", "North Yorkshire", "2022-23", ("E06000065",)),
    ("E10000027", "Somerset", "2022-23", ("E06000066",)),
]
RECODED = [("E08000038", "Barnsley", "E08000016"), ("E08000039", "Sheffield", "E08000019")]


def changed(path, code, name, columns):
    """A sample in which Barnet is another council, and nobody else is."""
    cells = copies.grid(path)
    at_code, at_name = (cells[0].index(column) for column in columns)
    cells = [row for row in cells if row[at_name] != name]
    for row in cells:
        if row[at_name] == "Barnet":
            row[at_code], row[at_name] = code, name
    return copies.csv(cells)


def ascof(known, code, name, year):
    content = changed("ascof/ascof_2018-19.csv", code, name, ("ONS Area Code", "Geographical Description"))
    return read_ascof(content, known, year)


def fingertips(known, code, name, year):
    return read_fingertips(
        changed("fingertips/social_contact.csv", code, name, ("Area Code", "Area Name")), known
    )


def lg_inform(known, code, name, year):
    content = changed("lg_inform/lg-inform-4282.csv", code, name, ("area", "area label"))
    return read_lg_inform(content, known, "4282")[:2]


def safeguarding(known, code, name, year):
    content = changed("safeguarding/safeguarding_2021-22.csv", code, name, ("ONS_CODE", "LA_NAME"))
    return read_safeguarding(content, known, year)[:2]


READERS = [ascof, fingertips, lg_inform, safeguarding]


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize(("code", "name", "year", "after"), REPLACED)
def test_a_council_that_was_replaced_keeps_its_code_and_is_no_part_of_what_came_after(
    known, read, code, name, year, after
):
    frame, issues = read(known, code, name, year)
    assert {issue.check for issue in issues if issue.level == "error"} == set()
    assert frame.filter(area=name)["ons_code"].unique().to_list() == [code]
    assert not set(after) & set(frame["ons_code"])
    assert all(known.same(code, each) for each in after)


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize(("code", "name", "kept"), RECODED)
def test_a_new_code_of_the_same_council_is_that_council(known, read, code, name, kept):
    frame, issues = read(known, code, name, "2018-19")
    assert {issue.check for issue in issues if issue.level == "error"} == set()
    assert frame.filter(area=name)["ons_code"].unique().to_list() == [kept]


@pytest.mark.parametrize(("code", "name", "year", "after"), REPLACED)
def test_a_name_in_cqcs_list_is_the_council_of_that_month(known, code, name, year, after):
    cells = copies.grid("cqc/latest_ratings_2021-02.csv")
    at = {column: cells[0].index(column) for column in ("Location Local Authority", "Publication Date")}
    rows = cells[:8]
    for row in rows[1:]:
        row[at["Location Local Authority"]], row[at["Publication Date"]] = name, "01/01/2015"
    ended = int(year[:4]) + 1
    before, _, _ = read_cqc_ratings(copies.csv(rows), known, f"{ended}-03")
    assert before["ons_code"].unique().to_list() == [code]
    later, issues, _ = read_cqc_ratings(copies.csv(rows), known, f"{ended}-04")
    now = known.council(name, date(ended, 4, 1))
    if now is None:  # Bournemouth, Poole, Northamptonshire, Cumbria: no council of that name any more
        assert "unknown_council" in {issue.check for issue in issues if issue.level == "error"}
    else:
        assert later["ons_code"].unique().to_list() == [now]
        assert now in after
