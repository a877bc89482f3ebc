"""What a command says when it is done: sentences, or one JSON object."""

import argparse
import json
from dataclasses import asdict

from ingest import progress
from ingest.issues import Issue


def answer(
    chosen: argparse.Namespace,
    source: str,
    facts: dict,
    issues: list[Issue],
    words: str,
    refused: bool = False,
) -> int:
    """0, or 1 where nothing was stored."""
    progress.tell("")  # takes the line off the terminal
    if chosen.json:
        print(json.dumps({"source": source, **facts, "issues": [asdict(issue) for issue in issues]}))
    else:
        for issue in issues:
            print(f"{issue.level}: {issue.where}: {issue.message} {issue.mend}")
        print(words)
    return 1 if refused else 0
