"""What the Council page says of one council's result and its place among peers."""

from datetime import date

import polars as pl

from models.framework import current
from regional.analysis.rating import band_of, bounds, overall_rating
from regional.analysis.statements import FEWEST_COMPARED
from regional.peers import Peers
from regional.views.council import CouncilView
from regional.words.plain import day, escaped, first_up, listed, of, published, several
from regional.words.provenance import NOT_PUBLIC, not_yet_checked
from regional.words.region import NAMES


def heading(council: str, view: CouncilView) -> str:
    """The result, the total and how near the edge it stands; or what is not known."""
    if view.result is None:
        return f"CQC's result for {council} is not known to us"
    known = len(view.known)
    rating = view.result["rating"]
    if view.pilot:
        return f"{council}'s pilot result is {rating or 'not known to us'}: indicative, counted nowhere"
    if rating is None:
        return f"{council}: {of(known, 9)} scores known, rating not known to us"
    rating += " (provisional)" if view.result["status"] == "provisional" else ""
    if view.nine:
        return f"{council} is rated {rating} with {sum(view.nine.values())} of 36{edge(view.nine)}"
    what = f"{of(known, 9)} scores known to us" if known else "its nine scores are not known to us"
    inferred = f", {view.inferred} of them inferred from wording" if view.inferred else ""
    return f"{council} is rated {rating}; {what}{inferred}"


def edge(nine: dict[str, int]) -> str:
    """ ", the lowest total that is good"; empty where the total is not at an edge of its band."""
    total = sum(nine.values())
    band = band_of(total)
    if overall_rating(nine.values()).limiter:
        return f": the total alone would be {band.rating}"
    if total == band.lowest:
        return f", the lowest total that is {band.rating}"
    if total == band.highest:
        return f", the highest total that is {band.rating}"
    return ""


def about_result(view: CouncilView) -> list[str]:
    """Under the heading: limiters, bounds for an incomplete set, earlier results."""
    said = []
    if view.nine:
        limiter = overall_rating(view.nine.values()).limiter
        said.append(f"Limiter: {limiter}." if limiter else limiters_in_force(view.nine))
    elif view.known and view.result["rating"] is None and not view.pilot:
        low, high = bounds(list(view.known.values()))
        said.append(
            f"With {of(len(view.known), 9)} scores known the total would be between {low.total} and "
            f"{high.total}, {low.rating} to {high.rating}. This is arithmetic, not a forecast."
        )
    for row in view.earlier.iter_rows(named=True):
        said.append(_earlier(row))
    return [sentence for sentence in said if sentence]


def limiters_in_force(nine: dict[str, int]) -> str:
    """Which limiter stands above the total, though it changes nothing today."""
    framework = current()
    for limiter in sorted(framework.limiters, key=lambda each: each.score):  # the strictest is enough
        here = [NAMES[statement].lower() for statement, score in nine.items() if score == limiter.score]
        if here:
            where = listed(here) if len(here) <= MOST_NAMED else several(len(here), "statement")
            told = limiter.score == framework.inform_secretary_of_state_at
            duty = " CQC must then tell the Secretary of State." if told else ""
            return f"{first_up(limiter.words)}: here {where}.{duty}"
    return ""


def beside_peers(council: str, view: CouncilView, peers_name: str) -> str:
    """The chart's title: where the council stands apart from its peers, counted, never ranked."""
    placed = view.statements.drop_nulls("below").filter(pl.col("peers_known") >= FEWEST_COMPARED)
    if placed.is_empty():
        if not view.statements["below"].count():
            why = "its scores are inferred" if view.inferred else "no formal score of it is known to us"
            return f"{council} is not compared: {why}"
        known = several(view.statements["peers_known"].max() or 0, "peer")
        needs = f"a comparison needs {FEWEST_COMPARED}"
        return f"{council} is not compared: scores of {known} are known to us; {needs}"
    lower = placed.filter(pl.col("above") > pl.col("peers_known") / 2)["statement"].to_list()
    higher = placed.filter(pl.col("below") > pl.col("peers_known") / 2)["statement"].to_list()
    parts = [
        f"{way} most on {len(some)} ({listed([NAMES[s].lower() for s in some])})"
        for way, some in (("below", lower), ("above", higher))
        if some
    ]
    where = f"Beside its {peers_name}" if "neighbours" in peers_name else f"Beside {peers_name}"
    where += f" (scores known for {placed['peers_known'].max()})"
    size = f"{several(placed.height, 'statement')} compared"
    if not parts:
        return f"{where}, {council} is level with most, or in between: {size}"
    return f"{where}, {council} is {' and '.join(parts)}: {size}"


