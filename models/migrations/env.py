"""Run by models.database.migrate() with an open connection; by hand: see README."""

from alembic import context

from models import database
from models.tables import metadata


def run(connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is None:
    with database.writing() as own:
        run(own)
else:
    run(given)
