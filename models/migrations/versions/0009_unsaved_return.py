"""what is typed into the form is kept as it is typed"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0009"
down_revision = "0008"

TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        "unsaved_return",
        sa.Column("id", TEXT(), nullable=False),
        sa.Column("person", TEXT(), nullable=False),
        sa.Column("ons_code", TEXT(), nullable=False),
        sa.Column("quarter", TEXT(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("texts", TEXT(), nullable=False),
        sa.Column("typed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("unsaved_return", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unsaved_return_person"), ["person"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("unsaved_return", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unsaved_return_person"))
    op.drop_table("unsaved_return")
