"""Pairs, or threes, for a region's meeting: who could help whom on what, and what each has to show."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from models.framework import STATEMENTS
from regional import data, peers
from regional.access import Viewer
from regional.analysis import matching
from regional.analysis.grouping import Pair, Wanted, best_groups, could_help
from regional.data import practice
from regional.data.meetings import groups_kept, met_since
from regional.views.firm import FIRM, firm_scores


@dataclass(frozen=True)
class Wishes:
    """What a lead asks for."""

    region: str
    size: int = 2
    left_out: tuple[str, ...] = ()  # ons_codes of councils that do not come
    included: tuple[str, ...] = ()  # that come though no score of theirs is known
    apart: tuple[tuple[str, str], ...] = ()  # not these two together
    not_since: date | None = None  # nobody with whom they met since; null: it does not matter


@dataclass(frozen=True)
class Member:
    code: str
    name: str
    gives: list[str]  # statements it is strong on and another member is weak on
    takes: list[str]
    strengths: list[str]  # findings of its report on what it gives
    practice: list[str]  # titles of its entries on what it gives


@dataclass(frozen=True)
class Pairs:
    wishes: Wishes
    groups: tuple[tuple[Member, ...], ...] | None  # null where none can be made
    unknown: list[str]  # short names of councils left out because no score of theirs counts
    ranks: dict[Pair, int]  # how like two councils are: the better of the two places
    lately: int  # pairs kept apart because they met lately


@data.kept_view
def pairs(viewer: Viewer, wishes: Wishes) -> Pairs:
    councils = data.councils(viewer).filter(pl.col("region") == wishes.region)
    names = dict(councils.select("ons_code", "short_name").iter_rows())
    scores = firm_scores(viewer).filter(pl.col("ons_code").is_in(list(names)))
    known = set(scores["ons_code"])
    coming = (known | set(wishes.included)) & set(names) - set(wishes.left_out)
    weak, strong = _abouts(scores, weak=True), _abouts(scores, weak=False)
    lately = _lately(viewer, wishes)
    near = peers.likeness(viewer).filter(pl.col("ons_code").is_in(list(names)))
    apart = frozenset(frozenset(pair) for pair in wishes.apart) | lately
    groups = best_groups(coming, weak, strong, Wanted(wishes.size, apart, _distances(near)))
    missing = [name for code, name in names.items() if code not in coming and code not in wishes.left_out]
    made = None
    if groups is not None:
        made = tuple(_members(viewer, group, names, weak, strong) for group in groups)
    return Pairs(wishes, made, missing, _ranks(near), len(lately))


def _members(
    viewer: Viewer, group: tuple[str, ...], names: dict[str, str], weak: dict, strong: dict
) -> tuple[Member, ...]:
    gives = could_help(weak, strong, group)
    return tuple(
        Member(
            code=code,
            name=names[code],
            gives=_in_order(gives[code]),
            takes=_in_order(
                about
                for other, abouts in gives.items()
                if other != code
                for about in abouts
                if about in weak.get(code, ())
            ),
            strengths=_strengths(viewer, code, gives[code]),
            practice=_practice(viewer, code, gives[code]),
        )
        for code in group
    )


def _strengths(viewer: Viewer, code: str, statements: list[str]) -> list[str]:
    found = data.findings(viewer, code).filter(FIRM, pl.col("polarity") == "strength")
    return found.filter(pl.col("statement").is_in(statements))["finding"].to_list()


def _practice(viewer: Viewer, code: str, statements: list[str]) -> list[str]:
    library = practice.library(viewer).filter(ons_code=code)
    return library.filter(pl.col("statement").is_in(statements))["title"].to_list()


def _abouts(scores: pl.DataFrame, *, weak: bool) -> dict[str, list[str]]:
    score = pl.col("score")
    wanted = scores.filter(score <= matching.WEAK if weak else score >= matching.STRONG)
    return dict(wanted.group_by("ons_code").agg("statement").iter_rows())


def _lately(viewer: Viewer, wishes: Wishes) -> frozenset[Pair]:
    if wishes.not_since is None:
        return frozenset()
    return met_since(groups_kept(viewer, wishes.region), wishes.not_since)


def _distances(near: pl.DataFrame) -> dict[Pair, float]:
    rows = near.select("ons_code", "neighbour_code", "distance").iter_rows()
    return {frozenset((one, other)): distance for one, other, distance in rows}


def _ranks(near: pl.DataFrame) -> dict[Pair, int]:
    ranks: dict[Pair, int] = {}
    for one, other, rank in near.select("ons_code", "neighbour_code", "rank").iter_rows():
        pair = frozenset((one, other))
        ranks[pair] = min(rank, ranks.get(pair, rank))
    return ranks


def _in_order(statements) -> list[str]:
    there = set(statements)
    return [statement for statement in STATEMENTS if statement in there]
