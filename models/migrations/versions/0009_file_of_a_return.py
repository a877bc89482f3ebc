"""which return names a file is found by an index: asked for each file where one is stored"""

from alembic import op

revision = "0009"
down_revision = "0010"


def upgrade() -> None:
    op.create_index("ix_council_return_upload_id", "council_return", ["upload_id"])


def downgrade() -> None:
    op.drop_index("ix_council_return_upload_id", table_name="council_return")
