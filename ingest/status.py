"""What is loaded, from where, how fresh, and what is known to be wrong with it."""

from sqlalchemy import select

from models import database
from models.publication import Publication


def publications() -> list[dict]:
    """One dict a source: its description as in sources.csv, and `state` in words."""
    with database.engine().connect() as connection:
        rows = connection.execute(select(*Publication.__table__.columns)).mappings().all()
    return [{**row, "state": f"{row['rows']:,} rows loaded" if row["rows"] else "not loaded"} for row in rows]
