"""python -m ingest withdraw: a publication's figures taken back as a batch."""

import argparse

from ingest.answer import answer
from ingest.publication.withdraw import withdraw_publication


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("publication", metavar="PUBLICATION", help="as python -m ingest status names it")
    command.add_argument("--why", default="no reason given", help="a few words, kept with it")


def run(chosen: argparse.Namespace) -> int:
    done = withdraw_publication(chosen.publication, chosen.why, "administrator")
    facts = {"rows_read": 0, "rows_loaded": 0, "rows_rejected": 0, "figures_withdrawn": done.figures,
             "figures_that_stand_again": done.stand_again}  # fmt: skip
    words = (
        f"{chosen.publication} is withdrawn: {done.figures:,} figures, and {done.stand_again:,} that it had "
        "superseded stand again."
    )
    refused = bool(done.issues)
    return answer(
        chosen, "withdraw", facts, list(done.issues), "Nothing was withdrawn." if refused else words, refused
    )
