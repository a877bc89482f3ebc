"""events are chained by their hashes, and can neither be changed nor deleted"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from models.event_chain import BEFORE_THE_FIRST, COLUMNS, chained

revision = "0004"
down_revision = "0003"

EVENT = sa.table(
    "event",
    sa.column("id", sa.Integer()),
    sa.column("at", sqlmodel.sql.sqltypes.UTCDateTime()),
    *(sa.column(name, sa.String()) for name in ("who", "what", "ons_code", "detail", "sha256", "hash")),
)
AT_ONCE = 1000  # rows held in memory

REFUSED = "Events are never changed or deleted. To put one right, record another."
# A later migration that alters this table in a batch copies it on SQLite, and has to make these again.
SQLITE = {
    "event_not_changed": "BEFORE UPDATE ON event",
    "event_not_deleted": "BEFORE DELETE ON event",
    # INSERT OR REPLACE deletes a row without a word to the trigger above.
    "event_not_replaced": "BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)",
}
POSTGRESQL = {
    "event_not_changed": "BEFORE UPDATE OR DELETE ON event FOR EACH ROW",
    "event_not_emptied": "BEFORE TRUNCATE ON event FOR EACH STATEMENT",
}


def upgrade() -> None:
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hash", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    _chain_what_is_there()
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.alter_column("hash", existing_type=sqlmodel.sql.sqltypes.AutoString(), nullable=False)
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE.items():
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END")
        return
    op.execute(
        "CREATE FUNCTION event_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    for name, when in POSTGRESQL.items():
        op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION event_is_kept()")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in SQLITE:
            op.execute(f"DROP TRIGGER {name}")
    else:
        for name in POSTGRESQL:
            op.execute(f"DROP TRIGGER {name} ON event")
        op.execute("DROP FUNCTION event_is_kept()")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_column("hash")


def _chain_what_is_there() -> None:
    """Give the events of an older database their hashes, oldest first."""
    connection, number, previous = op.get_bind(), 0, BEFORE_THE_FIRST
    wanted = sa.select(*(EVENT.c[name] for name in COLUMNS)).order_by(EVENT.c.id).limit(AT_ONCE)
    give = sa.update(EVENT).where(EVENT.c.id == sa.bindparam("number")).values(hash=sa.bindparam("its_hash"))
    while rows := connection.execute(wanted.where(EVENT.c.id > number)).mappings().all():
        hashes = []
        for row in rows:
            number, previous = row["id"], chained(row, previous)
            hashes.append({"number": number, "its_hash": previous})
        connection.execute(give, hashes)
