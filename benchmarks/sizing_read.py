"""What is read of a large database, by whom, and how the database goes about it."""

from collections.abc import Callable, Iterator

from sqlalchemy import event

from ingest.last_return import last_return
from ingest.load_earlier import earlier_values
from models import database, wall
from models.event import record
from regional import data
from regional.access import LOCAL, PUBLIC, Held, Viewer, viewer_of

BARNET, LONDON, QUARTER = "E09000003", "London", "2025-26 Q4"
SLOW = 0.05  # seconds: what takes longer is explained


def somebody(role: str, ons_code: str | None, region: str | None) -> Viewer:
    return viewer_of("benchmark", [Held(role, ons_code, region)], second_factor=True)


CONTRIBUTOR = somebody("contributor", BARNET, LONDON)
MEMBER = somebody("member", None, LONDON)
REVIEWER = somebody("peer_reviewer", BARNET, None)

READINGS: dict[str, Callable[[], object]] = {
    "Whether anything changed": data.version,
    "Region: quarters sent, a member": lambda: data.quarters_sent(MEMBER),
    "Region: quarters sent, the public": lambda: data.quarters_sent(PUBLIC),
    "Region: own scores of a quarter, where nobody signs in": lambda: data.own_scores(LOCAL, QUARTER),
    "Region: own scores of a quarter, a member": lambda: data.own_scores(MEMBER, QUARTER),
    "Region: own scores of a quarter, the public": lambda: data.own_scores(PUBLIC, QUARTER),
    "Council: its figures, all quarters, its contributor": lambda: data.own_figures(CONTRIBUTOR, BARNET),
    "Council: its figures, where nobody signs in": lambda: data.own_figures(LOCAL, BARNET),
    "Council: its figures, a member, who gets none": lambda: data.own_figures(MEMBER, BARNET),
    "Council: answers, a peer reviewer": lambda: data.own_answers(REVIEWER, BARNET, QUARTER),
    "Our return: versions and files": lambda: data.versions(CONTRIBUTOR, BARNET),
    "Our return: a stored file": lambda: data.stored_file(CONTRIBUTOR, BARNET, QUARTER, 1),
    "Our return: the last one, for a template": lambda: last_return(BARNET, QUARTER),
    "Our return: eight quarters before, to compare with": lambda: earlier_values(BARNET, QUARTER),
    "Themes: all findings": lambda: data.all_findings(PUBLIC),
    "Compare: a published metric of everybody": lambda: data.figures_of_metric(PUBLIC, "direct_payments"),
}


def plans(kind: str) -> Iterator[str]:
    """How the database goes about each statement of the readings that takes long, as it tells it."""
    explain = "EXPLAIN QUERY PLAN " if kind == "SQLite" else "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) "
    for name, read in READINGS.items():
        asked: list[tuple] = []

        def heard(_connection, _cursor, statement, parameters, _context, _many, asked=asked) -> None:
            asked.append((statement, parameters, wall._said.get()))

        event.listen(database.engine(), "before_cursor_execute", heard)
        with database.writing() as connection:  # or what is kept would be shown again
            record(connection, "benchmark", "looked")
        read()
        event.remove(database.engine(), "before_cursor_execute", heard)
        for statement, parameters, who in asked:
            if (
                not statement.lstrip().startswith("SELECT")
                or "set_config" in statement
                or "event" in statement
            ):
                continue
            with wall.seen_by(who or wall.Sees()), database.engine().connect() as connection:
                rows = connection.exec_driver_sql(explain + statement, parameters).all()
            told = "\n".join(f"      {row[-1]}" for row in rows)
            if kind == "SQLite" or any(_took(row[0]) > SLOW * 1000 for row in rows):
                yield f"    {name}:\n{told}"


def _took(line: str) -> float:
    return float(line.split()[2]) if line.startswith("Execution Time") else 0.0
