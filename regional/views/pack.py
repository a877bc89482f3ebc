"""The charts that a pack can hold: each is made anew of what was asked, for whoever asks now.

A kind gives nothing where there is nothing this viewer may see: whether there is something for somebody else
makes no difference to what they are told.
"""

import json
from collections.abc import Callable
from typing import Any

from models.metric import metrics
from regional import data, peers
from regional.access import Viewer
from regional.data.packs import Asked, Item
from regional.exports.piece import Piece, Shown
from regional.views import compare, own_history, themes_page
from regional.views.compare_funnel_shown import funnel_shown
from regional.views.council_page import council_page
from regional.views.metric_shown import metric_groups, metric_shown, metric_titles
from regional.views.own_history_shown import own_history_shown
from regional.views.region_page import region_page
from regional.views.spine_shown import spine_shown
from regional.words import pack as words
from regional.words import pack_asked

Choices = dict[str, Any]
LIGHT = "light"  # what is taken away is for white paper


def piece(viewer: Viewer, asked: Asked, own_words: str = "") -> Piece:
    """What was asked for as it stands now, with the viewer's own rights."""
    said = in_words(viewer, asked)
    shown = _shown(viewer, asked.kind, json.dumps(asked.choices)) if _is_there(viewer, asked) else None
    return Piece(said, shown, own_words, "" if shown else words.GONE)


@data.kept_view
def _shown(viewer: Viewer, kind: str, choices: str) -> Shown | None:
    return KINDS[kind](viewer, json.loads(choices))


def pieces(viewer: Viewer, items: list[Item]) -> list[Piece]:
    return [piece(viewer, item.asked, item.words) for item in items]


def in_words(viewer: Viewer, asked: Asked) -> str:
    names = dict(data.councils(viewer).select("ons_code", "short_name").iter_rows())
    return pack_asked.asked(asked.kind, asked.choices, names)


def _is_there(viewer: Viewer, asked: Asked) -> bool:
    """Are the kind, the council and the region among those there are? Councils end by merger."""
    codes, choices = data.councils(viewer)["ons_code"], asked.choices
    return (
        asked.kind in KINDS
        and choices.get("council", codes[0]) in codes
        and choices.get("region", data.regions(viewer)[0]) in data.regions(viewer)
        and choices.get("peers", "region") in peers.KINDS
    )


def _map(viewer: Viewer, choices: Choices) -> Shown | None:
    mode = choices["show"]
    quarter = choices["quarter"] or next(iter(data.quarters_sent(viewer)), None)
    page = region_page(viewer, choices["region"], mode, None if mode == "published" else quarter, LIGHT)
    return Shown(page.map.draw, page.map.taken()) if page.map else None


def _profile(viewer: Viewer, choices: Choices) -> Shown:
    shown = council_page(viewer, choices["council"], choices["peers"], tuple(choices["list"]), LIGHT).profile
    return Shown(shown.draw, shown.taken())


def _one_score(viewer: Viewer, choices: Choices) -> Shown | None:
    shown = council_page(viewer, choices["council"], "region", (), LIGHT).one_score
    return Shown(shown.draw, shown.taken()) if shown else None


def _metric(viewer: Viewer, choices: Choices) -> Shown | None:
    code, metric, group = choices["council"], choices["metric"], choices["group"]
    if metric not in metric_titles(viewer, code) or group not in metric_groups(viewer, code, metric):
        return None
    shown = metric_shown(viewer, code, metric, LIGHT, group, choices["first"])
    return Shown(shown.draw, shown.taken())


def _own_figure(viewer: Viewer, choices: Choices) -> Shown | None:
    code, metric = choices["council"], choices["metric"]
    if metric not in own_history.metrics_sent(viewer, code) or metric not in metrics():
        return None
    shown = own_history_shown(viewer, data.council(viewer, code), metric)
    return Shown(shown.draw, shown.taken())


def _compared(viewer: Viewer, choices: Choices) -> Shown | None:
    code, what = choices["council"], choices["compare"]
    if what not in compare.choices(viewer):
        return None
    years = compare.years_of(viewer, code, what)
    year = choices["year"] if choices["year"] in years else next(iter(years), None)
    asked = code, choices["peers"], tuple(choices["list"]), what, year, choices["order"]
    page = compare.compare_page(viewer, *asked, LIGHT)
    return Shown(page.draw, page.taken()) if page.wide else None


def _themes(viewer: Viewer, choices: Choices) -> Shown | None:
    shown = themes_page.themes_page(viewer, choices["where"], choices["theme"], LIGHT).bars
    return Shown(shown.draw, shown.taken()) if shown else None


def _matrix(viewer: Viewer, choices: Choices) -> Shown | None:
    if themes_page.themes_page(viewer, choices["where"], choices["theme"], LIGHT).bars is None:
        return None
    shown = themes_page.by_council(viewer, choices["where"], choices["theme"], LIGHT)
    return Shown(shown.draw, shown.taken())


def _funnel(viewer: Viewer, choices: Choices) -> Shown | None:
    code, metric = choices["council"], choices["metric"]
    years = compare.years_of(viewer, code, metric) if metric in compare.choices(viewer) else []
    year = choices["year"] if choices["year"] in years else next(iter(years), None)
    shown = funnel_shown(viewer, code, metric, year) if year else None
    return Shown(shown.draw, shown.taken()) if shown and shown.draw else None


def _spine(viewer: Viewer, choices: Choices) -> Shown | None:
    shown = spine_shown(viewer, choices["council"])
    return Shown(shown.draw, shown.taken()) if shown.draw else None


KINDS: dict[str, Callable[[Viewer, Choices], Shown | None]] = {
    "map": _map,
    "profile": _profile,
    "one score": _one_score,
    "metric": _metric,
    "own figure": _own_figure,
    "compared": _compared,
    "funnel": _funnel,
    "spine": _spine,
    "themes": _themes,
    "matrix": _matrix,
}
