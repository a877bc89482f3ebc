"""CQC's report as .pdf: its summary and each of its statements as a page of their own.

Untried on CQC's own reports, as .pdf none was at hand: those it is tested with are ours and vary more. What
stands under a heading that we do not take in is reported.
"""

import re
from collections.abc import Iterator

from ingest.areas import Areas
from ingest.cqc_report import labels
from ingest.cqc_report.address import parsed
from ingest.cqc_report.blocks import Block, SavedPage
from ingest.cqc_report.page import EVIDENCE, SCORE, Page, is_about_a_council, read_blocks, read_councils
from ingest.cqc_report.pdf_blocks import blocks, stands_alone
from ingest.cqc_report.pdf_lines import START, read_lines
from ingest.workbook import Refused

NEAR = 4  # blocks under its heading, within which a statement's score stands
A_SENTENCE = 25  # letters: a shorter block is a caption or a cell
NAMED = 8  # headings
SUMMARY = (labels.OVERALL_SUMMARY, labels.EXPERIENCES, labels.RATING_AND_SCORE, labels.SCORES_LIST)
NOT_TAKEN = (labels.PEOPLE_EXPECT, labels.COMMITMENT)  # CQC's own standing words, the same in each report
RUNNING = re.compile(r".{3,80}: local authority (pilot )?assessment( report)?", re.IGNORECASE)
Section = tuple[str | None, list[Block]]  # the statement it is about, and what stands in it


def is_pdf(content: bytes) -> bool:
    return content[:64].lstrip().startswith(START)


def read_report(name: str, content: bytes, areas: Areas, where: str | None = None) -> list[Page]:
    """One Page for the summary and one for each statement, all of the same council; one with why, if none."""
    whole = Page(name, at=parsed(where))
    try:
        lines, title = read_lines(content)
    except Refused as refused:
        whole.fault(refused.issue.check, refused.issue.message, refused.issue.mend)
        return [whole]
    saved = SavedPage(blocks(lines), title, None)
    indicative = any("indicative" in block.text.casefold() for block in saved.blocks)
    whole.kind = whole.at.kind if whole.at else "pilot" if indicative else "formal"
    read_councils(whole, saved, areas)
    pages = [_page(whole, section) for section in sections(saved.blocks)]
    if not is_about_a_council(saved) or not any(page.scores or page.rating for page in pages):
        message = (
            "This is not CQC's report of its assessment of a council: no score and no rating were found."
        )
        whole.fault("not_a_report", message, "Fetch the report from CQC's site, or save its pages as HTML.")
        return [whole]
    if len(whole.councils) > 1:
        whole.fault("two_councils", "The report names more than one council as its own.")
    _report_unplaced(whole, saved.blocks, pages)
    return [whole, *pages]


def sections(all_blocks: tuple[Block, ...]) -> list[Section]:
    """The report cut at the headings that begin its summary's parts, its themes and its statements."""
    findings = [block.level for block in all_blocks if block.level and labels.KEY_FINDINGS.match(block.text)]
    above = min(findings, default=0)
    found: list[Section] = [(None, [])]
    for n, block in enumerate(all_blocks):
        if not block.level and RUNNING.fullmatch(block.text):
            continue  # the report's title over again, where a statement begins
        near = [each.text for each in _under(all_blocks, n)] if block.level else []
        scored = any(SCORE.match(text) or EVIDENCE.match(text) for text in near)
        # A sub-heading such as "Partnership working" names a statement too, and is none.
        statement = labels.statement(block.text) if scored or 0 < block.level < above else None
        if any(part.match(block.text) for part in SUMMARY) and block.level:
            found.append((None, []))
        elif statement or 0 < block.level < above or (near and SCORE.match(near[0])):
            found.append((statement, []))
        found[-1][1].append(block)
    return found


def _under(all_blocks: tuple[Block, ...], n: int) -> Iterator[Block]:
    """The next few blocks, up to another heading that names a statement."""
    for block in all_blocks[n + 1 : n + 1 + NEAR]:
        if block.level and labels.statement(block.text):
            return
        yield block


def _page(whole: Page, section: Section) -> Page:
    statement, of_section = section
    page = Page(whole.name, at=whole.at, councils=set(whole.councils), kind=whole.kind, statement=statement)
    read_blocks(page, tuple(of_section))
    return page


def _report_unplaced(whole: Page, all_blocks: tuple[Block, ...], pages: list[Page]) -> None:
    taken = {text for page in pages for _, _, text in page.passages}
    heading, standing, left = "", False, []
    for block in all_blocks:
        if block.level:
            heading, standing = block.text, any(part.search(block.text) for part in NOT_TAKEN)
        elif not (standing or block.text in taken or _is_read_or_small(block.text)):
            left.append(heading or "no heading")
    if left:
        headings = [f'"{each[:60]}"' for each in dict.fromkeys(left)]
        more = f" and {len(headings) - NAMED} more" if len(headings) > NAMED else ""
        message = (
            f"Paragraphs that were not taken in: {len(left)}, under the headings "
            f"{'; '.join(headings[:NAMED])}{more}."
        )
        whole.note("unplaced_text", message)


def _is_read_or_small(text: str) -> bool:
    return len(text) < A_SENTENCE or stands_alone(text) or RUNNING.fullmatch(text) is not None
