"""Reads the demonstration's own files: what is usual in its invented regions, and the stories in it."""

import tomllib
from functools import cache
from pathlib import Path

import polars as pl
from pydantic import Field, TypeAdapter

from models.definitions import Definition, Text
from models.period import between

HERE = Path(__file__).parent
SENDING = "Hedgerow Counties"  # the region whose councils send returns
FIRST, LAST = "2023-24 Q3", "2026-27 Q2"  # fixed, so that the tour in the README stays true


class Look(Definition):
    """Where a story is seen: a page, what to choose there, and what then stands on it."""

    page: Text  # "council", as in its address
    choose: dict[Text, Text]  # label of a box -> the words to choose in it
    sees: tuple[Text, ...]  # whole sentences of the screen; the README's tour quotes the first


class Story(Definition):
    """One thing that happens to one council; the keys that are left out are as usual."""

    council: Text
    about: Text
    metric: Text | None = None
    # One a quarter, oldest first: a value, its numerator and denominator, or "c", "x" or "z" for none.
    values: tuple[float | int | tuple[int, int] | Text, ...] = ()
    notes: dict[Text, Text] = Field(default_factory=dict)  # quarter -> the note beside its figure
    own_above_published: int = 0
    missing: tuple[Text, ...] = ()  # quarters without a return
    corrected: tuple[Text, ...] = ()  # quarters with a second version
    draft: tuple[Text, ...] = ()  # quarters with a draft that has faults, and nothing submitted
    look: Look


@cache
def stories() -> tuple[Story, ...]:
    """In the order of the tour."""
    with (HERE / "stories.toml").open("rb") as file:
        return TypeAdapter(tuple[Story, ...]).validate_python(_frozen(tomllib.load(file)["story"]))


@cache
def quarters() -> tuple[str, ...]:
    """The quarters returns are invented for, oldest first."""
    return tuple(between(FIRST, LAST))


@cache
def councils() -> pl.DataFrame:
    """One row an invented council; `scores` holds nine digits in CQC's order, a dash where it is unknown."""
    return table("councils").with_columns(pl.col("adults").cast(pl.Int64))


@cache
def usual(name: str) -> list[dict]:
    """quarterly_figures.csv or annual_figures.csv: what is usual for each metric.

    usual is in the metric's unit, a count for every 100,000 adults; the between_ columns say by how many
    per cent councils, and quarters or years, differ; out_of is the denominator for every 1,000 adults.
    """
    numbers = pl.exclude("metric").cast(pl.Float64)
    return table(name).with_columns(numbers).to_dicts()


@cache
def answers() -> dict[str, list[str]]:
    return tomllib.loads((HERE / "answers.toml").read_text(encoding="utf-8"))


def table(name: str) -> pl.DataFrame:
    return pl.read_csv(HERE / f"{name}.csv", infer_schema=False)


def _frozen(value: object) -> object:
    """Lists as tuples, which is what definitions hold."""
    if isinstance(value, dict):
        return {key: _frozen(each) for key, each in value.items()}
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
