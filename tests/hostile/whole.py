"""Whether what a database holds is whole: every return its own and all of it, every file as it was sent."""

import hashlib
from types import ModuleType

from sqlalchemy import func, select

from ingest.events import verified
from ingest.load_return import TABLES
from models.council_return import Answer, CouncilReturn, OwnFigure, OwnScore, Upload
from models.event import Event
from tests.hostile.bases import a_return

TEXTS = {OwnScore: "reason", Answer: "how_are_we_doing", OwnFigure: "note"}


def mark_of(ons_code: str, quarter: str, number: int) -> str:
    """What stands in every text of a return that these tests send."""
    return f"({number}) {ons_code} in {quarter}"


def marks(database: ModuleType) -> set[str]:
    """The mark of every return there is, after each has proved to be whole and of its own council alone."""
    rows = {name: frame.height for name, frame in vars(a_return()).items()}
    found = set()
    with database.engine().connect() as connection:
        uploads = connection.execute(select(Upload.id, Upload.filename, Upload.sha256, Upload.content)).all()
        returns = connection.execute(select(CouncilReturn.__table__)).mappings().all()
        for _, _, sha256, content in uploads:
            assert hashlib.sha256(content).hexdigest() == sha256
        names = {number: name for number, name, *_ in uploads}
        assert sorted(names) == sorted(each["upload_id"] for each in returns), "a file without its return"
        for each in returns:
            for name, table in TABLES.items():
                held = connection.scalar(select(func.count()).where(table.return_id == each["id"]))
                assert held == rows[name], (dict(each), name)
            mark = names[each["upload_id"]].removesuffix(".xlsx")
            assert mark.endswith(f"{each['ons_code']} in {each['quarter']}")
            for table, column in TEXTS.items():
                texts = connection.scalars(
                    select(table.__table__.c[column]).where(table.return_id == each["id"])
                )
                assert all(text.startswith(mark) for text in texts), (mark, column)
            found.add(mark)
        told = connection.scalar(select(func.count()).where(Event.what == "return submitted"))
    assert told == len(returns), "an event for each return, and for nothing else"
    checked = verified()
    assert checked.broken_at is None, checked.meaning
    return found
