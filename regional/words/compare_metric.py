"""What is said of one metric of a council beside its peers': the verdict, with its numbers."""

from datetime import date

import polars as pl

from models.figure import MARKERS
from models.metric import Metric
from regional.analysis.against_peers import (
    ABOVE,
    BELOW,
    CANNOT_TELL,
    FEWEST_PEERS,
    NO_INTERVAL,
    NOT_COMPARED,
    TESTED,
)
from regional.analysis.judgement import BETTER, WORSE, judged
from regional.peers import Peers
from regional.views.compare_metric import MetricComparison
from regional.words.compare import MOST_NAMED, among, kind_of
from regional.words.compare_numbers import in_unit, limits_shown, people
from regional.words.metrics import DIRECTIONS, counted, dated
from regional.words.plain import first_up, listed, number, several, shortened, the

LONG_AGO = 3  # years since the end of a figure's year


def heading(made: MetricComparison, council: str, peers: Peers) -> str:
    """The verdict in one sentence, without a full stop: it is the title of the picture too."""
    ours, title = made.ours, made.metric.title
    known = made.peers.drop_nulls("value")
    if ours["value"] is None:
        return f"{title}: {council} is not compared because {absent(ours)} for {made.year}"
    value = in_unit(ours["value"], made.metric)
    if known.is_empty():
        nobody = "no peer has a figure" if peers.codes else "there are no peers to compare with"
        return f"{title}: {council} has {value} in {made.year}; {nobody}"
    whom = among(peers, known.height, "a figure")
    if ours["few"]:
        return f"{title}: {council} is not compared because its figure rests on {people(ours)}"
    if (known["value"] == ours["value"]).all():
        return f"{title}: no variation, {council} and {whom} all have {value}"
    return f"{title}: at {value} in {dated(made.year)}, {council} {_verdict(made, whom)}"


def beneath(made: MetricComparison, council: str, region: str) -> str:
    """The line under the heading: what the figure rests on, England and the region, which way is better."""
    return " ".join(filter(None, [_rests_on(made), _around(made, council, region), direction(made.metric)]))


def direction(metric: Metric) -> str:
    """Which way is better, and who says so."""
    whose = "" if metric.higher_is == "neither" else " by the published definition"
    return f"{DIRECTIONS[metric.higher_is]}{whose}."


def sentences(made: MetricComparison, peers: Peers) -> list[str]:
    """Under the picture: the middle of the peers, who is not compared and why, what chance gives."""
    said = [_middle(made, peers), not_compared(made), chance(made), _newer(made)]
    return [sentence for sentence in said if sentence]


def chance(made: MetricComparison) -> str:
    n = tested(made.peers["verdict"])
    return f"{several(n, 'comparison')}: {by_chance(n)}" if n else ""


def by_chance(n: int) -> str:
    """How many of n tests at 5% look different where nothing is."""
    about = round(n * 0.05)
    few = f"about {about}" if about else "fewer than one"
    return f"if nothing differed, {few} of them would look different by chance."


def tested(verdicts: pl.Series) -> int:
    return int(verdicts.is_in(TESTED).sum())


def absent(row: dict) -> str:
    """Why a council has no value, as the end of "not compared because ..."."""
    if row["marker"]:
        return f"the figure is {MARKERS[row['marker']]}"
    if row["before"]:
        return f"it was made later and {row['before']} had the figure"
    return "no figure is published"


def not_compared(made: MetricComparison) -> str:
    """Every peer that has no verdict for a reason of its own, by name, the reasons in turn."""
    reasons: dict[str, list[str]] = {}
    for row in made.peers.iter_rows(named=True):
        if row["value"] is None and row["before"]:
            name = f"{row['name']} ({row['before']} had the figure)"
            reasons.setdefault("the council was made later", []).append(name)
        elif row["value"] is None:
            reasons.setdefault(absent(row), []).append(row["name"])
        elif row["few"]:
            reasons.setdefault(f"the figure rests on {people(row)}", []).append(row["name"])
    return " ".join(
        f"Not compared because {why}: {shortened(names, MOST_NAMED)}." for why, names in reasons.items()
    )


def own_figure(row: dict | None, metric: Metric, council: str) -> str:
    """row: the newest of data.own_figures for this metric, or none."""
    if row is None:
        return ""
    value = (
        in_unit(row["value"], metric) if row["value"] is not None else MARKERS.get(row["marker"], "not given")
    )
    return (
        f"Note: own figure of {council} for {row['quarter']}, from its return, not published: {value}. "
        "It is for another period and is not compared with the published ones."
    )


