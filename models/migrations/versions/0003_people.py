"""people, what proves who they are, their roles, sessions and links"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sqlmodel.sql.sqltypes.AutoString
TIME = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", TEXT(), nullable=False),
        sa.Column("made_at", TIME(), nullable=False),
        sa.Column("left_at", TIME(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "person_name",
        sa.Column("person_id", TEXT(), nullable=False),
        sa.Column("name", TEXT(), nullable=False),
        sa.Column("email", TEXT(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("person_id"),
        sa.UniqueConstraint("email"),
    )
    op.create_table(
        "password",
        sa.Column("person_id", TEXT(), nullable=False),
        sa.Column("hash", TEXT(), nullable=False),
        sa.Column("set_at", TIME(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_table(
        "second_factor",
        sa.Column("person_id", TEXT(), nullable=False),
        sa.Column("secret", TEXT(), nullable=False),
        sa.Column("confirmed_at", TIME(), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_table(
        "role_held",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", TEXT(), nullable=False),
        sa.Column("role", TEXT(), nullable=False),
        sa.Column("ons_code", TEXT(), nullable=True),
        sa.Column("region", TEXT(), nullable=True),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("given_by", TEXT(), nullable=False),
        sa.Column("given_at", TIME(), nullable=False),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_role_held_person_id", "role_held", ["person_id"])
    op.create_table(
        "sign_in_session",
        sa.Column("token_sha256", TEXT(), nullable=False),
        sa.Column("person_id", TEXT(), nullable=False),
        sa.Column("begun_at", TIME(), nullable=False),
        sa.Column("seen_at", TIME(), nullable=False),
        sa.Column("ended_at", TIME(), nullable=True),
        sa.Column("second_factor", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("token_sha256"),
    )
    op.create_index("ix_sign_in_session_person_id", "sign_in_session", ["person_id"])
    op.create_table(
        "one_time_link",
        sa.Column("token_sha256", TEXT(), nullable=False),
        sa.Column("purpose", TEXT(), nullable=False),
        sa.Column("person_id", TEXT(), nullable=True),
        sa.Column("expires_at", TIME(), nullable=False),
        sa.Column("used_at", TIME(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("token_sha256"),
    )
    op.create_index("ix_one_time_link_person_id", "one_time_link", ["person_id"])
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email_sha256", TEXT(), nullable=False),
        sa.Column("at", TIME(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sign_in_attempt_email_sha256", "sign_in_attempt", ["email_sha256"])


def downgrade() -> None:
    for index, table in (
        ("ix_sign_in_attempt_email_sha256", "sign_in_attempt"),
        ("ix_one_time_link_person_id", "one_time_link"),
        ("ix_sign_in_session_person_id", "sign_in_session"),
        ("ix_role_held_person_id", "role_held"),
    ):
        op.drop_index(index, table)
        op.drop_table(table)
    for table in ("second_factor", "password", "person_name", "person"):
        op.drop_table(table)
