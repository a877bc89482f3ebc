"""Sources: a publisher's file is dropped, looked at, loaded and taken back, by whoever may."""

import pytest

from regional.access import PUBLIC
from regional.workflow import published
from tests.ingest import published_copies as copies
from tests.ingest.cqc_pages import Council, all_pages
from tests.regional.pages.tables import tables

NAME, TYPE = "ascof_2018-19.csv", "text/csv"
LEAD = {"role": "regional_lead", "region": "London"}
CONTRIBUTOR = {"role": "contributor", "ons_code": "E09000003"}


def sample(path="ascof/ascof_2018-19.csv"):
    return (copies.FILES / path).read_bytes()


def drop(app, *files):
    app.file_uploader[0].set_value([(name, content, TYPE) for name, content in files]).run()
    assert not app.exception
    return app


def press(app, label):
    [button] = [each for each in app.button if each.label == label]
    return button.click().run()


def test_a_file_is_looked_at_before_anything_is_stored_and_then_loaded(open_page, shown):
    app = drop(open_page("sources"), (NAME, sample()))
    words = shown(app)
    assert "Adult Social Care Outcomes Framework, open data (NHS Digital (now NHS England))." in words
    assert "ascof_2018-19.csv: 1,237 of 1,299 rows would be loaded, for 2018-19; 62 left out." in words
    assert "15 of 17 sources are loaded" in app.title[0].value
    app = press(app, "Load")
    assert "1,237 of 1,299 rows loaded" in app.success[0].value
    assert "16 of 18 sources are loaded" in app.title[0].value


def test_the_same_file_again_is_said_to_be_loaded(open_page, shown):
    app = press(drop(open_page("sources"), (NAME, sample())), "Load")
    app = drop(app, ("renamed.csv", sample()))
    assert "It is the same file, so nothing has changed." in shown(app)
    assert "Load" not in [button.label for button in app.button]


def test_quarterly_tables_are_known_looked_at_loaded_and_shown_by_month(open_page, shown):
    file = ("table.ods", sample("client_level_data/long_term_support.ods"))
    app = drop(open_page("sources"), file)
    words = shown(app)
    assert "Client-level data, quarterly update (Department of Health and Social Care)." in words
    assert "has not met the publisher's newest file yet" in words
    assert "204 of 204 rows would be loaded, for 2026-01-31 to 2026-03-31" in words
    app = press(app, "Load")
    assert "204 of 204 rows loaded" in app.success[0].value
    [sources] = [table.value for table in tables(app) if "Known faults" in table.value.columns]
    assert sum("Client-level data" in each for each in sources["Source"]) == 1  # no longer said to be missing
    app = open_page("council", council="Barnet", metric="People in long-term support at the end of a month")
    words = shown(app)
    assert "end of a month: 2,038 on 31 March 2026 (Barnet, provisional)" in words
    assert "the region" not in words.split("end of a month: ")[1][:60]  # a count is set beside nobody else's
    assert "written from a description of the tables" in words


def test_measures_of_the_carers_survey_are_known_and_loaded(open_page, shown):
    app = drop(open_page("sources"), ("download.csv", sample("carers/carers_measures.csv")))
    assert "Survey of Adult Carers in England, measures by council" in shown(app)
    app = press(app, "Load")
    assert "1,260 of 1,260 rows loaded" in app.success[0].value
    words = shown(
        open_page("council", council="Barnet", metric="Carers with as much social contact as they want")
    )
    assert "give or take" in words


def test_a_period_typed_for_a_file_that_says_its_months_is_not_needed(open_page, shown):
    app = drop(open_page("sources"), ("table.ods", sample("client_level_data/assessments.ods")))
    [box] = [each for each in app.text_input if each.label.startswith("Year or month")]
    box.set_value("2026-03").run()
    assert "Leave the box empty" in app.error[0].value


