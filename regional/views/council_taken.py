"""The Council page as it is taken away: its statements beside peers, one score more or less, its figures."""

from dataclasses import replace

import polars as pl

from regional import data, peers
from regional.access import Viewer
from regional.charts.colours import LIGHT
from regional.exports.taken import SHOWN, Chart, Fact, Series, Taken
from regional.peers import Peers
from regional.views import council as views
from regional.views import council_taken_tables as parts
from regional.views import metrics as metric_views
from regional.views import scores_taken as scores
from regional.views.council import CouncilView
from regional.views.taken_facts import FINDINGS, FORMAL, PICTURE, SIGNS, checks, ending, made, plain, sources
from regional.words import council as words
from regional.words import one_score, provenance


def council_taken(viewer: Viewer, ons_code: str, kind: str, own_list: tuple[str, ...]) -> Taken:
    """kind: of peers.KINDS."""
    council = data.council(viewer, ons_code)
    name, group = council["short_name"], peers.peers(viewer, council, kind, own_list)
    view = views.council(viewer, ons_code, group)
    source = words.source(name, view, group, data.read_on(viewer, FORMAL))
    result = [provenance.assessed(view.result)] if view.result else []
    beside = words.beside_peers(name, view, group.name)
    own = words.own_beside_published(name, view)
    newest = metric_views.newest(metric_views.metrics(viewer, council).figures)
    findings = data.findings(viewer, ons_code)
    return Taken(
        title=words.heading(name, view),
        sentences=tuple(map(plain, [*result, *words.about_result(view), *own, beside])),
        charts=tuple(_charts(name, view, group, beside)),
        tables=(
            parts.statements(view, name, group, beside),
            *([parts.one_score(view.nine)] if view.nine else []),
            *([parts.newest_figures(newest, name, council["region"])] if newest.height else []),
            *([parts.findings(findings)] if findings.height else []),
        ),
        facts=tuple(_facts(viewer, name, view, group, council["region"])),
        source=source,
        data=parts.plain_statements(view, council, group),
    )


def one_score_taken(viewer: Viewer, ons_code: str) -> Taken:
    """What one score more or less would do, alone; the council has nine scores."""
    council = data.council(viewer, ons_code)
    name, nobody = council["short_name"], Peers("no peers", (), "")
    view = replace(
        views.council(viewer, ons_code, nobody), own_quarter=None
    )  # of its returns nothing is in it
    title = f"{name}'s total of {sum(view.nine.values())} of 36: what one score would change"
    source = words.source(name, view, nobody, data.read_on(viewer, FORMAL))
    table = parts.one_score(view.nine)
    facts = (made(f"{one_score.limits()} {one_score.FOOT}"), *sources(viewer, [FORMAL]))
    plain_card = table.frame.rename({"What": "what", "Total": "total", "Rating": "rating"})
    return Taken(
        title=title,
        sentences=(f"Each rating begins at: {one_score.bands()}.", one_score.limits(), one_score.FOOT),
        charts=(),
        tables=(table,),
        facts=(*facts, *ending(sent=False)),
        source=source,
        data=plain_card.with_columns(
            council=pl.lit(name), ons_code=pl.lit(ons_code), unit=pl.lit("total of nine scores, 9 to 36")
        ),
        pictured=(table,),
    )


def _charts(name: str, view: CouncilView, group: Peers, beside: str) -> list[Chart]:
    """The council's scores, its own beside them; and under it how many peers have which score."""
    about = {"sheet": parts.STATEMENTS, "categories": "name"}
    ours = Series("published", LIGHT.ours, digits=LIGHT.text)
    own = (Series("own", LIGHT.text, "point"),) if view.own_quarter else ()
    values = words.described(beside, view, group)
    made = []
    if view.known:
        title = f"CQC's score of {name} on each statement{', and its own' if own else ''}"
        made.append(Chart("columns", title, values, series=(ours, *own), axis="Score", highest=4, **about))
    if group.codes and view.statements["peers_known"].max():
        series = scores.level_series("peers_")
        title = f"Its {group.name}: how many have which score"
        axis = "Peers with a known score"
        told = f"{title}. {values}"
        made.append(Chart("stacked bars", title, told, series=series, axis=axis, said=beside, **about))
    return made


def _facts(viewer: Viewer, name: str, view: CouncilView, group: Peers, region: str) -> list[Fact]:
    named = dict(data.councils(viewer).select("ons_code", "short_name").iter_rows())
    return [
        Fact(SHOWN, words.drawn(name, view, group)),
        Fact("Who the peers are", f"{group.how} {words.named([named[code] for code in group.codes])}"),
        checks(view.statements),
        made(words.HOW_MADE, PICTURE),
        made(f"One score: {one_score.limits()} {one_score.FOOT}"),
        Fact("Signs", SIGNS),
        *parts.definitions(viewer, name, region),
        *sources(viewer, parts.publications(viewer, view, group, FINDINGS)),
        *ending(sent=view.own_quarter is not None),
    ]
