"""What is said of a return that was looked at: what is in the way, what it holds, what would change."""

import polars as pl

from models.issue import Issue
from models.metric import metrics
from models.return_layout import AUDITS, FRAMES, WAITING, Rows, ids
from regional.words.fill_in import about
from regional.words.plain import listed, of, published, several
from regional.words.region import NAMES
from regional.words.sign_off import submitted

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
    if looked_at.is_refused:
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