def test_a_broken_file_is_told_what_is_wrong_and_cannot_be_loaded(open_page, shown):
    cells = copies.grid("ascof/ascof_2018-19.csv")
    cells[3][7] = "about 30"
    app = drop(open_page("sources"), (NAME, copies.csv(cells)))
    assert "To mend (1)" in app.error[0].value
    [faults] = [table.value for table in tables(app) if "What to do" in table.value.columns][:1]
    assert '"about 30"' in faults["What"][0]
    assert "Load" not in [button.label for button in app.button]


def test_a_file_that_is_not_read_is_told_what_it_is(open_page):
    app = drop(open_page("sources"), ("x.csv", b"CASSR Code,ONS area code,CASSR name\n1,2,3\n"))
    assert "annex tables" in app.error[0].value


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("fingertips/social_contact.csv", "Fingertips (Department of Health and Social Care)."),
        ("lg_inform/lg-inform-4282.csv", "LG Inform (Local Government Association)."),
        ("safeguarding/safeguarding_2021-22.csv", "Safeguarding Adults Collection (NHS Digital"),
    ],
)
def test_the_other_files_of_figures_are_known_looked_at_and_loaded(open_page, shown, path, said):
    app = drop(open_page("sources"), (path.rpartition("/")[2], sample(path)))
    words = shown(app)
    assert said in words
    assert "compare a few figures before you load it" in words
    assert "would be loaded" in words
    app = press(app, "Load")
    assert "Done:" in app.success[0].value


def test_a_year_that_the_name_does_not_say_can_be_typed(open_page, shown):
    app = drop(open_page("sources"), ("download.csv", sample()))
    assert "Load" not in [button.label for button in app.button]
    [box] = [each for each in app.text_input if each.label.startswith("Year or month")]
    box.set_value("in 2018").run()
    assert "Write a year, as 2018-19" in app.error[0].value
    [box] = [each for each in app.text_input if each.label.startswith("Year or month")]
    box.set_value("2018-19").run()
    assert "would be loaded, for 2018-19" in shown(app)


def test_saved_pages_are_read_together_and_another_result_needs_a_reason(open_page, shown):
    pages = [(file.name, file.content) for file in all_pages(Council(rating="Good"))]
    app = drop(open_page("sources"), *pages)
    assert "10 saved pages: 38 of 38 rows would be loaded" in shown(app)
    other = Council(scores=dict.fromkeys(Council().scores, 3), percent=75)
    app = drop(app, *[(file.name, file.content) for file in all_pages(other)])
    assert "Load" not in [button.label for button in app.button]
    [box] = [each for each in app.text_input if each.label.startswith("Why it may take")]
    box.set_value("reassessed in 2026").run()
    app = press(app, "Load")
    assert app.success[0].value.startswith("Done: cqc-report-barnet")


def test_two_tables_at_once_are_refused(open_page):
    app = drop(open_page("sources"), (NAME, sample()), ("r.csv", sample("cqc/latest_ratings_2021-02.csv")))
    assert "Give one file at a time" in app.error[0].value


def test_a_loaded_file_is_taken_back_with_a_reason(open_page, unfold):
    app = press(drop(open_page("sources"), (NAME, sample())), "Load")
    app = unfold(app, "withdraw-file")
    [why] = [each for each in app.text_input if each.label.startswith("Why, in a few words")]
    why.set_value("a trial").run()
    app = press(app, "Withdraw it")
    assert "is withdrawn with its 279 figures; 79 that it had superseded stand again." in app.success[0].value


@pytest.mark.parametrize(("role", "offered"), [(LEAD, True), (CONTRIBUTOR, False), (None, False)])
def test_only_those_who_may_load_are_asked_for_a_file(open_as, role, offered):
    app = open_as("sources", role)
    assert ("Load a publisher's file" in [header.value for header in app.header]) == offered
    assert bool(app.file_uploader) == offered


def test_who_may_not_cannot_by_another_way(database):
    given = [published.Given(NAME, sample())]
    with pytest.raises(PermissionError):
        published.preview(PUBLIC, given, None, None, None)
    with pytest.raises(PermissionError):
        published.store_all(PUBLIC, published.Preview("ascof"))
    with pytest.raises(PermissionError):
        published.withdraw(PUBLIC, "ascof-2018-19", "no reason")
