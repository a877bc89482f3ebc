"""Pages opened as the app opens them, and returns to put in them."""

import io
from collections.abc import Callable
from types import ModuleType

import openpyxl
import polars as pl
import pytest
from sqlalchemy import insert
from streamlit.testing.v1 import AppTest

from models.event import now
from models.person import Password, Person, PersonName, RoleHeld
from regional import data, signed_in
from regional.access import LOCAL
from regional.navigation import ROOT
from regional.workflow import returns
from regional.workflow.people import sessions

BARNET = "E09000003"


@pytest.fixture
def open_page(database: ModuleType) -> Callable[..., AppTest]:
    """Open a page by an address with choices in it: open_page("council", council="Barnet").

    Not Our return: before a first run AppTest knows a page only by an address that is its file's name.
    """

    def opened(name: str, **choices: str | list[str]) -> AppTest:
        app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
        app.query_params |= choices
        if name != "region":
            app.switch_page(f"regional/pages/{name}.py")
        return app.run()

    return opened


@pytest.fixture
def fill(database: ModuleType) -> Callable[..., bytes]:
    """Barnet's template for a quarter, filled in: fill("2026-27 Q2", Scores={"B2": 3})."""

    def filled(quarter: str, **sheets: dict[str, object]) -> bytes:
        barnet = data.councils(LOCAL).row(by_predicate=pl.col("ons_code") == BARNET, named=True)
        book = openpyxl.load_workbook(io.BytesIO(returns.template(LOCAL, barnet, quarter)))
        for sheet, cells in sheets.items():
            for place, value in cells.items():
                book[sheet][place] = value
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()

    return filled


@pytest.fixture
def send(fill: Callable[..., bytes]) -> Callable[..., None]:
    """Submit a return of Barnet, given as for `fill`."""

    def sent(quarter: str, **sheets: dict[str, object]) -> None:
        barnet = data.councils(LOCAL).row(by_predicate=pl.col("ons_code") == BARNET, named=True)
        looked_at = returns.preview(LOCAL, barnet, quarter, "barnet.xlsx", fill(quarter, **sheets))
        returns.store(LOCAL, looked_at, "submitted")

    return sent


@pytest.fixture
def shown() -> Callable[[AppTest], str]:
    """Every word of a page that is not in a table, an expander's heading or a box to fill in."""

    def words(app: AppTest) -> str:
        kinds = (app.title, app.header, app.caption, app.markdown, app.error, app.warning, app.success)
        return "\n".join(str(element.value) for kind in kinds for element in kind)

    return words


@pytest.fixture
def unfold() -> Callable[[AppTest, str], AppTest]:
    """Open a part that is closed until asked for, by its key."""

    def unfolded(app: AppTest, key: str) -> AppTest:
        app.session_state[key] = True
        return app.run()

    return unfolded


@pytest.fixture
def store(database):
    """Somebody who can sign in: store(id, name, dict(role=..., region=...), ...)."""

    def stored(person_id, name, *roles):
        with database.writing() as connection:
            connection.execute(insert(Person), {"id": person_id, "made_at": now()})
            email = f"{person_id}@council.example"
            connection.execute(insert(PersonName), {"person_id": person_id, "name": name, "email": email})
            password = {"person_id": person_id, "hash": "not one", "set_at": now()}
            connection.execute(insert(Password), password)
            for role in roles:
                row = {"person_id": person_id, "given_by": "test", "given_at": now(), **role}
                connection.execute(insert(RoleHeld), row)

    return stored


@pytest.fixture
def open_as(store, monkeypatch):
    """A page as somebody with these roles sees it; with None, as whoever has not signed in."""
    monkeypatch.setenv("REGIONAL_SIGN_IN", "local")
    monkeypatch.setattr(signed_in, "token", lambda: None)

    def opened(page, *roles, person="p-me"):
        if roles != (None,):
            store(person, "Mo Me", *roles)
            token = sessions.begin(person, second_factor=True)
            monkeypatch.setattr(signed_in, "token", lambda: token)
        app = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
        return app.switch_page(f"regional/pages/{page}.py").run()

    return opened
