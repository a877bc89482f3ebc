import pytest

from ingest.cells import Reading, half_a_last_digit, marker, number, quoted, score, tidied, yes_or_no

NOT_UNDERSTOOD = Reading(understood=False)


@pytest.mark.parametrize("text", ["1", "2", "3.0", "4."])
def test_a_whole_number_from_1_to_4_is_a_score(text):
    assert score(text) == Reading(int(text[0]))


@pytest.mark.parametrize("text", ["3 - Good", "3: good", "3 good", "3 \u2013 Good", "3 (good)", "3, good"])
def test_a_score_with_its_word_is_read_and_marked_as_not_asked_for(text):
    assert score(text) == Reading(3, as_asked=False)


@pytest.mark.parametrize(
    "text",
    ["0", "5", "2.5", "2-3", "2 to 3", "3/4", "-3", "Good", "3 -", "33", "2026-03-02", "\u0663"],
)
def test_anything_else_is_not_a_score(text):
    assert score(text) == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("-3", -3), ("30.3", 30.3), (".5", 0.5), ("1.5E+3", 1500), ("\u22122", -2)],
)
def test_a_number_alone_is_read_as_it_stands(text, value):
    assert number(text) == Reading(value)


@pytest.mark.parametrize(("text", "value"), [("1,204", 1204), ("1 204 567.5", 1204567.5)])
def test_thousands_set_apart_are_read_and_said(text, value):
    assert number(text) == Reading(value, as_asked=False)


def test_a_per_cent_sign_is_read_only_where_per_cent_is_the_unit():
    assert number("12%", percent=True) == Reading(12, as_asked=False)
    assert number("12%") == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "letter"),
    [("[c]", "c"), ("*", "c"), ("n/a", "z"), ("N/A", "z"), ("not applicable", "z"), ("[x]", "x")],
)
def test_a_marker_in_a_numbers_place_is_read_as_the_marker(text, letter):
    assert number(text) == Reading(marker=letter, as_asked=False)
    assert marker(text) == Reading(letter, as_asked=False)


@pytest.mark.parametrize(
    "text", ["some 12", "12,04", "1,2045", "1.204,5", "<5", "nan", "inf", "1e999", "1_0", "%"]
)
def test_a_guess_is_never_made_at_a_number(text):
    assert number(text, percent=True) == NOT_UNDERSTOOD


def test_only_the_three_letters_are_markers_as_asked():
    assert [marker(letter) for letter in "cxz"] == [Reading(letter) for letter in "cxz"]
    assert marker("q") == NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "answer"), [("Yes", True), ("y", True), ("true", True), ("NO", False), ("0", False)]
)
def test_yes_and_no_are_known_in_every_form_a_spreadsheet_keeps(text, answer):
    assert yes_or_no(text) == Reading(answer)


def test_maybe_is_neither_yes_nor_no():
    assert yes_or_no("maybe") == NOT_UNDERSTOOD


def test_text_loses_what_nobody_typed_and_keeps_its_lines():
    assert tidied("\ufeff \u00a0one_x000D_\r\ntwo\u200b\x07 \n") == "one\ntwo"
    assert tidied(None) == ""


def test_a_message_repeats_little_of_a_cell():
    assert quoted("2-3") == '"2-3"'
    assert quoted("one\ntwo " + "x" * 40) == '"one two xxxxxxxxxxxxxxxx ..."'


@pytest.mark.parametrize(("text", "half"), [("12", 0.5), ("12.3", 0.05), ("12.30", 0.005)])
def test_half_a_last_digit_goes_by_the_digits_given(text, half):
    assert half_a_last_digit(text) == pytest.approx(half)
