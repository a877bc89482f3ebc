"""What the councils of fixed groups come to without their names, and when it may be shown.

The groups are a region and the councils of each type in it. METHODS.md section 7; DESIGN.md section 4.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

FEWEST = 5  # councils besides the viewer's own
WHOLE = ""  # the group that is the region itself
COLUMNS = ("council_type", "kind", "about", "three_or_above", "numerator", "denominator")


@dataclass(frozen=True)
class Group:
    """Who is in a count, and how far they differ."""

    contributors: frozenset[str]
    anonymous: frozenset[str]  # those of them who share without their name
    apart: int  # contributors that differ from what most of them gave
    apart_anonymous: int


@dataclass(frozen=True)
class Looking:
    """What a viewer knows already, or may know."""

    own: frozenset[str]  # their own councils
    named: frozenset[str]  # councils whose datum they can read with its name, their own among them
    may_be_any: bool  # not known to be of a council: they may be of any, and know its datum


def aggregates(sent: pl.DataFrame) -> list[tuple[dict, Group]]:
    """Count what is shared: one row a group, kind and statement or metric, with who is in it.

    sent: one row a datum: ons_code, council_type, kind, about, score (1 to 4), value (in its unit, rounded),
        numerator, denominator, by_name (whether the region may see it with its name).
    Those who share without a name are in all groups of a statement or metric, if at least five of them do and
    they do not all agree; else in none: they could be told by taking away the others.
    """
    found = []
    for (kind, about), rows in sent.group_by("kind", "about", maintain_order=True):
        nameless = rows.filter(~pl.col("by_name"))
        enough = nameless.height >= FEWEST and _apart(nameless) > 0
        counted = rows if enough else rows.filter("by_name")
        types = counted["council_type"].unique().sort().to_list()
        for group in (WHOLE, *(types if len(types) > 1 else ())):
            here = counted if group == WHOLE else counted.filter(pl.col("council_type") == group)
            if here.height:
                found.append((_counted(here, group, kind, about), _group(here)))
    return found


def may_be_shown(group: Group, looking: Looking) -> bool:
    """Are there five besides those the viewer knows, and would those not all agree?

    Asked of all who are in the count, and of those whose names the viewer does not see: the rest could be
    taken away from the count.
    """
    spare = 1 if looking.may_be_any else 0
    hidden = group.anonymous - looking.own - looking.named
    return _enough(group.contributors, looking.own, group.apart, spare) and (
        not hidden or _enough(group.anonymous, group.anonymous - hidden, group.apart_anonymous, spare)
    )


def shown(groups: dict[str, Group], looking: Looking) -> set[str]:
    """The groups of one statement or metric that may be shown: the region, and types.

    What is left of the region beside the types that are shown must be as safe to show as they are, because
    anybody can subtract; else the smallest type is hidden too, until it is.
    """
    if WHOLE not in groups or not may_be_shown(groups[WHOLE], looking):
        return set()
    types = {name: group for name, group in groups.items() if name != WHOLE}
    open_ = {name for name, group in types.items() if may_be_shown(group, looking)}
    while open_ and not _rest_is_safe([types[name] for name in types.keys() - open_], looking):
        open_.remove(min(open_, key=lambda name: (len(types[name].contributors), name)))
    return {WHOLE, *open_}


def _rest_is_safe(rest: Sequence[Group], looking: Looking) -> bool:
    if not rest:
        return True
    together = Group(
        frozenset().union(*(each.contributors for each in rest)),
        frozenset().union(*(each.anonymous for each in rest)),
        max(each.apart for each in rest),  # at least so many
        max(each.apart_anonymous for each in rest),
    )
    return may_be_shown(together, looking)


def _enough(members: Iterable[str], known: Iterable[str], apart: int, spare: int) -> bool:
    """Without the known there are five; and they cannot all agree, whatever the known gave."""
    known = set(known) & set(members)
    return len(set(members)) - len(known) >= FEWEST + spare and apart > len(known) + spare


def _counted(rows: pl.DataFrame, group: str, kind: str, about: str) -> dict:
    of_scores = kind == "scores"
    at_three = int((rows["score"] >= 3).sum()) if of_scores else None
    sums = (None, None) if of_scores else (rows["numerator"].sum(), rows["denominator"].sum())
    return dict(zip(COLUMNS, (group, kind, about, at_three, *sums), strict=True))


def _group(rows: pl.DataFrame) -> Group:
    nameless = rows.filter(~pl.col("by_name"))
    codes = (frozenset(each["ons_code"]) for each in (rows, nameless))
    return Group(*codes, _apart(rows), _apart(nameless))


def _apart(rows: pl.DataFrame) -> int:
    """How many differ from what most gave: of a score whether it is 3 or above, else the value."""
    given = [
        row["value"] if row["score"] is None else row["score"] >= 3 for row in rows.iter_rows(named=True)
    ]
    return len(given) - Counter(given).most_common(1)[0][1] if given else 0
