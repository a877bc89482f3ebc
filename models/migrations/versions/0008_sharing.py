"""tiers with a day from which a wider one applies, choices, agreements and frozen aggregates"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0008"
down_revision = "0007"

DATA = (
    "own_score",
    "answer",
    "own_figure",
    "evidence_score",
    "waiting_band",
    "case_audit",
    "own_document",
)


def upgrade() -> None:
    for table in DATA:
        op.add_column(table, sa.Column("opens_on", sa.Date(), nullable=True))
        op.add_column(table, sa.Column("opens_to", AutoString(), nullable=True))
    switch = sa.Column("agreements", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("region_setting", switch)
    op.create_table("sharing_default", sa.Column("region", AutoString(), nullable=False), *_tiers("region"))
    op.create_table(
        "sharing_choice",
        sa.Column("ons_code", AutoString(), nullable=False),
        *_tiers("ons_code"),
        sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"]),
    )
    op.create_table(
        "sharing_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ons_code", AutoString(), nullable=False),
        sa.Column("parties", AutoString(), nullable=False),
        sa.Column("purpose", AutoString(), nullable=False),
        sa.Column("widest", AutoString(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", AutoString(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sharing_agreement_ons_code", "sharing_agreement", ["ons_code"])
    op.create_table(
        "frozen_aggregate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", AutoString(), nullable=False),
        sa.Column("quarter", AutoString(), nullable=False),
        sa.Column("freeze", sa.Integer(), nullable=False),
        sa.Column("frozen_on", sa.Date(), nullable=False),
        sa.Column("frozen_by", AutoString(), nullable=False),
        sa.Column("council_type", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("about", AutoString(), nullable=False),
        sa.Column("three_or_above", sa.Integer(), nullable=True),
        sa.Column("numerator", sa.Float(), nullable=True),
        sa.Column("denominator", sa.Float(), nullable=True),
        sa.Column("contributors", AutoString(), nullable=False),
        sa.Column("anonymous", AutoString(), nullable=False),
        sa.Column("apart", sa.Integer(), nullable=False),
        sa.Column("apart_anonymous", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "quarter", "freeze", "council_type", "kind", "about"),
    )
    op.create_index("ix_frozen_aggregate_region", "frozen_aggregate", ["region"])


def downgrade() -> None:
    for table in ("frozen_aggregate", "sharing_agreement", "sharing_choice", "sharing_default"):
        op.drop_table(table)
    with op.batch_alter_table("region_setting", schema=None) as batch_op:
        batch_op.drop_column("agreements")
    for table in DATA:
        if op.get_bind().dialect.name == "postgresql":  # models/wall_built.py reads these columns
            op.execute(f"DROP POLICY IF EXISTS others ON {table}")
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("opens_to")
            batch_op.drop_column("opens_on")


def _tiers(first: str) -> list:
    """The columns that a default and a choice have alike, and their key."""
    return [
        sa.Column("quarter", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("tier", AutoString(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("opens_to", AutoString(), nullable=True),
        sa.PrimaryKeyConstraint(first, "quarter", "kind"),
    ]
