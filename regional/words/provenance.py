"""How a score, a rating or a finding came to us, in words."""

from datetime import date

import polars as pl

from models.assessment import CHECKS
from regional.words.plain import day, escaped, first_up, listed, published, several

NOT_CHECKED = "not yet checked on CQC's own page"
APART = {
    "automated": ("score read by a script", "scores read by a script"),
    "inferred": ("inferred score", "inferred scores"),
}


def check(name: str) -> str:
    """ "compiled": Compiled by a third party, not yet checked on CQC's page."""
    return first_up(CHECKS[name]) + "."


def not_yet_checked(scores: pl.DataFrame) -> str:
    """How many of these scores or ratings (column `check`) nobody has read on CQC's own page."""
    unread = scores.filter(pl.col("check") != "official").height
    return f"{unread:,} of {several(scores.height, 'score')} {NOT_CHECKED}"


def counted_apart(scores: pl.DataFrame) -> str:
    """What the counts leave out because it is read by a script or inferred; empty if nothing is."""
    counts = ((scores.filter(pl.col("check") == check).height, words) for check, words in APART.items())
    said = [several(n, *words) for n, words in counts if n]
    return f"{listed(said)} counted apart" if said else ""


def assessed(result: dict) -> str:
    """When a council was assessed, how it is known and what stands against it.

    result: a row of an assessment: kind, status, published, check, note.
    """
    kind = "Pilot result, indicative" if result["kind"] == "pilot" else "Published result"
    sentences = [f"{kind}: {published(result['published'])}."]
    if result["check"]:
        sentences.append("Rating: " + CHECKS[result["check"]] + ".")
    if result["status"] == "provisional":
        sentences.append("This result is provisional.")
    if result["note"]:
        sentences.append(first_up(escaped(result["note"])) + ".")
    return " ".join(sentences)


ALL_PUBLIC = "Everyone: all of it is published."
NOT_PUBLIC = (
    "It holds what councils sent and is not for publication: show it to nobody who could not see it here."
)


def address(url: str | None) -> str:
    return f"[Open the source]({url})" if url else "The address was not kept."


def made_on(on: date) -> str:
    """At the foot of what is taken away."""
    return f"Made on {day(on)}."
