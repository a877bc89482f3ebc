"""python -m ingest fetch cqc-reports or cqc-locations: fetch politely, then load what is new."""

import argparse
import sys
from pathlib import Path

from ingest.answer import answer
from ingest.cqc_report.load import load_cqc_report
from ingest.cqc_report.read import SavedFile
from ingest.fetch import locations_command
from ingest.fetch.polite import PAUSE, Polite
from ingest.fetch.walk import LISTING, SITE, walk

FOLDER = Path(__file__).resolve().parents[2] / "var" / "cqc-pages"


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=["cqc-reports", "cqc-locations"])
    command.add_argument("--council", metavar="CODE", help="whose locations: its ONS code, E06000015")
    command.add_argument("--dry-run", action="store_true", help="ask for the listing alone")
    command.add_argument("--folder", type=Path, default=FOLDER, help="where what is fetched is kept")
    command.add_argument("--pause", type=_pause, default=PAUSE, metavar="SECONDS", help="between requests")
    command.add_argument("--site", help=argparse.SUPPRESS)


def run(chosen: argparse.Namespace) -> int:
    if chosen.what == "cqc-locations":
        return locations_command.run(chosen, _progress(chosen))
    done = walk(chosen.folder, Polite(chosen.site or SITE, chosen.pause), chosen.dry_run, _progress(chosen))
    facts = {
        "rows_read": 0, "rows_loaded": 0, "rows_rejected": 0, "pages_fetched": done.fetched,
        "pages_unchanged": done.unchanged, "pages_skipped": done.skipped, "would_fetch": done.would_fetch,
        "stopped": done.stopped,
    }  # fmt: skip
    if chosen.dry_run:
        words = f"{len(done.would_fetch)} pages would be fetched. {done.stopped}".strip()
        return answer(chosen, "cqc-report", facts, [], words, refused=bool(done.stopped))
    loaded = load_cqc_report(fetched(chosen.folder)) if done.fetched else []
    new = [each for each in loaded if not each.already]
    facts["rows_read"] = sum(each.rows_read for each in new)
    facts["rows_loaded"] = sum(each.rows_loaded for each in new)
    facts["rows_rejected"] = sum(each.rows_rejected for each in new)
    issues = [issue for each in new for issue in each.issues]
    stored = sum(not each.refused for each in new)
    words = (
        f"{done.fetched} pages fetched, {done.unchanged} unchanged, {len(done.skipped)} skipped. "
        f"{stored} councils' results loaded, {len(new) - stored} refused. {done.stopped}"
    ).strip()
    return answer(chosen, "cqc-report", facts, issues, words, refused=bool(done.stopped) or stored < len(new))


def fetched(folder: Path) -> list[SavedFile]:
    """Every page under the listing that was fetched, with its address for where it was saved."""
    pages = sorted((folder / LISTING.strip("/")).rglob("*.html"))
    return [
        SavedFile(page.relative_to(folder).as_posix(), page.read_bytes(), page.relative_to(folder).as_posix())
        for page in pages
    ]


def _progress(chosen: argparse.Namespace):
    return (lambda said: None) if chosen.json else (lambda said: print(said, file=sys.stderr))


def _pause(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 1 <= seconds <= 3600:
        raise argparse.ArgumentTypeError("Give a pause from 1 to 3600 seconds.")
    return seconds
