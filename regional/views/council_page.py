"""All that the Council page shows of published results, made once and kept until anything is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl

from models.framework import STATEMENTS, current
from regional import data, peers
from regional.access import Viewer
from regional.charts.band import band
from regional.charts.colours import ThemeName
from regional.charts.drawing import Drawing, Words
from regional.charts.profile import profile
from regional.exports.taken import Taken
from regional.peers import Peers
from regional.views import council as views
from regional.views.council import CouncilView
from regional.views.council_taken import council_taken, one_score_taken
from regional.words import council as words
from regional.words import council_tables, one_score, provenance
from regional.words.score import by_polarity

Draw = Callable[[ThemeName], Drawing]


@dataclass(frozen=True)
class ProfileShown:
    """The nine statements beside the peers."""

    title: str
    drawing: Drawing
    draw: Draw
    taken: Callable[[], Taken]
    table: pl.DataFrame
    on_a_phone: pl.DataFrame
    file: str


@dataclass(frozen=True)
class OneScoreShown:
    said: str
    drawing: Drawing
    draw: Draw
    taken: Callable[[], Taken]
    card: pl.DataFrame
    foot: str
    file: str


@dataclass(frozen=True)
class CouncilPage:
    heading: str
    assessed: str  # when, and where it was read; empty where no result is known
    sentences: list[str]
    profile: ProfileShown
    peers: Peers
    peers_heading: str
    one_score: OneScoreShown | None  # none where nine scores are not known
    no_arithmetic: str  # why there is none
    findings_heading: str
    findings: dict[str, list[str]]  # as words.score.by_polarity gives them
    source: str


@data.kept_view
def council_page(
    viewer: Viewer, ons_code: str, kind: str, own_list: tuple[str, ...], theme: ThemeName
) -> CouncilPage:
    """kind: of peers.KINDS; own_list: the councils picked by hand where kind is "own"."""
    council = data.council(viewer, ons_code)
    name, group = council["short_name"], peers.peers(viewer, council, kind, own_list)
    view = views.council(viewer, ons_code, group)
    source = words.source(name, view, group, data.read_on(viewer, "cqc-formal"))
    assessed = f"{provenance.assessed(view.result)} {provenance.address(view.url)}" if view.result else ""
    findings = data.findings(viewer, ons_code)
    taken = partial(council_taken, viewer, ons_code, kind, own_list)
    return CouncilPage(
        heading=words.heading(name, view),
        assessed=assessed,
        sentences=[*words.about_result(view), *words.own_beside_published(name, view)],
        profile=_profile(name, view, group, source, taken, theme),
        peers=group,
        peers_heading=words.peers_heading(group),
        one_score=_one_score(viewer, ons_code, name, view.nine, source, theme) if view.nine else None,
        no_arithmetic="" if view.nine else words.no_arithmetic(view),
        findings_heading=words.findings_heading(findings),
        findings=by_polarity(findings.to_dicts()),
        source=source,
    )


@data.kept_view
def own_nine(viewer: Viewer, ons_code: str) -> tuple[str | None, dict[str, int]]:
    """The newest quarter with own scores that may be seen, and those scores if all nine are given."""
    quarter = next(iter(data.quarters_sent_by(viewer, ons_code)), None)
    if quarter is None:
        return None, {}
    sent = data.own_scores(viewer, quarter).filter(pl.col("ons_code") == ons_code).drop_nulls("score")
    given = dict(sent.select("statement", "score").iter_rows())
    whole = len(given) == len(STATEMENTS)
    in_order = {statement: given[statement] for statement in STATEMENTS} if whole else {}
    return (quarter if given else None), in_order


def _profile(
    name: str, view: CouncilView, group: Peers, source: str, taken: Callable[[], Taken], theme: ThemeName
) -> ProfileShown:
    title = words.beside_peers(name, view, group.name)
    said = Words(title, words.drawn(name, view, group), source, words.described(title, view, group))
    draw = partial(profile, view.statements, current(), group.name, said)
    return ProfileShown(
        title=title,
        drawing=draw(theme),
        draw=draw,
        taken=taken,
        table=council_tables.statements(view.statements, group.name),
        on_a_phone=council_tables.on_a_phone(view.statements),
        file=f"{name} beside {group.name}".lower().replace(" ", "-"),
    )


def _one_score(
    viewer: Viewer, ons_code: str, name: str, nine: dict[str, int], source: str, theme: ThemeName
) -> OneScoreShown:
    total = sum(nine.values())
    text = f"{name}'s total of {total} of 36 on the four bands: {one_score.bands()}."
    draw = partial(band, total, current(), Words(text, "", source, text))
    return OneScoreShown(
        said=f"Nine scores add up to {total}. Each rating begins at: {one_score.bands()}.",
        drawing=draw(theme),
        draw=draw,
        taken=partial(one_score_taken, viewer, ons_code),
        card=one_score.card(nine),
        foot=f"{one_score.limits()} {one_score.FOOT}",
        file=f"{name} one score".lower().replace(" ", "-"),
    )
