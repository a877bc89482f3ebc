"""Makes and restores backups: python -m ingest.backup make|restore FILE, as run.py calls it.

Exit status: 0 done, 1 refused with nothing changed, 2 usage.
"""

import argparse
import signal
import sys
from pathlib import Path

from ingest.backup import Refused, passphrase
from ingest.backup.copied import make, refuse_unless_free
from ingest.backup.restored import restore
from models import database, wall
from models.unusable import Unusable, told_if_unusable

PLAIN = (
    "This backup is not encrypted: whoever has the file can read everything in it, what councils sent and"
    " people's names too."
)
REMEMBER = (
    "Nobody can open it without the passphrase, nor find the passphrase out: keep it apart from the file."
)
STOP_FIRST = "Restoring. Leave the app stopped until this is done."


def main(arguments: list[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what lies about is cleared away
    try:
        with told_if_unusable(database.url()), wall.seen_by(wall.EVERYTHING):
            chosen.run(chosen)
    except (Refused, Unusable) as refused:
        return _refuse(str(refused))
    except OSError as fault:
        what = fault.filename or "A file"
        return _refuse(f"{what} could not be used: {fault.strerror}. Nothing was changed.")
    except KeyboardInterrupt:
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m ingest.backup", description="Make or restore a backup.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    made = commands.add_parser("make", help="write everything the database holds into one file")
    made.add_argument("--plain", action="store_true", help="do not encrypt it")
    made.add_argument("--overwrite", action="store_true", help="in the place of an older file")
    made.set_defaults(run=_make)
    back = commands.add_parser("restore", help="put a backup in the place of what the database holds")
    back.add_argument("--replace", action="store_true", help="though the database holds data")
    back.set_defaults(run=_restore)
    for each in (made, back):
        each.add_argument("file", type=Path, metavar="FILE")
    return parser


def _make(chosen: argparse.Namespace) -> None:
    refuse_unless_free(chosen.file, chosen.overwrite)  # before a passphrase is thought of
    secret = None if chosen.plain else passphrase.new()
    told = make(chosen.file, secret, chosen.overwrite)
    print(f"{chosen.file} holds {told.in_words}")
    if told.newest_event["hash"]:
        print(f"The newest event's hash, to note elsewhere: {told.newest_event['hash']}")
    print(PLAIN if chosen.plain else REMEMBER)


def _restore(chosen: argparse.Namespace) -> None:
    print(STOP_FIRST, flush=True)
    told, kept = restore(chosen.file, passphrase.known, chosen.replace)
    print(f"Restored from the backup of {told.made}: {told.in_words}")
    if kept:
        print(f"The database before is kept in {kept}: delete it when nobody misses anything.")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
