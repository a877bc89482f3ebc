import polars as pl
import pytest

from ingest.council_return.frames import FIGURES, SCORES, ReturnFrames, empty
from ingest.load_earlier import earlier_values
from ingest.load_return import Received, store_return

pytestmark = pytest.mark.both_databases

BARNET = "E09000003"
QUARTERS = [f"{year}-{year - 1999} Q{number}" for year in (2023, 2024, 2025) for number in (1, 2, 3, 4)]


def send(
    quarter: str,
    score: int | None,
    value: float | None = None,
    stage: str = "submitted",
    steps: tuple[str, ...] = (),
) -> None:
    scores = pl.DataFrame([("equity", score, "Because.")], schema=SCORES, orient="row")
    row = ("direct_payments", "65 and over", value, None, None, None if value else "c", None)
    figures = pl.DataFrame([row], schema=FIGURES, orient="row")
    frames = ReturnFrames(scores, empty().answers, figures, empty().evidence)
    content = f"{quarter} {score} {value} {stage}".encode()
    store_return(Received(BARNET, quarter, "barnet.xlsx", content, frames, []), stage, "p1", steps=steps)


def test_the_last_eight_submitted_quarters_before_this_one_come_newest_first(database):
    for number, quarter in enumerate(QUARTERS):
        send(quarter, None, float(number + 1))
    found = earlier_values(BARNET, QUARTERS[-1])
    assert found["quarter"].to_list() == QUARTERS[-2:-10:-1]
    assert found["value"].to_list() == [11, 10, 9, 8, 7, 6, 5, 4]
    assert found.select("sheet", "about", "breakdown").unique().rows() == [
        ("Metrics", "direct_payments", "65 and over")
    ]


def test_what_was_not_given_superseded_or_only_drafted_is_no_earlier_value(database):
    send("2025-26 Q1", 1)
    send("2025-26 Q1", 2)
    send("2025-26 Q2", 4, stage="draft")
    send("2025-26 Q3", None)
    assert earlier_values(BARNET, "2025-26 Q4").rows() == [("2025-26 Q1", "Scores", "equity", "all", 2)]
    assert earlier_values("E06000015", "2025-26 Q4").is_empty()


def test_of_a_quarter_with_a_correction_that_waits_the_newest_counts_once(database):
    send("2025-26 Q1", 1)
    send("2025-26 Q1", 2, steps=("Approver",))
    assert earlier_values(BARNET, "2025-26 Q4").rows() == [("2025-26 Q1", "Scores", "equity", "all", 2)]
