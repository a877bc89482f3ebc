"""Checks of the case-file audits: the three parts against the files audited."""

from ingest.council_return.lines import Line
from ingest.issues import Issue
from models.return_layout import AUDITS

PARTS = ("met", "partly_met", "not_met")


def parts_without_whole(line: Line) -> list[Issue]:
    if "audited" in line.cells or not any(part in line.cells for part in PARTS):
        return []
    message = "How many files were audited is not said."
    return [_issue("error", "parts_without_whole", line, message, "Fill in the column Audited.")]


def parts_over_whole(line: Line) -> list[Issue]:
    audited, parts = line.said("audited").value, _sum(line)
    if audited is None or parts <= audited:
        return []
    message = f"{audited:,} files were audited, but the three columns beside it add up to {parts:,}."
    return [_issue("error", "parts_over_whole", line, message, "Correct the one that is wrong.")]


def parts_under_whole(line: Line) -> list[Issue]:
    """A warning: some files may have been audited and not judged yet."""
    audited, parts = line.said("audited").value, _sum(line)
    unclear = any(not line.said(part).understood for part in PARTS)  # told already, in its own cell
    if audited is None or unclear or parts >= audited:
        return []
    message = f"{audited:,} files were audited and the three columns beside it add up to {parts:,}: "
    message += f"{audited - parts:,} neither met, partly met nor missed the standard."
    return [_issue("warning", "parts_under_whole", line, message, "Correct it, or say why in the note.")]


AUDIT_CHECKS = (parts_without_whole, parts_over_whole, parts_under_whole)


def _sum(line: Line) -> int:
    """What the parts that are given add up to."""
    return sum(line.said(part).value or 0 for part in PARTS)


def _issue(level: str, check: str, line: Line, message: str, mend: str) -> Issue:
    return Issue(level, check, message, mend, AUDITS, rows=line.rows)
