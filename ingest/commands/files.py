"""python -m ingest ascof, carers-survey, client-level-data and others: one publisher's file in."""

import argparse
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from ingest.ascof.load import load_ascof
from ingest.ascof.read import year_of
from ingest.carers_survey.load import load_carers_survey
from ingest.client_level_data.load import load_client_level_data
from ingest.commands.loaded import tell
from ingest.cqc_ratings.load import load_cqc_ratings
from ingest.cqc_ratings.read import month_of
from ingest.filename import kept_name
from ingest.fingertips.load import load_fingertips
from ingest.given_file import read_given
from ingest.lg_inform.load import load_lg_inform
from ingest.publication.load import LoadedPublication, PublishedFile
from ingest.safeguarding.load import load_safeguarding

Load = Callable[..., LoadedPublication]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date; write it as 2021-10-21') from None


def _month(text: str) -> str:
    if month_of(text) != text:
        raise argparse.ArgumentTypeError(f'"{text}" is not a month; write it as 2026-09')
    return text


def _year(text: str) -> str:
    if year_of(text) != text:
        raise argparse.ArgumentTypeError(f'"{text}" is not a year; write it as 2018-19')
    return text


def _number(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of LG Inform; write it as 4282')
    return text


# What may be said of a file that does not say it itself: the option, what is written after it, its check.
YEAR = ("--year", "YEAR", _year, "as 2018-19; else it is taken from the file's name")
MONTH = ("--month", "MONTH", _month, "as 2026-09; else it is taken from the file's name")
METRIC = ("--metric-type", "NUMBER", _number, "LG Inform's own; else it is taken from the file's name")
# A source, what loads a file of it, what may be said of the file, and what the command does.
COMMANDS = [
    ("ascof", load_ascof, YEAR, "load the outcomes framework's open data, any year"),
    ("carers-survey", load_carers_survey, YEAR, "load measures of the carers' survey"),
    ("client-level-data", load_client_level_data, None, "load quarterly tables from client-level data"),
    ("cqc-ratings", load_cqc_ratings, MONTH, "load CQC's list of care providers' ratings"),
    ("fingertips", load_fingertips, None, "load a file of Fingertips, with its confidence limits"),
    ("lg-inform", load_lg_inform, METRIC, "load a file of LG Inform's web service"),
    ("safeguarding", load_safeguarding, YEAR, "load the safeguarding adults collection's counts"),
]


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """add: makes a command of a name, what runs it, and a few words."""
    for source, load, may_be_said, words in COMMANDS:
        command = add(source, partial(_run, source, load), words)
        command.add_argument("file", type=Path, metavar="FILE")
        command.add_argument("--released", type=_day, metavar="DATE", help="when it was released: 2021-10-21")
        command.add_argument("--address", metavar="URL", help="where it was fetched from")
        if may_be_said:
            option, written, check, meaning = may_be_said
            command.add_argument(option, dest="said", metavar=written, type=check, help=meaning)


def _run(source: str, load: Load, chosen: argparse.Namespace) -> int:
    content = read_given(chosen.file)
    if content is None:
        return 2
    released = str(chosen.released) if chosen.released else None
    file = PublishedFile(source, kept_name(chosen.file.name), content, released, chosen.address)
    return tell(chosen, load(file, chosen.said) if "said" in chosen else load(file), file)
