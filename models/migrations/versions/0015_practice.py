"""practice entries and who used them, notes and replies, who met whom"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0015"
down_revision = "0014"

TEXT = AutoString
INDEXED = ("problem", "done", "for_whom", "changed", "did_not_work", "conditions", "differently", "themes")


def upgrade() -> None:
    _entries()
    _uses()
    _notes()
    _replies()
    _meetings()
    for statement in _index(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER practice_words_added ON practice_entry")
        op.execute("DROP FUNCTION regional_practice_words()")
    else:
        for done in ("added", "deleted"):
            op.execute(f"DROP TRIGGER practice_words_{done}")
    op.execute("DROP TABLE practice_words")
    for table in ("meeting_group", "reply", "region_note", "practice_use", "practice_entry"):
        op.drop_table(table)


def _index(dialect: str) -> list[str]:
    """What the words of an entry are found by. They never change, so an added and a deleted row are all.

    Whoever makes practice_entry anew on SQLite (Alembic does, to change a column) makes these anew after it.
    """
    if dialect == "postgresql":
        said = ", ".join(f"NEW.{name}" for name in INDEXED)
        return [
            "CREATE TABLE practice_words (id integer PRIMARY KEY, words tsvector NOT NULL, "
            "FOREIGN KEY (id) REFERENCES practice_entry ON DELETE CASCADE)",
            "CREATE INDEX ix_practice_words ON practice_words USING gin (words)",
            # As the tables' owner: an entry that may be stored is indexed, whatever the wall lets read.
            "CREATE FUNCTION regional_practice_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER "
            "SET search_path FROM CURRENT AS $$ BEGIN INSERT INTO practice_words VALUES (NEW.id, "
            "setweight(to_tsvector('english', NEW.title), 'A') || "
            f"setweight(to_tsvector('english', concat_ws(' ', {said})), 'B')); RETURN NULL; END $$",
            "CREATE TRIGGER practice_words_added AFTER INSERT ON practice_entry "
            "FOR EACH ROW EXECUTE FUNCTION regional_practice_words()",
        ]
    columns = ", ".join(("title", *INDEXED))
    new, old = (", ".join(f"{row}.{name}" for name in ("title", *INDEXED)) for row in ("new", "old"))
    return [
        f"CREATE VIRTUAL TABLE practice_words USING fts5({columns}, content='practice_entry', "
        "content_rowid='id', tokenize='porter unicode61')",
        "CREATE TRIGGER practice_words_added AFTER INSERT ON practice_entry BEGIN "
        f"INSERT INTO practice_words(rowid, {columns}) VALUES (new.id, {new}); END",
        "CREATE TRIGGER practice_words_deleted AFTER DELETE ON practice_entry BEGIN "
        f"INSERT INTO practice_words(practice_words, rowid, {columns}) VALUES ('delete', old.id, {old}); END",
    ]


def _entries() -> None:
    texts = ("problem", "done", "for_whom", "changed", "metric")
    more = ("did_not_work", "conditions", "differently", "links", "contact", "statement")
    op.create_table(
        "practice_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        *_texts("entry"),
        sa.Column("version", sa.Integer(), nullable=False),
        *_texts("ons_code", "origin", "stage", "status", "tier", "title"),
        *(sa.Column(name, TEXT(), nullable=True) for name in texts),
        sa.Column("before", sa.Float(), nullable=True),
        sa.Column("after", sa.Float(), nullable=True),
        *_texts("evidence", "cost"),
        *(sa.Column(name, TEXT(), nullable=True) for name in more),
        *_texts("themes"),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("source", TEXT(), nullable=True),
        sa.Column("note", TEXT(), nullable=True),
        *_stored(),
        sa.Column("decided_by", TEXT(), nullable=True),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        _of_a_council(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("entry", "version"),
    )
    _indexed("practice_entry", "entry", "ons_code")


def _uses() -> None:
    op.create_table(
        "practice_use",
        sa.Column("id", sa.Integer(), nullable=False),
        *_texts("entry", "ons_code", "status", "tier"),
        sa.Column("since", sa.Date(), nullable=False),
        *_texts("how"),
        sa.Column("came_of", TEXT(), nullable=True),
        *_stored(),
        _of_a_council(),
        sa.PrimaryKeyConstraint("id"),
    )
    _indexed("practice_use", "entry", "ons_code")


def _notes() -> None:
    op.create_table(
        "region_note",
        sa.Column("id", sa.Integer(), nullable=False),
        *_texts("region", "ons_code", "status"),
        sa.Column("theme", TEXT(), nullable=True),
        sa.Column("statement", TEXT(), nullable=True),
        *_texts("said"),
        sa.Column("evidence", TEXT(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        *_stored(),
        _of_a_council(),
        sa.PrimaryKeyConstraint("id"),
    )
    _indexed("region_note", "region", "ons_code")


def _replies() -> None:
    op.create_table(
        "reply",
        sa.Column("id", sa.Integer(), nullable=False),
        *_texts("ons_code"),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("finding", TEXT(), nullable=True),
        *_texts("about", "answer"),
        sa.Column("text", TEXT(), nullable=True),
        sa.Column("evidence", TEXT(), nullable=True),
        *_texts("tier"),
        sa.Column("late", sa.Boolean(), nullable=False),
        *_stored(),
        _of_a_council(),
        sa.ForeignKeyConstraint(["note_id"], ["region_note.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    _indexed("reply", "ons_code", "note_id", "finding")


def _meetings() -> None:
    op.create_table(
        "meeting_group",
        *_texts("region"),
        sa.Column("held_on", sa.Date(), nullable=False),
        *_texts("ons_code"),
        sa.Column("number", sa.Integer(), nullable=False),
        *_stored(),
        _of_a_council(),
        sa.PrimaryKeyConstraint("region", "held_on", "ons_code"),
    )


def _texts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, TEXT(), nullable=False) for name in names]


def _stored() -> list[sa.Column]:
    return [*_texts("stored_by"), sa.Column("stored_at", UTCDateTime(), nullable=False)]


def _of_a_council() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["ons_code"], ["council.ons_code"])


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
