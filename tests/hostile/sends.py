"""Sends the returns of some councils, each in a thread: `python -m tests.hostile.sends ROUNDS GO CODE...`.

Says "ready", waits until there is a file GO, and then everybody sends at once: looks, and submits.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl

from ingest.council_return.template import write_template
from models.return_layout import OPTIONAL
from regional import access, data
from regional.workflow import returns
from tests.hostile.bases import QUARTER, a_return
from tests.hostile.whole import mark_of

VIEWER = access.LOCAL


def main(rounds: int, go: Path, codes: list[str]) -> None:
    councils = data.councils(VIEWER).filter(pl.col("ons_code").is_in(codes)).to_dicts()
    files = {(each["ons_code"], n): workbook(each, n) for each in councils for n in range(rounds)}
    print("ready", flush=True)
    while not go.exists():
        time.sleep(0.01)
    with ThreadPoolExecutor(len(councils)) as everybody:
        list(everybody.map(lambda council: send(council, rounds, files), councils))


def workbook(council: dict, number: int) -> bytes:
    mark = mark_of(council["ons_code"], QUARTER, number)
    about = (council["short_name"], council["ons_code"], council["region"], QUARTER)
    return write_template(*about, a_return(number, mark), QUARTER, OPTIONAL)


def send(council: dict, rounds: int, files: dict) -> None:
    for number in range(rounds):
        code = council["ons_code"]
        name = f"{mark_of(code, QUARTER, number)}.xlsx"
        looked_at = returns.preview(VIEWER, council, QUARTER, name, files[code, number])
        assert not looked_at.to_mend, looked_at.to_mend
        returns.store(VIEWER, looked_at, "submitted")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
