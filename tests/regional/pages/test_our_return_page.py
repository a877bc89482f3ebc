"""The upload, as a council's performance officer goes through it."""

import io
from datetime import date

import openpyxl
import pytest

from models.quarter import latest
from regional import data
from regional.access import LOCAL
from tests.regional.pages.tables import tables

BARNET = "E09000003"
QUARTER, BEFORE = latest(date.today(), 2)
FIVE_FAULTS = {
    "Scores": {"B2": "2-3", "B3": 5, "B4": "good", "B5": 3},
    "Answers": {"E2": "perhaps"},
    "Metrics": {"E2": "about 40"},
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def open_return(app):
    def opened(council, quarter):
        app.switch_page("regional/pages/our_return.py").run()
        app.selectbox(key="council").select(council)
        return app.selectbox(key="quarter").select(quarter).run()

    return opened


@pytest.fixture
def barnets(open_return):
    return open_return(BARNET, QUARTER)


def upload(app, content, name="barnet.xlsx"):
    app.file_uploader[0].set_value((name, content, XLSX))
    return app.run()


def buttons(app):
    return [button.key for button in app.button]


def stored():
    return data.versions(LOCAL, BARNET)


def faults(app):
    return [table.value for table in tables(app) if "What to do" in table.value.columns]


def test_it_begins_with_the_download_and_says_that_nothing_was_sent(barnets, shown):
    assert not barnets.exception
    assert barnets.title[0].value == f"Barnet's return for {QUARTER}"
    assert "Nothing has been sent yet." in shown(barnets)
    assert "**1 Download**" in shown(barnets)
    assert "Barnet has sent nothing yet." in shown(barnets)


def test_a_clean_file_is_looked_at_before_anything_is_stored(barnets, fill, shown):
    app = upload(barnets, fill(QUARTER, Scores={"B2": 3, "B3": 2}))
    assert "The file holds 2 of 9 own scores." in shown(app)
    assert "**5 Submit**" in shown(app)
    assert buttons(app) == ["submit", "draft"]
    assert stored().is_empty()


def test_submitting_stores_it_and_shows_the_version(barnets, fill, shown):
    app = upload(barnets, fill(QUARTER, Scores={"B2": 3}))
    app.button(key="submit").click().run()
    assert not app.exception
    assert f"Done: Barnet's return for {QUARTER} is submitted as version 1." in shown(app)
    [versions] = [table.value for table in tables(app) if "Version" in table.value.columns]
    assert versions[["Quarter", "Version", "State", "File"]].to_numpy().tolist() == [
        [QUARTER, "1", "shared", "barnet.xlsx"]
    ]
    assert not buttons(app)  # the upload is empty again: a second press cannot store it twice


def test_five_faults_are_listed_and_such_a_file_cannot_be_submitted(barnets, fill, shown):
    app = upload(barnets, fill(QUARTER, **FIVE_FAULTS))
    assert not app.exception
    assert "To mend (5)" in app.error[0].value
    [listed] = faults(app)
    assert len(listed) == 5
    assert "Scores, row 2 (Assessing needs)" in list(listed["Where"])
    assert buttons(app) == ["draft"]
    assert "**3 Mend**" in shown(app)


def test_the_workbook_with_the_faults_marked_is_offered_under_the_list(barnets, fill):
    app = upload(barnets, fill(QUARTER, **FIVE_FAULTS))
    labels = [button.label for button in app.get("download_button")]
    assert "Your workbook with the faults marked" in labels
    refused = upload(app, fill(QUARTER, Answers={"B2": "NHS number 943 476 5919"}))
    assert "Your workbook with the faults marked" not in [b.label for b in refused.get("download_button")]


def test_it_can_be_kept_as_a_draft_with_what_is_left_to_mend(barnets, fill, shown):
    app = upload(barnets, fill(QUARTER, **FIVE_FAULTS))
    app.button(key="draft").click().run()
    assert not app.exception
    assert "Version 1 is kept as a draft with 5 things to mend." in shown(app)
    assert stored().select("version", "stage").rows() == [(1, "draft")]
    assert data.own_scores(LOCAL, QUARTER).is_empty()  # nobody sees a draft's scores
    assert "To mend in version 1, kept as a draft on" in app.error[0].value  # told again when one comes back
    assert len(faults(app)[0]) == 5
    assert faults(app)[0]["Where"][0] == "Scores, row 2 (Assessing needs)"


def test_the_mended_file_is_submitted_as_the_next_version(barnets, fill, shown):
    app = upload(barnets, fill(QUARTER, **FIVE_FAULTS))
    app.button(key="draft").click().run()
    app = upload(app, fill(QUARTER, Scores={"B2": 3, "B3": 2, "B4": 3}))
    app.button(key="submit").click().run()
    assert "is submitted as version 2." in shown(app)
    assert stored().select("version", "stage", "status").rows() == [
        (2, "shared", "current"),
        (1, "draft", "superseded"),
    ]


def test_personal_data_refuses_the_whole_file_and_nothing_of_it_is_stored(barnets, fill, shown):
    number = "943 476 5919"
    app = upload(barnets, fill(QUARTER, Scores={"B2": 3}, Answers={"B2": f"Mrs A, NHS number {number}"}))
    assert not app.exception
    [listed] = faults(app)
    assert "NHS number" in listed["What we found"][0]
    assert "Answers" in listed["Where"][0] + listed["What we found"][0]
    everything = shown(app) + listed.to_string()
    assert number not in everything
    assert number.replace(" ", "") not in everything
    assert "Nothing in this file can be stored." in everything
    assert not buttons(app)
    assert stored().is_empty()


def test_another_councils_workbook_is_refused(open_return, fill):
    app = open_return("E09000007", QUARTER)
    app = upload(app, fill(QUARTER, Scores={"B2": 3}))
    [listed] = faults(app)
    assert "Barnet" in listed["What we found"][0]
    assert "submit" not in buttons(app)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00\xff\xfe", b"sheet,field\n1"])
def test_any_bytes_are_answered_with_what_to_do(barnets, content):
    app = upload(barnets, content)
    assert not app.exception
    assert len(faults(app)[0]) >= 1
    assert not buttons(app)


def test_the_same_file_twice_changes_nothing(barnets, fill, shown):
    content = fill(QUARTER, Scores={"B2": 3})
    for _ in range(2):
        app = upload(barnets, content)
        app.button(key="submit").click().run()
    assert "It is the same file, so nothing has changed." in app.info[0].value
    assert stored().height == 1


def test_the_next_quarter_says_what_changed_since_the_last(open_return, send, fill):
    send(BEFORE, Scores={"B2": 3, "B3": 2})
    app = open_return(BARNET, QUARTER)
    app = upload(app, fill(QUARTER, Scores={"B2": 4}))  # the rest is carried forward
    [changes] = [table.value for table in tables(app) if "Before" in table.value.columns]
    assert changes[["About", "Before", "Now"]].to_numpy().tolist() == [["Assessing needs", "3", "4"]]
    assert f"What changed since {BEFORE}: 1 cell" in [expander.label for expander in app.expander]


def test_a_region_that_asks_for_evidence_scores_gets_the_sheet(barnets, fill):
    collection = barnets.switch_page("regional/pages/collection.py").run()
    collection.selectbox(key="for-region").select("London").run()
    collection.checkbox(key="asked-London-Evidence scores").check().run()
    assert not collection.exception
    assert "Evidence scores" in openpyxl.load_workbook(io.BytesIO(fill(QUARTER))).sheetnames


def test_who_sees_it_is_said_and_secrecy_is_not_promised(barnets, shown):
    assert "whoever uses this machine sees it too" in shown(barnets)
    assert "Freedom of Information Act" in shown(barnets)


def test_what_a_person_typed_is_shown_as_it_is_and_never_as_markup(barnets, fill):
    app = upload(barnets, fill(QUARTER, Scores={"B2": "*4*", "B3": 3}), name="[a](b.org) *c*.xlsx")
    [listed] = faults(app)
    assert '"*4*"' in listed["What we found"][0]
    app.button(key="draft").click().run()
    [versions] = [table.value for table in tables(app) if "Version" in table.value.columns]
    assert versions["File"][0] == "[a](b.org) *c*.xlsx"


def test_a_file_sent_under_the_templates_own_name_can_be_had_again(barnets, fill):
    app = upload(barnets, fill(QUARTER, Scores={"B2": 3}), name=f"Barnet-{QUARTER.replace(' ', '-')}.xlsx")
    app.button(key="submit").click().run()
    assert not app.exception  # no two downloads of one name
    names = [str(each) for each in app.get("download_button")]
    assert any("Download as received" in name for name in names)
