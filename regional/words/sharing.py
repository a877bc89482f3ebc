"""What is said of tiers: who may see what a council sent, and from when."""

from collections.abc import Mapping
from datetime import date

from models.sharing import KINDS, TIERS, Sharing
from regional.words.plain import day, first_up, listed, the

NAMES = {
    "scores": "own scores",
    "answers": "answers",
    "figures": "figures",
    "waiting": "waiting list",
    "audits": "case audits",
    "documents": "index of documents",
}
STAYS = "stays so"
CHOSEN = "Store who may see what"
WIDER = (
    "To mend: nothing was changed. A contributor may show something to fewer people; to show it to more, or "
    "sooner, in this quarter or a later one, ask your council's approver."
)
NOT_WHOLE = "To mend: choose a wider tier for later than the one for now. Nothing was changed."
NOTHING_CHANGED = "Note: nothing was changed: it is stored so already."
WHAT_IT_MEANS = (
    "It holds at once for what was sent for this quarter, and for the quarters after it that are still to "
    "be sent; a day holds for this quarter alone. A draft is seen by nobody else, whatever is chosen. Others "
    "see figures, waiting lists and audits rounded, with small counts of people hidden; a figure's note goes "
    "along with it. Counted without a name means: among five or more other councils, in counts that stay as "
    "they were when they were made."
)
DEFAULTS_MEAN = (
    "It is given to what councils send from now on, for this quarter and those after it. What was sent "
    "before keeps what it has, and a council that has chosen for itself keeps its choice."
)


def tiers(council: str, region: str) -> dict[str, str]:
    """Who each tier means, for a box to choose from."""
    return {
        "council": f"{council} only",
        "region_anonymous": f"{the(region)}, counted without a name",
        "region": f"{the(region)}, by name",
        "public": "everyone",
    }


def later(council: str, region: str, tier: str) -> dict[str, str]:
    """The wider tiers there are, and that it stays as it is: that by the tier itself."""
    wider = TIERS[TIERS.index(tier) + 1 :]
    return {tier: STAYS} | {each: words for each, words in tiers(council, region).items() if each in wider}


def whom(sharing: Sharing, council: str, region: str) -> str:
    """ "Barnet only; from 3 December 2026 London, by name"."""
    names = tiers(council, region)
    if sharing.opens_on is None:
        return names[sharing.tier]
    return f"{names[sharing.tier]}; from {day(sharing.opens_on)} {names[sharing.opens_to]}"


def heading(chosen: Mapping[str, Sharing], council: str, region: str, today: date) -> str:
    """The part's heading is its result: what is open to more than the council, and what opens later."""
    return f"Who may see what, from when: {_said(chosen, council, region, today)}"


def defaults_heading(proposed: Mapping[str, Sharing], region: str, quarter: str, today: date) -> str:
    said = _said(proposed, "the council", region, today)
    return f"Who may see what, as {the(region)} proposes it to its councils from {quarter} on: {said}"


def _said(chosen: Mapping[str, Sharing], council: str, region: str, today: date) -> str:
    names = tiers(council, region)
    by_tier: dict[str, list[str]] = {}
    for kind in KINDS:
        by_tier.setdefault(chosen[kind].on(today), []).append(NAMES[kind])
    if len(by_tier) == 1:
        said = f"all of it {names[next(iter(by_tier))]}"
    else:
        said = "; ".join(f"{listed(kinds)}: {names[tier]}" for tier, kinds in by_tier.items())
    later = sorted({each.opens_on for each in chosen.values() if each.opens_on and each.opens_on > today})
    return f"{said}; more opens on {listed([day(each) for each in later])}" if later else said


def who_sees(chosen: Mapping[str, Sharing], council: str, region: str, today: date) -> str:
    """What a council is told at the top of its return."""
    return f"Who may see it: {_said(chosen, council, region, today)}."


def stored(kinds: list[str]) -> str:
    return f"Done: stored for {listed([NAMES[kind] for kind in kinds])}."


def label(kind: str) -> str:
    return first_up(NAMES[kind])
