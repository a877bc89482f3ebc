"""What the form on Our return says: each box's name, what to type in it, how far one has come."""

import polars as pl

from models.figure import MARKERS
from models.issue import Issue
from models.metric import metrics
from models.return_layout import CAP_ANSWER, CAP_SENTENCE, METRICS, SCORES, plain
from regional.words.plain import escaped, first_down, first_up, number, of, several
from regional.words.region import NAMES

WAYS = {"workbook": "Workbook", "form": "Fill in here"}
SAVE, SUBMIT = "Check and save draft", "Submit"
NOT_GIVEN = {"score": "not given", "yes or no": "not said", "statement": "none in particular"}
NAMES_CANNOT_BE_FOUND = (
    "No names, and nothing about one person who draws on care: a program cannot find names, "
    "so look for them before you save."
)
KEPT_AS_TYPED = (
    "What you type is kept as you leave each box, for you alone. "
    f"Press {SAVE} to have it checked and to share it with your colleagues as a draft."
)
AFTER_SUBMIT = (
    "It is submitted, and there is nothing more to do. What you change now is kept for you alone, and "
    f"becomes a correction once you press {SAVE}."
)
ANSWER_KEPT = "Kept once you leave the box."  # Streamlit has no other way for a box of several lines
LETTERS = ", ".join(f"{letter} {meaning}" for letter, meaning in MARKERS.items())
SCORE_HEADS = ("Own score", "Reason")
METRIC_HEADS = ("Last", "Value", "Numerator", "Denominator", "Marker", "Note")


def about(sheet: str, name: str, breakdown: str = "") -> str:
    """The statement's name, the metric's title with its breakdown, or what else a sheet's row is about."""
    title = metrics()[name].title if sheet == METRICS else NAMES.get(name, first_up(name))
    return title if plain(breakdown) in ("", "all") else f"{title} ({breakdown})"


def label(place) -> str:
    """A box's name, as it is spoken: no two boxes have the same. place: workflow.fill_in.Place."""
    unit = f", {metrics()[place.about].unit}" if place.sheet == METRICS and place.field == "value" else ""
    name = place.column.header if place.column.kind == "whole" else place.column.name  # with days or files
    return f"{about(*place[:3])}: {first_down(name)}{unit}"


def metric(name: str, breakdown: str) -> str:
    """A metric's own cell: what it is and its unit, unless the title says it."""
    title, unit = about(METRICS, name, breakdown), metrics()[name].unit
    return escaped(title if unit in title else f"{title}, {unit}")


def last(name: str, given: float | str | None) -> str:
    """What was last given for it: a figure, or in words why there was none."""
    if given is None:
        return "–"
    return MARKERS.get(given, given) if isinstance(given, str) else number(given, metrics()[name].unit)


def hint(sheet: str) -> str:
    """What to type in this part, and what never to."""
    match sheet:
        case "Scores":
            how = f"A score for each statement and a sentence that says why: up to {CAP_SENTENCE} characters."
        case "Answers":
            how = (
                f"Up to {CAP_ANSWER:,} characters in each box. A long answer is kept once you leave its box "
                "or press Ctrl and Enter in it: do so now and then."
            )
        case "Metrics":
            how = (
                "Numbers alone, in the unit shown. A value may stay empty if its numerator and denominator "
                f"are given. Where there is none, give a marker: {LETTERS}."
            )
        case "Waiting list":
            how = f"Where there is no number of people, leave it empty and give a marker: {LETTERS}."
        case "Documents":
            how = "Name the document; it stays with you. Dates as 31 March 2026."
        case _:
            return NAMES_CANNOT_BE_FOUND
    return f"{how} {NAMES_CANNOT_BE_FOUND}"


def progress(given: dict[str, tuple[int, int | None]], issues: list[Issue] | None) -> str:
    """Scores 9 of 9 given, Answers 6 of 9, Metrics 28 of 33; 2 to mend. issues: null if not checked yet."""
    counts = {sheet: str(k) if n is None else of(k, n) for sheet, (k, n) in given.items()}
    said = [f"{sheet} {count}{' given' if sheet == SCORES else ''}" for sheet, count in counts.items()]
    if issues is None:
        return f"{', '.join(said)}."
    to_mend = sum(issue.level == "error" for issue in issues)
    return f"{', '.join(said)}; {to_mend or 'nothing'} to mend."


def begun(form) -> str:
    """What stands in the boxes, and what of a stored version could not be put into one.

    form: workflow.fill_in.Form.
    """
    if form.begun_from:
        lost = f" It also holds {several(form.left_out, 'cell')} for which there is no box here."
        return f"This is version {form.begun_from}, as it was stored.{lost if form.left_out else ''}"
    if form.last_quarter is None:
        return "Every box is empty, because no earlier return is held."
    if form.last_quarter == form.quarter:
        return "This is what was submitted for the quarter. What you change makes a correction."
    return (
        f"Scores and answers are those of {form.last_quarter}: change what has changed. Metrics begin empty."
    )


def option(kind: str, text: str) -> str:
    """What a choice says; kind: of a Column."""
    return NAMES.get(text, text) if text else NOT_GIVEN.get(kind, "not given")


def counted(asked: list[str]) -> pl.DataFrame:
    """What each metric counts, for whoever is not sure. asked: ids."""
    rows = [
        {"Metric": each.title, "Numerator": each.numerator, "Denominator": each.denominator or "–"}
        for each in (metrics()[name] for name in asked)
    ]
    return pl.DataFrame(rows)
