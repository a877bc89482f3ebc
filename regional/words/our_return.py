"""What the page Our return says: where things stand, what is in the way, what will be stored."""

from datetime import date

import polars as pl

from ingest.council_return.layout import AUDITS, WAITING, ids
from ingest.council_return.lines import FRAMES
from ingest.council_return.places import Rows
from ingest.issues import Issue
from models.metric import metrics
from regional.words.fill_in import about
from regional.words.plain import day, listed, of, published, several
from regional.words.region import NAMES
from regional.words.sign_off import submitted
from regional.words.versions import to_mend

STEPS = ("Download", "Upload", "Mend", "See what changed", "Submit")
KINDS = {
    "scores": "own score",
    "answers": "answer",
    "figures": "figure",
    "evidence": "evidence score",
    "waiting": "risk band",
    "audits": "audited area",
    "documents": "document",
}
FIELDS = {
    "score": "own score",
    "reason": "reason",
    "how_are_we_doing": "How are we doing?",
    "how_do_we_know": "How do we know?",
    "what_next": "What are we going to do?",
    "value": "value",
    "numerator": "numerator",
    "denominator": "denominator",
    "marker": "marker",
    "note": "note",
    "people": "people's experience",
    "staff": "staff and leaders",
    "partners": "partners",
    "processes": "processes",
    "waiting": "people waiting",
    "longest_wait": "longest wait, days",
    "audited": "files audited",
    "met": "met the standard",
    "partly_met": "partly met",
    "not_met": "did not meet",
    "reference": "reference or version",
    "next_review": "next review",
}
HEADING = "Our return: what a council sends its region each quarter"
SIGN_IN = (
    "Sign in to send a return. A council's contributors and approvers may; a region's lead invites them."
)
FOR_NO_COUNCIL = (
    "You are signed in, but may not send a return for any council. A council's approver or its region's lead "
    "can make you a contributor. If you were asked for a code from an app, set that up first."
)
FOR_A_LEAD = (
    "You may not send a return for any council. What your region asks its councils for, and how far they "
    "have come, is on the page Collection."
)
DISCLOSURE = (
    "Every upload that is stored is kept as received. This return could be asked for under the Freedom of "
    "Information Act: write it fit to be read, without names or details of people who draw on care."
)


def heading(council: str, quarter: str) -> str:
    return f"{council}'s return for {quarter}"


NO_DUE_DATE = "No due date is set."
TAKEN_BACK = "What was sent is withdrawn, and nothing has been sent in its place."


def standing(quarter: str, versions: pl.DataFrame, who_sees: str, is_due: str = NO_DUE_DATE) -> str:
    """Where this quarter's return stands, and who sees it. versions: of data.versions, newest first.

    is_due: what `due` said.
    """
    current = versions.filter(pl.col("quarter") == quarter, pl.col("status") == "current")
    said = [_stands(row) for row in current.iter_rows(named=True)]
    if not said:
        taken_back = versions.filter(pl.col("quarter") == quarter, pl.col("status") == "withdrawn")
        said = [f"Nothing has been sent yet. {is_due}" if taken_back.is_empty() else TAKEN_BACK]
    elif "shared" not in current["stage"] and is_due != NO_DUE_DATE:
        said.append(is_due)
    return " ".join([*said, who_sees])


def step_with(versions: pl.DataFrame, quarter: str) -> str:
    """The step before anything is uploaded: a draft that is there is to be mended, or sent once more."""
    drafts = versions.filter(
        pl.col("quarter") == quarter, pl.col("status") == "current", pl.col("stage") == "draft"
    )
    if drafts.is_empty():
        return "Download"
    return "Mend" if any(to_mend(issues) for issues in drafts["issues"]) else "Upload"


def _stands(row: dict) -> str:
    version = f"Version {row['version']}"
    match row["stage"]:
        case "draft":
            faults = len(to_mend(row["issues"]))
            mend = f"{several(faults, 'thing')} to mend" if faults else "nothing to mend"
            return f"{version} is kept as a draft with {mend}."
        case "shared":
            return f"{version} was submitted on {day(row['stored_at'])} and is shared."
        case "sent back":
            return f"{version} was submitted on {day(row['stored_at'])} and sent back."
    return f"{version} was submitted on {day(row['stored_at'])} and waits for approval."


def due(opened: dict | None, today: date) -> str:
    """By which day a return is due, and how late it is. opened: of data.collection.collection."""
    if opened is None:
        return NO_DUE_DATE
    over = (today - opened["due"]).days
    if over > 0:
        return f"It was due on {day(opened['due'])}: {several(over, 'day')} ago."
    return f"It is due on {day(opened['due'])}{', today' if over == 0 else ''}."


