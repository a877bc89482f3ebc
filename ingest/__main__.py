"""The administrator's way in: python -m ingest COMMAND. It reads and writes without a viewer.

Exit status: 0 done, 1 refused with issues and nothing stored, 2 usage.
"""

import argparse
import json
import sys

from ingest import events, load, progress_line, status
from ingest.answer import answer
from ingest.commands import files, reports, returns, withdraw
from ingest.fetch import command as fetch
from models import database, wall
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
    files.add_commands(add)
    for name, command, words in (
        ("cqc-report", reports, "load CQC's assessments: saved pages, or the report as .pdf"),
        ("fetch", fetch, "fetch CQC's pages about councils politely, and load them"),
        ("withdraw", withdraw, "take a publication's figures back as a batch"),
        ("events", events, "the newest events; whether one was changed or is gone"),
    ):
        command.add_arguments(add(name, command.run, words))
    returns.add_commands(add)
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


if __name__ == "__main__":
    sys.exit(main())
