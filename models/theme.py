"""Themes: what findings, returns and practice entries are about. One file for each in models/themes/."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from models import definitions
from models.definitions import Definition, Text
from models.framework import StatementId

# What directors ask about first: shown before the others, which follow A to Z.
FIRST = ("transitions", "carers", "waiting_times", "edi", "co_production")
OTHER = "other"  # holds what fits none, so it is shown last and drawn nowhere


class Theme(Definition):
    """What findings, returns and practice entries can be about, in words a report would use."""

    id: str
    label: Text
    definition: Text  # one sentence
    is_not: Text  # what is taken for it and is not
    terms: Annotated[tuple[Text, ...], Field(min_length=8, max_length=20)]  # words and phrases in reports
    never: tuple[Text, ...] = ()  # phrases that hold one of the terms and are about something else
    statement: StatementId | None = None  # where reports tell of it, unless the sentence says otherwise
    examples: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]  # our own invented sentences


@cache
def themes() -> dict[str, Theme]:
    """Every theme by its id; `other` is for findings that fit none."""
    return definitions.load(Path(__file__).parent / "themes", Theme)


def in_order() -> tuple[str, ...]:
    """The ids of the themes as they are shown: FIRST, the others by label, then `other`."""
    rest = sorted(set(themes()) - {*FIRST, OTHER}, key=lambda theme: themes()[theme].label)
    return (*FIRST, *rest, OTHER)


def labels() -> dict[str, str]:
    """Labels by id, in order, of the themes that somebody may choose: all but `other`."""
    return {theme: themes()[theme].label for theme in in_order() if theme != OTHER}


def _known(theme: str) -> str:
    if theme not in themes():
        raise ValueError(f"{theme!r} is not one of the themes: {', '.join(themes())}.")
    return theme


ThemeId = Annotated[str, AfterValidator(_known)]
