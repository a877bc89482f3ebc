"""a quarter is opened, signed off in steps and reminded of; carried cells; what was submitted is shared"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sqlmodel.sql.sqltypes.AutoString
TIME = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "collection",
        sa.Column("region", TEXT(), nullable=False),
        sa.Column("quarter", TEXT(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("kind", TEXT(), nullable=False),
        sa.Column("metrics", TEXT(), nullable=True),
        sa.Column("opened_by", TEXT(), nullable=False),
        sa.Column("opened_at", TIME(), nullable=False),
        sa.PrimaryKeyConstraint("region", "quarter"),
    )
    op.create_table(
        "sign_off_step",
        sa.Column("ons_code", TEXT(), nullable=False),
        sa.Column("kind", TEXT(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("name", TEXT(), nullable=False),
        sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"]),
        sa.PrimaryKeyConstraint("ons_code", "kind", "step"),
    )
    op.create_table(
        "sign_off",
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("name", TEXT(), nullable=False),
        sa.Column("decision", TEXT(), nullable=True),
        sa.Column("note", TEXT(), nullable=True),
        sa.Column("decided_by", TEXT(), nullable=True),
        sa.Column("decided_at", TIME(), nullable=True),
        sa.ForeignKeyConstraint(["return_id"], ["council_return.id"]),
        sa.PrimaryKeyConstraint("return_id", "step"),
    )
    op.create_table(
        "carried_cell",
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("sheet", TEXT(), nullable=False),
        sa.Column("about", TEXT(), nullable=False),
        sa.Column("breakdown", TEXT(), nullable=False),
        sa.Column("field", TEXT(), nullable=False),
        sa.Column("from_quarter", TEXT(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["return_id"], ["council_return.id"]),
        sa.PrimaryKeyConstraint("return_id", "sheet", "about", "breakdown", "field"),
    )
    op.create_table(
        "outbox_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", TEXT(), nullable=False),
        sa.Column("ons_code", TEXT(), nullable=False),
        sa.Column("quarter", TEXT(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("subject", TEXT(), nullable=False),
        sa.Column("body", TEXT(), nullable=False),
        sa.Column("state", TEXT(), nullable=False),
        sa.Column("made_by", TEXT(), nullable=False),
        sa.Column("made_at", TIME(), nullable=False),
        sa.Column("sent_at", TIME(), nullable=True),
        sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id", "ons_code", "quarter", "day"),
    )
    op.create_index("ix_outbox_message_person_id", "outbox_message", ["person_id"])
    # Until now whatever was submitted was open to its readers: it stays so.
    op.execute("UPDATE council_return SET stage = 'shared' WHERE stage = 'submitted'")


def downgrade() -> None:
    # What was sent and not shared is its council's own still: as a draft nobody else reads it.
    op.execute("UPDATE council_return SET stage = 'draft' WHERE stage NOT IN ('draft', 'shared')")
    op.execute("UPDATE council_return SET stage = 'submitted' WHERE stage = 'shared'")
    op.drop_index("ix_outbox_message_person_id", "outbox_message")
    for table in ("outbox_message", "carried_cell", "sign_off", "sign_off_step", "collection"):
        op.drop_table(table)
