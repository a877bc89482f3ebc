"""What a chart of a pack is of, in words: of what was asked, so it stands even where nothing is shown."""

from typing import Any

from models.metric import metrics
from models.theme import themes
from regional.peers import KINDS
from regional.words import groups
from regional.words.plain import first_down
from regional.words.region import NAMES

SHOW = {"published": "published scores", "own": "own scores", "gap": "own less published scores"}


def asked(kind: str, choices: dict[str, Any], names: dict[str, str]) -> str:
    """names: short name by ons_code. A council or metric that is no more keeps the name it was asked by."""
    place = choices.get("region") or choices.get("where") or _council(choices, names)
    if kind == "map":
        show = choices["show"]
        when = "" if show == "published" else f", {choices['quarter'] or 'newest quarter'}"
        return f"{place}: map of {SHOW[show]}{when}"
    if kind == "profile":
        return f"{place}: nine statements beside {_peers(choices)}"
    if kind == "one score":
        return f"{place}: what one score would change"
    if kind == "metric":
        group = "" if choices["group"] == "all" else f" ({groups.group(choices['group'])})"
        return f"{place}: {_what(choices['metric'])}{group} over the years"
    if kind == "own figure":
        return f"{place}: {_what(choices['metric'])}, its own figures by quarter"
    if kind == "compared":
        year = "" if choices["compare"] in NAMES else f", {choices['year'] or 'newest year'}"
        return f"{place}: {_what(choices['compare'])} beside {_peers(choices)}{year}"
    if kind == "funnel":
        return f"{place}: {_what(choices['metric'])} among all councils, {choices['year'] or 'newest year'}"
    if kind == "spine":
        return f"{place}: all metrics beside England"
    theme = choices.get("theme")
    of = themes()[theme].label.lower() if theme in themes() else "all themes"
    return f"{place}: {of}{' by council' if kind == 'matrix' else ''}"


def _council(choices: dict[str, Any], names: dict[str, str]) -> str:
    return names.get(choices.get("council", ""), choices.get("council", ""))


def _peers(choices: dict[str, Any]) -> str:
    kind = choices["peers"]
    return f"its {KINDS[kind].lower()}" if kind in KINDS else kind


def _what(asked_for: str) -> str:
    if asked_for in NAMES:
        return NAMES[asked_for].lower()
    known = metrics().get(asked_for)
    return first_down(known.title) if known else asked_for
