"""Whether what a database holds is whole: every return its own and all of it, every file as it was sent."""

import hashlib
from collections import Counter
from types import ModuleType

from sqlalchemy import func, select

from ingest.events import verified
from ingest.last_return import TABLES
from models.council_return import Answer, CouncilReturn, OwnFigure, OwnScore, Upload
from models.event import Event
from tests.hostile.bases import a_return

TEXTS = {OwnScore: "reason", Answer: "how_are_we_doing", OwnFigure: "note"}


def mark_of(ons_code: str, quarter: str, number: int) -> str:
    """What stands in every text of a return that these tests send."""
    return f"({number}) {ons_code} in {quarter}"


def marks(database: ModuleType) -> set[str]:
    """The mark of every return there is, after each has proved to be whole and of its own council alone."""
    with database.engine().connect() as connection:
        uploads = connection.execute(select(Upload.id, Upload.filename, Upload.sha256, Upload.content)).all()
        returns = connection.execute(select(CouncilReturn.__table__)).all()
        _have_all_their_rows(connection, [each.id for each in returns])
        mark = {number: name.removesuffix(".xlsx") for number, name, *_ in uploads}
        assert sorted(mark) == sorted(each.upload_id for each in returns), "a file without its return"
        mark_of_return = {each.id: mark[each.upload_id] for each in returns}
        for table, column in TEXTS.items():
            for number, text in connection.execute(select(table.return_id, table.__table__.c[column])):
                assert text.startswith(mark_of_return[number]), "a text of another return"
        told = connection.scalar(select(func.count()).where(Event.what == "return submitted"))
    assert all(mark[each.upload_id].endswith(f"{each.ons_code} in {each.quarter}") for each in returns)
    assert all(hashlib.sha256(content).hexdigest() == sha256 for *_, sha256, content in uploads)
    assert told == len(returns), "an event for each return, and for nothing else"
    checked = verified()
    assert checked.broken_at is None, checked.meaning
    return set(mark.values())


def _have_all_their_rows(connection, returns: list[int]) -> None:
    rows = {name: frame.height for name, frame in a_return().by_name().items()}
    for name, table in TABLES.items():
        held = Counter(connection.scalars(select(table.return_id)))
        assert held == dict.fromkeys(returns, rows[name]), name
