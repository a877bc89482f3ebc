"""What is said of one quality statement of a council beside its peers': a position, never a rank."""

from collections.abc import Callable

from models.assessment import FIRM_CHECKS
from models.framework import current
from regional.analysis.statements import FEWEST_COMPARED
from regional.peers import Peers
from regional.views.compare_statement import StatementComparison
from regional.words.compare import MOST_NAMED, among
from regional.words.plain import listed, of, published, several, shortened
from regional.words.region import NAMES

PER_CENT_FROM = 20  # councils: below it a share is given in councils


def heading(made: StatementComparison, council: str, peers: Peers) -> str:
    """The position in one sentence, without a full stop: it is the title of the picture too."""
    name, ours, place = NAMES[made.statement], made.ours, made.place
    if place is None or made.n < FEWEST_COMPARED:
        return f"{name}: {_not_compared(made, council, peers)}"
    whom = among(peers, made.n, "a score")
    if place["same"] == made.n:
        return f"{name}: no variation, {council} and {whom} all scored {ours['score']}"
    others = f"{place['above'] or 'none'} scored higher, {place['below'] or 'none'} lower"
    if place["same"] == 0:
        return f"{name}: {council} scored {ours['score']}; of {whom} {others}"
    return f"{name}: {council} scored {ours['score']}, the same as {place['same']} of {whom}; {others}"


def beneath(made: StatementComparison) -> str:
    """The line under the heading: the score in words, and how many peers are at 3 or above."""
    score = made.ours["score"]
    words = f"{score} is “{current().score_words[str(score)]}”. " if score else ""
    if made.n == 0:
        return f"{words}No peer's formal score is known to us. {_england(made)}"
    return f"{words}{of(made.k, made.n)} peers scored 3 or above{_interval(made)}. {_england(made)}"


def sentences(made: StatementComparison) -> list[str]:
    """Under the picture: who is apart and why, who is not known, and what this is not."""
    apart = {
        "the result is a pilot's, indicative": _names(made, lambda row: row["kind"] == "pilot"),
        "the score is inferred or read by a script": _names(
            made, lambda row: row["kind"] == "formal" and row["check"] not in FIRM_CHECKS
        ),
        "no score is known to us": _names(made, lambda row: row["score"] is None),
    }
    return [
        *(
            f"Not compared because {why}: {shortened(names, MOST_NAMED)}."
            for why, names in apart.items()
            if names
        ),
        "One council beside its peers is a position, not a test: none of these differences is tested.",
    ]


def shown(row: dict) -> str:
    """What stands beside a council's cell: when it was published, and what makes it less than sure."""
    if row["score"] is None:
        return "score not known"
    if row["kind"] == "pilot":
        return "pilot, indicative"
    doubt = {"inferred": ", inferred", "automated": ", read by a script"}.get(row["check"], "")
    return f"{published(row['published'])}{doubt}"


def _not_compared(made: StatementComparison, council: str, peers: Peers) -> str:
    ours = made.ours
    if ours["score"] is None:
        why = f"no score of {council} is known to us"
    elif ours["kind"] == "pilot":
        why = f"{council}'s {ours['score']} is a pilot's, indicative, and not compared"
    elif made.place is None:
        why = f"{council}'s {ours['score']} is inferred or read by a script, and not compared"
    elif not peers.codes:
        return f"{council} scored {ours['score']}; there are no peers to compare with"
    else:
        why = f"{council} scored {ours['score']} and is not compared"
    if made.n >= FEWEST_COMPARED:
        return f"{why}; {made.k} of {among(peers, made.n, 'a score')} scored 3 or above"
    known = made.peers.filter("counted")
    scores = [f"{row['name']} {row['score']}" for row in known.iter_rows(named=True)]
    few = f"scores of {several(made.n, 'peer')} are known to us and a comparison needs {FEWEST_COMPARED}"
    return f"{why}; {few}{f' ({listed(scores)})' if scores else ''}"


def _interval(made: StatementComparison) -> str:
    if made.n < FEWEST_COMPARED:
        return ""
    lower, upper = made.limits
    if made.n >= PER_CENT_FROM:
        share = f"{made.k / made.n:.0%}"
        return f" ({share}, 95% interval {lower:.0%} to {upper:.0%})"
    return f" (95% interval: about {lower * made.n:.0f} to {upper * made.n:.0f} of {made.n})"


def _england(made: StatementComparison) -> str:
    return f"In all of England {of(made.england_k, made.england_n)} did."


def _names(made: StatementComparison, wanted: Callable[[dict], bool]) -> list[str]:
    return [row["name"] for row in made.peers.iter_rows(named=True) if wanted(row)]
