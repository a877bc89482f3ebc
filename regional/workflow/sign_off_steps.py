"""Who signs a council's returns off: one step for a quarter, up to six for a year's self-assessment."""

from collections.abc import Sequence

from sqlalchemy import delete, insert

from models import database
from models.collection import KINDS, MOST_STEPS, SignOffStep
from models.event import record
from regional import access
from regional.access import Viewer
from regional.words import unfit as words
from regional.workflow.unfit import Unfit, fit

LONGEST_NAME = 60


def set_steps(viewer: Viewer, council: dict, kind: str, names: Sequence[str]) -> tuple[str, ...]:
    """Set a council's steps, in order, for what is submitted from now on; gives them as they are stored.

    council: a row of data.councils. A return that waits keeps the steps it was submitted with.
    Raises PermissionError, Unfit for a name or too many, ValueError for another kind.
    """
    ons_code = council["ons_code"]
    if not access.may_set_steps(viewer, ons_code, council["region"]):
        raise PermissionError(f"{viewer.person} may not set the steps of {ons_code}")
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of collection")
    given = [name for name in names if name.strip()]
    if not 1 <= len(given) <= MOST_STEPS:
        raise Unfit(words.steps(len(given), MOST_STEPS))
    stored = tuple(fit(name, LONGEST_NAME, words.NAME_OF_A_STEP) for name in given)
    if len({name.casefold() for name in stored}) < len(stored):
        raise Unfit(words.SAME_STEP)
    rows = [
        {"ons_code": ons_code, "kind": kind, "step": step, "name": name}
        for step, name in enumerate(stored, start=1)
    ]
    with database.writing() as connection:
        connection.execute(
            delete(SignOffStep).where(SignOffStep.ons_code == ons_code, SignOffStep.kind == kind)
        )
        connection.execute(insert(SignOffStep), rows)
        detail = f"for a {kind}: {len(rows)}"
        record(connection, viewer.person, "steps of sign-off set", ons_code=ons_code, detail=detail)
    return stored
