"""Real templates to be spoilt: those that council_return/prefilled.py writes, filled in, as members of a zip.

The same each time, byte for byte: the template tells no time, and neither do the zips made here.
"""

import io
import zipfile
from functools import cache
from random import Random

import polars as pl

from ingest.council_return import frames, prefilled
from ingest.council_return.frames import ReturnFrames
from ingest.council_return.prefill import asked_for_metrics
from ingest.council_return.template import write_template, write_template_csv
from models.council_return import AREAS, BANDS, DOCUMENT_KINDS
from models.framework import STATEMENTS
from models.return_layout import OPTIONAL
from tests.ingest.council_return.samples import grids, ods

BARNET, QUARTER = "E09000003", "2026-27 Q1"
Members = list[tuple[str, bytes]]  # a list, because a zip may hold a name twice


@cache
def base(kind: str) -> bytes:
    """kind: xlsx, ods or csv; "empty xlsx" as it is downloaded."""
    about = ("Barnet", BARNET, "London", QUARTER)
    match kind:
        case "csv":
            return write_template_csv(*about, a_return(), QUARTER, OPTIONAL)
        case "ods":
            return ods(grids(base("xlsx")))
        case "empty xlsx":
            return prefilled.workbook(prefilled.council(BARNET), QUARTER)
    return write_template(*about, a_return(), QUARTER, OPTIONAL)


@cache
def members(kind: str) -> Members:
    with zipfile.ZipFile(io.BytesIO(base(kind))) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def packed(parts: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name or "x"), content, compress_type=method)
    return made.getvalue()


def changed(parts: Members, name: str, content: bytes) -> Members:
    return [(each, content if each == name else held) for each, held in parts]


def a_return(seed: int = 4, mark: str = "As we see it.") -> ReturnFrames:
    """A whole return with something in every cell; `mark` stands in every text."""
    random = Random(seed)
    rows = {
        "scores": [[each, random.randint(1, 4), f"{mark} ({each})"] for each in STATEMENTS],
        "answers": [[each, f"{mark} 1", f"{mark} 2", f"{mark} 3", False] for each in STATEMENTS],
        "figures": [_figure(metric, random, mark) for metric in asked_for_metrics()],
        "evidence": [[each, *(random.randint(1, 4) for _ in range(4))] for each in STATEMENTS],
        "waiting": [[band, random.randint(1, 90), random.randint(1, 300), None, mark] for band in BANDS],
        "audits": [[area, 12, 6, 4, 2, mark] for area in AREAS],
        "documents": [
            [n, STATEMENTS[n], f"{mark} {n}", DOCUMENT_KINDS[n], None, mark[:50], None] for n in (1, 2)
        ],
    }
    shapes = {name: getattr(frames, name.upper()) for name in rows}
    return ReturnFrames(**{name: pl.DataFrame(rows[name], shapes[name], orient="row") for name in rows})


def _figure(metric, random: Random, mark: str) -> list:
    if metric.unit == "%":
        part, whole = random.randint(20, 90), 100
        return [metric.id, "all", float(part), float(part), float(whole), None, mark]
    return [metric.id, "all", float(random.randint(1, 40)), None, None, None, mark]