def own_beside_published(council: str, view: CouncilView) -> list[str]:
    """How the own scores of the quarter differ from CQC's; nothing without both."""
    both = view.statements.drop_nulls(["own", "published"]).filter(~pl.col("indicative"))
    if both.is_empty():
        return []
    gap = both["own"] - both["published"]
    looked = published(view.result["published"])
    sides = {"higher than": (gap > 0).sum(), "lower than": (gap < 0).sum(), "the same as": (gap == 0).sum()}
    (side, k), *others = [(side, k) for side, k in sides.items() if k]
    how_many = f"all {several(k, 'statement')}" if k == len(gap) else f"{of(k, len(gap))} statements"
    how_many = "the only statement that both scored" if len(gap) == 1 else how_many
    rest = "".join(f", {side.removesuffix(' than').removesuffix(' as')} on {k}" for side, k in others)
    return [
        f"{council} scores itself {side} CQC did on {how_many}{rest}. "
        f"CQC's result was published: {looked}; the own scores are for {view.own_quarter}."
    ]


def _earlier(row: dict) -> str:
    if row["kind"] == "pilot":
        when = published(row["published"])
        return f"Before it, a pilot ({when}): {row['rating'] or NO_RATING}, indicative, counted nowhere."
    share = f" ({row['percent']}%)" if row["percent"] else ""
    note = f": {escaped(row['note'])}" if row["note"] else ""
    was = f"{row['rating'] or NO_RATING}{share}, {published(row['published'])}"
    return f"Another result, {row['status']}{note}. It was {was}."


NO_RATING = "rating not known"
MOST_NAMED = 3


HOW_MADE = (
    "The square is CQC's published score, its corner cut where nobody has yet compared it with CQC's own "
    "page. The diamond is the council's own score, if it sent one. Each dot is one peer with a known formal "
    "score; peers' pilots and inferred scores are left out. Scores are ordered categories, four levels, so "
    "a council is below, level or above; there is no rank. One council against its peers is a position, "
    "not a test."
)


def drawn(council: str, view: CouncilView, peers: Peers) -> str:
    """The chart's subtitle: what is drawn, of when, of how many."""
    when = published(view.result["published"]) if view.result else "not known"
    known = view.statements["peers_known"].max()
    own = f" Own scores for {view.own_quarter}." if view.own_quarter else ""
    return (
        f"CQC's published score of {council} ({when}) on each quality statement, 1 to 4, and those of its "
        f"{peers.name}: scores known for {of(known or 0, len(peers.codes))}.{own}"
    )


def described(title: str, view: CouncilView, peers: Peers) -> str:
    values = [
        f"{NAMES[row['statement']]} {row['published']} ({row['below']} below, {row['same']} level, "
        f"{row['above']} above)"
        for row in view.statements.drop_nulls(["published", "below"]).iter_rows(named=True)
    ]
    return f"{title}. {'; '.join(values)}." if values else f"{title}."


def source(council: str, view: CouncilView, peers: Peers, read_on: date) -> str:
    known = view.statements.drop_nulls("check")
    unchecked = f" {not_yet_checked(known)}." if known.height else ""
    own = f" Own scores: its return for {view.own_quarter}. {NOT_PUBLIC}" if view.own_quarter else ""
    beside = f", with {len(peers.codes)} peers: {peers.name}" if peers.codes else ""
    return (
        f"Source: Care Quality Commission, council assessments, as read on {day(read_on)}. "
        f"{council}{beside}.{unchecked} Framework {current().id}."
        f"{own}"
    )


def no_arithmetic(view: CouncilView) -> str:
    if view.pilot:
        return "This result is a pilot: indicative, so no rating arithmetic is shown."
    if view.inferred:
        return f"It needs nine scores that are read. {several(view.inferred, 'score')} here are inferred."
    return "It needs all nine scores. They are not all known to us."


def peers_heading(peers: Peers) -> str:
    return f"Who the peers are: {peers.name} ({several(len(peers.codes), 'council')})"


def named(names: list[str]) -> str:
    return listed(names) + "." if names else "Nobody is chosen yet. Add councils to the list above."


def findings_heading(findings: pl.DataFrame) -> str:
    if findings.is_empty():
        return "Findings: none recorded here yet"
    strengths = findings.filter(pl.col("polarity") == "strength").height
    shortfalls = findings.height - strengths
    counts = f"{several(strengths, 'strength')}, {several(shortfalls, 'shortfall')}"
    return f"Findings noted here so far: {counts}; the report itself may hold more"


def figures_sent_heading(figures: pl.DataFrame) -> str:
    quarters = figures["quarter"].n_unique()
    return (
        f"Figures it sent: {several(figures['metric'].n_unique(), 'metric')}, {several(quarters, 'quarter')}"
    )


def no_findings(council: str) -> str:
    return (
        f"No finding about {council} is recorded here. That is not praise: most reports are still to be read."
    )


def shared_only(council: str) -> str:
    """Where somebody else sees what the council shares, and no more."""
    return f"What {council} shares is below. Its versions and files are seen by its own people."


def no_return(council: str, *, may_send: bool) -> str:
    """Where a council's returns would be."""
    said = f"{council} has sent no return that you may see."
    return f"{said} Send one on the page Our return." if may_send else said
