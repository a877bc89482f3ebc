"""One metric of a council over the years as it is taken away."""

import polars as pl

from models.figure import MARKERS
from models.metric import metrics
from models.period import between
from regional import data
from regional.access import Viewer
from regional.charts.colours import LIGHT
from regional.exports.taken import SHOWN, Chart, Column, Fact, Kind, Series, Table, Taken
from regional.views import metrics as views
from regional.views.stretches import stretches
from regional.views.taken_facts import definition, ending, made, sources
from regional.views.trend import by_year, part_of
from regional.words import metrics as words
from regional.words import trend
from regional.words.groups import of_group
from regional.words.plain import first_up

BY_YEAR, EACH = "By year", "Each figure"
DECIMALS: dict[str, Kind] = {"count": "0", "ratio": "0.00"}  # the others have one, as on the screen
COLOURS = {"ours": LIGHT.ours, "predecessor": LIGHT.ours, "region": LIGHT.peer, "england": LIGHT.text}
WHY_EMPTY = pl.col("marker").replace_strict(MARKERS, default=None, return_dtype=pl.String)


def metric_taken(
    viewer: Viewer, council: dict, metric_id: str, group: str = "all", first: bool = False
) -> Taken:
    """council: a row of data.councils; group: a breakdown; first: as first published, not as now known."""
    metric, name = of_group(metrics()[metric_id], group), council["short_name"]
    view = views.metrics(viewer, council, group, first=first)
    figures = view.of(metric_id)
    newest = views.newest(view.figures).filter(pl.col("metric") == metric_id).to_dicts()
    title = words.heading(name, metric, newest[0] if newest else None)
    judged = by_year(figures, metric, views.breaks(metric, figures))
    told = trend.sentences(metric, judged, words.when(figures))
    said = (*told, *words.beneath(metric, newest, figures, view.predecessors), words.drawn(metric))
    source = words.source(metric, figures, data.publications(viewer))
    table, series = _by_year(figures, views.breaks(metric, figures), metric.unit, title)
    return Taken(
        title=title,
        sentences=said,
        charts=(
            Chart("lines", title, f"{title}. {said[0]}", BY_YEAR, "period", series, first_up(metric.unit)),
        ),
        tables=(table, _each(figures, metric.unit)),
        facts=(
            Fact(SHOWN, f"{words.drawn(metric)} {source}"),
            made(trend.HOW_MADE),
            definition(metric),
            *sources(viewer, figures["publication_id"].unique()),
            *ending(sent=False),
        ),
        source=source,
        data=_plain(figures, metric.title, metric.unit),
    )


def _by_year(
    figures: pl.DataFrame, breaks: dict[str, str], unit: str, heading: str
) -> tuple[Table, tuple[Series, ...]]:
    """One row a year, also one that nobody has a figure for; one column an area, the council first.

    An area has a column for each stretch without a series break, so that no line joins two of them.
    breaks: of views.metrics.breaks; they are told under the table.
    """
    ordered = figures.sort(pl.col("series").cast(pl.Enum(words.SERIES)), "period")
    areas = dict(ordered.select("area", "series").unique(maintain_order=True).iter_rows())
    every = pl.DataFrame({"period": between(figures["period"].min(), figures["period"].max())})
    values = ordered.pivot(on="area", on_columns=list(areas), index="period", values="value")
    absent = ordered.filter(pl.col("value").is_null())
    why = absent.group_by("period", maintain_order=True).agg(
        empty=pl.format("{}: {}", "area", WHY_EMPTY.fill_null("not published")).str.join("; ")
    )
    wide = every.join(values, on="period", how="left").join(why, on="period", how="left").sort("period")
    none = pl.any_horizontal(pl.col(each).is_null() for each in areas)
    empty = pl.when(none).then(pl.col("empty").fill_null("not published for every area"))
    kind = DECIMALS.get(unit, "0.0")
    columns, series, wide = [], [], wide.with_columns(empty=empty)
    part = part_of(wide["period"], breaks)
    for area, which in areas.items():
        parts, wide = stretches(wide, area, part, f"{area} ({unit})", kind)
        columns += parts
        dashed = which in ("region", "predecessor")
        series += [Series(part.name, COLOURS[which], "line", dashed=dashed) for part in parts]
    shown = (
        Column("period", first_up(words.when(figures)), "name", 12),
        *columns,
        Column("empty", "Why empty", "text", 44),
    )
    return Table(BY_YEAR, heading, wide, shown, tuple(words.series_breaks(breaks))), tuple(series)


def _each(figures: pl.DataFrame, unit: str) -> Table:
    kind = DECIMALS.get(unit, "0.0")
    columns = (
        Column("area", "Area", "name", 26),
        Column("period", first_up(words.when(figures)), "text", 11),
        Column("value", f"Value ({unit})", kind, 14),
        Column("numerator", "Numerator, as published", "0", 14),
        Column("denominator", "Denominator, as published", "0", 14),
        Column("margin_of_error", "Margin of error, 95%, as published", "0.0", 16),
        Column("lower", "95% interval, from, as published", "0.0", 16),
        Column("upper", "95% interval, to, as published", "0.0", 16),
        Column("empty", "Why empty", "text", 18),
        Column("code", "Code in its framework", "text", 14),
        Column("publication_id", "Source", "text", 18),
    )
    frame = figures.sort("period", "series", descending=True).with_columns(empty=WHY_EMPTY)
    return Table(EACH, "One row a figure, as it was published and rounded", frame, columns)


def _plain(figures: pl.DataFrame, title: str, unit: str) -> pl.DataFrame:
    return figures.sort("period", "ons_code").select(
        "ons_code",
        "area",
        "metric",
        metric_title=pl.lit(title),
        breakdown="breakdown",
        period="period",
        value="value",
        unit=pl.lit(unit),
        marker=WHY_EMPTY,
        numerator="numerator",
        denominator="denominator",
        margin_of_error="margin_of_error",
        lower="lower",
        upper="upper",
        status="status",
        publication="publication_id",
    )
