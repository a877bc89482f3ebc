from tests.held import STANDING, held
from tests.regional.pages.tables import tables


def tables_with(app, column):
    return [table.value for table in tables(app) if column in table.value.columns]


def test_it_says_how_much_is_loaded_and_where_the_figures_stop(open_page):
    app = open_page("sources")
    assert not app.exception
    assert app.title[0].value == "15 of 17 sources are loaded; published figures stop at 2022-23"


def test_a_source_that_is_missing_is_said_to_be_last_of_all(open_page):
    [sources] = tables_with(open_page("sources"), "State")
    assert list(sources["State"])[-2:] == ["not loaded", "not loaded"]
    assert (sources["State"] == "not loaded").sum() == 2


def test_councils_without_a_formal_rating_are_counted_and_named(open_page, shown):
    words = shown(open_page("sources"))
    overall = held("ratings", kind="formal", statement="overall")
    rated = {row["ons_code"] for row in overall if row["status"] in STANDING and row["rating"]}
    councils = len(held("councils"))
    assert f"Formal rating not known to us: {councils - len(rated)} of {councils} councils" in words
    assert "Stockton-on-Tees" in words
    assert "City of London" in words


def test_how_each_score_was_read_is_counted_by_kind(open_page):
    [kinds] = tables_with(open_page("sources"), "Scores")
    assert kinds["How it was read"][0] == "read in CQC's own words"
    assert kinds["Scores"].astype(int).sum() >= 760


def test_results_corrected_or_under_review_are_told(open_page):
    [corrected] = tables_with(open_page("sources"), "Standing")
    told = {(row["Council"], row["Standing"]) for row in corrected.to_dict("records")}
    assert told == {("Swindon", "superseded"), ("Bromley", "provisional")}


def test_councils_that_were_replaced_are_listed_with_what_came_after(open_page):
    [replaced] = tables_with(open_page("sources"), "Published under")
    assert "Cumbria (E10000006)" in list(replaced["Published under"])


def test_a_nonsense_address_does_not_break_it(open_page):
    assert not open_page("sources", region="Nowhere", council="X").exception
