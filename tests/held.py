"""What the published files hold, counted with nothing but the csv module: tests compare with it.

Numbers typed into a test would fail whoever adds a result as published_reports/README.md tells.
"""

import csv
from functools import cache
from pathlib import Path

from models.assessment import FIRM_CHECKS

FOLDER = Path(__file__).resolve().parent.parent / "published_reports"
STANDING = ("current", "provisional")


@cache
def held(name: str, **values: str) -> tuple[dict[str, str], ...]:
    """The rows of a file, or those with these values: held("ratings", kind="pilot")."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(row for row in rows if all(row[column] == value for column, value in values.items()))


def scores() -> int:
    """Published scores of all assessments, pilots and superseded ones included."""
    return len(held("ratings")) - len(held("ratings", statement="overall"))


def rated() -> int:
    """Results with an overall rating that stand, pilots included."""
    return sum(
        row["status"] in STANDING and row["rating"] != "" for row in held("ratings", statement="overall")
    )


def firm(region: str, statement: str) -> list[int]:
    """The region's formal scores of a statement that stand and were not inferred or read by a script."""
    rows = held("ratings", kind="formal", statement=statement)
    return [
        int(row["score"])
        for row in rows
        if row["ons_code"] in codes(region) and row["status"] in STANDING and row["check"] in FIRM_CHECKS
    ]


def rated_in(region: str) -> int:
    """The region's councils with a formal rating that stands and that no script has read alone."""
    rows = held("ratings", kind="formal", statement="overall")
    standing = [row for row in rows if row["status"] in STANDING and row["check"] in FIRM_CHECKS]
    return len({row["ons_code"] for row in standing if row["rating"]} & codes(region))


def codes(region: str) -> set[str]:
    return {row["ons_code"] for row in held("councils", region=region)}
