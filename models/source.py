"""Sources: whose files we can read, and what is known of them. One file for each in models/sources/."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import HttpUrl

from models import definitions
from models.definitions import Definition, Text


class Fault(Definition):
    """Something known to be wrong with, or odd about, what a source publishes."""

    says: Text
    periods: tuple[Text, ...] = ()  # "2015-16"; none means all of them


class Since(Definition):
    """Another publisher took over."""

    period: Text  # the first of its own: "2023-24"
    publisher: Text


class Source(Definition):
    """Whose files these are, and what has to be said beside every figure from them."""

    id: str
    title: Text  # {period} stands for what a file covers
    publisher: Text
    since: tuple[Since, ...] = ()  # other publishers that took it over
    licence: Text
    address: HttpUrl  # where the publisher lists its files
    second_hand: bool = False  # passes on what others publish, whose own files go before it
    reading: Literal["seen", "described"]  # described: the reader was written without a real file at hand
    faults: tuple[Fault, ...] = ()

    def publisher_of(self, period: str) -> str:
        later = [each for each in self.since if each.period <= period]
        return max(later, key=lambda each: each.period).publisher if later else self.publisher

    def known_faults(self, periods: tuple[str, ...]) -> str:
        """The sentences that hold for these periods, as one text."""
        said = [each.says for each in self.faults if not each.periods or {*each.periods} & {*periods}]
        return " ".join(said) or "None known."


@cache
def sources() -> dict[str, Source]:
    """Every source we have a reader for, by its id, A to Z."""
    return definitions.load(Path(__file__).parent / "sources", Source)
