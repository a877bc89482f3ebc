"""The lines of a report as its headings and paragraphs: what is larger or heavier than most is a heading."""

import re
from collections import Counter

from ingest.cqc_report import labels
from ingest.cqc_report.blocks import Block
from ingest.cqc_report.page import EVIDENCE, LEADING_DIGIT, PERCENT, PUBLISHED, SCORE
from ingest.cqc_report.pdf_lines import Line

LARGER = 1.08  # than the text: a heading
NEAR = 1.75  # times its size: the next line of the same paragraph
SHORT = 0.7  # of the longest line: with a full stop at its end, the last of a paragraph
CONTENTS = re.compile(r"(\.\s?){4,}\s*\d+$|\u2026+\s*\d+$")  # "Assessing needs ........ 12"
BULLET = re.compile(r"^[\u2022\u25cf\u25aa\u25e6\uf0b7\u00b7*\u2013-] +")
LISTED = re.compile(r"^(?P<label>.{5,100}?) ?:? (?P<score>[1-4])$")  # a row of a table: "Equity ... 2"
Style = tuple[float, bool]


def blocks(lines: list[Line]) -> tuple[Block, ...]:
    kept = [line for line in lines if not CONTENTS.search(line.text)]
    levels = _levels(kept)
    widest = max((len(line.text) for line in kept), default=0)
    made: list[Block] = []
    last: Line | None = None
    for line in kept:
        level = 0 if stands_alone(line.text) else levels.get(_style(line), 0)
        text = BULLET.sub("", line.text)
        goes_on = last is not None and made[-1].level == level and _goes_on(last, line, level, widest)
        if goes_on:
            made[-1] = Block(_joined(made[-1].text, text), level)
        else:
            made.append(Block(text, level))
        last = line
    return _with_listed_scores(made)


def _levels(lines: list[Line]) -> dict[Style, int]:
    """The level of each style that is a heading's, the largest first: 1, 2, 3 ..."""
    letters: Counter[Style] = Counter()
    for line in lines:
        letters[_style(line)] += len(line.text)
    if not letters:
        return {}
    (text, is_bold), _ = letters.most_common(1)[0]
    headings = [
        style
        for style in letters
        if style[0] > text * LARGER or (style[1] and not is_bold and style[0] >= text)
    ]
    return {style: min(n, 6) for n, style in enumerate(sorted(headings, reverse=True), start=1)}


def _style(line: Line) -> Style:
    return line.size, line.bold


def stands_alone(text: str) -> bool:
    """A score, a rating, a percentage, a date: never part of a paragraph or a heading."""
    said = SCORE.match(text) if len(text) <= labels.LONGEST_LABEL else None
    return bool(
        said
        or EVIDENCE.match(text)
        or PERCENT.search(text)
        or PUBLISHED.fullmatch(text)
        or labels.rating(text)
        or LISTED.match(text)
        or (LEADING_DIGIT.match(text) and len(text) < 3)
    )


def _goes_on(last: Line, line: Line, level: int, widest: int) -> bool:
    """Is this the next line of what the last one began?"""
    if _style(last) != _style(line) and not (level == 0 and last.size == line.size):
        return False
    if stands_alone(last.text) or stands_alone(line.text) or BULLET.match(line.text):
        return False
    ended = last.text.rstrip()[-1:] in ".!?:"
    if level and labels.statement(last.text) and labels.statement(line.text):
        return False
    if last.page != line.page:
        return level > 0 or not ended
    near = 0 < last.y - line.y <= NEAR * line.size
    return near and not (level == 0 and ended and len(last.text) < SHORT * widest)


def _joined(text: str, more: str) -> str:
    return f"{text}{more}" if text.endswith("-") else f"{text} {more}"


def _with_listed_scores(made: list[Block]) -> tuple[Block, ...]:
    """Under "Quality statement scores" a table's row may be the words and the number alone."""
    listed, told = False, []
    for block in made:
        if block.level:
            listed = bool(labels.SCORES_LIST.match(block.text)) or (
                listed and labels.statement(block.text) is not None
            )
        row = LISTED.match(block.text) if listed else None
        if row and labels.statement(row["label"]):
            block = Block(f"{row['label']} Score: {row['score']}")
        told.append(block)
    return tuple(told)
