"""The funnel of the Compare page, made once for everyone of one scope and kept until anything is stored."""

from functools import partial

import polars as pl

from regional import data
from regional.access import Viewer
from regional.charts.drawing import Words
from regional.charts.funnel import funnel_chart
from regional.exports.taken import SHOWN, Column, Fact, Table, Taken
from regional.views.closed_shown import ClosedShown
from regional.views.compare_funnel import Funnel, compare_funnel
from regional.views.taken_facts import PICTURE, definition, ending, made
from regional.words import funnel as words
from regional.words.metrics import source


@data.kept_view
def funnel_shown(viewer: Viewer, ons_code: str, metric: str, year: str) -> ClosedShown:
    council = data.council(viewer, ons_code)
    name, found = council["short_name"], compare_funnel(viewer, council, metric, year)
    title = words.heading(found, name)
    if found is None:
        return ClosedShown(title, [words.NONE], None, pl.DataFrame(), None, "")
    figures = data.figures_of_metric(viewer, metric).filter(pl.col("period") == year)
    line = source(found.metric, figures, data.publications(viewer))
    alt = f"{title}. {words.drawn(found)} {' '.join(words.sentences(found))}"
    said = Words(title, words.drawn(found), line, alt)
    people = found.metric.denominator or ""
    draw = partial(funnel_chart, found.areas, found.curve, found.baseline, said, found.metric.unit, people)
    taken = partial(_taken, found, title, line)
    file = f"{metric} funnel {name}".lower().replace(" ", "-").replace("_", "-")
    return ClosedShown(title, words.sentences(found), draw, words.table(found), taken, file)


def _taken(found: Funnel, title: str, line: str) -> Taken:
    columns = (
        Column("name", "Council", "name", 26),
        Column("value", f"{found.year} ({found.metric.unit})", "0.0", 14),
        Column("n", "Out of", "0", 14),
        Column("told", "Place", "text", 40),
        Column("chance", "By chance alone", "text", 40),
    )
    told = pl.col("place").replace_strict(words.PLACES), pl.col("by_chance").replace_strict(words.PLACES)
    frame = found.areas.with_columns(told=told[0], chance=told[1])
    return Taken(
        title=title,
        sentences=tuple(words.sentences(found)),
        charts=(),
        tables=(Table("Funnel", title, frame, columns),),
        facts=(
            Fact(SHOWN, words.drawn(found)),
            made(words.HOW_MADE, PICTURE),
            definition(found.metric),
            *ending(sent=False),
        ),
        source=line,
        data=frame.select(
            council="name",
            metric=pl.lit(found.metric.id),
            period=pl.lit(found.year),
            value="value",
            unit=pl.lit(found.metric.unit),
            people="n",
            place="place",
            place_by_chance_alone="by_chance",
        ),
    )
