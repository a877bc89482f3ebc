"""Builds the wall of models/wall.py in a PostgreSQL database: functions, policies, and the app role's rights.

It follows models/wall_rules.py, not the migrations: where migrating finds that its text has changed, all of
it is built anew in the same transaction.
"""

import hashlib

from sqlalchemy import Connection, text

from models.wall_rules import FUNCTIONS, INDEXES, OTHERS, OWN, PROTECTED, UNNAMED

APPEND_ONLY = ("event",)
ONLY_READ = ("alembic_version", "practice_words")


def build(connection: Connection, app_role: str | None) -> None:
    """Bring the wall up to date, as the owner of the newest tables; nothing where the role does not own them.

    app_role: who serves; the same as the owner, or not known, in a database of one role, which the wall does
    not hold back.
    """
    present = _own_tables(connection)
    if "alembic_version" not in present:
        return
    statements = [*_indexes(), *_functions(), *_policies(), *_rights(connection, present, app_role)]
    mark = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    told = "SELECT obj_description('alembic_version'::regclass, 'pg_class')"
    if connection.scalar(text(told)) == mark:
        return
    for statement in (*statements, f"COMMENT ON TABLE alembic_version IS '{mark}'"):
        connection.exec_driver_sql(statement)


def take_down(connection: Connection) -> None:
    """Until it is built again in the same transaction; if it is not, the app's role sees nothing at all."""
    ours = _own_tables(connection)
    for table in sorted(ours & set(PROTECTED)):
        for policy in ("own", "others"):
            connection.exec_driver_sql(f"DROP POLICY IF EXISTS {policy} ON {table}")
    if "alembic_version" in ours:
        for index in INDEXES:
            connection.exec_driver_sql(f"DROP INDEX IF EXISTS {index}")
        connection.exec_driver_sql("COMMENT ON TABLE alembic_version IS NULL")


def stands(connection: Connection) -> bool:
    """Does the wall hold this role back? Not an owner of the tables, nor a superuser."""
    return connection.scalar(text("SELECT row_security_active('council_return')"))


def _own_tables(connection: Connection) -> set[str]:
    query = (
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user"
    )
    return set(connection.scalars(text(query)))


def _indexes() -> list[str]:
    statements = []
    for name, columns in INDEXES.items():
        statements += [f"DROP INDEX IF EXISTS {name}", f"CREATE INDEX {name} ON {columns}"]
    return statements


def _functions() -> list[str]:
    made = (
        "CREATE OR REPLACE FUNCTION {} RETURNS {} LANGUAGE sql STABLE SECURITY DEFINER "
        "SET search_path FROM CURRENT AS $$ {} $$"
    )
    return [
        *(made.format(name, "SETOF integer", query) for name, query in FUNCTIONS.items()),
        made.format("regional_unnamed(asked integer)", "boolean", UNNAMED),
    ]


def _policies() -> list[str]:
    statements = []
    for table in PROTECTED:
        statements += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"DROP POLICY IF EXISTS own ON {table}",
            f"CREATE POLICY own ON {table} FOR ALL USING ({OWN[table]})",
            f"DROP POLICY IF EXISTS others ON {table}",
        ]
        if table in OTHERS:
            statements.append(f"CREATE POLICY others ON {table} FOR SELECT USING ({OTHERS[table]})")
    return statements


def _rights(connection: Connection, present: set[str], app_role: str) -> list[str]:
    """The app role may use every table and owns none; what happened it may add to, and not change."""
    if app_role in (None, connection.scalar(text("SELECT current_user"))):
        return []
    quoted = connection.dialect.identifier_preparer.quote
    role = quoted(app_role)
    schema = quoted(connection.scalar(text("SELECT current_schema()")))
    rights = dict.fromkeys(sorted(present), "SELECT, INSERT, UPDATE, DELETE")
    rights |= dict.fromkeys(APPEND_ONLY, "SELECT, INSERT") | dict.fromkeys(ONLY_READ, "SELECT")
    return [
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
        *(f"GRANT {what} ON {quoted(table)} TO {role}" for table, what in rights.items() if table in present),
    ]
