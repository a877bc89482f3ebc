"""What is said of who could help a council: counts, and why each is offered."""

import polars as pl

from models.metric import metrics
from regional.views.helping import Help
from regional.words.plain import listed, number, of, several, shortened
from regional.words.region import NAMES

CAUTION = (
    "Offered because of published scores and figures, and likeness in population and place: nobody was "
    "asked. A score says that CQC saw strength, not that it would travel."
)
HOW = (
    "**Statements.** A council is weak where its published score is 1 or 2, and another is strong where it "
    "scored 3 or 4. Only formal results read firmly count: nobody is offered on a pilot alone. The three "
    "most alike are offered.\n\n"
    "**Metrics.** Among the 30 most alike, those whose figure is clearly better: the 95% interval of the "
    "difference leaves out nought. A metric is weak where at least five of them can be told apart from the "
    "council and half of these are clearly better. A metric whose interval is not published offers nobody. "
    "So many comparisons show some differences by chance.\n\n"
    "**Likeness.** NHS England's peer group method: population and place, and nothing of deprivation, "
    "funding or ratings."
)


def heading(help_: Help) -> str:
    """Where the council is weak, and from how many others help could come."""
    name = help_.council["short_name"]
    if not help_.known:
        return f"{name}: no published score that counts is known, so nobody is matched on statements"
    if not help_.weak:
        return f"{name}: no published score is below 3, of {help_.known} known"
    helpers = help_.statements["helper"].n_unique()
    return (
        f"{name} scored 2 or below on {of(len(help_.weak), help_.known)} statements; "
        f"{several(helpers, 'council')} like it could help"
    )


def sentences(help_: Help) -> list[str]:
    said = []
    if help_.weak:
        said.append(f"Scored 2 or below: {listed([NAMES[each].lower() for each in help_.weak])}.")
    missing = [each for each in help_.weak if each not in help_.statements["about"]]
    if missing:
        said.append(f"Nobody could be matched on {listed([NAMES[each].lower() for each in missing])}.")
    weak = help_.metrics["about"].unique(maintain_order=True).to_list()
    if weak:
        titles = [metrics()[each].title for each in weak]
        said.append(
            f"On {several(len(weak), 'metric')} at least half of those like it that can be told apart from "
            f"it are clearly better: {shortened(titles, 3)}."
        )
    if help_.own_quarter:
        own = help_.own["about"].unique(maintain_order=True).to_list()
        said.append(
            f"Its own scores for {help_.own_quarter} are 2 or below, where CQC's are not, on "
            f"{listed([NAMES[each].lower() for each in own])}: offered to those who may see these."
        )
    return said


def table(found: pl.DataFrame) -> pl.DataFrame:
    """found: of Help. One row a helper, with the reason in a sentence."""
    return pl.DataFrame(
        {
            "Where": about(row),
            "Who": row["council"],
            "Region": row["region"],
            "Why": why(row),
            "Practice": "; ".join(row["practice"]) or "no entry yet",
        }
        for row in found.to_dicts()
    )


def about(row: dict) -> str:
    return NAMES.get(row["about"]) or metrics()[row["about"]].title


def why(row: dict) -> str:
    """Why a helper is offered: the score or the figure, and the likeness."""
    like = f"{place(row['rank'])} most like this council"
    if row["about"] in NAMES:
        return f"Scored {row['theirs']:.0f} where this council scored {row['ours']:.0f}; {like}."
    unit = metrics()[row["about"]].unit
    theirs, ours = (number(row[side], unit) for side in ("theirs", "ours"))
    return f"{theirs} where this council has {ours} in {row['period']}, clearly better; {like}."


def place(n: int) -> str:
    """1st, 2nd, 3rd, 4th ... 11th."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def metrics_heading(help_: Help) -> str:
    if help_.metrics.is_empty():
        return "On metrics: nobody to offer"
    weak = help_.metrics["about"].n_unique()
    return f"On metrics: {several(help_.metrics['helper'].n_unique(), 'council')} clearly better on {weak}"


def own_heading(help_: Help) -> str:
    return (
        f"On own scores for {help_.own_quarter}: {several(help_.own['helper'].n_unique(), 'council')} offered"
    )
