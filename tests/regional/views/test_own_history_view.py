from regional.access import LOCAL, council_viewer
from regional.views.own_history import metrics_sent, own_history

TANSYFORD, TEASELHAM, YARROWGATE, NEIGHBOUR = "X99000010", "X99000011", "X99000012", "X99000001"


def test_every_quarter_has_a_row_though_no_return_came(demonstration):
    history = own_history(LOCAL, YARROWGATE, "staff_absence")
    assert history.height == 12
    missing = history.filter(~history["returned"])
    assert missing.select("quarter", "value", "marker").rows() == [("2024-25 Q4", None, None)]


def test_it_ends_at_the_newest_quarter_anybody_has_sent(demonstration):
    late = own_history(LOCAL, TEASELHAM, "staff_absence").row(-1, named=True)
    assert (late["quarter"], late["returned"]) == ("2026-27 Q2", False)


def test_a_note_that_begins_with_series_break_breaks_the_series(demonstration):
    history = own_history(LOCAL, TANSYFORD, "sg_conversion_rate")
    assert history.filter("breaks")["quarter"].to_list() == ["2024-25 Q3"]
    assert not own_history(LOCAL, TANSYFORD, "staff_absence")["breaks"].any()


def test_the_judgment_of_june_2026_breaks_every_council_s_deprivation_of_liberty_figures(demonstration):
    """A backlog is of the quarter's last day; what was completed in the judgment's quarter is of neither."""
    backlog = own_history(LOCAL, TANSYFORD, "dols_backlog_rate")
    assert backlog.filter("breaks")["quarter"].to_list() == ["2026-27 Q1"]
    within = own_history(LOCAL, TANSYFORD, "dols_within_21_days")
    assert within.filter("breaks")["quarter"].to_list() == ["2026-27 Q1", "2026-27 Q2"]
    assert all("Supreme Court" in why for why in within.filter("breaks")["why"])


def test_another_council_sees_none_of_it(demonstration):
    viewer = council_viewer("somebody", NEIGHBOUR)
    assert metrics_sent(viewer, TANSYFORD) == []
    assert own_history(viewer, TANSYFORD, "sg_conversion_rate").is_empty()
    assert len(metrics_sent(council_viewer("somebody", TANSYFORD), TANSYFORD)) == 33
