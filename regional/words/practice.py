"""What the Practice page says of entries: counts, who and where from, and what an entry says."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from models.council import COUNCIL_TYPES
from models.metric import metrics
from models.practice import COST, EVIDENCE
from models.theme import themes
from regional.words.plain import day, first_down, first_up, listed, number, published, several, the
from regional.words.region import NAMES

TEXT_NAMES = {
    "title": "the title",
    "problem": "what the problem was",
    "done": "what was done",
    "for_whom": "for whom",
    "changed": "what changed",
    "did_not_work": "what did not work",
    "conditions": "what it takes",
    "differently": "what you would do differently",
    "links": "the links",
    "contact": "the role to contact",
}
SOON = 30  # days before an entry is to be looked at again
NOT_SAID = "The report does not say."
FROM_A_REPORT = "from a published report, not yet from the council"
FROM_THE_COUNCIL = "from the council"
BEHIND = {  # how the report was read
    "official": "read in CQC's own words",
    "compiled": "compiled by a third party",
    "news": "read in the press or on the council's page",
    "automated": "read by a script",
    "inferred": "inferred from wording",
}
LIMITS = {  # what a reader narrowed the library to, for a sentence
    "theme": lambda theme: f"about {first_down(themes()[theme].label)}",
    "statement": lambda statement: f"under {NAMES[statement].lower()}",
    "council_type": lambda council_type: f"from {COUNCIL_TYPES[council_type]} councils",
    "evidence": lambda evidence: f'"{EVIDENCE[evidence]}"',
}
ENTRY, WHO_USED = "The entry", "Who used it"
KINDS = {"formal": "assessment report", "pilot": "pilot report, which is indicative"}
CAUTION = (
    "An entry says what a council did and what came of it there. How strong the evidence is, and what it "
    "cost, stand apart: neither makes up for the other. Another place is another place."
)
SEARCHED = (
    "Found by its words, and by what it means: an entry can answer in other words than yours. Everything is "
    "worked out on this machine."
)
NONE_YET = "No practice entry is shared with you yet. A council writes one under Our entries."
NO_ANSWER = "No entry answers this. Use other words, or choose fewer limits: {} are here to look through."


def heading(library: pl.DataFrame) -> str:
    """How many entries there are, from how many councils, and where they come from."""
    if library.is_empty():
        return "Practice: no entry yet"
    councils = several(library["ons_code"].n_unique(), "council")
    drawn = library.filter(pl.col("origin") == "published").height
    own = library.height - drawn
    all_drawn = "all from published reports, not yet from the councils"
    origin = f"{own} from councils themselves, {drawn} from published reports" if own else all_drawn
    return f"Practice: {several(library.height, 'entry', 'entries')} about {councils}, {origin}"


def answer(found: pl.DataFrame, asked: str, limits: Sequence[str]) -> str:
    """What a question, or a choice of limits (each with its preposition), comes to."""
    entries = ", ".join([several(found.height, "entry", "entries"), *limits])
    if not asked:
        return f"{entries}, newest first."
    councils = several(found["ons_code"].n_unique(), "council")
    come = "comes" if found.height == 1 else "come"
    return f"{entries}, of {councils}, {come} near what you asked, the nearest first."


def listing(found: pl.DataFrame) -> pl.DataFrame:
    """One row an entry, for a file."""
    return pl.DataFrame(
        {
            "Practice": row["title"],
            "Council": row["council"],
            "Region": row["region"],
            "Statement": NAMES.get(row["statement"] or "", ""),
            "Themes": "; ".join(themes()[theme].label for theme in row["themes"].split()),
            "Strength of evidence": EVIDENCE[row["evidence"]],
            "Cost": COST[row["cost"]],
            "Where it comes from": FROM_A_REPORT if row["origin"] == "published" else FROM_THE_COUNCIL,
            "Who may see it": who_may_see(row),
        }
        for row in found.to_dicts()
    )


def line(row: dict) -> str:
    """An entry in one line: what and who."""
    return f"{row['title']}: {row['council']}"


def facts(row: dict) -> str:
    """Under its title: the strength of the evidence and the cost apart, and where the entry comes from."""
    cost = COST[row["cost"]]
    origin = FROM_A_REPORT if row["origin"] == "published" else FROM_THE_COUNCIL
    return f"Evidence: {EVIDENCE[row['evidence']]}. Cost: {cost}. {first_up(origin)}."


def said(row: dict) -> list[tuple[str, str]]:
    """What an entry says, part by part; what it does not say is left out, unless a report is silent on it."""
    report = row["origin"] == "published"
    parts = [
        ("The problem", row["problem"]),
        ("What was done", row["done"] or (NOT_SAID if report else None)),
        ("For whom", row["for_whom"]),
        ("What changed", row["changed"] or (NOT_SAID if report else None)),
        ("In figures", figures(row)),
        ("Strength of evidence", first_up(EVIDENCE[row["evidence"]])),
        ("Cost", first_up(COST[row["cost"]])),
        ("What did not work", row["did_not_work"]),
        ("What it takes", row["conditions"]),
        ("What we would do differently", row["differently"]),
        ("Statement", NAMES.get(row["statement"] or "")),
        ("Themes", listed([themes()[theme].label for theme in row["themes"].split()])),
        ("Whom to ask", row["contact"]),
        ("Links", row["links"]),
        ("Council", f"{row['council']}, {row['region']}"),
        ("Where it comes from", source(row)),
        ("Looked at again on", day(row["review_on"]) if row["review_on"] else None),
    ]
    return [(name, text) for name, text in parts if text]


def figures(row: dict) -> str | None:
    """The metric with its figures before and after; null where there is none."""
    if not row["metric"]:
        return None
    metric = metrics()[row["metric"]]
    values = {name: row[name] for name in ("before", "after") if row[name] is not None}
    told = "; ".join(f"{name} {number(value, metric.unit)}" for name, value in values.items())
    return f"{metric.title}{': ' if told else ''}{told}"


def source(row: dict) -> str:
    if row["origin"] == "council":
        return f"Written by {row['council']}, {day(row['stored_at'])}, version {row['version']}"
    kind, *when, check = row["note"].split(" ")
    dated = published(" ".join(when).strip() or None)
    return (
        f"Drawn in our own words from the council's {KINDS[kind]} ({dated}), {BEHIND[check]}; "
        f"{FROM_A_REPORT}. {row['source']}"
    )


def used_heading(uses: pl.DataFrame) -> str:
    if uses.is_empty():
        return "No council has said yet that it uses this."
    names = uses["council"].unique(maintain_order=True).to_list()
    told = uses.drop_nulls("came_of").height
    return f"Used by {listed(names)}; what came of it is told by {told or 'none'} of {len(names)}."


def used_rows(uses: pl.DataFrame) -> list[dict[str, str]]:
    """Who uses an entry, since when, how, and what came of it, for a table."""
    return [
        {
            "Council": row["council"],
            "Since": day(row["since"]),
            "How": row["how"],
            "What came of it": row["came_of"] or "not told yet",
        }
        for row in uses.to_dicts()
    ]


def and_more(left_out: int) -> str:
    return f"And {several(left_out, 'more entry', 'more entries')}: narrow the search, or take the file."


def who_may_see(row: dict) -> str:
    whom = {"public": "Everyone may see this.", "region": f"For councils of {the(row['region'])}."}
    return whom.get(row["tier"], f"For {row['council']} alone.")


def due(row: dict, today: date) -> str:
    """What is said of an entry that is to be looked at again within a month, or was; else empty."""
    if row["review_on"] is None or (left := (row["review_on"] - today).days) > SOON:
        return ""
    when = "was to be looked at again by" if left < 0 else "is to be looked at again by"
    return f"{row['title']} {when} {day(row['review_on'])}."


def gone_line(row: dict) -> str:
    return f"{row['title']}: {row['council']} withdrew it on {day(row['decided_at'])}."
