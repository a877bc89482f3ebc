"""python -m ingest cqc-report: CQC's assessments in, as saved pages or as a .pdf."""

import argparse
from pathlib import Path

from ingest.answer import answer
from ingest.commands.loaded import in_words
from ingest.cqc_report.load import load_cqc_report
from ingest.cqc_report.read import SavedFile
from ingest.filename import kept_name
from ingest.given_file import read_given


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="saved pages or a .pdf, or folders of them"
    )
    command.add_argument("--supersede", metavar="WHY", help="let it take the place of another stored result")


def run(chosen: argparse.Namespace) -> int:
    pages = _saved_files(chosen.files)
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


def _saved_files(paths: list[Path]) -> list[SavedFile] | None:
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
