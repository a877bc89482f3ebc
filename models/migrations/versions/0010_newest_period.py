"""the newest period of all figures is found without reading them all"""

from alembic import op

revision = "0010"
down_revision = "0009"

NAME = "ix_figure_period"


def upgrade() -> None:
    op.create_index(NAME, "figure", ["period"])


def downgrade() -> None:
    op.drop_index(NAME, "figure")