def steps(current: str) -> str:
    """The five steps in a line, the current one bold."""
    parts = [
        f"**{number} {step}**" if step == current else f"{number} {step}"
        for number, step in enumerate(STEPS, start=1)
    ]
    return " · ".join(parts)


def issues(found: list[Issue], rows: Rows | None = None) -> pl.DataFrame:
    """Where, what is wrong, how to mend it: one row an issue.

    rows: where each statement and metric stands, so that a row has its name; null where nobody looked.
    """
    names = {(key[0], row): about(*key) for key, at in (rows or {}).items() for row in at}
    names |= {(None, row): name for (_, row), name in names.items()}  # in a .csv a row is of one sheet
    return pl.DataFrame(
        [
            {"Where": _where(each, names), "What we found": each.message, "What to do": each.mend}
            for each in found
        ]
    )


def _where(issue: Issue, names: dict[tuple[str | None, int], str]) -> str:
    name = names.get((issue.sheet, issue.rows[0])) if len(issue.rows) == 1 else None
    return f"{issue.where} ({name})" if name else issue.where


def in_the_way(looked_at) -> str:
    """Over what is in the way. looked_at: workflow.returns.Preview."""
    found = looked_at.to_mend
    if any(each.refuses_file for each in found):
        return (
            f"To mend ({len(found)}): nothing of this file is stored, because of this. "
            "The rest of it is checked once this is mended, so there may be more to mend then."
        )
    return f"To mend ({len(found)}): it can be submitted when none is left."


def will_be_stored(looked_at) -> str:
    """What the file holds, counted. looked_at: workflow.returns.Preview."""
    frames = looked_at.received.frames
    counts = {name: getattr(frames, name).height for name in KINDS}
    counts["scores"] = frames.scores["score"].drop_nulls().len()
    asked = len(looked_at.asked)
    wanted = {"scores": len(NAMES), "answers": len(NAMES), "figures": asked, "evidence": len(NAMES)}
    wanted |= {"waiting": len(ids(WAITING)), "audits": len(ids(AUDITS))}
    held = [
        f"{of(n, wanted[name])} {KINDS[name]}s" if name in wanted else several(n, KINDS[name])
        for name, n in counts.items()
        if n
    ]
    refused = len(looked_at.to_mend)
    if not held and looked_at.may_be_kept:
        return f"Nothing in this file can be read until it is mended ({refused}). It can be kept as a draft."
    if not held:
        return "Nothing in this file can be stored."
    left = f" What is to be mended ({refused}) is left empty." if refused else ""
    return f"The file holds {listed(held)}.{left}"


def changes_heading(looked_at) -> str:
    n = looked_at.changes.height
    if looked_at.last_quarter is None:
        return "No earlier return: everything in it is new"
    return f"What changed since {looked_at.last_quarter}: {several(n, 'cell') if n else 'nothing'}"


def changes(found: pl.DataFrame) -> pl.DataFrame:
    """The changes with names a person reads; an empty side is a dash."""
    names = NAMES | {metric.id: metric.title for metric in metrics().values()}
    group = pl.when(pl.col("breakdown") == "all").then(pl.lit("")).otherwise(pl.format(" ({})", "breakdown"))
    return found.select(
        pl.col("sheet").replace_strict(FRAMES).alias("Sheet"),
        (pl.col("about").replace(names) + group).alias("About"),
        pl.col("field").replace(FIELDS).alias("What"),
        _values("before").alias("Before"),
        _values("after").alias("Now"),
    )


def _values(side: str) -> pl.Expr:
    """A document's statement by its name and its dates in words; the rest as it is, empty as a dash."""
    return pl.struct("field", value=side).map_elements(_value, return_dtype=pl.String)


def _value(cell: dict) -> str:
    match cell:
        case {"value": None}:
            return "–"
        case {"field": "statement", "value": statement}:
            return NAMES.get(statement, statement)
        case {"field": "dated" | "next_review", "value": when}:
            return published(when)
    return cell["value"]


def stored(done, council: str, quarter: str) -> str:
    """done: ingest.load_return.Stored."""
    if done.already:
        return (
            f"Note: this file is stored already as version {done.version}. "
            "It is the same file, so nothing has changed."
        )
    if done.stage != "draft":
        return submitted(council, quarter, done.version, done.stage == "shared")
    return f"Done: kept as a draft, version {done.version}. It can be submitted once nothing is left to mend."
