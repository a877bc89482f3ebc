"""Signs a version of a return off, step by step, or sends it back: each decision in one transaction."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from ingest.load_return import supersede
from models import database, wall
from models.collection import USUAL_STEPS, Collection, SignOff, SignOffStep
from models.council import Council
from models.council_return import WAITING_STAGES, CouncilReturn
from models.event import now, record
from models.person import RoleHeld


@dataclass(frozen=True)
class Decided:
    """What became of a version. `stage` is as it is now; `done` is false where somebody was quicker."""

    version: int
    stage: str
    step: int  # the step decided, or the one that is open now
    steps: int
    done: bool


def steps_of(council: Council, quarter: str) -> tuple[str, ...]:
    """The steps of a return that an administrator loads: none where the council has no approver."""
    approver = select(RoleHeld.id).where(RoleHeld.ons_code == council.ons_code, RoleHeld.role == "approver")
    kind = select(Collection.kind).where(Collection.region == council.region, Collection.quarter == quarter)
    with database.engine().connect() as connection:
        if connection.execute(approver.where(RoleHeld.ended_at.is_(None))).first() is None:
            return ()
        this = (
            SignOffStep.ons_code == council.ons_code,
            SignOffStep.kind == (connection.scalar(kind) or "quarter"),
        )
        names = connection.scalars(select(SignOffStep.name).where(*this).order_by(SignOffStep.step)).all()
    return tuple(names) or USUAL_STEPS


def decide(ons_code: str, quarter: str, version: int, step: int, person: str, note: str | None) -> Decided:
    """Approve one step of a version (note is null), or send the version back with a note.

    The last approval shares it, and what was shared before is superseded. Nothing happens to a version that
    does not wait any more, or whose step was decided meanwhile: what stands then comes back, not done.
    Raises LookupError if there is no such version.
    """
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        row = connection.execute(_version(ons_code, quarter, version)).first()
        if row is None:
            raise LookupError(f"no version {version} of {ons_code} for {quarter}")
        names = connection.execute(_steps(row.id)).all()
        open_steps = connection.scalars(_open(row.id)).all()
        waits = row.status == "current" and row.stage in WAITING_STAGES
        if not waits or open_steps[0] != step:
            at = open_steps[0] if open_steps else len(names)
            stage = row.stage if row.status == "current" else row.status
            return Decided(version, stage, at, len(names), done=False)
        stage = "sent back" if note is not None else "approved" if open_steps[1:] else "shared"
        if stage == "shared":
            supersede(connection, ons_code, quarter, ("shared",))
        connection.execute(update(CouncilReturn).where(CouncilReturn.id == row.id).values(stage=stage))
        _decision(connection, row.id, step, person, note)
        whose = ", by who submitted it" if person == row.stored_by else ""
        detail = f"{quarter}, version {version}, step {step} of {len(names)}{whose}"
        record(connection, person, EVENTS[stage], ons_code=ons_code, detail=detail)
    return Decided(version, stage, step, len(names), done=True)


EVENTS = {
    "sent back": "return sent back",
    "approved": "return approved in one step",
    "shared": "return approved and shared",
}


def _version(ons_code: str, quarter: str, version: int):
    return select(CouncilReturn.id, CouncilReturn.stage, CouncilReturn.status, CouncilReturn.stored_by).where(
        CouncilReturn.ons_code == ons_code,
        CouncilReturn.quarter == quarter,
        CouncilReturn.version == version,
    )


def _steps(return_id: int):
    return select(SignOff.step, SignOff.name).where(SignOff.return_id == return_id).order_by(SignOff.step)


def _open(return_id: int):
    undecided = SignOff.return_id == return_id, SignOff.decision.is_(None)
    return select(SignOff.step).where(*undecided).order_by(SignOff.step)


def _decision(connection: Connection, return_id: int, step: int, person: str, note: str | None) -> None:
    made = {"decision": "approved" if note is None else "sent back", "note": note}
    which = SignOff.return_id == return_id, SignOff.step == step
    connection.execute(update(SignOff).where(*which).values(**made, decided_by=person, decided_at=now()))
