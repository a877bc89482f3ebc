"""python -m ingest template and return: a council's workbook out, and back in."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from ingest.answer import answer
from ingest.council_return import prefilled, read_return
from ingest.filename import kept_name
from ingest.given_file import read_given
from ingest.load_return import Received, store_return
from ingest.load_sign_off import steps_of
from ingest.workbook import MOST_SENT
from models import quarter


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """add: makes a command of a name, what runs it, and a few words."""
    template = add("template", _write_template, "write a council's pre-filled workbook")
    received = add("return", _load_return, "load a council's filled workbook")
    for command in (template, received):
        command.add_argument("--council", required=True, metavar="CODE", help="its ONS code, E06000015")
        command.add_argument("--quarter", required=True, type=_quarter, help='as "2026-27 Q2"')
    template.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx")
    received.add_argument("file", type=Path, metavar="FILE")
    received.add_argument("--draft", action="store_true", help="keep it though it has errors")


def _write_template(chosen: argparse.Namespace) -> int:
    council = prefilled.council(chosen.council)
    if council is None:
        return _unknown_council(chosen)
    content = prefilled.workbook(council, chosen.quarter)
    part = chosen.out.with_name(f"{chosen.out.name}.part")
    try:
        part.write_bytes(content)  # what stood there before stays whole until this is
        part.replace(chosen.out)
    except OSError as fault:
        part.unlink(missing_ok=True)
        print(f"{chosen.out} cannot be written: {fault.strerror}. Give another place.", file=sys.stderr)
        return 2
    words = f"{council.short_name}'s workbook for {chosen.quarter} is in {chosen.out}."
    facts = {"rows_read": 0, "rows_loaded": 0, "rows_rejected": 0}
    return answer(chosen, "template", facts, [], words)


def _load_return(chosen: argparse.Namespace) -> int:
    council = prefilled.council(chosen.council)
    if council is None:
        return _unknown_council(chosen)
    content, name = read_given(chosen.file, MOST_SENT + 1), kept_name(chosen.file.name)
    if content is None:
        return 2
    asked = prefilled.asked_sheets(council.region)
    frames, issues = read_return(
        content, name, council.ons_code, chosen.quarter, asked, council=council.short_name
    )
    received = Received(council.ons_code, chosen.quarter, name, content, frames, issues)
    rows = sum(frame.height for frame in frames.by_name().values())
    if not received.may_be_kept or not (received.clean or chosen.draft):
        facts = {"rows_read": rows, "rows_loaded": 0, "rows_rejected": rows}
        why = "" if received.has_anything or issues else "The file holds nothing to store. "
        return answer(chosen, "return", facts, issues, f"{why}Nothing was stored.", refused=True)
    steps = steps_of(council, chosen.quarter)
    stored = store_return(
        received, "draft" if chosen.draft else "submitted", person="administrator", steps=steps
    )
    loaded = 0 if stored.already else rows
    facts = {"rows_read": rows, "rows_loaded": loaded, "rows_rejected": 0}
    words = f"{council.short_name}, {chosen.quarter}: version {stored.version}, {stored.stage}."
    if stored.already:
        words += " It is the same file as before, so nothing has changed."
    elif stored.stage == "submitted":
        words += " It waits for the council's approver: nobody else sees it before."
    return answer(chosen, "return", facts, issues, words)


def _unknown_council(chosen: argparse.Namespace) -> int:
    print(
        f"No council has the code {chosen.council}. Codes are in published_reports/councils.csv.",
        file=sys.stderr,
    )
    return 2


def _quarter(text: str) -> str:
    if not quarter.is_quarter(text):
        raise argparse.ArgumentTypeError(f'"{text}" is not a quarter; write it as "2026-27 Q2"')
    return text
