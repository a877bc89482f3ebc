"""python -m ingest fetch cqc-locations --council CODE: one council's locations, by CQC's service."""

import argparse
import os
import sys
from collections.abc import Callable

from ingest.answer import answer
from ingest.commands.loaded import in_words
from ingest.council_return import prefilled
from ingest.cqc_locations.load import load_cqc_locations
from ingest.fetch.locations import KEY_HEADER, SITE, Asked, ask
from ingest.fetch.polite import Polite
from models.event import now

KEY = "REGIONAL_CQC_API_KEY"
# As CQC's list of ratings writes councils whose name is not the one we use.
CQC_NAMES = {
    "Bristol": "Bristol, City of",
    "Herefordshire": "Herefordshire, County of",
    "Hull": "Kingston upon Hull, City of",
}


def run(chosen: argparse.Namespace, tell: Callable[[str], None]) -> int:
    key, council = os.environ.get(KEY, ""), prefilled.council(chosen.council or "")
    if not key:
        print(f"CQC's service wants a key. Ask CQC for one, and set {KEY}.", file=sys.stderr)
        return 2
    if council is None:
        said = (
            "Say whose locations: --council E06000015." if not chosen.council else "No council has that code."
        )
        print(f"{said} Codes are in published_reports/councils.csv.", file=sys.stderr)
        return 2
    month = f"{now():%Y-%m}"
    folder = chosen.folder / "locations" / month / council.ons_code
    site = Polite(chosen.site or SITE, chosen.pause, {KEY_HEADER: key})
    done = ask(CQC_NAMES.get(council.short_name, council.short_name), folder, site, chosen.dry_run, tell)
    facts = {"rows_read": 0, "rows_loaded": 0, "rows_rejected": 0, "locations_fetched": done.fetched,
             "locations_kept": done.kept, "locations_skipped": done.skipped,
             "would_fetch": done.would_fetch, "stopped": done.stopped}  # fmt: skip
    if chosen.dry_run or done.stopped:
        return answer(chosen, "cqc-locations", facts, [], _told(done), refused=bool(done.stopped))
    loaded = load_cqc_locations(done.answers, council.ons_code, council.short_name, month)
    facts |= {name: getattr(loaded, name) for name in ("rows_read", "rows_loaded", "rows_rejected")}
    words = f"{_told(done)} {in_words(loaded)}"
    return answer(chosen, "cqc-locations", facts, loaded.issues, words, loaded.refused)


def _told(done: Asked) -> str:
    if done.would_fetch:
        return f"{len(done.would_fetch)} locations would be fetched. {done.stopped}".strip()
    said = f"{done.fetched} locations fetched, {done.kept} fetched before, {len(done.skipped)} skipped."
    rest = " Nothing was loaded; run it again to go on." if done.stopped else ""
    return f"{said} {done.stopped}{rest}".strip()
