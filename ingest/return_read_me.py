"""The words on a return's first sheet: what it is, how to fill it, who will see it."""

from ingest.return_layout import MARKERS
from models.framework import current
from models.quarter import in_words


def title(council: str, quarter: str) -> str:
    return f"{council}: return for {quarter}"


def paragraphs(
    council: str, region: str, quarter: str, last_quarter: str | None, evidence_scores: bool
) -> list[tuple[str, str]]:
    """Heading and text, top to bottom. A null last quarter: the council has sent none before."""
    return [
        ("For", f"{council}, {region}, {quarter} ({in_words(quarter)})."),
        (
            "What this is",
            f"{council}'s own view of its adult social care in the quarter: a score and three answers for "
            "each of CQC's nine statements, and figures. It is set beside what CQC has published.",
        ),
        ("Where to type", _where_to_type(last_quarter)),
        ("Scores", _scores()),
        (
            "Answers",
            "How are we doing, how do we know, what are we going to do: up to 1,500 characters each. "
            "Where you change an answer, turn its Yes under Unchanged since last quarter? into No.",
        ),
        (
            "Metrics",
            "Type the value in the unit shown, as a number alone: 30.3 and not 30.3%. Type its numerator and "
            "denominator too where there is room for them; they are checked against the value.",
        ),
        ("Markers", _markers()),
        *([("Evidence scores", _evidence())] if evidence_scores else []),
        (
            "No personal data",
            "No names, and nothing about one person: no NHS number, National Insurance number, birth date, "
            "private address, e-mail address or telephone number. A file that seems to hold one is refused. "
            "Names cannot be found by a program, so look for them before you send it.",
        ),
        ("Who will see it", f"Seen by: {council} only, unless your council decides otherwise."),
        (
            "Freedom of information",
            "A self-assessment that a council holds can be asked for under the Freedom of Information Act. "
            "Nobody can promise that it will stay unseen.",
        ),
        ("Until when", "The lead for the region says when it is due."),
        (
            "Then",
            "Save the file and upload it on the page Our return, as .xlsx or .ods. You see what was read, "
            "and what is to be mended, before anything is stored.",
        ),
    ]


def _where_to_type(last_quarter: str | None) -> str:
    carried = (
        f"Scores and answers are filled in from {last_quarter}: change what has changed. "
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


def _evidence() -> str:
    return (
        "One whole number from 1 to 4 for each kind of evidence behind a statement, scored as statements are."
    )
