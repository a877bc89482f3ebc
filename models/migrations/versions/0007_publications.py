"""a loaded file is a publication, a figure given anew supersedes, and providers have ratings"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"

TEXT, WHEN = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
COLUMNS = {
    "publication": {
        "kind": TEXT,
        "source": TEXT,
        "status": TEXT,
        "sha256": TEXT,
        "released": TEXT,
        "rows_read": sa.Integer,
        "rows_refused": sa.Integer,
        "issues": TEXT,
        "loaded_by": TEXT,
        "loaded_at": WHEN,
        "withdrawn_at": WHEN,
        "withdrawn_why": TEXT,
    },
    "figure": {"base": sa.Float, "stood_as": TEXT, "superseded_by": TEXT},
    "assessment": {"stood_as": TEXT, "superseded_by": TEXT},
}
WHAT_IS_THERE = {"kind": "record", "status": "current"}  # never null, and what every row has so far


def upgrade() -> None:
    for table, columns in COLUMNS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name, kind in columns.items():
                default = WHAT_IS_THERE.get(name)
                batch_op.add_column(sa.Column(name, kind(), nullable=default is None, server_default=default))
    op.create_index("ix_publication_sha256", "publication", ["sha256"])
    op.create_index("ix_figure_superseded_by", "figure", ["superseded_by"])
    op.create_index("ix_figure_publication_id", "figure", ["publication_id"])
    op.create_table(
        "ratedservice",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, TEXT(), nullable=False) for name in ("publication_id", "ons_code")),
        *(sa.Column(name, TEXT(), nullable=False) for name in ("location_id", "location", "kind")),
        *(sa.Column(name, TEXT(), nullable=True) for name in ("service", "rating", "no_rating")),
        sa.Column("rated_on", sa.Date(), nullable=True),
        sa.Column("url", TEXT(), nullable=True),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_ratedservice_publication_id", "ratedservice", ["publication_id"])
    op.create_index("ix_ratedservice_ons_code", "ratedservice", ["ons_code"])
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, TEXT(), nullable=False) for name in ("publication_id", "ons_code", "kind")),
        *(sa.Column(name, TEXT(), nullable=False) for name in ("heading", "text")),
        *(sa.Column(name, TEXT(), nullable=True) for name in ("statement", "url")),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"]),
        sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_passage_publication_id", "passage", ["publication_id"])
    op.create_index("ix_passage_ons_code", "passage", ["ons_code"])


def downgrade() -> None:
    op.drop_index("ix_passage_ons_code", "passage")
    op.drop_index("ix_passage_publication_id", "passage")
    op.drop_table("passage")
    op.drop_index("ix_ratedservice_ons_code", "ratedservice")
    op.drop_index("ix_ratedservice_publication_id", "ratedservice")
    op.drop_table("ratedservice")
    op.drop_index("ix_figure_publication_id", "figure")
    op.drop_index("ix_figure_superseded_by", "figure")
    op.drop_index("ix_publication_sha256", "publication")
    for table, columns in COLUMNS.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in columns:
                batch_op.drop_column(name)
