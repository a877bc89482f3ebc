"""Run by models.database.migrate() with an open connection; by hand: see README."""

from alembic import context

from models import database, wall_built
from models.tables import metadata


def run(connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    newest = set(context.script.get_heads())
    walled = connection.dialect.name == "postgresql"
    with context.begin_transaction():
        if walled and {*context.get_context().get_current_heads(), context.get_revision_argument()} != newest:
            wall_built.take_down(connection)  # or no column that it asks about could be changed
        context.run_migrations()
        if walled and set(context.get_context().get_current_heads()) == newest:
            wall_built.build(connection, database.app_role())


given = context.config.attributes.get("connection")
if given is None:
    with database.owning() as own:
        run(own)
else:
    run(given)
