"""what people said of the themes that the coder found in a sentence"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "theme_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sentence", AutoString(), nullable=False),
        sa.Column("theme", AutoString(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("polarity", AutoString(), nullable=True),
        sa.Column("ons_code", AutoString(), nullable=False),
        sa.Column("of_return", sa.Boolean(), nullable=False),
        sa.Column("said_by", AutoString(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_theme_word_sentence", "theme_word", ["sentence"])
    op.create_index("ix_theme_word_ons_code", "theme_word", ["ons_code"])


def downgrade() -> None:
    op.drop_table("theme_word")
