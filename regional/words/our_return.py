"""What the page Our return says: where things stand, what is in the way, what will be stored."""

import polars as pl

from ingest.issues import Issue
from models.metric import metrics
from regional.words.plain import day, listed, several
from regional.words.region import NAMES

STEPS = ("Download", "Upload", "Mend", "See what changed", "Submit")
SHEETS = {"scores": "Scores", "answers": "Answers", "figures": "Metrics", "evidence": "Evidence scores"}
KINDS = {"scores": "own score", "answers": "answer", "figures": "figure", "evidence": "evidence score"}
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
}
DISCLOSURE = (
    "Every upload that is stored is kept as received. This return could be asked for under the Freedom of "
    "Information Act: write it fit to be read, without names or details of people who draw on care."
)


def heading(council: str, quarter: str) -> str:
    return f"{council}'s return for {quarter}"


def standing(quarter: str, versions: pl.DataFrame, who_sees: str) -> str:
    """Where this quarter's return stands, and who sees it. versions: of data.versions, newest first."""
    current = versions.filter(pl.col("quarter") == quarter, pl.col("status") == "current")
    said = []
    for row in current.iter_rows(named=True):
        if row["stage"] == "submitted":
            said.append(f"Version {row['version']} was submitted on {day(row['stored_at'])}.")
        else:
            faults = row["issues"].count('"level": "error"')
            mend = f"{several(faults, 'thing')} to mend" if faults else "nothing to mend"
            said.append(f"Version {row['version']} is kept as a draft with {mend}.")
    return " ".join([*(said or ["Nothing has been sent yet. No due date is set."]), who_sees])


def steps(current: str) -> str:
    """The five steps in a line, the current one bold."""
    parts = [
        f"**{number} {step}**" if step == current else f"{number} {step}"
        for number, step in enumerate(STEPS, start=1)
    ]
    return " · ".join(parts)


def issues(found: list[Issue]) -> pl.DataFrame:
    """Where, what is wrong, how to mend it: one row an issue."""
    return pl.DataFrame(
        [{"Where": each.where, "What we found": each.message, "What to do": each.mend} for each in found]
    )


def will_be_stored(looked_at) -> str:
    """What the file holds, counted. looked_at: workflow.returns.Preview."""
    frames = looked_at.received.frames
    counts = {name: getattr(frames, name).height for name in KINDS}
    counts["scores"] = frames.scores["score"].drop_nulls().len()
    asked = sum(metric.collected_quarterly for metric in metrics().values())
    wanted = {"scores": len(NAMES), "answers": len(NAMES), "figures": asked, "evidence": len(NAMES)}
    held = [f"{n} of {wanted[name]} {KINDS[name]}s" for name, n in counts.items() if n]
    if not held:
        return "Nothing in this file can be stored."
    refused = len(looked_at.to_mend)
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
        pl.col("sheet").replace_strict(SHEETS).alias("Sheet"),
        (pl.col("about").replace(names) + group).alias("About"),
        pl.col("field").replace(FIELDS).alias("What"),
        pl.col("before").fill_null("–").alias("Before"),
        pl.col("after").fill_null("–").alias("Now"),
    )


def stored(done, council: str, quarter: str) -> str:
    """done: ingest.load_return.Stored."""
    if done.already:
        return (
            f"Note: this file is stored already as version {done.version}. "
            "It is the same file, so nothing has changed."
        )
    if done.stage == "submitted":
        return f"Done: {council}'s return for {quarter} is submitted as version {done.version}."
    return f"Done: kept as a draft, version {done.version}. It can be submitted once nothing is left to mend."
