import pytest
from sqlalchemy import update

from models.figure import Figure
from regional.words.metrics import dated
from tests.regional.pages.tables import tables

QUARTER = "2026-27 Q2"
BARNET, CAMDEN, BRENT = "E09000003", "E09000007", "E09000005"
DIRECT_PAYMENTS = "People using services who receive direct payments"


@pytest.mark.parametrize(
    ("council", "said"),
    [
        ("Derby", "Derby is rated requires improvement with 19 of 36"),
        ("Barnet", "Barnet is rated good with 23 of 36, the lowest total that is good"),
        ("Stockton-on-Tees", "Stockton-on-Tees: 4 of 9 scores known, rating not known to us"),
        ("Swindon", "Swindon is rated good; 1 of 9 scores known to us"),
        (
            "Bromley",
            "Bromley is rated requires improvement (provisional); its nine scores are not known to us",
        ),
        ("Lincolnshire", "Lincolnshire's pilot result is good: indicative, counted nowhere"),
        ("City of London", "CQC's result for City of London is not known to us"),
    ],
)
def test_the_heading_says_the_result_in_every_state_it_can_be_in(open_page, council, said):
    app = open_page("council", council=council)
    assert not app.exception
    assert app.title[0].value == said


def test_a_rating_is_said_to_be_provisional_or_raised(open_page, shown):
    assert "This result is provisional." in shown(open_page("council", council="Bromley"))


def test_what_was_believed_before_is_kept(open_page, shown):
    assert "It was requires improvement (62%), 2025." in shown(open_page("council", council="Swindon"))


def test_a_rating_is_never_held_against_bounds_that_deny_it(open_page, shown):
    assert "the total would be between" not in shown(open_page("council", council="Swindon"))


def test_what_one_score_would_change_is_arithmetic_and_says_so(open_page, shown):
    app = open_page("council", council="Barnet")
    [card] = [table.value for table in tables(app) if "Total" in table.value.columns]
    assert list(card["Total"]) == ["24", "23", "22"]
    assert "This is arithmetic on published scores, not a forecast" in shown(app)


def test_four_scores_have_bounds_and_no_card(open_page, shown):
    words = shown(open_page("council", council="Stockton-on-Tees"))
    assert "the total would be between 17 and 32" in words
    assert "It needs all nine scores. They are not all known to us." in words


def test_the_city_of_london_has_no_neighbours_and_the_page_says_why(open_page, shown):
    app = open_page("council", council="City of London")
    assert "City of London is too small to be in the nearest-neighbour method. Choose other peers." in shown(
        app
    )
    assert not app.exception


def test_the_city_of_london_has_peers_of_its_region(open_page, shown):
    app = open_page("council", council="City of London", peers="Region")
    assert "Who the peers are: other London councils (32 councils)" in [each.label for each in app.expander]


def test_an_own_list_begins_empty_and_then_compares_with_whom_it_names(open_page, shown, unfold):
    app = open_page("council", council="Barnet", peers="Own list")
    assert "Nobody is chosen yet." in shown(app)
    app.multiselect(key="list").set_value([CAMDEN, BRENT]).run()
    assert not app.exception
    assert "Who the peers are: hand-picked councils (2 councils)" in [each.label for each in app.expander]
    assert "Camden" in shown(unfold(app, "who-peers"))
    assert "Barnet is not compared: scores of 2 peers are known to us; a comparison needs 5" in shown(app)


def test_an_own_list_comes_with_the_address(open_page):
    app = open_page("council", council="Barnet", peers="Own list", list=["Camden", "Brent"])
    assert sorted(app.multiselect(key="list").value) == [BRENT, CAMDEN]


def test_who_the_neighbours_are_is_a_table_with_distances(open_page, unfold):
    app = unfold(open_page("council", council="Barnet"), "who-peers")
    [table] = [each.value for each in tables(app) if "Distance (0 is the same)" in each.value.columns]
    assert len(table) == 15


def test_own_scores_stand_beside_cqcs_once_a_return_is_submitted(open_page, send, shown, unfold):
    send(QUARTER, Scores={"B2": 4, "B3": 2})
    app = open_page("council", council="Barnet")
    assert "Barnet scores itself higher than CQC did on 1 of 2 statements, the same on 1." in (shown(app))
    unfold(app, "table-chart")
    [table] = [each.value for each in tables(app) if "How it was read" in each.value.columns]
    assert list(table["Own"])[:3] == ["4", "2", "not given"]


def test_a_figure_is_said_with_its_year_and_its_people(open_page, shown):
    words = shown(open_page("council", council="Barnet", metric=DIRECT_PAYMENTS))
    assert f"30.3% in {dated('2020-21')} (Barnet)" in words
    assert "952 of 3,145 as published" in words


@pytest.mark.parametrize(
    ("council", "before"), [("Cumberland", "Cumbria"), ("Somerset", "Somerset (county)")]
)
def test_a_predecessors_figures_are_shown_as_such(open_page, shown, council, before):
    words = shown(open_page("council", council=council, metric=DIRECT_PAYMENTS))
    assert f"({before}, since replaced)" in words
    assert f"shown apart and never added up: {before} until 1 April 2023" in words


def test_a_withheld_figure_says_so_in_the_table(open_page, database, unfold):
    with database.writing() as connection:
        last = (
            (Figure.ons_code == BARNET) & (Figure.metric == "direct_payments") & (Figure.period == "2020-21")
        )
        connection.execute(update(Figure).where(last).values(value=None, marker="c"))
    app = open_page("council", council="Barnet", metric=DIRECT_PAYMENTS)
    unfold(app, "table-metric")
    [table] = [each.value for each in tables(app) if "Year" in each.value.columns and "Barnet" in each.value]
    assert table.set_index("Year").loc["2020-21", "Barnet"] == "too few to show"
    assert f"in {dated('2018-19')} (Barnet)" in "\n".join(each.value for each in app.markdown)


def test_a_nonsense_address_does_not_break_it(open_page):
    app = open_page("council", council="X", peers="friends", list=["Y"], metric="happiness")
    assert not app.exception
    assert app.title[0].value.startswith("Barking and Dagenham")


def test_a_nonsense_own_list_does_not_break_it(open_page):
    app = open_page("council", council="Barnet", peers="Own list", list=["Y", "Camden"])
    assert not app.exception
