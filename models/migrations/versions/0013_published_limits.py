"""a figure keeps the confidence limits that its publisher gave"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

LIMITS = ("lower", "upper")


def upgrade() -> None:
    with op.batch_alter_table("figure", schema=None) as batch_op:
        for name in LIMITS:
            batch_op.add_column(sa.Column(name, sa.Float(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("figure", schema=None) as batch_op:
        for name in LIMITS:
            batch_op.drop_column(name)