def _verdict(made: MetricComparison, whom: str) -> str:
    verdicts = made.peers["verdict"].drop_nulls()
    count = dict(zip(*verdicts.value_counts().get_columns(), strict=True))
    if not tested(verdicts):
        return f"{_position(made, whom)}; intervals are not published, so how sure is not known"
    parts = [f"{word} {count[word]}" for word in (ABOVE, BELOW) if count.get(word)]
    unsure = count.get(CANNOT_TELL, 0)
    rest = [f"for {unsure} we {CANNOT_TELL}" if unsure else ""]
    for word, plural in (
        (NO_INTERVAL, "no interval is published"),
        (NOT_COMPARED, "there are too few people"),
    ):
        rest.append(f"for {count[word]} {plural}" if count.get(word) else "")
    if not parts:
        return (
            f"cannot be told apart from any of {whom}"
            if unsure == len(verdicts)
            else (f"beside {whom}: {', '.join(filter(None, rest))}")
        )
    parts[0] += f" of {whom}"
    return "; ".join([f"is {', '.join(parts)}", *filter(None, rest)])


def _position(made: MetricComparison, whom: str) -> str:
    less = made.peers["value"].drop_nulls() - made.ours["value"]
    ways = {"above": (less < 0).sum(), "below": (less > 0).sum(), "level with": (less == 0).sum()}
    parts = [f"{way} {n}" for way, n in ways.items() if n]
    return f"is {parts[0]} of {whom}{''.join(f', {part}' for part in parts[1:])}"


def _rests_on(made: MetricComparison) -> str:
    if made.ours["value"] is None:
        return ""
    by_count = made.ours["lower"] is not None and made.ours["numerator"] is not None
    if made.ours["margin_of_error"] is not None or not by_count:
        return counted(made.metric, made.ours)
    x, n = (number(made.ours[name], "count") for name in ("numerator", "denominator"))
    return f"{x} of {n} people as published, 95% interval {limits_shown(made.ours, made.metric)}."


def _around(made: MetricComparison, council: str, region: str) -> str:
    parts = []
    if made.england is not None:
        england = f"England {in_unit(made.england, made.metric)}"
        beside = made.beside_england
        if beside in (ABOVE, BELOW):
            england += f", and {council} is {beside} it{_meaning(made)}"
        elif beside == CANNOT_TELL:
            england += f", and we {CANNOT_TELL} {council} from it"
        parts.append(england)
    if made.region is not None:
        parts.append(f"{the(region)} {in_unit(made.region, made.metric)}")
    return first_up("; ".join(parts)) + "." if parts else "No figure for England is loaded for this year."


def _meaning(made: MetricComparison) -> str:
    """What above or below England means by the published definition; empty where neither end is better."""
    verdict = pl.select(judged(pl.lit(made.beside_england), pl.lit(made.metric.higher_is))).item()
    return f" ({verdict})" if verdict in (BETTER, WORSE) else ""


def _middle(made: MetricComparison, peers: Peers) -> str:
    known = made.peers.drop_nulls("value")
    if known.height == 0:
        return ""
    if known.height < FEWEST_PEERS:
        values = [
            f"{row['name']} {in_unit(row['value'], made.metric)}" for row in known.iter_rows(named=True)
        ]
        return f"Fewer than {FEWEST_PEERS} peers have a figure, so no median is given: {listed(values)}."
    low, middle, high = (known["value"].quantile(q, "linear") for q in (0.25, 0.5, 0.75))
    return (
        f"The median of {known.height} {kind_of(peers)} is {in_unit(middle, made.metric)}; "
        f"half of them lie between {in_unit(low, made.metric)} and {in_unit(high, made.metric)}."
    )


def age(year: str, today: date) -> str:
    """How long ago a year ended, where that is long; empty for a newer figure."""
    ago = today.year - (int(year[:4]) + 1) - (today.month < 4)
    if ago < LONG_AGO:
        return ""
    return (
        f"Too old to say how it is now: {year} ended {several(ago, 'year')} ago. The councils are compared "
        "in that year; read it as history."
    )


def _newer(made: MetricComparison) -> str:
    if made.newest <= made.year:
        return ""
    return f"This is not the newest year: figures of other councils go up to {made.newest}."
