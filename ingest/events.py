"""python -m ingest events: the newest events, and whether the chain of all of them is whole."""

import argparse
import json
import re
from dataclasses import asdict

from sqlalchemy import select

from ingest.issues import Issue
from models import database
from models.event import Event
from models.event_chain import Checked, check

NEWEST = 20  # listed
COMPARE = "Keep this database as it is, and compare it with a backup from before."


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--verify", action="store_true", help="check the whole chain")
    command.add_argument(
        "--expect",
        type=_hash,
        metavar="HASH",
        help="with --verify: a hash noted earlier, as a backup's manifest keeps it, has to be in the chain",
    )


def run(chosen: argparse.Namespace) -> int:
    """1 where the chain breaks or a hash noted earlier is gone, else 0."""
    if chosen.verify or chosen.expect:
        return _verify(chosen)
    events = newest()
    if chosen.json:
        print(json.dumps({"source": "events", "events": events, "issues": []}))
        return 0
    for event in events:
        about = "; ".join(event[name] for name in ("ons_code", "detail") if event[name])
        print(f"{event['id']}. {event['at']} {event['who']}: {event['what']}{about and f' ({about})'}")
    if not events:
        print("No event yet.")
    return 0


def newest(n: int = NEWEST) -> list[dict]:
    """The last n events, newest first; `at` as text, in UTC."""
    columns = Event.__table__.columns
    with database.engine().connect() as connection:
        rows = connection.execute(select(*columns).order_by(Event.id.desc()).limit(n)).mappings().all()
    return [{**row, "at": f"{row['at']:%Y-%m-%dT%H:%M:%SZ}"} for row in rows]


def verified(expect: str | None = None) -> Checked:
    """All events of the database, checked; `expect` is a hash that was noted earlier."""
    wanted = select(*Event.__table__.columns).order_by(Event.id)
    with database.engine().connect() as connection:
        return check(connection.execute(wanted).mappings(), expect)


def issues(checked: Checked) -> list[Issue]:
    """What is wrong with the chain, none if nothing is."""
    if checked.broken_at is not None:
        return [Issue("error", "broken_chain", checked.meaning, COMPARE)]
    if not checked.expected:
        message = (
            "The hash noted earlier is not in the chain: since then events were taken off its end, "
            "or the chain was written anew."
        )
        return [Issue("error", "expected_hash_is_gone", message, COMPARE)]
    return []


def _verify(chosen: argparse.Namespace) -> int:
    checked = verified(chosen.expect)
    found = issues(checked)
    if chosen.json:
        facts = {"events": checked.events, "hash": checked.hash, "broken_at": checked.broken_at}
        print(json.dumps({"source": "events", **facts, "issues": [asdict(issue) for issue in found]}))
    elif found:
        print(f"{found[0].message} {found[0].mend}")
    else:
        events = "1 event" if checked.events == 1 else f"{checked.events:,} events"
        print(f"{events}, chain whole\nThe newest hash, to note elsewhere: {checked.hash}")
    return 1 if found else 0


def _hash(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text.strip().lower()):
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a hash; write all its 64 digits, 0 to 9 and a to f'
        )
    return text.strip().lower()
