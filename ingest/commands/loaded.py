"""What a command says of a publisher's file once it was loaded, or was not."""

import argparse

from ingest.answer import answer
from ingest.issues import Issue
from ingest.publication.load import LoadedPublication, PublishedFile
from ingest.recognise import NOTHING, recognised


def tell(chosen: argparse.Namespace, done: LoadedPublication, file: PublishedFile) -> int:
    facts = {
        "rows_read": done.rows_read,
        "rows_loaded": done.rows_loaded,
        "rows_rejected": done.rows_rejected,
        "publication": done.publication,
        "figures_superseded": done.superseded,
        "figures_restated": done.restated,
        "figures_that_give_way": done.gave_way,
    }
    issues = [*done.issues, *_what_it_is(file, done)]
    return answer(chosen, done.source, facts, issues, in_words(done), done.refused)


def _what_it_is(file: PublishedFile, done: LoadedPublication) -> list[Issue]:
    """Of a file that is not of the source it was said to be of: what it is, where we know."""
    if not any(issue.check in ("not_this_source", "missing_column") for issue in done.issues):
        return []
    found = recognised(file.content)
    if found.source == file.source or found.why_not == NOTHING:
        return []
    if found.source:
        message, mend = (
            f"It looks like a file of {found.source}.",
            f"Try: python -m ingest {found.source} FILE.",
        )
    else:
        message, mend = found.why_not, "Nothing of it was read."
    return [Issue("warning", "what_it_is", message, mend)]


def in_words(done: LoadedPublication) -> str:
    if done.already:
        day = f"{done.loaded_before.day} {done.loaded_before:%B %Y}"
        return (
            f"This file was loaded on {day} as {done.publication}. It is the same file: nothing has changed."
        )
    if done.refused:
        return "Nothing was stored."
    said = [f"{done.publication}: {done.rows_loaded:,} of {done.rows_read:,} rows loaded."]
    if done.left_out:
        said.append(f"{done.left_out:,} were left out.")
    if done.superseded:
        said.append(
            f"{done.superseded:,} figures that stood before are given anew, {done.restated:,} of them with "
            "another value."
        )
    if done.gave_way:
        said.append(f"{done.gave_way:,} give way to figures of their own publisher, or of a later file.")
    return " ".join(said)
