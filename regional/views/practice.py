"""What the Practice page shows of the library: what answers a question, and whole entries."""

from dataclasses import asdict, dataclass

import polars as pl

from regional import data
from regional.access import Viewer
from regional.data import practice
from regional.data.practice_found import find
from regional.exports.web_page import Document, Section
from regional.words import practice as words

SHOWN = 10
ANY = "all"  # as on the page Themes: a choice there goes on here


@dataclass(frozen=True)
class Limits:
    """What a reader narrows the library to; ANY leaves it as it is."""

    theme: str = ANY
    statement: str = ANY
    council_type: str = ANY
    evidence: str = ANY

    @property
    def said(self) -> list[str]:
        """In words, for a sentence: "about waiting times", "from county councils"."""
        chosen = {name: value for name, value in asdict(self).items() if value != ANY}
        return [words.LIMITS[name](value) for name, value in chosen.items()]


@dataclass(frozen=True)
class Answers:
    heading: str
    answer: str  # a sentence; empty where there is nothing
    none: str  # in its place
    entries: pl.DataFrame  # whole, the best first, at most SHOWN
    more: str  # how many are not shown; empty if none
    file: pl.DataFrame  # all that answer, one row each, without the words of the entries


@data.kept_view
def answers(viewer: Viewer, asked: str, limits: Limits) -> Answers:
    library = practice.library(viewer)
    found = narrowed(find(viewer, asked) if asked.strip() else library, limits)
    none = ""
    if library.is_empty():
        none = words.NONE_YET
    elif found.is_empty():
        none = words.NO_ANSWER.format(words.several(library.height, "entry", "entries"))
    left = found.height - SHOWN
    return Answers(
        heading=words.heading(library),
        answer="" if none else words.answer(found, asked.strip(), limits.said),
        none=none,
        entries=practice.entries(viewer, tuple(found["id"].head(SHOWN))),
        more=words.and_more(left) if left > 0 else "",
        file=words.listing(found),
    )


def narrowed(entries: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """The entries within the limits, in the order they came."""
    if limits.theme != ANY:
        entries = entries.filter(pl.col("themes").str.split(" ").list.contains(limits.theme))
    for name in ("statement", "council_type", "evidence"):
        if (wanted := getattr(limits, name)) != ANY:
            entries = entries.filter(pl.col(name) == wanted)
    return entries


def entry_document(row: dict, uses: pl.DataFrame) -> Document:
    """One entry to take away. row: of data.practice.entries; uses: of the same entry.

    What a council keeps to itself of its use stays on its screen: the file would outlive that choice.
    """
    uses = uses.filter(pl.col("tier") != "council")
    shared = {row["tier"], *uses["tier"]}
    seen_by = row if shared == {row["tier"]} else row | {"tier": "region"}
    used = [(each["Council"], f"{each['How']}\n{each['What came of it']}") for each in words.used_rows(uses)]
    return Document(
        title=words.line(row),
        sentences=(words.facts(row),),
        sections=(
            Section(words.ENTRY, parts=words.said(row)),
            Section(words.WHO_USED, sentences=(words.used_heading(uses),), parts=used),
        ),
        foot=(words.CAUTION, words.who_may_see(seen_by)),
    )
