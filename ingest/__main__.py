"""The administrator's way in: python -m ingest COMMAND. It reads and writes without a viewer.

Exit status: 0 done, 1 refused with issues and nothing stored, 2 usage.
"""

import argparse
import json
import sys
from pathlib import Path

from ingest import events, figure_commands, load, progress_line, publication_commands, status
from ingest.answer import answer
from ingest.council_return import prefilled, read_return
from ingest.fetch import command as fetch
from ingest.filename import kept_name
from ingest.given_file import read_given
from ingest.load_return import Received, store_return
from ingest.load_sign_off import steps_of
from ingest.workbook import MOST_SENT
from models import database, quarter, wall
from models.unusable import Unusable, told_if_unusable


def main(arguments: list[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    try:
        database.migrate()
        with told_if_unusable(database.url()), wall.seen_by(wall.EVERYTHING), progress_line.shown(chosen):
            return chosen.run(chosen)
    except Unusable as fault:
        sys.exit(str(fault))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m ingest", description="Load published facts and returns.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run, words: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.add_argument("--json", action="store_true", help="answer with one JSON object")
        command.set_defaults(run=run)
        return command

    add("published", published, "load published_reports/")
    add("status", show_status, "what is loaded, from where, how fresh, known faults")
    publication_commands.add_ascof(
        add("ascof", publication_commands.run_ascof, "load the outcomes framework's open data, any year")
    )
    publication_commands.add_ascof(
        add("carers-survey", publication_commands.run_carers_survey, "load measures of the carers' survey")
    )
    publication_commands.add_file(
        add(
            "client-level-data",
            publication_commands.run_client_level_data,
            "load quarterly tables from client-level data",
        )
    )
    publication_commands.add_cqc_ratings(
        add("cqc-ratings", publication_commands.run_cqc_ratings, "load CQC's list of care providers' ratings")
    )
    publication_commands.add_cqc_report(
        add(
            "cqc-report",
            publication_commands.run_cqc_report,
            "load CQC's assessments: saved pages, or the report as .pdf",
        )
    )
    figure_commands.add_commands(add)
    fetch.add_arguments(add("fetch", fetch.run, "fetch CQC's pages about councils politely, and load them"))
    publication_commands.add_withdraw(
        add("withdraw", publication_commands.run_withdraw, "take a publication's figures back as a batch")
    )
    events.add_arguments(add("events", events.run, "the newest events; whether one was changed or is gone"))
    for command in (
        add("template", write_template, "write a council's pre-filled workbook"),
        add("return", load_return, "load a council's filled workbook"),
    ):
        command.add_argument("--council", required=True, metavar="CODE", help="its ONS code, E06000015")
        command.add_argument("--quarter", required=True, type=_quarter, help='as "2026-27 Q2"')
    commands.choices["template"].add_argument("--out", required=True, type=Path, metavar="FILE.xlsx")
    commands.choices["return"].add_argument("file", type=Path, metavar="FILE")
    commands.choices["return"].add_argument(
        "--draft", action="store_true", help="keep it though it has errors"
    )
    return parser


def published(chosen: argparse.Namespace) -> int:
    done = load.load_published()
    facts = {
        "rows_read": done.rows_read,
        "rows_loaded": done.rows_loaded,
        "rows_rejected": done.rows_rejected,
    }
    if done.already:
        words = "published_reports is loaded already; the files have not changed."
    else:
        words = f"published_reports: {done.rows_loaded:,} of {done.rows_read:,} rows loaded."
    return answer(chosen, done.source, facts, done.issues, words, refused=done.refused)


def show_status(chosen: argparse.Namespace) -> int:
    rows = status.publications()
    if chosen.json:
        totals = status.rows_in_all(rows)
        print(json.dumps({"source": "status", **totals, "publications": rows, "issues": []}))
        return 0
    for row in rows:
        print(
            f"{row['id']}: {row['title']}\n  {row['state']}; newest: {row['latest']}; {row['known_faults']}"
        )
    return 0


def write_template(chosen: argparse.Namespace) -> int:
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


def load_return(chosen: argparse.Namespace) -> int:
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


if __name__ == "__main__":
    sys.exit(main())
