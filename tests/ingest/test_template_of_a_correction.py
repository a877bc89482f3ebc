"""The workbook of a correction: what was sent stands in it, and the quarter before stands beside."""

import polars as pl

from ingest.council_return.frames import empty
from ingest.council_return.prefill import prefilled


def figures(value, marker=None):
    row = {"metric": "direct_payments", "breakdown": "all", "value": value, "marker": marker}
    shape = empty().figures
    given = pl.DataFrame([row], schema_overrides={"value": pl.Float64, "marker": pl.String})
    return pl.concat([shape, given], how="diagonal_relaxed").select(shape.columns)


def test_a_correction_shows_the_quarter_before_beside_what_was_sent():
    sent, before = (
        empty().__class__(**{**vars(empty()), "figures": figures(value)}) for value in (30.3, 28.0)
    )
    rows = {row.get("metric"): row for row in prefilled(sent, (), True, before=before)["Metrics"]}
    assert (rows["direct_payments"]["value"], rows["direct_payments"]["last_quarter"]) == (30.3, 28.0)
    rows = {row.get("metric"): row for row in prefilled(sent, (), True)["Metrics"]}
    assert rows["direct_payments"]["last_quarter"] is None
