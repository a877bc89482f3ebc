"""What is said of a funnel: whether ours is inside the limits, who is outside, how they were made."""

import polars as pl

from regional.analysis.funnel import FAR, FEWEST_AREAS, INSIDE
from regional.views.compare_funnel import Funnel
from regional.words.compare_numbers import in_unit
from regional.words.plain import number, of, several, shortened

PLACES = {
    "inside": "inside the 95% limits",
    "high": "above the 95% limit, inside the 99.8% one",
    "very high": "above the 99.8% limit",
    "low": "below the 95% limit, inside the 99.8% one",
    "very low": "below the 99.8% limit",
}
NONE = (
    "No funnel is drawn: it needs a share or a rate of people counted, not an estimate of a survey, from "
    f"{FEWEST_AREAS} councils or more, with people enough in most of them."
)
HOW_MADE = (
    "One dot is one council: across, how many people its figure rests on; up, the figure as published. The "
    "middle line is all these councils together, all people counted over all people asked. Small councils "
    "vary more by chance, so the limits open to the left: chance alone puts 1 council in 20 outside the 95% "
    "limits (dotted) and 1 in 500 outside the 99.8% limits (dashed). Where councils differ by more than "
    "chance, as most do because they serve different people, the limits are widened by that much "
    "(Spiegelhalter's additive model, a tenth of the councils at either end moved in first). A line made "
    "from these councils hides what all of them share. Only councils outside the outer limits are named, and "
    "no order of merit is meant."
)


def heading(made: Funnel | None, council: str) -> str:
    """The result, for the part's heading and the picture's title."""
    if made is None:
        return "No funnel of all councils for this figure"
    outside = made.areas.filter(pl.col("place").is_in(FAR)).height
    rest = f"{of(outside, made.areas.height)} councils are outside the outer limits"
    ours = made.ours
    if ours is None:
        return f"Funnel of all councils: {council} has no place in it; {rest}"
    value, place = in_unit(ours["value"], made.metric), PLACES[ours["place"]]
    return f"Funnel of all councils: {council}'s {value} is {place}; {rest}"


def sentences(made: Funnel) -> list[str]:
    return [_widened(made), _outside(made), _left_out(made)]


def drawn(made: Funnel) -> str:
    """The picture's subtitle."""
    many = several(made.areas.height, "council")
    return f"{made.metric.definition} {made.year}, by the number of people it rests on: {many}."


def table(made: Funnel) -> pl.DataFrame:
    """One row a council, A to Z."""
    rows = [
        {
            "Council": row["name"],
            f"{made.year} ({made.metric.unit})": number(row["value"]),
            "Out of": number(row["n"], "count"),
            "Place": PLACES[row["place"]],
            "By chance alone": PLACES[row["by_chance"]],
        }
        for row in made.areas.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def _widened(made: Funnel) -> str:
    by_chance = made.areas.filter(pl.col("by_chance") != INSIDE).height
    if not made.spread.wider:
        return (
            "The limits are those of chance alone: councils do not differ by more. "
            f"{of(by_chance, made.areas.height)} councils are outside the 95% limits; chance would put about "
            f"{round(made.areas.height / 20)} there."
        )
    return (
        f"The limits are widened, because councils differ more than chance alone allows (factor "
        f"{number(made.spread.phi)}). Without that {of(by_chance, made.areas.height)} councils would be "
        "outside the 95% limits."
    )


def _outside(made: Funnel) -> str:
    far = made.areas.filter(pl.col("place").is_in(FAR))
    if far.is_empty():
        return "No council is outside the outer limits."
    return f"Outside the outer limits, A to Z: {shortened(far['name'].to_list(), 12)}."


def _left_out(made: Funnel) -> str:
    if not made.left_out:
        return "Every council is compared."
    return (
        f"Not compared: {several(made.left_out, 'council')} without the figure, or with fewer than 5 people."
    )
