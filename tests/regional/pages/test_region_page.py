import pytest

QUARTER = "2026-27 Q2"


def heading(app):
    return app.title[0].value


@pytest.mark.parametrize(
    ("region", "known", "finding"),
    [
        (
            "East Midlands",
            "5 of 10",
            "Partnerships is the widest strength: 3 of 4 councils scored 3 or above.",
        ),
        (
            "London",
            "23 of 33",
            "Assessing needs is the most common shortfall: 13 of 17 councils scored 2 or below.",
        ),
    ],
)
def test_a_region_says_how_many_ratings_are_known_and_then_what_they_show(
    open_page, shown, region, known, finding
):
    app = open_page("region", region=region)
    assert not app.exception
    assert heading(app) == f"{region}: ratings known for {known} councils"
    assert finding in shown(app)


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
    assert heading(app) == "London: no own scores submitted yet"
    assert "submitted on the page Our return" in shown(app)
    assert not app.get("vega_lite_chart")


def test_after_a_return_own_scores_and_the_gap_are_shown(open_page, send, shown):
    send(QUARTER, Scores={"B2": 4, "B3": 2})  # assessing needs 2 and healthier lives 2 are published
    own = open_page("region", region="London", show="Own scores")
    assert heading(own) == f"London: 1 of 33 councils sent own scores for {QUARTER}"
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


def test_the_comparison_is_said_with_its_verdicts(open_page):
    app = open_page("region", region="Yorkshire and The Humber")
    labels = [expander.label for expander in app.expander]
    assert "By statement, against the rest of England: 1 clearly different of 8 compared" in labels
    [table] = [table.value for table in app.table if "Than in the rest of England" in table.value.columns]
    healthier = table.set_index("Statement").loc["Healthier lives"]
    assert healthier["3 or above"] == "0 of 6"
    assert healthier["Than in the rest of England"] == "clearly fewer"
