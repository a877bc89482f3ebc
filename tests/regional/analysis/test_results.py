import polars as pl

from regional.analysis.results import shown


def assessments(*rows):
    columns = ["id", "ons_code", "kind", "status", "published", "rating"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def shown_ids(*rows):
    return shown(assessments(*rows))["id"].to_list()


def test_the_newest_formal_result_is_shown():
    assert shown_ids(
        (1, "E1", "formal", "current", "2025-03-14", "good"),
        (2, "E1", "formal", "current", "2026", "requires improvement"),
        (3, "E1", "formal", "current", "2025-12", "good"),
    ) == [2]


def test_a_provisional_result_is_shown_when_it_is_newer():
    assert shown_ids(
        (1, "E1", "formal", "current", "2025", "good"),
        (2, "E1", "formal", "provisional", "2026", "good"),
    ) == [2]


def test_a_pilot_gives_way_to_a_formal_result_however_old():
    assert shown_ids(
        (1, "E06000018", "pilot", "current", "2026-11", "good"),
        (2, "E06000018", "formal", "current", None, "good"),
    ) == [2]


def test_a_pilot_is_shown_where_there_is_no_formal_result():
    assert shown_ids((1, "E08000025", "pilot", "current", "2023-11-17", "good")) == [1]


def test_a_superseded_or_withdrawn_result_is_never_shown():
    assert shown_ids(
        (1, "E06000030", "formal", "superseded", "2026-02", "inadequate"),
        (2, "E06000030", "formal", "current", "2026", "requires improvement"),
        (3, "E9", "formal", "withdrawn", "2026", "good"),
    ) == [2]


def test_a_formal_result_without_a_rating_is_still_the_one_shown():
    assert shown_ids(
        (1, "E06000004", "formal", "current", "2025-10", None),
        (2, "E06000004", "pilot", "current", "2026", "good"),
    ) == [1]


def test_a_date_we_do_not_know_counts_as_the_oldest():
    assert shown_ids(
        (1, "E1", "formal", "provisional", None, "good"),
        (2, "E1", "formal", "current", "2024", "good"),
    ) == [2]


def test_each_council_has_one_row_with_every_column():
    given = assessments(
        (1, "E2", "formal", "current", "2025", "good"),
        (2, "E1", "formal", "current", "2025", "good"),
        (3, "E2", "formal", "current", "2024", "good"),
    )
    assert shown(given).rows() == [given.row(1), given.row(0)]
