"""The invented returns: what each council of SENDING sends for each quarter, as the file it would send."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import polars as pl

from ingest.council_return.frames import ANSWERS, FIGURES, SCORES, ReturnFrames, empty
from ingest.council_return.template import write_template, write_template_csv
from ingest.demonstration.chance import chance, level, series
from ingest.demonstration.definitions import SENDING, Story, answers, councils, quarters, stories, usual
from ingest.demonstration.figure import figure, made_of, size
from models.figure import MARKERS
from models.framework import STATEMENTS
from models.metric import Metric, metrics

DRIFT = (-1, 0, 0, 0, 0, 0, 1)  # own score less published score of a council without a story
WORKBOOKS = quarters()[-2:]  # sent as .xlsx; the others as .csv, which is quicker to make
FAULTS = {"score": "2-3", "value": "about 40"}  # what a hurried person types


@dataclass(frozen=True)
class Sent:
    """A file that an invented council sends."""

    council: dict  # a row of definitions.councils
    quarter: str
    stage: str  # draft or submitted
    filename: str
    content: bytes
    frames: ReturnFrames | None  # what is read from it; null for a file with faults, which has to be read


def sent() -> Iterator[Sent]:
    """Every file, a council at a time, oldest quarter first; a correction follows what it corrects."""
    for council in councils().filter(pl.col("region") == SENDING).to_dicts():
        about = tuple(story for story in stories() if story.council == council["short_name"])
        figures = _figures(council, about)
        for quarter in quarters():
            if not any(quarter in story.missing for story in about):
                yield from _versions(council, quarter, _frames(council, quarter, about, figures), about)


def _versions(council: dict, quarter: str, frames: ReturnFrames, about: tuple[Story, ...]) -> Iterator[Sent]:
    if any(quarter in story.draft for story in about):
        text = _file(council, quarter, frames, write_template_csv).decode("utf-8-sig")
        yield Sent(council, quarter, "draft", _name(council, quarter, "csv"), _with_faults(text), None)
        return
    kind, write = ("xlsx", write_template) if quarter in WORKBOOKS else ("csv", write_template_csv)
    name = _name(council, quarter, kind)
    if any(quarter in story.corrected for story in about):
        first = replace(frames, scores=frames.scores.with_columns(score=pl.lit(2, pl.Int64)))
        yield Sent(council, quarter, "submitted", name, _file(council, quarter, first, write), first)
        name = f"corrected-{name}"
    yield Sent(council, quarter, "submitted", name, _file(council, quarter, frames, write), frames)


def _name(council: dict, quarter: str, kind: str) -> str:
    return f"{council['short_name']}-{quarter}.{kind}".replace(" ", "-")


def _file(council: dict, quarter: str, frames: ReturnFrames, write: Callable[..., bytes]) -> bytes:
    """The template, pre-filled as for a correction of this very quarter: a filled one."""
    about = {"council": council["short_name"], "ons_code": council["ons_code"], "region": council["region"]}
    last = {"last": frames, "last_quarter": quarter}
    return write(**about, quarter=quarter, **last, optional=())


def _with_faults(text: str) -> bytes:
    """The first score and the first value, mistyped."""
    lines = text.splitlines()
    for field, typed in FAULTS.items():
        at = next(i for i, line in enumerate(lines) if f",{field}," in line and not line.endswith(","))
        lines[at] = f"{lines[at].rpartition(',')[0]},{typed}"
    return "\r\n".join(lines).encode("utf-8-sig")


def _frames(council: dict, quarter: str, about: tuple[Story, ...], figures: dict) -> ReturnFrames:
    return ReturnFrames(
        pl.DataFrame(_scores(council, quarter, about), schema=SCORES, orient="row"),
        pl.DataFrame(_answers(council), schema=ANSWERS, orient="row"),
        pl.DataFrame(figures[quarter], schema=FIGURES, orient="row"),
        empty().evidence,
    )


def _scores(council: dict, quarter: str, about: tuple[Story, ...]) -> list[tuple]:
    """Own scores lie near the published ones; a council without those is near 2 and 3."""
    published = council["scores"] or "-" * len(STATEMENTS)
    above = sum(story.own_above_published for story in about)
    rows = []
    for statement, digit in zip(STATEMENTS, published, strict=True):
        year = quarter.split()[0]  # a council thinks again once a year
        random = chance("own", council["ons_code"], statement, year)
        base = random.choice((2, 3)) if digit == "-" else int(digit)
        drift = above or random.choice(DRIFT)
        reason = random.choice(answers()["how_do_we_know"])
        rows.append((statement, min(max(base + drift, 1), 4), reason))
    return rows


def _answers(council: dict) -> list[tuple]:
    random = chance("answers", council["ons_code"])
    return [(each, *[random.choice(said) for said in answers().values()], True) for each in STATEMENTS]


def _figures(council: dict, about: tuple[Story, ...]) -> dict[str, list[tuple]]:
    """By quarter, one row for each metric of quarterly_figures.csv."""
    rows: dict[str, list[tuple]] = {quarter: [] for quarter in quarters()}
    for definition in usual("quarterly_figures"):
        metric = metrics()[definition["metric"]]
        story = next((each for each in about if each.metric == metric.id), None)
        wanted = story.values if story else _usual_values(metric, definition, council)
        for quarter, value in zip(quarters(), wanted, strict=True):
            note = story.notes.get(quarter) if story else None
            if value in MARKERS:
                rows[quarter].append((metric.id, "all", None, None, None, value, note))
                continue
            if isinstance(value, tuple):
                made = made_of(metric, *value)
            else:
                made = figure(metric, value, council["adults"], definition["out_of"])
            rows[quarter].append((metric.id, "all", *made.values(), None, note))
    return rows


def _usual_values(metric: Metric, definition: dict, council: dict) -> list[float]:
    """One a quarter, around what is usual for the council."""
    code = council["ons_code"]
    usual_here = level(metric.id, code, definition["usual"], definition["between_councils"])
    random, wobble = chance("quarterly", metric.id, code), definition["between_quarters"]
    return series(random, usual_here * size(metric, council["adults"]), wobble, len(quarters()))
