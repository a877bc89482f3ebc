import io

import openpyxl
import pytest

from regional.access import LOCAL, PUBLIC, council_viewer
from regional.peers import KINDS
from regional.views.compare import compare_page
from regional.words.metrics import dated
from tests.regional.pages.tables import tables

QUARTER = "2026-27 Q2"
BARNET, CAMDEN, BRENT = "E09000003", "E09000007", "E09000005"
DIRECT_PAYMENTS = "Metric: People using services who receive direct payments"


def test_it_opens_on_a_statement_and_says_the_position(open_page):
    app = open_page("compare", council="Barnet")
    assert not app.exception
    assert app.title[0].value == (
        "Assessing needs: Barnet scored 2, the same as 8 of 9 nearest neighbours with a score; "
        "1 scored higher, none lower"
    )


def test_the_address_brings_council_peers_metric_and_year(open_page, shown):
    app = open_page("compare", council="Barnet", compare=DIRECT_PAYMENTS)
    assert app.title[0].value == (
        f"People using services who receive direct payments: at 30.3% in {dated('2020-21')}, Barnet is "
        "clearly above 10 "
        "of its 15 nearest neighbours, clearly below 2; for 3 we cannot tell"
    )
    words = shown(app)
    assert "952 of 3,145 people as published, 95% interval 28.7 to 31.9." in words
    assert "15 comparisons: if nothing differed, about 1 of them would look different by chance." in words


def test_choices_that_no_longer_fit_fall_back_and_nothing_breaks(open_page):
    app = open_page(
        "compare", council="Barnet", compare=DIRECT_PAYMENTS, year="2016-17", order="Sorted by value"
    )
    assert "37.2% in 2016-17" in app.title[0].value
    app.selectbox(key="peers").select("england").run()
    assert app.selectbox(key="order").value == "value"
    app.selectbox(key="compare").select("find_information").run()
    assert not app.exception
    assert "in 2016-17" in app.title[0].value
    app.selectbox(key="compare").select("equity").run()
    assert not app.exception


@pytest.mark.parametrize("council", ["City of London", "Somerset"])
def test_the_odd_councils_open_with_any_peers(open_page, council):
    app = open_page("compare", council=council, compare=DIRECT_PAYMENTS)
    for peers in KINDS:
        app.selectbox(key="peers").select(peers).run()
        assert not app.exception
        assert council in app.title[0].value


def test_the_city_of_london_is_told_why_it_has_no_neighbours(open_page, shown):
    assert "too small to be in the nearest-neighbour method" in shown(
        open_page("compare", council="City of London")
    )


def test_an_own_list_comes_with_the_address_and_is_labelled_as_hand_picked(open_page):
    app = open_page(
        "compare", council="Barnet", peers="Own list", list=["Camden", "Brent"], compare=DIRECT_PAYMENTS
    )
    assert sorted(app.multiselect(key="list").value) == [BRENT, CAMDEN]
    assert "2 hand-picked councils" in app.title[0].value


def test_a_nonsense_address_does_not_break_it(open_page):
    app = open_page("compare", council="X", peers="friends", list=["Y"], compare="happiness", order="merit")
    assert not app.exception


def test_what_is_closed_is_not_sent(open_page):
    app = open_page("compare", council="Barnet", compare=DIRECT_PAYMENTS)
    assert len(tables(app)) == 0


def test_an_own_figure_stands_apart_from_the_published_ones(open_page, fill, send):
    sheet = openpyxl.load_workbook(io.BytesIO(fill(QUARTER)))["Metrics"]
    [row] = [
        cells[0].row for cells in sheet if (cells[0].value, cells[3].value) == ("direct_payments", "all")
    ]
    send(QUARTER, Metrics={f"E{row}": 31.2})
    app = open_page("compare", council="Barnet", compare=DIRECT_PAYMENTS)
    [own] = [each.value for each in app.info]
    assert own.startswith(f"Note: own figure of Barnet for {QUARTER}, from its return, not published: 31.2%.")
    assert "30.3% in 2020-21" in app.title[0].value
    page = [BARNET, "neighbours", (), "direct_payments", "2020-21", "likeness", "light"]
    assert compare_page(council_viewer("barnet", BARNET), *page).compared.own == own
    assert compare_page(council_viewer("camden", CAMDEN), *page).compared.own == ""
    assert compare_page(PUBLIC, *page).compared.own == ""
    assert "31.2" not in str(compare_page(LOCAL, *page).compared.table.rows())
