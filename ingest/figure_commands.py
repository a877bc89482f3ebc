"""python -m ingest fingertips, lg-inform and safeguarding: files of figures in."""

import argparse
from collections.abc import Callable

from ingest.load_fingertips import load_fingertips
from ingest.load_lg_inform import load_lg_inform
from ingest.load_safeguarding import load_safeguarding
from ingest.publication_commands import add_file, as_year, given, tell

Add = Callable[..., argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """add: makes a command of a name, what runs it, and a few words."""
    add_file(add("fingertips", run_fingertips, "load a file of Fingertips, with its confidence limits"))
    lg_inform = add("lg-inform", run_lg_inform, "load a file of LG Inform's web service")
    add_file(lg_inform)
    lg_inform.add_argument(
        "--metric-type", type=_number, metavar="NUMBER", help="LG Inform's own; else from the file's name"
    )
    safeguarding = add("safeguarding", run_safeguarding, "load the safeguarding adults collection's counts")
    add_file(safeguarding)
    safeguarding.add_argument("--year", type=as_year, help="as 2022-23; else from the file's name")


def run_fingertips(chosen: argparse.Namespace) -> int:
    file = given(chosen, "fingertips")
    return tell(chosen, load_fingertips(file), file) if file else 2


def run_lg_inform(chosen: argparse.Namespace) -> int:
    file = given(chosen, "lg-inform")
    return tell(chosen, load_lg_inform(file, chosen.metric_type), file) if file else 2


def run_safeguarding(chosen: argparse.Namespace) -> int:
    file = given(chosen, "safeguarding")
    return tell(chosen, load_safeguarding(file, chosen.year), file) if file else 2


def _number(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of LG Inform; write it as 4282')
    return text
