"""One order of what was found by words and by meaning."""

import polars as pl

from regional.analysis.found import in_order

ENTRIES = pl.DataFrame({"id": [1, 2, 3, 4], "meaning": [0.9, 0.5, 0.1, 0.5]})


def fits(**words):
    rows = [(int(name[1:]), value) for name, value in words.items()]
    return pl.DataFrame(rows, schema={"id": pl.Int64, "words": pl.Float64}, orient="row")


def test_words_and_meaning_both_count_and_equals_keep_their_order():
    assert in_order(ENTRIES, fits())["id"].to_list() == [1, 2, 4]
    assert in_order(ENTRIES, fits(n4=8.0, n3=8.0))["id"].to_list() == [1, 4, 2, 3]  # 0.9, 0.5 + 0.4, 0.5, 0.5


def test_an_entry_that_is_not_given_makes_no_difference():
    alone = in_order(ENTRIES, fits(n2=1.0))
    assert in_order(ENTRIES, fits(n2=1.0, n99=50.0)).equals(alone)
    assert alone["words"].to_list() == [0.0, 1.0, 0.0]
