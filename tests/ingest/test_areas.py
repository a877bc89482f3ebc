"""Every council is found by every way its name is written, and no name finds another."""

from datetime import date

import pytest

from ingest.areas import areas, without_titles
from models.council import ENGLAND
from tests.held import held

# As CQC, NHS England, DHSC and the Office for National Statistics write councils of several kinds.
WRITTEN = {
    "Barking & Dagenham": "E09000002", "London Borough of Camden": "E09000007",
    "Camden London Borough Council": "E09000007", "City of London": "E09000001",
    "City of London Corporation": "E09000001", "Westminster": "E09000033", "City of Westminster": "E09000033",
    "Royal Borough of Kensington and Chelsea": "E09000020", "Kensington & Chelsea": "E09000020",
    "Kingston": "E09000021", "Richmond": "E09000027", "Bristol, City of": "E06000023",
    "Kingston upon Hull, City of": "E06000010", "Kingston upon Hull": "E06000010", "Hull": "E06000010",
    "Herefordshire, County of": "E06000019", "Durham": "E06000047", "County Durham": "E06000047",
    "Durham County Council": "E06000047", "St Helens": "E08000013", "St. Helens": "E08000013",
    "Saint Helens": "E08000013", "Medway Towns": "E06000035", "Telford and the Wrekin": "E06000020",
    "Telford & Wrekin": "E06000020", "Southend on Sea": "E06000033", "Southend-on-Sea": "E06000033",
    "Stoke on Trent": "E06000021", "Stockton on Tees": "E06000004", "Newcastle Upon Tyne": "E08000021",
    "Bournemouth Christchurch & Poole": "E06000058", "BCP Council": "E06000058",
    "Isles Of Scilly": "E06000053", "Council of the Isles of Scilly": "E06000053",
    "Bradford Metropolitan District Council": "E08000032", "Derby": "E06000015", "Derbyshire": "E10000007",
    "York": "E06000014", "North Yorkshire": "E06000065", "Cheshire West & Chester": "E06000050",
    "Brighton & Hove": "E06000043", "Windsor & Maidenhead": "E06000040", "Wirral": "E08000015",
}  # fmt: skip


@pytest.fixture
def known(database):
    return areas()


@pytest.mark.parametrize("column", ["name", "short_name"])
def test_every_council_is_found_by_its_names(known, column):
    assert [row[column] for row in held("councils") if known.council(row[column]) != row["ons_code"]] == []


def test_every_council_is_found_in_capitals_with_an_ampersand_and_with_council_after_it(known):
    for row in held("councils"):
        short = row["short_name"]
        for written in (short.upper(), short.replace(" and ", " & "), f"{short} Council", f" {short}  "):
            assert known.council(written) == row["ons_code"], written


@pytest.mark.parametrize("written", WRITTEN)
def test_a_name_as_publishers_write_it_finds_its_council(known, written):
    assert known.council(written) == WRITTEN[written]


@pytest.mark.parametrize(
    "written", ["", "London", "Council", "Yorkshire", "England", "Wales", "Hill", "(pseudo) Wales"]
)
def test_what_is_no_council_finds_none(known, written):
    assert known.council(written) is None


def test_no_two_councils_are_the_same_without_their_titles():
    bare = [without_titles(row["name"]) for row in held("councils")]
    assert len(set(bare)) == len(bare)


def test_a_name_finds_the_council_there_was_on_that_day(known):
    assert known.council("Somerset", date(2021, 2, 1)) == "E10000027"
    assert known.council("Somerset", date(2023, 4, 1)) == "E06000066"
    assert known.council("Cumbria", date(2021, 2, 1)) == "E10000006"
    assert known.council("Cumbria") is None
    assert known.council("Poole", date(2018, 2, 1)) == "E06000029"


def test_a_new_code_of_the_same_council_is_kept_under_the_code_we_have(known):
    assert known.code("E08000038") == "E08000016"
    assert known.code("E10000006") == "E10000006"
    assert known.code("E99999999") is None


@pytest.mark.parametrize("written", ["Eastern", "East of England", "Yorkshire and the Humber", "ENGLAND"])
def test_regions_are_found_by_their_names(known, written):
    assert known.region(written) in ("E12000006", "E12000003", ENGLAND)


def test_a_council_and_what_came_after_it_are_the_same_place(known):
    assert known.same("E10000009", "E06000059")
    assert known.same("E10000009", "E06000058")
    assert not known.same("E10000009", "E06000066")


def test_the_record_names_every_code_that_its_figures_use(known):
    codes = {row["ons_code"] for row in held("figures", level="council")}
    assert {code for code in codes if known.code(code) is None} == set()
