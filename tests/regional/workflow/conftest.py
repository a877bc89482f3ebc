"""Barnet, and a return of its that holds one own score."""

import pytest

from regional import data
from regional.workflow import returns
from tests.regional.workflow.signing_off import APPROVER, BARNET, CONTRIBUTOR, QUARTER


@pytest.fixture
def barnet(database):
    return next(row for row in data.councils(APPROVER).to_dicts() if row["ons_code"] == BARNET)


@pytest.fixture
def submit(barnet):
    """submit(3): Barnet's own score of equity, by its contributor."""

    def submitted(score, viewer=CONTRIBUTOR, stage="submitted", quarter=QUARTER):
        head = f"council,{BARNET},Barnet\nquarter,{quarter}\nsheet,statement_or_code,breakdown,field,value\n"
        content = f"{head}Scores,equity,,score,{score}\n".encode()
        looked_at = returns.preview(viewer, barnet, quarter, "barnet.csv", content)
        return returns.store(viewer, looked_at, stage)

    return submitted
