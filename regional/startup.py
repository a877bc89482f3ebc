"""What is done once before anybody is served: the tables, the published record, a warm-up."""

import gc
import importlib
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path

import polars as pl

from ingest.load import holds_invented_councils, load_published
from models import database, wall_built
from models.council import INVENTED_MARK
from models.definitions import DefinitionError
from models.framework import frameworks
from models.metric import metrics
from models.theme import themes
from models.unusable import Unusable
from regional.workflow.people import leavers

HERE = Path(__file__).parent
# Streamlit loads these at a session's first chart or table. Many first sessions at once, each
# loading them in a thread of its own, once stopped a cold process for good. Pandas is not among them:
# nothing we show needs it (a test says so), and it would hold 40 MB.
LOADED_LATE = ("altair", "PIL.Image", "pyarrow")
LOADED_WHEN_USED = ("deck", "document", "word_document")  # by exports/when_pressed.py
OVER_THE_WALL = (
    "REGIONAL_OWNER_URL names an owner for the tables, but the role of REGIONAL_DATABASE_URL owns them too, "
    "or is a superuser: the database would hold nothing back from it. Give the app a role of its own, as "
    "docs/OPERATIONS.md says."
)
NO_WALL = (
    "One database role owns the tables and serves them, so the database itself holds nothing back: only the "
    "app decides who sees what. docs/OPERATIONS.md says how to set up two roles."
)
REFUSED = "The published record cannot be loaded."

_prepared: set[str] = set()  # databases made ready by this process
_one_at_a_time = threading.Lock()


class CannotStart(Exception):
    """The database or the published record is refused; the message says why, a sentence for each fault."""


def prepare(say: Callable[[str], None] = print) -> None:
    """Make the database and this process ready; says each step, does nothing the second time.

    Raises CannotStart if the database cannot be used, or with the faults that published_reports/ has.
    """
    with _one_at_a_time:
        if database.url() in _prepared:
            return
        bring_up_database(say)
        say("Warming up ...")
        warm_up()
        _prepared.add(database.url())


def bring_up_database(say: Callable[[str], None]) -> None:
    try:
        frameworks(), metrics(), themes()
    except DefinitionError as fault:
        raise CannotStart(f"{REFUSED}\n{fault}") from None
    say("Preparing the database ...")
    try:
        database.migrate()
    except Unusable as fault:
        raise CannotStart(str(fault)) from None
    look_at_the_wall(say)
    try:
        leavers.forget()
    except ValueError as fault:  # of the setting
        raise CannotStart(str(fault)) from None
    if holds_invented_councils():
        say(INVENTED_MARK)
        return
    loaded = load_published()
    if loaded.refused:
        faults = [issue for issue in loaded.issues if issue.level == "error"]
        told = (f"{fault.where}: {fault.message} {fault.mend}" for fault in faults)
        raise CannotStart("\n".join([REFUSED, *told]))
    if loaded.already:
        say(f"Published record: {loaded.rows_read:,} rows, unchanged.")
    else:
        say(f"Published record: {loaded.rows_loaded:,} rows loaded.")


def look_at_the_wall(say: Callable[[str], None]) -> None:
    """Refuse to serve over a wall that was asked for; where none was, say so."""
    with database.engine().connect() as connection:
        if connection.dialect.name != "postgresql" or wall_built.stands(connection):
            return
    if database.owner_url() != database.url():
        raise CannotStart(OVER_THE_WALL)
    say(NO_WALL)


@cache
def warm_up() -> None:
    """Load, in the main thread and once, what pages would load at their first visitor."""
    for name in (*LOADED_LATE, *our_modules()):
        importlib.import_module(name)
    pl.DataFrame({"a": [1]}).to_arrow()  # pyarrow finishes loading at the first use
    gc.freeze()  # no later collection looks through all of this again


def our_modules() -> list[str]:
    """All of regional/ but pages, which draw when imported, web/, and what is large and rarely used."""
    files = [path.relative_to(HERE.parent).with_suffix("") for path in sorted(HERE.rglob("*.py"))]
    return [
        ".".join(file.parts)
        for file in files
        if file.name != "__init__"
        and {"pages", "web"}.isdisjoint(file.parts)
        and not (file.parent.name == "exports" and file.name.startswith(LOADED_WHEN_USED))
    ]
