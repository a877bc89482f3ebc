"""A council that sent a return a quarter ago, in a region that asks for everything."""

from types import ModuleType

import pytest

from ingest.load_return import Received, store_return
from models.region import OPTIONAL_SHEETS
from regional import access
from regional.workflow.regions import ask_for
from tests.hostile.bases import BARNET, a_return


@pytest.fixture
def barnet(database: ModuleType) -> ModuleType:
    """models.database, with Barnet's return for 2025-26 Q4; London asks for every optional sheet."""
    for sheet in OPTIONAL_SHEETS.values():
        ask_for(access.LOCAL, "London", sheet, True)
    earlier = Received(BARNET, "2025-26 Q4", "earlier.xlsx", b"as it came", a_return(5), [])
    store_return(earlier, "submitted", "administrator")
    return database
