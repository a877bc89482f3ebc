"""Whether what somebody wrote can be kept as a practice entry, and then be offered; every fault is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.framework import STATEMENTS
from models.metric import metrics
from models.practice import COST, EVIDENCE, NEEDED, TEXTS, TIERS
from models.theme import themes
from regional import days
from regional.words import unfit as words
from regional.words.practice import TEXT_NAMES
from regional.workflow.unfit import Unfit, fit

MOST_THEMES = 4
CHOSEN = {"evidence": EVIDENCE, "cost": COST, "tier": TIERS}


def fit_to_keep(given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of an entry, from what a form gives; Unfit with a sentence a line for all that is wrong.

    given: each of TEXTS as text, perhaps empty; evidence, cost, tier; statement and metric (an id or null);
    before and after (numbers or null), themes (ids), review_on (a day or null).
    """
    faults: list[str] = []
    row: dict[str, Any] = {}
    for name, most in TEXTS.items():
        try:
            row[name] = fit(given.get(name) or "", most, TEXT_NAMES[name]) if given.get(name) else None
        except Unfit as fault:
            faults.append(str(fault))
    if not row.get("title") and not faults:
        faults.append(words.NO_TITLE)
    faults += _links(row.get("links"))
    faults += _figures(given)
    faults += _chosen(given)
    if faults:
        raise Unfit("\n".join(faults))
    same = {name: given.get(name) for name in ("metric", "before", "after", "statement", "review_on")}
    return row | same | {name: given[name] for name in CHOSEN} | {"themes": " ".join(given["themes"])}


def missing(row: Mapping[str, Any]) -> str | None:
    """What an entry still has to say before a lead is asked, in words; null if nothing."""
    wanted = [TEXT_NAMES[name] for name in NEEDED if not row[name]]
    if not row["themes"]:
        wanted.append(words.THEMES_MISSING)
    if not row["review_on"]:
        wanted.append(words.DAY_MISSING)
    if row["tier"] == "council":
        wanted.append(words.TIER_MISSING)
    return words.practice_misses(wanted) if wanted else None


def _links(links: str | None) -> list[str]:
    wrong = [each for each in (links or "").split() if not each.startswith(("https://", "http://"))]
    return [words.LINKS] if wrong else []


def _figures(given: Mapping[str, Any]) -> list[str]:
    before, after, metric = given.get("before"), given.get("after"), given.get("metric")
    if metric is None and (before is not None or after is not None):
        return [words.WHICH_METRIC]
    if metric is not None and metric not in metrics():
        return [words.ONE_METRIC]
    return []


def _chosen(given: Mapping[str, Any]) -> list[str]:
    faults = [words.choose(name) for name, known in CHOSEN.items() if given.get(name) not in known]
    chosen = given.get("themes") or ()
    if len(chosen) > MOST_THEMES or set(chosen) - set(themes()):
        faults.append(words.many_themes(MOST_THEMES))
    if given.get("statement") not in (None, *STATEMENTS):
        faults.append(words.ONE_STATEMENT)
    review_on: date | None = given.get("review_on")
    if review_on is not None and review_on <= days.today():
        faults.append(words.LOOK_AGAIN)
    return faults
