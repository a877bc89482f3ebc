"""Builds the wall of models/wall.py in a PostgreSQL database: functions, policies, and the app role's rights.

It follows this file, not the migrations: where migrating finds another text than the one below, all of it is
built anew in the same transaction. So it is here that a new table or a new rule joins.
"""

import hashlib

from sqlalchemy import Connection, text

HELD_BACK = "('draft', 'sent back')"  # stages of a return that its council alone sees
# Tables whose rows have return_id and tier, and what else is held of a return.
DATA = (
    "answer",
    "case_audit",
    "evidence_score",
    "own_document",
    "own_figure",
    "own_score",
    "waiting_band",
)
PROTECTED = ("council_return", "upload", *DATA)
APPEND_ONLY = ("event",)
ONLY_READ = ("alembic_version",)

SAYS = "current_setting('regional.{}', true)"
ALL = f"(SELECT {SAYS.format('sees')} = 'everything')"
SHARED = f"{SAYS.format('sees')} = 'shared'"


def _named(column: str, places: str) -> str:
    return f"{column} = ANY (string_to_array({SAYS.format(places)}, E'\\n'))"


SENT = f"{SHARED} AND stage NOT IN {HELD_BACK}"
SAID_TO_ALL = " UNION ALL ".join(f"SELECT return_id FROM {table} WHERE tier = 'public'" for table in DATA)
# They belong to the tables' owner and run as the owner, whom the wall does not hold back: a policy that asked
# the tables themselves would ask its own question again. Each is asked once a query, not once a row.
FUNCTIONS = {
    "regional_own()": f"SELECT id FROM council_return WHERE {_named('ons_code', 'councils')}",
    "regional_shared()": f"""SELECT id FROM council_return JOIN council USING (ons_code)
        WHERE {SENT} AND ({_named("ons_code", "challenged")} OR {_named("region", "regions")})""",
    "regional_public()": f"SELECT id FROM council_return WHERE {SENT} AND id IN ({SAID_TO_ALL})",
    "regional_own_uploads()": "SELECT upload_id FROM council_return WHERE id IN (SELECT regional_own())",
}
# A file is stored before the return that names it: until then it is its transaction's own.
UNNAMED = "SELECT NOT EXISTS (SELECT FROM council_return WHERE council_return.upload_id = asked)"
JUST_STORED = f"{SAYS.format('sees')} = 'own' AND regional_unnamed(id)"
OWN = {
    "council_return": f"{ALL} OR {_named('ons_code', 'councils')}",
    "upload": f"{ALL} OR id IN (SELECT regional_own_uploads()) OR {JUST_STORED}",
    **dict.fromkeys(DATA, f"{ALL} OR return_id IN (SELECT regional_own())"),
}
OTHERS = {
    "council_return": "id IN (SELECT regional_shared()) OR id IN (SELECT regional_public())",
    **dict.fromkeys(
        DATA,
        "tier IN ('region', 'public') AND return_id IN (SELECT regional_shared())"
        " OR tier = 'public' AND return_id IN (SELECT regional_public())",
    ),
}


def build(connection: Connection, app_role: str | None) -> None:
    """Bring the wall up to date, as the tables' owner; nothing where the role does not own them.

    app_role: who serves; the same as the owner, or not known, in a database of one role, which the wall does
    not hold back.
    """
    present = _own_tables(connection)
    if "alembic_version" not in present:
        return
    statements = [*_functions(present), *_policies(present), *_rights(connection, present, app_role)]
    mark = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    told = "SELECT obj_description('alembic_version'::regclass, 'pg_class')"
    if connection.scalar(text(told)) == mark:
        return
    for statement in (*statements, f"COMMENT ON TABLE alembic_version IS '{mark}'"):
        connection.exec_driver_sql(statement)


def stands(connection: Connection) -> bool:
    """Does the wall hold this role back? Not an owner of the tables, nor a superuser."""
    return connection.scalar(text("SELECT row_security_active('council_return')"))


def _own_tables(connection: Connection) -> set[str]:
    query = (
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user"
    )
    return set(connection.scalars(text(query)))


def _functions(present: set[str]) -> list[str]:
    if not present.issuperset(PROTECTED):
        return []
    made = (
        "CREATE OR REPLACE FUNCTION {} RETURNS {} LANGUAGE sql STABLE SECURITY DEFINER "
        "SET search_path FROM CURRENT AS $$ {} $$"
    )
    return [
        *(made.format(name, "SETOF integer", query) for name, query in FUNCTIONS.items()),
        made.format("regional_unnamed(asked integer)", "boolean", UNNAMED),
    ]


def _policies(present: set[str]) -> list[str]:
    statements = []
    for table in PROTECTED if present.issuperset(PROTECTED) else ():
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
