"""optional sheets of a return: waiting list, case audits, documents"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"

SWITCHES = ("waiting_list", "case_audits", "documents")


def upgrade() -> None:
    with op.batch_alter_table("region_setting", schema=None) as batch_op:
        for name in SWITCHES:
            # Regions that have decided something already have a row: for them it is off as well.
            batch_op.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))

    op.create_table(
        "waiting_band",
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("band", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=True),
        sa.Column("longest_wait", sa.Integer(), nullable=True),
        sa.Column("marker", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("tier", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["return_id"],
            ["council_return.id"],
        ),
        sa.PrimaryKeyConstraint("return_id", "band"),
    )
    op.create_table(
        "case_audit",
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("area", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("audited", sa.Integer(), nullable=True),
        sa.Column("met", sa.Integer(), nullable=True),
        sa.Column("partly_met", sa.Integer(), nullable=True),
        sa.Column("not_met", sa.Integer(), nullable=True),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("tier", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["return_id"],
            ["council_return.id"],
        ),
        sa.PrimaryKeyConstraint("return_id", "area"),
    )
    op.create_table(
        "own_document",
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("statement", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("reference", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("tier", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["return_id"],
            ["council_return.id"],
        ),
        sa.PrimaryKeyConstraint("return_id", "row"),
    )


def downgrade() -> None:
    op.drop_table("own_document")
    op.drop_table("case_audit")
    op.drop_table("waiting_band")
    with op.batch_alter_table("region_setting", schema=None) as batch_op:
        for name in reversed(SWITCHES):
            batch_op.drop_column(name)
