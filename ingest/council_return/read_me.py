"""The words on a return's first sheet: what it is, how to fill it, who will see it."""

from collections.abc import Collection

from models.figure import MARKERS
from models.framework import current
from models.quarter import in_words
from models.return_layout import (
    AUDITS,
    DOCUMENTS,
    EVIDENCE,
    MOST_DOCUMENTS,
    OPTIONAL,
    WAITING,
)

OPTIONAL_WORDS = {
    EVIDENCE: "One whole number from 1 to 4 for each kind of evidence behind a statement, scored as "
    "statements are.",
    WAITING: "How many people are on the waiting list on the quarter's last day, by the risk band they were "
    "given, and how many days the one who waits longest has waited. Nobody waits in a band: 0, and no "
    "longest wait. Too few people to tell: the marker c and no number.",
    AUDITS: "How many case files were audited in the quarter in each area of practice, and how many of them "
    "met your own standard, met part of it, or did not. The three add up to the files audited.",
    DOCUMENTS: "An index of your evidence: the documents stay with you. One row a document, with its title "
    f"at least; {MOST_DOCUMENTS} rows at most. Leave the statement empty where it is about no one "
    "statement. No title may name a person who draws on care.",
}


def title(council: str, quarter: str) -> str:
    return f"{council}: return for {quarter}"


def paragraphs(
    council: str, region: str, quarter: str, last_quarter: str | None, optional: Collection[str]
) -> list[tuple[str, str]]:
    """Heading and text, top to bottom. A null last quarter: the council has sent none before."""
    return [
        ("For", f"{council}, {region}, {quarter} ({in_words(quarter)})."),
        (
            "What this is",
            f"{council}'s own view of its adult social care in the quarter: a score and three answers for "
            "each of CQC's nine statements, and figures. It is set beside what CQC has published.",
        ),
        ("Where to type", _where_to_type(last_quarter, DOCUMENTS in optional)),
        ("Scores", _scores()),
        (
            "Answers",
            "How are we doing, how do we know, what are we going to do: up to 1,500 characters each. "
            "Where you change an answer, turn its Yes under Unchanged since last quarter? into No.",
        ),
        (
            "Metrics",
            "Type the value in the unit shown, as a number alone: 30.3 and not 30.3%. Type its numerator and "
            "denominator too where there is room for them; they are checked against the value. The rows at "
            "the foot are for a group, such as 65 and over: choose the code and name the group.",
        ),
        ("Markers", _markers()),
        *((sheet, OPTIONAL_WORDS[sheet]) for sheet in OPTIONAL if sheet in optional),
        (
            "No personal data",
            "No names, and nothing about one person: no NHS number, National Insurance number, birth date, "
            "private address, e-mail address or telephone number. A file that seems to hold one is refused. "
            "Names cannot be found by a program, so look for them before you send it.",
        ),
        ("Who will see it", f"Seen by: {council} only, unless the page Our return says otherwise."),
        (
            "Freedom of information",
            "A self-assessment that a council holds can be asked for under the Freedom of Information Act. "
            "Nobody can promise that it will stay unseen.",
        ),
        ("Until when", "The page Our return says by which day."),
        (
            "Then",
            "Save the file and upload it on the page Our return, as .xlsx or .ods. You see what was read, "
            "and what is to be mended, before anything is stored.",
        ),
    ]


def _where_to_type(last_quarter: str | None, documents: bool) -> str:
    sheets = "Scores, answers and documents" if documents else "Scores and answers"
    carried = (
        f"{sheets} are filled in from {last_quarter}: change what has changed. "
        if last_quarter
        else "Every white cell is empty, because no earlier return is held. "
    )
    return (
        f"In the white cells; grey ones are there to be read. {carried}"
        "The sheets are locked, without a password, so that nothing grey is overwritten by mistake."
    )


def _scores() -> str:
    words = ", ".join(f"{score} {meaning}" for score, meaning in sorted(current().score_words.items()))
    return (
        f"One whole number for each statement: {words}. Then one sentence that says why. "
        "An empty score means not given; it is never counted as nought."
    )


def _markers() -> str:
    c, x, z = MARKERS["c"], MARKERS["x"], MARKERS["z"]
    return (
        "Where there is no value, say why and leave the value empty. "
        f"c: {c}, because so few people are counted that one could be recognised. "
        f"x: {x}, because it is not collected or not ready. z: {z} to this council."
    )
