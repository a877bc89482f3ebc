"""What the Region page says: sentences computed from counts, never typed in."""

from datetime import date

import polars as pl

from models.assessment import FIRM_CHECKS
from models.framework import current
from regional.analysis.statements import FEWEST_COMPARED
from regional.views.region import OwnView, RegionView
from regional.words.plain import day, first_up, listed, of, several, shortened, the
from regional.words.provenance import counted_apart, not_yet_checked

NAMES = {statement.id: statement.name for statement in current().statements}


def heading(region: str, published: RegionView, own: OwnView | None, mode: str, quarter: str | None) -> str:
    """own is None where nothing was sent."""
    if mode == "published":
        return known_ratings(region, published.results)
    if own is None:
        return f"{region}: no own scores shared yet"
    seen = of(own.sent, published.councils.height)
    return f"{region}: own scores of {seen} councils for {quarter}"


def known_ratings(region: str, results: pl.DataFrame) -> str:
    """results: as analysis/grid.py gives them; a pilot's is not counted."""
    firm = results.filter(~pl.col("indicative"), pl.col("rating_check").is_in(FIRM_CHECKS))
    return f"{region}: ratings known for {of(firm.height, results.height)} councils"


def apart(results: pl.DataFrame) -> str:
    """Who is known in a way that the heading does not count, by name; empty if nobody is."""
    formal = results.filter(~pl.col("indicative"))
    groups = {
        "read by a script and not yet checked": formal.filter(pl.col("rating_check") == "automated"),
        "inferred from wording": formal.filter(pl.col("rating_check") == "inferred"),
        "only from a pilot, which is indicative": results.filter(pl.col("indicative")),
    }
    said = [
        f"{several(len(frame), 'more result')} {how} ({listed(frame['council'].to_list())})"
        for how, frame in groups.items()
        if len(frame)
    ]
    provisional = results.filter(pl.col("status") == "provisional")["council"].to_list()
    if provisional:
        said.append(f"{listed(provisional)}: provisional")
    return "; ".join(said) + "." if said else ""


def commonest_shortfall(counts: pl.DataFrame) -> str:
    """counts: as counts_by_statement gives them, firm formal scores only."""
    worst, k, n = _highest_share(counts, "below_three")
    if n == 0:
        return "No score is known to us yet."
    if k == 0:
        return "No council whose scores we know scored 2 or below on any statement."
    is_most = "is the most common shortfall" if len(worst) == 1 else "are the most common shortfalls"
    return first_up(f"{listed(worst)} {is_most}: {of(k, n)} councils scored 2 or below{_each(worst)}.")


def widest_strength(counts: pl.DataFrame) -> str:
    best, k, n = _highest_share(counts, "three_or_above")
    if n == 0 or k == 0:
        return ""
    is_widest = "is the widest strength" if len(best) == 1 else "are the widest strengths"
    return first_up(f"{listed(best)} {is_widest}: {of(k, n)} councils scored 3 or above{_each(best)}.")


def against_england(region: str, compared: pl.DataFrame) -> str:
    """compared: as analysis.statements.against_elsewhere gives it."""
    tested = compared.filter(pl.col("verdict") != "not compared")
    if tested.is_empty():
        most = compared["n"].max() or 0
        return (
            f"{first_up(the(region))} is not compared with the rest of England: "
            f"scores are known for {several(most, 'council')}, and a comparison needs 5."
        )
    clear = tested.filter(pl.col("verdict").str.starts_with("clearly"))
    size = f"{several(tested.height, 'statement')} compared"
    if clear.is_empty():
        return (
            f"On none of the {size} can we tell {the(region)} from the rest of England "
            f"(up to {tested['n'].max()} councils here and {tested['elsewhere_n'].max()} elsewhere)."
        )
    said = [
        f"on {_name(row)} {of(row['k'], row['n'])} councils scored 3 or above, {row['verdict']} than "
        f"{of(row['elsewhere_k'], row['elsewhere_n'])} in the rest of England"
        for row in clear.iter_rows(named=True)
    ]
    return first_up(f"{'; '.join(said)} ({size}).")


def could_go_either_way(edges: pl.DataFrame, complete: int) -> str:
    """edges: council names one score away from another rating; complete: councils with all nine scores."""
    if complete == 0:
        return ""
    if edges.is_empty():
        return f"None of the {complete} councils with all nine scores is one point from another rating."
    names = shortened(edges["council"].to_list())
    return (
        f"{of(edges.height, complete)} councils with all nine scores {_is(edges.height)} one point from "
        f"another rating: {names}. This is arithmetic, not a forecast."
    )


