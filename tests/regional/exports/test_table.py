import csv
import io
from datetime import date

import polars as pl
import pytest

from regional.exports.table import csv_bytes, data_csv
from regional.exports.taken import Taken


def lines_of(frame: pl.DataFrame) -> list[str]:
    return csv_bytes(frame).decode("utf-8-sig").splitlines()


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_would_be_run_as_a_formula_gets_an_apostrophe(text):
    assert (
        csv_bytes(pl.DataFrame({"note": [text]})).decode("utf-8-sig").split("\n", 1)[1].lstrip('"')[0] == "'"
    )


def test_an_ordinary_text_is_left_as_it_is():
    assert lines_of(pl.DataFrame({"council": ["Stoke-on-Trent", "1 = one"]})) == [
        "council",
        "Stoke-on-Trent",
        "1 = one",
    ]


def test_a_negative_number_stays_a_number():
    assert lines_of(pl.DataFrame({"gap": [-1, 2], "value": [-0.5, 3.25]})) == [
        "gap,value",
        "-1,-0.5",
        "2,3.25",
    ]


def test_null_is_an_empty_cell_in_text_and_in_numbers():
    frame = pl.DataFrame({"council": ["Barnet", None], "value": [None, 2.0]})
    assert lines_of(frame) == ["council,value", "Barnet,", ",2.0"]


def test_a_column_head_that_would_be_run_is_made_harmless_too():
    assert lines_of(pl.DataFrame({"=now()": ["x"]}))[0] == "'=now()"


def test_the_file_says_that_it_is_utf_8():
    content = csv_bytes(pl.DataFrame({"council": ["Ynys Môn"]}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Ynys Môn" in content.decode()


def test_a_frame_without_rows_still_has_its_heads():
    assert lines_of(pl.DataFrame(schema={"council": pl.String, "value": pl.Float64})) == ["council,value"]


def test_the_data_of_a_page_say_in_each_row_where_they_came_from_and_when_they_were_taken():
    frame = pl.DataFrame({"council": ["Ashby", "Cosby"], "score": [3, None], "marker": [None, "not known"]})
    page = Taken("A title", (), (), (), (), "Source: a reader.", frame)
    content = data_csv(page, date(2026, 11, 23)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    taken = {"source": "Source: a reader.", "taken_on": "2026-11-23"}
    assert rows == [
        {"council": "Ashby", "score": "3", "marker": "", **taken},
        {"council": "Cosby", "score": "", "marker": "not known", **taken},
    ]
