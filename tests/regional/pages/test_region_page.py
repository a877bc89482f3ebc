import pytest

from tests.held import codes, firm, rated_in
from tests.regional.pages.tables import tables

QUARTER = "2026-27 Q2"


def heading(app):
    return app.title[0].value


@pytest.mark.parametrize(
    ("region", "statement", "scored", "said"),
    [
        (
            "East Midlands",
            "partnerships",
            (3, 4),
            "Partnerships is the widest strength: {} scored 3 or above.",
        ),
        (
            "London",
            "assessing_needs",
            (1, 2),
            "Assessing needs is the most common shortfall: {} scored 2 or below.",
        ),
    ],
)
def test_a_region_says_how_many_ratings_are_known_and_then_what_they_show(
    open_page, shown, region, statement, scored, said
):
    app = open_page("region", region=region)
    assert not app.exception
    assert heading(app) == f"{region}: ratings known for {rated_in(region)} of {len(codes(region))} councils"
    known = firm(region, statement)
    counted = sum(score in scored for score in known)
    assert said.format(f"{counted} of {len(known)} councils") in shown(app)


def test_the_pilot_and_what_a_script_read_are_named_apart(open_page, shown):
    words = shown(open_page("region", region="East Midlands"))
    assert "read by a script and not yet checked (Nottingham)" in words
    assert "only from a pilot, which is indicative (Lincolnshire)" in words


def test_a_score_says_how_it_was_read_and_where(open_page, shown):
    words = shown(open_page("region", region="London", of="Barnet", on="Learning"))
    assert "**Barnet, learning: 3" in words
    assert "not yet checked on CQC's page" in words
    assert "[Open the source](http" in words


def test_an_unknown_score_is_said_to_be_unknown(open_page, shown):
    words = shown(open_page("region", region="London", of="Bromley", on="Equity"))
    assert "**Bromley, equity: not known to us.**" in words
    assert "Its rating is known (requires improvement), its nine scores are not." in words


@pytest.mark.parametrize("mode", ["Own scores", "Own less published"])
def test_before_any_return_it_says_that_nothing_was_sent_and_where_to_send(open_page, shown, mode):
    app = open_page("region", region="London", show=mode)
    assert not app.exception
    assert heading(app) == "London: no own scores shared yet"
    assert "submitted on the page Our return" in shown(app)
    assert not app.get("vega_lite_chart")


def test_after_a_return_own_scores_and_the_gap_are_shown(open_page, send, shown):
    send(QUARTER, Scores={"B2": 4, "B3": 2})  # assessing needs 2 and healthier lives 2 are published
    own = open_page("region", region="London", show="Own scores")
    assert heading(own) == f"London: own scores of 1 of 33 councils for {QUARTER}"
    assert own.get("vega_lite_chart")
    own.selectbox(key="show").select("gap").run()
    assert not own.exception
    assert "Of 2 pairs of an own and a published score 1 agree, 1 put the council higher" in shown(own)


def test_choosing_another_region_keeps_the_page_whole(open_page):
    app = open_page("region", region="London", of="Barnet", on="Learning")
    app.selectbox(key="region").select("East Midlands").run()
    assert not app.exception
    assert heading(app).startswith("East Midlands: ")
    assert app.selectbox(key="of").value.startswith("E")


def test_a_nonsense_address_does_not_break_it(open_page):
    app = open_page("region", region="Nowhere", show="everything", of="X", on="Y", quarter="Z")
    assert not app.exception
    assert heading(app).startswith("East Midlands: ")


def test_the_comparison_is_said_with_its_verdicts_and_its_table_is_sent_once_opened(open_page, unfold):
    app = open_page("region", region="Yorkshire and The Humber")
    labels = [expander.label for expander in app.expander]
    assert (
        "Published scores by statement, against the rest of England: 1 clearly different of 8 compared"
        in labels
    )
    assert not tables(app)
    unfold(app, "by-statement")
    [table] = [table.value for table in tables(app) if "Than in the rest of England" in table.value.columns]
    healthier = table.set_index("Statement").loc["Healthier lives"]
    assert healthier["3 or above"] == "0 of 6"
    assert healthier["Than in the rest of England"] == "clearly fewer"


def test_where_a_score_came_from_is_closed_until_the_address_names_a_council(open_page, shown):
    assert [box.key for box in open_page("region", region="London").selectbox] == ["region", "show"]
    app = open_page("region", region="London", of="Barnet", on="Learning")
    assert [box.key for box in app.selectbox] == ["region", "show", "of", "on"]
