"""The spine chart of the Compare page, made once for everyone of one scope, kept until anything is stored."""

from functools import partial

import polars as pl

from regional import data
from regional.access import Viewer
from regional.charts.drawing import Words
from regional.charts.spine import spine_chart
from regional.exports.taken import SHOWN, Column, Fact, Table, Taken
from regional.views.closed_shown import ClosedShown
from regional.views.spine import spine
from regional.views.taken_facts import PICTURE, ending, made, sources
from regional.words import spine as words

PLAIN = ["metric", "period", "value", "lower", "upper", "region", "england", "councils", "judged"]


@data.kept_view
def spine_shown(viewer: Viewer, ons_code: str) -> ClosedShown:
    council = data.council(viewer, ons_code)
    name, region = council["short_name"], council["region"]
    rows = spine(viewer, council)
    title = words.heading(rows, name)
    told = [words.shown(row) for row in rows.iter_rows(named=True)]
    with_words = rows.with_columns(
        pl.Series(f"{which}_shown", [each[which] for each in told], dtype=pl.String)
        for which in ("value", "region", "england")
    )
    publishers = data.publications(viewer).filter(
        pl.col("id").is_in(rows["publication_id"].unique().to_list())
    )
    line = f"Source: {'; '.join(publishers['publisher'].unique(maintain_order=True))}."
    said = Words(title, words.drawn(rows), line, f"{title}. {' '.join(words.sentences(rows))}")
    draw = partial(spine_chart, with_words, name, region, said)
    return ClosedShown(
        heading=title,
        sentences=words.sentences(rows),
        draw=draw if rows.height else None,
        table=words.table(rows, name, region),
        taken=partial(_taken, viewer, rows, title, line),
        file=f"{name} against england".lower().replace(" ", "-"),
    )


def _taken(viewer: Viewer, rows: pl.DataFrame, title: str, line: str) -> Taken:
    columns = (
        Column("title", "Metric", "name", 46),
        Column("period", "Year", "text", 10),
        Column("value", "Value, in the metric's unit", "0.0", 14),
        Column("lower", "Lower 95% limit", "0.0", 12),
        Column("upper", "Upper 95% limit", "0.0", 12),
        Column("region", "Region", "0.0", 12),
        Column("england", "England", "0.0", 12),
        Column("councils", "Councils with a figure", "0", 12),
        Column("judged", "Beside England", "text", 24),
    )
    return Taken(
        title=title,
        sentences=tuple(words.sentences(rows)),
        charts=(),
        tables=(Table("All metrics", title, rows, columns),),
        facts=(
            Fact(SHOWN, words.drawn(rows)),
            made(words.HOW_MADE, PICTURE),
            *sources(viewer, rows["publication_id"].unique()),
            *ending(sent=False),
        ),
        source=line,
        data=rows.select(PLAIN),
    )
