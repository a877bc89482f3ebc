"""python -m ingest ascof, carers-survey, client-level-data, cqc-ratings, cqc-report and withdraw."""

import argparse
from datetime import date
from pathlib import Path

from ingest.answer import answer
from ingest.ascof import year_of
from ingest.cqc_ratings import month_of
from ingest.cqc_report.read import SavedFile
from ingest.filename import kept_name
from ingest.given_file import read_given
from ingest.issues import Issue
from ingest.load_ascof import load_ascof
from ingest.load_carers_survey import load_carers_survey
from ingest.load_client_level_data import load_client_level_data
from ingest.load_cqc_ratings import load_cqc_ratings
from ingest.load_cqc_report import load_cqc_report
from ingest.load_publication import LoadedPublication, PublishedFile
from ingest.recognise import NOTHING, recognised
from ingest.withdraw_publication import withdraw_publication


def add_file(command: argparse.ArgumentParser) -> None:
    """What every command that loads a publisher's file takes."""
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--released", type=_day, metavar="DATE", help="when it was released: 2021-10-21")
    command.add_argument("--address", metavar="URL", help="where it was fetched from")


def add_ascof(command: argparse.ArgumentParser) -> None:
    add_file(command)
    command.add_argument("--year", type=as_year, help="as 2018-19; else it is taken from the file's name")


def add_cqc_ratings(command: argparse.ArgumentParser) -> None:
    add_file(command)
    command.add_argument("--month", type=_month, help="as 2026-09; else it is taken from the file's name")


def add_cqc_report(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="saved pages or a .pdf, or folders of them"
    )
    command.add_argument("--supersede", metavar="WHY", help="let it take the place of another stored result")


def add_withdraw(command: argparse.ArgumentParser) -> None:
    command.add_argument("publication", metavar="PUBLICATION", help="as python -m ingest status names it")
    command.add_argument("--why", default="no reason given", help="a few words, kept with it")


def run_ascof(chosen: argparse.Namespace) -> int:
    file = given(chosen, "ascof")
    return tell(chosen, load_ascof(file, chosen.year), file) if file else 2


def run_carers_survey(chosen: argparse.Namespace) -> int:
    file = given(chosen, "carers-survey")
    return tell(chosen, load_carers_survey(file, chosen.year), file) if file else 2


def run_client_level_data(chosen: argparse.Namespace) -> int:
    file = given(chosen, "client-level-data")
    return tell(chosen, load_client_level_data(file), file) if file else 2


def run_cqc_ratings(chosen: argparse.Namespace) -> int:
    file = given(chosen, "cqc-ratings")
    return tell(chosen, load_cqc_ratings(file, chosen.month), file) if file else 2


def run_cqc_report(chosen: argparse.Namespace) -> int:
    pages = saved_files(chosen.files)
    if pages is None:
        return 2
    done = load_cqc_report(pages, chosen.supersede)
    issues = [issue for each in done for issue in each.issues]
    facts = {
        "rows_read": sum(each.rows_read for each in done),
        "rows_loaded": sum(each.rows_loaded for each in done),
        "rows_rejected": sum(each.rows_rejected for each in done),
        "publications": [each.publication for each in done if each.publication],
    }
    refused = [each for each in done if each.refused]
    words = "\n".join(in_words(each) for each in done if not each.refused)
    if refused:
        words += f"\n{len(refused)} of {len(done)} results were refused; nothing of them was stored."
    if not done:
        words = "There was no page (.html) and no report (.pdf) to read."
    return answer(chosen, "cqc-report", facts, issues, words.strip(), refused=bool(refused) or not done)


def saved_files(paths: list[Path]) -> list[SavedFile] | None:
    """The pages and reports named, and all in the folders named; the path stands in for an address.

    Null, once it has been said why, if one of them cannot be read.
    """
    files = [
        each
        for path in paths
        for each in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if path == each or (each.is_file() and each.suffix.lower() in (".html", ".htm", ".pdf"))
    ]
    contents = [read_given(each) for each in files]
    if any(each is None for each in contents):
        return None
    return [
        SavedFile(kept_name(file.name), content, file.resolve().as_posix())
        for file, content in zip(files, contents, strict=True)
    ]


def run_withdraw(chosen: argparse.Namespace) -> int:
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


def given(chosen: argparse.Namespace, source: str) -> PublishedFile | None:
    """The file named on the command line; null, once it has been said why, if it cannot be read."""
    content = read_given(chosen.file)
    if content is None:
        return None
    released = str(chosen.released) if chosen.released else None
    return PublishedFile(source, kept_name(chosen.file.name), content, released, chosen.address)


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
    issues = [*done.issues, *what_it_is(file, done)]
    return answer(chosen, done.source, facts, issues, in_words(done), done.refused)


def what_it_is(file: PublishedFile, done: LoadedPublication) -> list[Issue]:
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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date; write it as 2021-10-21') from None


def _month(text: str) -> str:
    if month_of(text) != text:
        raise argparse.ArgumentTypeError(f'"{text}" is not a month; write it as 2026-09')
    return text


def as_year(text: str) -> str:
    if year_of(text) != text:
        raise argparse.ArgumentTypeError(f'"{text}" is not a year; write it as 2018-19')
    return text
