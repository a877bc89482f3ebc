"""What is worth talking about, in sentences: each with its evidence, and why it is on the list."""

from collections.abc import Sequence

from models.metric import metrics
from regional.analysis.against_peers import ABOVE
from regional.analysis.standing_out import (
    APART,
    BETTER,
    CONCERN,
    IMPROVEMENT,
    OWN_ABOVE,
    SHARED,
    WORSE,
    Thing,
)
from regional.words import trend
from regional.words.compare_numbers import in_unit
from regional.words.plain import first_down, listed, of, several, shortened, the
from regional.words.region import NAMES

HEADING = "Worth talking about"
PLACES = ("the council", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def of_council(thing: Thing, council: str) -> str:
    about, facts = thing.about, thing.facts
    if thing.kind in (CONCERN, IMPROVEMENT):
        return _special(thing)
    if thing.kind in (WORSE, BETTER):
        metric, verdict = metrics()[about], facts["beside_england"]
        k = facts["above" if verdict == ABOVE else "below"]
        value, england = (in_unit(facts[name], metric) for name in ("value", "england"))
        return (
            f"{metric.title}: {council} has {value} in {facts['period']}, {verdict} England's {england} and "
            f"{of(k, facts['tested'])} of its nearest neighbours ({thing.kind})."
        )
    if thing.kind == OWN_ABOVE and "all" in facts:
        each = [
            f"{NAMES[row['statement']].lower()} ({row['own']}, CQC {row['published']})"
            for row in facts["all"]
        ]
        many = several(len(each), "statement")
        return f"{council} scores itself above CQC for {facts['quarter']} on {many}: {'; '.join(each)}."
    if thing.kind == OWN_ABOVE:
        return (
            f"{NAMES[about]}: {council} scores itself {facts['own']} for {facts['quarter']}, and CQC gave "
            f"{facts['published']}."
        )
    helpers = [
        f"{name}, {_place(rank)} most like it, scored {score}" for name, rank, score in facts["strong"]
    ]
    return (
        f"{NAMES[about]}: a shortfall in {of(facts['weak'], facts['known'])} councils of "
        f"{the(facts['region'])}, {council} among them; {' and '.join(helpers)}."
    )


def of_region(thing: Thing, region: str) -> str:
    about, facts = thing.about, thing.facts
    if thing.kind in (CONCERN, IMPROVEMENT):
        return (
            f"{metrics()[about].title}: a sign of {thing.kind} in {facts['quarter']} in "
            f"{several(len(facts['councils']), 'council')}: {shortened(facts['councils'])}."
        )
    if thing.kind == OWN_ABOVE:
        return (
            f"{NAMES[about]}: {of(facts['above'], facts['pairs'])} councils score themselves above CQC's "
            f"score for {facts['quarter']}."
        )
    if thing.kind == APART:
        return (
            f"{NAMES[about]}: {of(facts['k'], facts['n'])} councils scored 3 or above, {facts['verdict']} "
            f"than {of(facts['elsewhere_k'], facts['elsewhere_n'])} in the rest of England."
        )
    strong = (
        f"; {listed(facts['strong'])} scored 3 or above" if facts["strong"] else "; none scored 3 or above"
    )
    return f"{NAMES[about]}: {of(facts['weak'], facts['known'])} councils scored 2 or below{strong}."


def looked_at(series: int) -> str:
    """How much was looked at, and what chance gives; empty where there was no series."""
    if not series:
        return ""
    return (
        f"{several(series, 'series', 'series')} of its own returns had limits and were looked at: by chance "
        "alone about 1 newest point in 100 is special. Gaps to England allow for the number of metrics."
    )


def changed(new: Sequence[Thing], gone: Sequence[Thing], quarter: str, before: str) -> list[str]:
    """What came onto the list and what left it between two quarters."""
    said = []
    if new:
        said.append(f"New in {quarter}: {listed([_short(thing) for thing in new])}.")
    if gone:
        said.append(f"On the list for {before} and no longer: {listed([_short(thing) for thing in gone])}.")
    return said or [f"Nothing came onto the list or left it between {before} and {quarter}."]


def _special(thing: Thing) -> str:
    metric, judged = metrics()[thing.about], thing.facts["judged"]
    newest = judged.row(-1, named=True)
    if newest["point"] == thing.kind:
        own = f"{metric.title}, own figures to {newest['quarter']}"
        return f"{own}: {first_down(trend.verdict(metric, judged, 'quarter'))}"
    return (
        f"{metric.title}: {in_unit(newest['value'], metric)} in {newest['quarter']} is still near the limit "
        f"that it was outside of before ({thing.kind})."
    )


def _short(thing: Thing) -> str:
    name = metrics()[thing.about].title if thing.about in metrics() else NAMES[thing.about]
    what = {
        OWN_ABOVE: "own score above CQC's",
        SHARED: "shared shortfall",
        APART: "unlike the rest of England",
    }
    return f"{first_down(name)} ({what.get(thing.kind, thing.kind)})"


def _place(rank: int) -> str:
    """rank: 1 to 15."""
    return PLACES[rank - 1] if rank <= len(PLACES) else f"{rank}th"
