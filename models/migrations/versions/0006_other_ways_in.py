"""recovery codes, accounts of an OpenID Connect provider, and the provider's session beside ours"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"

TEXT = sqlmodel.sql.sqltypes.AutoString
TIME = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "recovery_code",
        sa.Column("code_sha256", TEXT(), nullable=False),
        sa.Column("person_id", TEXT(), nullable=False),
        sa.Column("used_at", TIME(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("code_sha256"),
    )
    op.create_index("ix_recovery_code_person_id", "recovery_code", ["person_id"])
    op.create_table(
        "provider_account",
        sa.Column("person_id", TEXT(), nullable=False),
        sa.Column("issuer", TEXT(), nullable=False),
        sa.Column("subject", TEXT(), nullable=False),
        sa.Column("bound_at", TIME(), nullable=False),
        sa.Column("same_address", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("person_id"),
        sa.UniqueConstraint("issuer", "subject"),
    )
    op.add_column("sign_in_session", sa.Column("provider_session_sha256", TEXT(), nullable=True))


def downgrade() -> None:
    op.drop_column("sign_in_session", "provider_session_sha256")
    op.drop_table("provider_account")
    op.drop_index("ix_recovery_code_person_id", "recovery_code")
    op.drop_table("recovery_code")
