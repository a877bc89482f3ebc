"""What is said of the pairs for a region's meeting, and the question sheet that is printed for each."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import polars as pl

from regional.exports.web_page import Document, Section
from regional.views.pairs import Member, Pairs
from regional.words.helping import place
from regional.words.plain import day, listed, of, several, shortened, the
from regional.words.region import NAMES

WORDS = {2: ("pair", "pairs"), 3: ("group of three", "groups of three")}
TITLES = (
    "Titles from the library are those that whoever made this may see: hand it to nobody beyond the region."
)
CAUTION = (
    "Worked out from published scores: strong is 3 or 4, weak is 1 or 2, formal results read firmly alone. "
    "Nobody was asked. A person who knows the councils decides."
)
HOW = (
    "Each council is in one group, so that nobody helps more often than others. Of all ways to put the "
    "region together the one is taken in which groups are worth most: one for each statement on which a "
    "member is strong and another weak, at most three for a member, and two more where every member has "
    "something to give. Of ways worth the same, the one whose members are more alike. It is solved exactly, "
    "not guessed."
)
NONE = (
    "To mend: no such groups can be made. Take a wish away: let councils meet again that met lately, or let "
    "more councils come."
)
KEEP, KEPT = "Keep these for the meeting", "Done: kept for {}. The next meeting can put others together."
SHEET = "Question sheets (HTML)"
QUESTIONS = (
    "What did you change first, and how did you know that it worked?",
    "What did not work, and what would you leave out?",
    "What has to be in place before it works anywhere else?",
    "What could we try by the next meeting, and who does it?",
)


def heading(pairs: Pairs) -> str:
    region = pairs.wishes.region
    if pairs.groups is None:
        return f"{region}: no pairs can be made"
    all_give = sum(all(member.gives for member in group) for group in pairs.groups)
    given = of(all_give, len(pairs.groups))
    return f"{region}: {_groups(pairs.groups)} for the meeting; in {given} all could help each other"


def sentences(pairs: Pairs) -> list[str]:
    said = []
    if pairs.unknown:
        names = shortened(pairs.unknown)
        said.append(
            f"Not put together, because no score of theirs counts: {names}. Include them under the wishes."
        )
    if pairs.wishes.not_since and pairs.lately:
        met = several(pairs.lately, "pair")
        said.append(f"Kept apart because they met since {day(pairs.wishes.not_since)}: {met}.")
    return said


def table(pairs: Pairs) -> pl.DataFrame:
    """One row a group: who, and why."""
    return pl.DataFrame(
        {
            "Group": f"Group {number}",
            "Councils": named(group),
            "Why": why(group),
            "How alike": alike(pairs, group),
        }
        for number, group in enumerate(pairs.groups or (), start=1)
    )


def each_table(pairs: Pairs) -> pl.DataFrame:
    """One row a council, for a file: its group, what it could help with and be helped with."""
    return pl.DataFrame(
        {
            "Group": number,
            "Council": member.name,
            "Could help on": "; ".join(NAMES[each] for each in member.gives),
            "Could be helped on": "; ".join(NAMES[each] for each in member.takes),
            "Practice": "; ".join(member.practice),
        }
        for number, group in enumerate(pairs.groups or (), start=1)
        for member in group
    )


def named(group: Sequence[Member]) -> str:
    return "; ".join(member.name for member in group)  # some names hold a comma, or an "and"


def why(group: Sequence[Member]) -> str:
    """ "All could help: Brent on safe systems; Enfield on healthier lives"; or that nobody can."""
    said = [f"{member.name} on {listed(_lower(member.gives))}" for member in group if member.gives]
    if not said:
        return "No published score says that one could help another."
    if len(said) == len(group):
        return f"All could help: {'; '.join(said)}."
    return f"{'One' if len(said) == 1 else 'Two'} could help: {'; '.join(said)}."


def alike(pairs: Pairs, group: Sequence[Member]) -> str:
    """How like they are, among all councils in England: of a three the nearest two and the furthest two."""
    each = (pairs.ranks.get(frozenset((one.code, other.code))) for one, other in combinations(group, 2))
    ranks = sorted(rank for rank in each if rank)
    if not ranks:
        return "likeness not known"
    nearest, furthest = place(ranks[0]), place(ranks[-1])
    return f"{nearest} most alike" if nearest == furthest else f"{nearest} to {furthest} most alike"


def sheets(pairs: Pairs, meeting: date | None) -> Document:
    """A sheet for each group: why these councils, what each has to show, and questions with room to write."""
    groups = pairs.groups or ()
    when = f", for the meeting on {day(meeting)}" if meeting else ""
    return Document(
        title=f"{pairs.wishes.region}: {_groups(groups)}{when}",
        sentences=(CAUTION,),
        sections=[_sheet(pairs, number, group) for number, group in enumerate(groups, start=1)],
        foot=(
            "Sources: CQC's published scores and reports, as the page Sources tells.",
            *_titles(groups),
            HOW,
        ),
    )


def _titles(groups: Sequence[Sequence[Member]]) -> list[str]:
    """Who may see the titles of practice, where there are any."""
    return [TITLES] if any(member.practice for group in groups for member in group) else []


def _sheet(pairs: Pairs, number: int, group: Sequence[Member]) -> Section:
    parts = [(f"What {member.name} has to show", _shows(member)) for member in group if member.gives]
    return Section(
        heading=f"{number}. {named(group)}",
        sentences=(why(group), f"In population and place, {alike(pairs, group)} in England."),
        parts=parts,
        questions=QUESTIONS,
        new_page=number > 1,
    )


def _shows(member: Member) -> str:
    lines = [f"Strong on {listed(_lower(member.gives))}."]
    lines += [f"From its report: {finding}" for finding in member.strengths]
    lines += [f"In the library: {title}." for title in member.practice]
    return "\n".join(lines)


def _groups(groups: Sequence[Sequence[Member]]) -> str:
    counts = {size: sum(len(group) == size for group in groups) for size in (2, 3)}
    return listed([several(count, *WORDS[size]) for size, count in counts.items() if count]) or "no pair"


def _lower(statements: Sequence[str]) -> list[str]:
    return [NAMES[each].lower() for each in statements]


def not_yours(region: str) -> str:
    return f"The lead for {the(region)} keeps pairs for a meeting; anybody may look at them here."