def source(results: pl.DataFrame, scores: pl.DataFrame, read_on: date) -> str:
    """The source line: who published, what is known of how many, and what is not yet checked."""
    known = results.filter(pl.col("state") != "nothing").height
    said = [f"something known of {of(known, results.height)} councils"]
    if scores.height:
        said += [not_yet_checked(scores), *filter(None, [counted_apart(scores)])]
    return (
        f"Source: Care Quality Commission, council assessments, as read on {day(read_on)}; {'; '.join(said)}."
    )


def _highest_share(counts: pl.DataFrame, column: str) -> tuple[list[str], int, int]:
    """The statements with the highest share, how many councils each, and of how many.

    Statements with fewer than five known scores only count where no statement has five: a 2 of 2
    must not outdo an 8 of 9.
    """
    known = counts.filter(pl.col("n") > 0)
    if known.is_empty():
        return [], 0, 0
    enough = known.filter(pl.col("n") >= FEWEST_COMPARED)
    known = known if enough.is_empty() else enough
    share = pl.col(column) / pl.col("n")
    top = known.filter(share == share.max()).sort("n", descending=True, maintain_order=True)
    k, n = top.row(0, named=True)[column], top.row(0, named=True)["n"]
    return [_name(row) for row in top.filter(pl.col("n") == n).iter_rows(named=True)], k, n


def _name(row: dict) -> str:
    return NAMES[row["statement"]].lower()


def _each(names: list[str]) -> str:
    return " on each" if len(names) > 1 else ""


def _is(n: int) -> str:
    return "is" if n == 1 else "are"


def findings(region: str, published: RegionView, own: OwnView | None, mode: str) -> list[str]:
    """The sentences of the page, for what it shows."""
    if mode == "published":
        said = [
            commonest_shortfall(published.counts),
            widest_strength(published.counts),
            against_england(region, published.compared),
            could_go_either_way(published.edges, published.complete),
        ]
        return [sentence for sentence in said if sentence]
    if own is None:
        return []
    if mode == "gap":
        return [differences(own.gap_cells)]
    return [commonest_own_shortfall(own.counts), *carried(own)]


def carried(own: OwnView) -> list[str]:
    """How many own scores nobody looked at this quarter; nothing where all were."""
    if not own.carried:
        return []
    scores = int(own.counts["n"].sum())
    return [f"{of(own.carried, scores)} own scores are carried forward from the quarter before, not changed."]


def commonest_own_shortfall(counts: pl.DataFrame) -> str:
    worst, k, n = _highest_share(counts, "below_three")
    if n == 0:
        return "No own score was sent for this quarter."
    if k == 0:
        return "No council that sent own scores scored itself 2 or below on any statement."
    return first_up(f"{of(k, n)} councils scored themselves 2 or below on {listed(worst)}.")


def differences(gap_cells: pl.DataFrame) -> str:
    """How own scores differ from published ones, in pairs of one council and one statement.

    Pairs with a published score that was inferred are not counted.
    """
    pairs = gap_cells.filter(pl.col("check").is_in(FIRM_CHECKS))["value"].drop_nulls()
    if pairs.is_empty():
        return "No council has both an own and a published score, so there is nothing to compare."
    higher, lower = (pairs > 0).sum(), (pairs < 0).sum()
    same = len(pairs) - higher - lower
    return (
        f"Of {several(len(pairs), 'pair')} of an own and a published score {same} agree, "
        f"{higher} put the council higher than CQC did and {lower} lower."
    )


def nothing_sent(region: str) -> str:
    return (
        f"No council of {the(region)} has shared own scores that you may see. They show here once a return "
        "is submitted on the page Our return, approved by its council and shared with you."
    )


def by_statement(compared: pl.DataFrame) -> str:
    """The heading over the table by statement: what the comparison with England came to."""
    clear = compared.filter(pl.col("verdict").str.starts_with("clearly")).height
    tested = compared.filter(pl.col("verdict") != "not compared").height
    result = f"{clear} clearly different of {tested} compared" if tested else "too few known to compare"
    return f"Published scores by statement, against the rest of England: {result}"


HOW_COMPARED = (
    "Each row compares the share of councils at 3 or above here with the share in the rest of England: "
    "Fisher's exact test, two-sided, with the false discovery rate held at 5% over the statements compared. "
    "A comparison needs five councils with known scores here. Councils assessed so far are not a random "
    "sample. Formal scores only; scores inferred from wording are left out."
)
