"""What Our return says of a sign-off: what waits for whom, what changed, what became of a press."""

import polars as pl

from models.framework import STATEMENTS
from regional.words.plain import day, escaped, first_down, of, several

HEADING = "Waiting for approval"
APPROVE, SEND_BACK = "Approve", "Send it back"
NOTE = "What is to be mended (a short note to whoever sends it)"
NOTE_HELP = "Write of the return and not of people: the note is kept with this version."
ALL_OF_IT = "All that it holds"
SO_FAR = "Decisions on this quarter's versions"
STEPS_MEAN = (
    "One step a line, in order: an office, not a person's name. Any of the council's approvers records the "
    "decision of each step, also for a body that does not sign in, such as a cabinet. What already waits "
    "keeps the steps it was submitted with."
)
KINDS = {"quarter": "For a quarter", "year": "For a year's self-assessment"}
SAVE_STEPS = "Save the steps"
MAY_NOT = "To mend: this may not be done by you any more. Open the page again and look."
MARK = "carried forward, not changed"
CELL = ("sheet", "about", "breakdown", "field")
ANSWERS = ("how_are_we_doing", "how_do_we_know", "what_next")
STAGES = {
    "draft": "draft",
    "submitted": "waiting for approval",
    "approved": "approved in part",
    "sent back": "sent back",
    "shared": "shared",
}


def state(row: dict) -> str:
    """Of a version, in the list of versions. row: of data.versions."""
    return STAGES[row["stage"]] if row["status"] == "current" else row["status"]


def waits(found, council: str) -> str:
    """What waits, and what is read meanwhile. found: workflow.sign_off.Waiting."""
    row = found.row
    said = f"Version {row['version']} was submitted on {day(row['stored_at'])} and waits for "
    said += f"{council}'s approvers"
    said += f" ({step(found.step, found.names)})." if len(found.names) > 1 else "."
    return f"{said} {_meanwhile(found.since, row['quarter'])}"


def _meanwhile(since: tuple[str, int] | None, quarter: str) -> str:
    if since and since[0] == quarter:
        return f"Until it is approved, version {since[1]} is what others see."
    return f"Until it is approved, nobody else sees anything of {quarter}."


def step(number: int, names: tuple[str, ...]) -> str:
    return f"step {number} of {len(names)}: {escaped(names[number - 1])}"


def changed(found) -> str:
    """Over the table an approver looks at. found: workflow.sign_off.Waiting."""
    n = found.changes.height
    if found.since is None:
        return f"Nothing was shared before, so all of it is new: {several(n, 'cell')}"
    quarter, version = found.since
    since = f"version {version} of {quarter}, the last that was shared"
    return f"Changed since {since}: {several(n, 'cell') if n else 'nothing'}"


def whole(shown: pl.DataFrame, cells: pl.DataFrame, carried: pl.DataFrame) -> pl.DataFrame:
    """All that a version holds. shown: cells, as words.upload.changes has them, row by row."""
    marked = set(carried.select(*CELL).rows())
    said = [MARK if cell in marked else "–" for cell in cells.select(*CELL).rows()]
    return shown.drop("Before").with_columns(pl.Series("Copied", said))


def approve(found) -> str:
    """The button."""
    return APPROVE if len(found.names) == 1 else f"{APPROVE} {step(found.step, found.names)}"


def approving(found, whom: str) -> str:
    """What the button does. whom: of words.sharing.who_sees."""
    if found.step < len(found.names):
        return f"After this step it waits for {step(found.step + 1, found.names)}."
    return (
        f"Once it is approved it counts as shared. {whom} To open it to more, use the box below that says so."
    )


def holds(whole: pl.DataFrame, asked: int) -> str:
    """How much of a return is there. whole: of Waiting; asked: how many metrics."""

    def given(sheet: str, *fields: str) -> int:
        rows = whole.filter(pl.col("sheet") == sheet, pl.col("breakdown") == "all")
        return rows.filter(pl.col("field").is_in(fields))["about"].n_unique()

    scores, answers = given("scores", "score"), given("answers", *ANSWERS)
    figures = given("figures", "value", "marker")
    nine = len(STATEMENTS)
    answered = f"answers on {of(answers, nine)} statements"
    return f"It holds {of(scores, nine)} own scores, {answered} and {of(figures, asked)} figures."


def sent_back(row: dict) -> str:
    """row: of data.sign_offs.steps, decided."""
    return (
        f"To mend: version {row['version']} was sent back on {day(row['decided_at'])} with the note: "
        f"{escaped(row['note'])}\n\nMend it here or in a workbook, which begins with what was sent, and "
        "submit it again."
    )


def sent_back_meanwhile(row: dict) -> str:
    return (
        f"Note: version {row['version']} was sent back before this one came, with the note: "
        f"{escaped(row['note'])}\n\nIf it still has to be mended, submit once more: all versions are kept."
    )


def decided(found, council: str, quarter: str, newer_draft: int | None, whom: str) -> str:
    """What became of a press. found: ingest.load_sign_off.Decided, done; newer_draft: its version, if any."""
    version = f"version {found.version} of {council}'s return for {quarter}"
    also = (
        f" Version {newer_draft} is a draft made since: it is kept, and not part of this."
        if newer_draft
        else ""
    )
    match found.stage:
        case "shared":
            return f"Done: {version} is approved and shared. {whom}{also}"
        case "approved":
            return f"Done: step {found.step} of {found.steps} of {version} is approved.{also}"
    return f"Done: {version} is sent back with your note.{also}"


def too_late(found, newest: dict) -> str:
    """Somebody was quicker. found: Decided, not done; newest: the row of data.versions that now stands."""
    done = f"Note: nothing was decided, because version {found.version}"
    match found.stage:
        case "superseded":
            now = f"{STAGES[newest['stage']]}, submitted on {day(newest['stored_at'])}"
            new = f"version {newest['version']} ({now})"
            return f"{done} was replaced meanwhile by {new}. Look at what changed in it."
        case "withdrawn":
            return f"{done} was withdrawn meanwhile."
        case "sent back":
            return f"{done} was sent back meanwhile; the note stands below."
        case "shared":
            return f"{done} was approved and shared meanwhile."
    return f"{done} is at step {found.step} of {found.steps} by now. Look at it and press again."


def so_far(steps: pl.DataFrame) -> pl.DataFrame:
    """steps: of data.sign_offs.steps; one row a decision."""
    return pl.DataFrame(
        {
            "Version": row["version"],
            "Step": row["name"],
            "Decision": row["decision"],
            "On": day(row["decided_at"]),
            "Note": row["note"] or "–",
        }
        for row in steps.filter(pl.col("decision").is_not_null()).iter_rows(named=True)
    )


def submitted(council: str, quarter: str, version: int, shared: bool) -> str:
    """After a press of Submit."""
    done = f"Done: {council}'s return for {quarter} is submitted as version {version}."
    if shared:
        return f"{done} It is shared at once, because nobody signs in here."
    return f"{done} It waits for one of {council}'s approvers; nobody else sees it before."


def steps_heading(council: str) -> str:
    return f"Who signs off the returns of {council}"


def steps_saved(kind: str, names: tuple[str, ...]) -> str:
    n = len(names)
    return f"Done: {first_down(KINDS[kind])} there {'is' if n == 1 else 'are'} {several(n, 'step')}."
