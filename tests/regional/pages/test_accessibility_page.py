from regional.words import accessibility as words
from tests.browser.test_accessibility import STREAMLITS_OWN
from tests.regional.pages.tables import tables


def test_the_page_lists_each_fault_with_whom_it_meets_and_what_to_do_instead(open_page):
    app = open_page("accessibility")
    assert not app.exception
    [table] = tables(app)
    assert list(table.value.columns) == ["What is wrong", "Whom it meets", "What to do instead"]
    assert len(table.value) == len(words.FAULTS) == 6
    assert "six known faults" in app.title[0].value


def test_what_axe_is_told_to_forgive_is_told_to_readers_too():
    told = " ".join(fault for fault, _, _ in words.FAULTS)
    in_words = {
        "presentation-role-conflict": "place to drop a file",
    }
    assert in_words.keys() == STREAMLITS_OWN.keys()
    assert all(words in told for words in in_words.values())
