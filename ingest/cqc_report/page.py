"""One saved page: the scores, rating, percentage, date and passages that stand on it."""

import re
from dataclasses import dataclass, field
from datetime import date

from ingest.areas import Areas
from ingest.cqc_report import labels
from ingest.cqc_report.address import Address, parsed, shown
from ingest.cqc_report.blocks import Block, SavedPage, read_page
from ingest.days import day
from ingest.issues import Issue

SCORE = re.compile(r"(?P<label>.*?)\b(?P<pilot>indicative )?score ?: ?(?P<score>\d)?$", re.IGNORECASE)
EVIDENCE = re.compile(r"^(?P<score>[1-4]) ?[-\u2013\u2014] ?evidence (?:shows|shown)", re.IGNORECASE)
LEADING_DIGIT = re.compile(r"^(?P<score>\d)\b")
PERCENT = re.compile(
    r"overall (?:rating|score) for (?P<council>.+?) ?: ?(?P<percent>\d{1,3}) ?%", re.IGNORECASE
)
# A line of its own: a paragraph may say of a strategy that it was published on a day.
PUBLISHED = re.compile(
    r"(?:(?:assessment|report) )?(?:published|publication date)(?: on)?:? ?(?P<day>\d{1,2} [a-z]+ \d{4})\.?",
    re.IGNORECASE,
)
ABOUT = ("local authority", "council", "care quality commission", "quality statement")


@dataclass
class Page:
    """What one page says; null and empty where it does not say."""

    name: str  # of the file
    address: str | None = None  # CQC's own, to be shown
    at: Address | None = None
    councils: set[str] = field(default_factory=set)  # by every way the page names one
    kind: str | None = None  # pilot or formal
    published: date | None = None
    rating: str | None = None
    percent: int | None = None
    statement: str | None = None  # of a page about one
    scores: dict[str, set[int]] = field(default_factory=dict)
    passages: list[tuple[str | None, str, str]] = field(default_factory=list)  # statement, heading, text
    issues: list[Issue] = field(default_factory=list)

    def fault(self, check: str, message: str, mend: str = "Look at the page on CQC's site.") -> None:
        self.issues.append(Issue("error", check, message, mend, sheet=self.name))

    def note(self, check: str, message: str) -> None:
        self.issues.append(Issue("warning", check, message, "Look at it on the page.", sheet=self.name))


def read(name: str, content: bytes, areas: Areas, where: str | None = None) -> Page:
    """name: the file's; where: its address, or its path, if the page does not give one itself."""
    saved, page = read_page(content), Page(name)
    if saved is None:
        page.fault("not_a_page", "This is not a saved web page.", "Save the page as HTML and load that.")
        return page
    page.at = parsed(saved.address) or parsed(where)
    page.address = next((each for each in (saved.address, where) if parsed(each) and shown(each)), None)
    indicative = any("indicative" in block.text.casefold() for block in saved.blocks)
    page.kind = page.at.kind if page.at else "pilot" if indicative else "formal"
    read_blocks(page, saved.blocks)
    read_councils(page, saved, areas)
    _is_it_one(page, saved)
    return page


def read_blocks(page: Page, blocks: tuple[Block, ...]) -> None:
    """What stands in these blocks: scores, rating, percentage, date and passages."""
    _read_scores(page, blocks)
    _read_result(page, blocks)
    _read_passages(page, blocks)
    for statement, scores in page.scores.items():
        if len(scores) > 1:
            said = " and ".join(map(str, sorted(scores)))
            page.fault("two_scores", f"The page gives {statement} the scores {said}.")


def _read_scores(page: Page, blocks: tuple[Block, ...]) -> None:
    label = ""
    for n, block in enumerate(blocks):
        found = SCORE.match(block.text)
        if found is None or len(found["label"]) > labels.LONGEST_LABEL:
            if block.level and not page.statement and block.level <= 2:
                page.statement = labels.statement(block.text)
            if not EVIDENCE.match(block.text):
                label = block.text
            continue
        digit = found["score"]
        if digit is None and n + 1 < len(blocks):  # the pilots print the number on the next line
            following = LEADING_DIGIT.match(blocks[n + 1].text)
            digit = following["score"] if following else None
        words = found["label"].strip(" -\u2013:") or label
        _add_score(page, words, digit)
    for block in blocks:
        if page.statement and (found := EVIDENCE.match(block.text)):
            page.scores.setdefault(page.statement, set()).add(int(found["score"]))


def _add_score(page: Page, words: str, digit: str | None) -> None:
    statement = labels.statement(words) or page.statement
    if statement is None or digit is None:
        page.note("unplaced_score", f'A score could not be placed: "{words[:60]}".')
    elif digit not in "1234":
        page.fault("not_a_score", f'"{words[:60]}" has the score {digit}, which is not 1 to 4.')
    else:
        page.scores.setdefault(statement, set()).add(int(digit))


def _read_result(page: Page, blocks: tuple[Block, ...]) -> None:
    near = 0  # blocks left in which a bare "Good" is the rating
    for block in blocks:
        if found := PERCENT.search(block.text):
            page.percent = int(found["percent"])
        if found := PUBLISHED.fullmatch(block.text):
            page.published = day(found["day"]).value or page.published
        if re.search(r"rating and score|overall rating|indicative rating", block.text, re.IGNORECASE):
            near = 8
        if near and page.rating is None:
            page.rating = labels.rating(block.text)
        near = max(near - 1, 0)


def read_councils(page: Page, saved: SavedPage, areas: Areas) -> None:
    """Every name on the page that is a council's: its heading, its title, its percentage, its address."""
    names = [block.text for block in saved.blocks if block.level and block.level <= 2][:4]
    names += [found["council"] for block in saved.blocks if (found := PERCENT.search(block.text))]
    names += [saved.title, page.at.name.replace("-", " ") if page.at else ""]
    for text in names:
        for part in re.split(r"\s*[:|\u2013\u2014]\s*|\s+-\s+", text):
            if code := areas.council(re.sub(r"(?i)\s*local authority assessment( report)?s?", "", part)):
                page.councils.add(code)


def _read_passages(page: Page, blocks: tuple[Block, ...]) -> None:
    """The narrative under the headings that hold it, by its nearest heading."""
    part, heading, level = None, "", 0
    for block in blocks:
        if block.level:
            if labels.KEY_FINDINGS.match(block.text) or labels.EXPERIENCES.match(block.text):
                part, heading, level = page.statement or "summary", block.text, block.level
            elif labels.OVERALL_SUMMARY.match(block.text):
                part, heading, level = "summary", block.text, block.level
            elif part and block.level > level:
                heading = block.text
            else:
                part = None
            continue
        said = SCORE.match(block.text) or EVIDENCE.match(block.text) or PERCENT.search(block.text)
        if part and not said:
            page.passages.append((None if part == "summary" else part, heading, block.text))


def is_about_a_council(saved: SavedPage) -> bool:
    text = " ".join(block.text for block in saved.blocks).casefold()
    return sum(word in text for word in ABOUT) >= 2


def _is_it_one(page: Page, saved: SavedPage) -> None:
    said = page.scores or page.rating or page.percent is not None
    if page.at is None and not (said and is_about_a_council(saved)):
        message = "This is not a page of CQC's assessment of a council: no score and no rating were found."
        page.fault("not_a_report", message, "Save the pages under CQC's local authority assessment reports.")
    elif not (said or page.passages):
        page.note("nothing_on_page", "Nothing was found on this page: no score, no rating and no findings.")
    if len(page.councils) > 1:
        page.fault("two_councils", "The page names more than one council as its own.")
