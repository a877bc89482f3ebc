"""Run by models.database.migrate() with an open connection; by hand: see README."""

from alembic import context

from models import database, wall_built
from models.tables import metadata


def run(connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
        newest = set(context.script.get_heads())
        if connection.dialect.name == "postgresql" and newest == set(
            context.get_context().get_current_heads()
        ):
            wall_built.build(connection, database.app_role())


given = context.config.attributes.get("connection")
if given is None:
    with database.owning() as own:
        run(own)
else:
    run(given)
