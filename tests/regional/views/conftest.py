from collections.abc import Callable
from dataclasses import replace

import polars as pl
import pytest

from ingest.council_return import frames as return_frames
from ingest.council_return.frames import ReturnFrames, empty
from ingest.load_return import Received, store_return


@pytest.fixture
def send(database) -> Callable[..., None]:
    """Submit own scores for a council: send(BARNET, "2026-27 Q2", equity=4, learning=None)."""

    def sent(ons_code: str, quarter: str, **scores: int | None) -> None:
        rows = [(statement, score, None) for statement, score in scores.items()]
        none = empty()
        frames = ReturnFrames(
            pl.DataFrame(rows, schema=return_frames.SCORES, orient="row"),
            none.answers,
            none.figures,
            none.evidence,
        )
        received = Received(ons_code, quarter, "own.xlsx", repr(rows).encode(), frames, [])
        store_return(received, "submitted", "tester")

    return sent


@pytest.fixture
def sent_sheets(database) -> Callable[..., None]:
    """Submit Barnet's optional sheets for a quarter: sent_sheets(waiting=[...], audits=[...], ...)."""

    def sent(**sheets: list[tuple]) -> None:
        schemas = {
            "waiting": return_frames.WAITING,
            "audits": return_frames.AUDITS,
            "documents": return_frames.DOCUMENTS,
        }
        made = {name: pl.DataFrame(rows, schema=schemas[name], orient="row") for name, rows in sheets.items()}
        received = Received("E09000003", "2026-27 Q2", "own.xlsx", b"", replace(empty(), **made), [])
        store_return(received, "submitted", "tester")

    return sent
