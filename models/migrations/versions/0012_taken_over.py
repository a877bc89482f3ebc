"""what a result took over from the one before it is marked with where it came from"""

import sqlmodel
from alembic import op
from sqlalchemy import Column

revision = "0012"
down_revision = "0011"

TEXT = sqlmodel.sql.sqltypes.AutoString
COLUMNS = {"assessment": "taken", "score": "taken_from"}


def upgrade() -> None:
    for table, name in COLUMNS.items():
        op.add_column(table, Column(name, TEXT(), nullable=True))


def downgrade() -> None:
    for table, name in COLUMNS.items():
        op.drop_column(table, name)
