"""Takes a council's return back: what stood for a quarter stands no longer, and its rows and files stay."""

from sqlalchemy import update

from models import database, wall
from models.council_return import CouncilReturn
from models.event import record


def withdraw_return(ons_code: str, quarter: str, reason: str, person: str) -> int:
    """Mark what stands for the quarter, drafts too, as withdrawn; gives how many versions."""
    stands = (
        CouncilReturn.ons_code == ons_code,
        CouncilReturn.quarter == quarter,
        CouncilReturn.status == "current",
    )
    with wall.seen_by(wall.only(ons_code)), database.writing() as connection:
        withdrawn = connection.execute(update(CouncilReturn).where(*stands).values(status="withdrawn"))
        if withdrawn.rowcount:
            detail = f"{quarter}: {reason}"
            record(connection, person, "return withdrawn", ons_code=ons_code, detail=detail)
    return withdrawn.rowcount
