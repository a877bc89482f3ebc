import pytest
from alembic.autogenerate import compare_metadata
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from models import database as models_database
from models.assessment import Finding
from models.tables import metadata
from tests.held import held
from tests.models.conftest import compared

pytestmark = pytest.mark.both_databases


def test_the_migrations_make_exactly_the_tables_of_the_models(database):
    with database.engine().connect() as connection:
        assert compare_metadata(compared(connection), metadata) == []


def test_migrating_twice_changes_nothing(database):
    database.migrate()
    database.migrate()


def test_a_row_that_points_nowhere_is_refused(database):
    row = {
        "ons_code": "E99999999",
        "kind": "formal",
        "statement": "equity",
        "polarity": "strength",
        "theme": "edi",
        "finding": "x",
        "check": "news",
        "publication_id": "cqc-findings",
    }
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(Finding), row)


def test_a_failed_transaction_leaves_nothing(database):
    with pytest.raises(DBAPIError, match="no_such_table"):
        delete_findings_and_fail(database)
    with database.engine().connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM finding")) == len(held("findings"))


def test_no_address_means_one_file_in_the_project(monkeypatch):
    monkeypatch.delenv("REGIONAL_DATABASE_URL", raising=False)
    assert models_database.url().startswith("sqlite:///")
    assert models_database.url().endswith("/var/regional.db")


def delete_findings_and_fail(database):
    with database.writing() as connection:
        connection.execute(text("DELETE FROM finding"))
        connection.execute(text("DELETE FROM no_such_table"))
