"""Whether what somebody wrote can be kept as a practice entry, and then be offered; every fault is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.framework import STATEMENTS
from models.metric import metrics
from models.practice import COST, EVIDENCE, NEEDED, TEXTS, TIERS
from models.theme import themes
from regional import days
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
        faults.append("Fill in the title.")
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
        wanted.append("one theme or more")
    if not row["review_on"]:
        wanted.append("the day you will look at it again")
    if row["tier"] == "council":
        wanted.append("who may see it: more people than your council")
    return f"Before a lead is asked, fill in: {'; '.join(wanted)}." if wanted else None


def _links(links: str | None) -> list[str]:
    wrong = [each for each in (links or "").split() if not each.startswith(("https://", "http://"))]
    return ["Write links as web addresses that begin with https://, one a line."] if wrong else []


def _figures(given: Mapping[str, Any]) -> list[str]:
    before, after, metric = given.get("before"), given.get("after"), given.get("metric")
    if metric is None and (before is not None or after is not None):
        return ["Say which metric the figures before and after are of, or leave them out."]
    if metric is not None and metric not in metrics():
        return ["Choose one of the metrics."]
    return []


def _chosen(given: Mapping[str, Any]) -> list[str]:
    faults = [f"Choose {name}." for name, known in CHOSEN.items() if given.get(name) not in known]
    chosen = given.get("themes") or ()
    if len(chosen) > MOST_THEMES or set(chosen) - set(themes()):
        faults.append(f"Choose at most {MOST_THEMES} themes.")
    if given.get("statement") not in (None, *STATEMENTS):
        faults.append("Choose one of the nine statements, or none.")
    review_on: date | None = given.get("review_on")
    if review_on is not None and review_on <= days.today():
        faults.append("Choose a day from tomorrow on for looking at it again.")
    return faults
