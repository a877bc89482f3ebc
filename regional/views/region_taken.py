"""The Region page as it is taken away: its sentences, its chart and where all of it came from."""

import polars as pl

from regional import data
from regional.access import Viewer
from regional.charts.colours import LIGHT
from regional.charts.drawing import Words
from regional.exports.taken import SHOWN, Chart, Fact, Series, Taken
from regional.views import region as views
from regional.views import region_taken_tables as parts
from regional.views import scores_taken as scores
from regional.views.region import RegionView
from regional.views.region_taken_each import each_score, each_table
from regional.views.taken_facts import FORMAL, PICTURE, SIGNS, checks, ending, made, sources
from regional.words import region as words
from regional.words import region_chart


def region_taken(viewer: Viewer, region: str, mode: str, quarter: str | None) -> Taken:
    """As views.region_page.region_page, where there is a map."""
    published = views.region(viewer, region)
    own = views.own(viewer, published, quarter) if quarter else None
    said = region_chart.heat_map(region, published, own, mode, quarter, data.read_on(viewer, FORMAL))
    each = each_score(published, own, mode, quarter)
    counts = parts.by_statement(published, own, mode)
    sent = mode != "published"
    facts = [
        Fact(SHOWN, said.subtitle),
        Fact("How many", f"{words.heading(region, published, own, mode, quarter)}. {said.footer}"),
        *([] if mode == "own" else [checks(published.scores)]),
        made(region_chart.HOW_MADE[mode], PICTURE),
        *([] if sent else [made(words.HOW_COMPARED)]),
        *([] if sent else [Fact("Signs", SIGNS)]),
        *([] if mode == "own" else sources(viewer, _publications(viewer, published))),
        *ending(sent=sent),
    ]
    apart = words.apart(published.results) if mode == "published" else ""
    heading = words.heading(region, published, own, mode, quarter)
    ratings = [] if sent else [parts.ratings_table(viewer, published, heading)]
    scores_of_each = parts.scores_table(published, own, mode, said.title)
    chart = _chart(said, mode)
    return Taken(
        title=heading,
        sentences=tuple(filter(None, [apart, *words.findings(region, published, own, mode)])),
        charts=(chart,),
        tables=(
            scores_of_each,
            *ratings,
            counts,
            each_table(each),
        ),
        facts=tuple(facts),
        source=said.footer,
        data=each.drop("how", strict=False).with_columns(region=pl.lit(region)),
        pictured=(scores_of_each, chart),
    )


def _chart(said: Words, mode: str) -> Chart:
    about = {"sheet": parts.BY_STATEMENT, "categories": "name", "alt": said.alt, "title": said.title}
    if mode == "gap":
        series = tuple(
            Series(name, LIGHT.gaps[level].fill, digits=LIGHT.gaps[level].digit)
            for name, level in zip(parts.GAPS, (-2, 0, 2), strict=True)
        )
        return Chart("stacked bars", series=series, axis="Councils with both scores", **about)
    whose = "Councils with a known score" if mode == "published" else "Councils that sent an own score"
    return Chart("stacked bars", series=scores.level_series("at_"), axis=whose, **about)


def _publications(viewer: Viewer, published: RegionView) -> list[str]:
    codes = published.councils["ons_code"].to_list()
    used = data.assessments(viewer).filter(pl.col("ons_code").is_in(codes))["publication_id"]
    return ["councils", *used.unique()]
