"""A change far from what the council sent before: a slip, or news. It is stored as given, and said."""

from collections.abc import Iterator
from statistics import median

import polars as pl

from ingest.council_return.frames import ReturnFrames
from ingest.issues import Issue
from models.framework import current
from models.metric import Metric, metrics
from models.return_layout import ALL, METRICS, SCORES, Rows, plain

ENOUGH = 4  # earlier values that tell how much a figure moves from quarter to quarter
SPREADS = 4  # times the median absolute deviation that is still usual
SHARE = 0.1  # of the median: a figure that hardly ever moved may move so much
ALIKE = 0.05  # of the last value: a figure that stays where it was told of is no news
JUMP = 2  # points of an own score
# A smaller change is never far: a handful of people, a few points of a share.
STEPS = {"count": 10, "days": 5, "%": 5, "per 100,000": 20, "ratio": 2, "score": 0.5}
STORED = "It will be stored as given."
MEND = "Check it. If it is right, say why in the {}; there is nothing else to do."


def is_far(value: float, earlier: list[float], step: float) -> bool:
    """Whether the value is far from the earlier ones, newest first; never where there is none.

    Nor where it is within a twentieth of the last: that was far then, and was stored as given.

    With four or more: further from their median than four times their median absolute deviation, than a
    tenth of the median and than the step. With one to three, which tell nothing of how much the figure
    usually moves: more than double or less than half of the last, and more than the step away.
    """
    if not earlier or abs(value - earlier[0]) <= ALIKE * abs(earlier[0]):
        return False
    if len(earlier) < ENOUGH:
        last = earlier[0]
        return abs(value - last) > step and (value > 2 * last or value < last / 2)
    middle = median(earlier)
    spread = median(abs(each - middle) for each in earlier)
    return abs(value - middle) > max(SPREADS * spread, SHARE * abs(middle), step)


def far_from_last(frames: ReturnFrames, earlier: pl.DataFrame, quarter: str, rows: Rows) -> list[Issue]:
    """A warning for each figure and own score that is. earlier: as load_earlier.earlier_values gives it."""
    before: dict[tuple[str, str, str], list[tuple[str, float]]] = {}
    for when, sheet, about, breakdown, value in earlier.iter_rows():
        before.setdefault((sheet, about, plain(breakdown)), []).append((when, value))
    return [*_scores(frames, before, rows), *_figures(frames, before, quarter, rows)]


def _figures(frames: ReturnFrames, before: dict, quarter: str, rows: Rows) -> Iterator[Issue]:
    given = frames.figures.filter(pl.col("value").is_not_null())
    for about, breakdown, value in given.select("metric", "breakdown", "value").iter_rows():
        metric, key = metrics()[about], (METRICS, about, plain(breakdown))
        every = before.get(key, [])
        told = [each for each in every if not metric.breaks_between(each[0], quarter)]
        if every and not told:
            yield _series_break(metric, every[0][0], quarter, rows.get(key, ()))
        if is_far(value, [number for _, number in told], STEPS[metric.unit]):
            when, last = told[0]
            group = "" if key[2] == ALL else f" ({breakdown})"
            message = f"{metric.title}{group} is {_shown(value)}; it was {_shown(last)} in {when}"
            if len(told) >= ENOUGH:
                usual = _shown(median(number for _, number in told))
                message += f", and the median of {len(told)} earlier quarters is {usual}"
            yield _warning(f"{message}. {STORED}", MEND.format("note"), METRICS, "Value", rows.get(key, ()))


def _series_break(metric: Metric, before: str, quarter: str, rows: tuple[int, ...]) -> Issue:
    """The result of a comparison that may not be made."""
    why = " ".join(each.why for each in metric.breaks_between(before, quarter))
    message = f"{metric.title}: series break. It is not compared with {before} or before: {why}."
    return Issue("warning", "series_break", message, "Nothing to mend.", METRICS, "Value", rows)


def _scores(frames: ReturnFrames, before: dict, rows: Rows) -> Iterator[Issue]:
    given = frames.scores.filter(pl.col("score").is_not_null())
    names = {each.id: each.name for each in current().statements}
    for statement, score in given.select("statement", "score").iter_rows():
        key = (SCORES, statement, ALL)
        when, last = before.get(key, [("", score)])[0]
        if abs(score - last) >= JUMP:
            message = f"{names[statement]} is {score}; it was {last:.0f} in {when}. {STORED}"
            where = rows.get(key, ())
            yield _warning(message, MEND.format("reason"), SCORES, "Own score (1 to 4)", where)


def _warning(message: str, mend: str, sheet: str, column: str, rows: tuple[int, ...]) -> Issue:
    return Issue("warning", "far_from_last", message, mend, sheet, column, rows)


def _shown(number: float) -> str:
    return f"{number:,.10g}"
