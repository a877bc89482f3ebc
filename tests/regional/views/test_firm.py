import polars as pl

from models.assessment import CHECKS
from regional.views.firm import FIRM


def test_pilots_and_what_nobody_has_read_firmly_are_not_counted():
    formal = [("formal", check) for check in (*CHECKS, None)]
    found = pl.DataFrame([*formal, ("pilot", "official")], schema=["kind", "check"], orient="row")
    assert found.filter(FIRM)["check"].to_list() == ["official", "compiled", "news"]
