"""Which area a publisher means: its code as it is today, from a code or a name of any year."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import select

from models import database
from models.council import ENGLAND, REGIONS, Council, Predecessor

SMALL_WORDS = {"and", "the", "of"}
# What a council is called besides its name. "City" stays where it tells two places apart.
TITLES = (
    "london borough of", "london borough council", "london borough", "royal borough of",
    "metropolitan borough of", "city of", "county of", "borough of", "metropolitan borough council",
    "metropolitan district council", "county borough council", "city council", "borough council",
    "county council", "district council", "unitary authority", "metropolitan borough",
    "metropolitan district", "council", "corporation", "county", "ua", "mbc", "mdc",
)  # fmt: skip
# Names that no title explains, by what we call the council.
ALIASES = {
    "Bournemouth, Christchurch and Poole": ("BCP",),
    "Cheshire West and Chester": ("Cheshire West",),
    "Hull": ("Kingston upon Hull",),
    "Kingston upon Thames": ("Kingston",),
    "Medway": ("Medway Towns",),
    "Richmond upon Thames": ("Richmond",),
    "Southend-on-Sea": ("Southend",),
    "Stockton-on-Tees": ("Stockton",),
    "Telford and Wrekin": ("Telford",),
}
NO_COUNCIL = {"london"}  # a region: what is left of City of London without its title
REGION_ALIASES = {
    "East of England": ("Eastern", "East"),
    "Yorkshire and The Humber": (
        "Yorkshire and Humber",
        "Yorkshire and Humberside",
        "Yorkshire & the Humber",
    ),
}


def plain(name: str) -> str:
    """A name as it is compared: small letters, no punctuation, no small words, "Saint" as "st"."""
    text = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    words = re.sub(r"[^a-z0-9 ]", " ", text.replace("'", "")).split()
    return " ".join("st" if word == "saint" else word for word in words if word not in SMALL_WORDS)


def without_titles(name: str) -> str:
    """The plain name with what a council calls itself taken off either end."""
    titles = sorted({plain(title) for title in TITLES}, key=len, reverse=True)
    text = plain(name)
    while True:
        for title in titles:
            shorter = text.removeprefix(f"{title} ").removesuffix(f" {title}")
            if shorter != text:
                text = shorter
                break
        else:
            return text


@dataclass(frozen=True)
class Replaced:
    """A council that is no more."""

    name: str
    until: date  # the first day without it
    successors: tuple[str, ...]


@dataclass(frozen=True)
class Areas:
    """The councils of today, and what stood before them."""

    councils: dict[str, tuple[str, str]]  # name and short name by code
    replaced: dict[str, Replaced] = field(default_factory=dict)  # by code
    recoded: dict[str, str] = field(default_factory=dict)  # the same council under another code

    def code(self, ons_code: str) -> str | None:
        """The code that figures are kept under; null for a code we do not know."""
        ons_code = self.recoded.get(ons_code, ons_code)
        return ons_code if ons_code in self.councils or ons_code in self.replaced else None

    def council(self, name: str, on: date | None = None) -> str | None:
        """The council of that name on a day, however it is written; null if we know none, or several.

        on: null means today. "Somerset" was another council, with another code, before April 2023.
        """
        bare = without_titles(name)
        if on:
            for code, was in self.replaced.items():
                if on < was.until and without_titles(was.name) == bare:
                    return code
        return None if plain(name) in NO_COUNCIL else self._names.get(plain(name)) or self._bare.get(bare)

    def region(self, name: str) -> str | None:
        """The code of a region, or of England."""
        return self._regions.get(plain(name))

    def region_of_code(self, ons_code: str | None) -> str | None:
        return ons_code if ons_code in (*REGIONS.values(), ENGLAND) else None

    def same(self, ons_code: str, other: str) -> bool:
        """Are these the same council, or one and what came after it?"""
        was = self.replaced.get(ons_code)
        return other == ons_code or (was is not None and other in was.successors)

    @cached_property
    def _names(self) -> dict[str, str]:
        pairs = (
            (plain(each), code)
            for code, (name, short) in self.councils.items()
            for each in (name, short, *ALIASES.get(short, ()))
        )
        return _of_one_council(pairs)

    @cached_property
    def _bare(self) -> dict[str, str]:
        return _of_one_council((without_titles(name), code) for name, code in self._names.items())

    @cached_property
    def _regions(self) -> dict[str, str]:
        named = {plain(name): code for name, code in REGIONS.items()}
        also = {plain(each): REGIONS[name] for name, others in REGION_ALIASES.items() for each in others}
        return named | also | {"england": ENGLAND}


def areas() -> Areas:
    """What the database knows of areas."""
    councils = select(Council.ons_code, Council.name, Council.short_name)
    before = select(Predecessor.ons_code, Predecessor.name, Predecessor.until, Predecessor.successor)
    replaced: dict[str, Replaced] = {}
    recoded: dict[str, str] = {}
    with database.engine().connect() as connection:
        names = {code: (name, short) for code, name, short in connection.execute(councils)}
        for code, name, until, successor in connection.execute(before.order_by(Predecessor.id)):
            if until is None:
                recoded[code] = successor
                continue
            successors = replaced[code].successors if code in replaced else ()
            replaced[code] = Replaced(name, until, (*successors, successor))
    return Areas(names, replaced, recoded)


def _of_one_council(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The code of each name that is only one council's."""
    found: dict[str, set[str]] = {}
    for name, code in pairs:
        found.setdefault(name, set()).add(code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
