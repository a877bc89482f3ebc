"""Published files from disk to database, beside bare readers of the same file: time and peak memory.

Each runs in a process of its own, in turn; the database is one in a temporary folder.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.cqc_file import ROWS, write
from benchmarks.machine import described

SHEET = "Locations"
ROUNDS = 3


def bare_read_ods(file: Path) -> int:
    import polars as pl

    return pl.read_ods(file, sheet_name=SHEET, infer_schema_length=0).height


def pandas_calamine(file: Path) -> int:
    import pandas as pd

    return len(pd.read_excel(file, sheet_name=SHEET, engine="calamine", dtype=str))


def pandas_odfpy(file: Path) -> int:
    import pandas as pd

    return len(pd.read_excel(file, sheet_name=SHEET, engine="odf", dtype=str))


def cqc_ratings(file: Path) -> int:
    """Read, aggregated and stored."""
    from ingest.cqc_ratings.load import load_cqc_ratings
    from ingest.publication.load import PublishedFile

    done = load_cqc_ratings(PublishedFile("cqc-ratings", file.name, file.read_bytes()), "2026-09")
    assert not done.refused, done.issues
    return done.rows_read


def ascof(file: Path) -> int:
    from ingest.ascof.load import load_ascof
    from ingest.publication.load import PublishedFile

    done = load_ascof(PublishedFile("ascof", file.name, file.read_bytes()))
    assert not done.refused, done.issues
    return done.rows_read


def ascof_all(folder: Path) -> int:
    """Every file of a folder, one after the other into one database."""
    return sum(ascof(file) for file in sorted(folder.iterdir()))


OURS = (cqc_ratings, ascof, ascof_all)
KINDS = {each.__name__: each for each in (bare_read_ods, pandas_calamine, pandas_odfpy, *OURS)}
PANDAS = {"calamine": "python_calamine", "odfpy": "odf"}  # what each is imported as


def child(kind: str, file: Path) -> None:
    """One measurement: rows, seconds, seconds of processor, megabytes at most."""
    if KINDS[kind] in OURS:
        from ingest.load import load_published
        from models import database

        database.migrate()
        load_published()
    began, worked = time.perf_counter(), time.process_time()
    rows = KINDS[kind](file)
    took, used = time.perf_counter() - began, time.process_time() - worked
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows} {took} {used} {most}")


def measured(kind: str, file: Path) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"REGIONAL_DATABASE_URL": f"sqlite:///{folder}/measured.db"}
        command = [sys.executable, "-m", "benchmarks.sources", "--child", kind, str(file)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [float(each) for each in run.stdout.split()[-4:]]


def together(files: list[Path], folder: Path) -> Path:
    """A folder with a copy of each file."""
    folder.mkdir()
    for file in files:
        shutil.copy(file, folder)
    return folder


def pandas_installed() -> list[str]:
    """The comparisons that can be made; why another cannot is said. None of it is a part of the app."""
    there = []
    for name, module in PANDAS.items():
        missing = [each for each in ("pandas", module) if find_spec(each) is None]
        if missing:
            print(f"pandas with {name} is left out: {' and '.join(missing)} cannot be imported here.")
        else:
            there.append(f"pandas_{name}")
    return there


def main() -> None:
    parser = argparse.ArgumentParser("python -m benchmarks.sources", description=__doc__)
    parser.add_argument("--child", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=int, default=ROWS, help="of CQC's list, made here; 0: none")
    parser.add_argument(
        "--ascof", nargs="*", default=[], type=Path, metavar="FILE", help="real files of yours"
    )
    chosen = parser.parse_args()
    if chosen.child:
        child(chosen.child[0], Path(chosen.child[1]))
        return
    print(described())
    with tempfile.TemporaryDirectory() as folder:
        runs = [("ascof", file) for file in chosen.ascof]
        if len(chosen.ascof) > 1:
            runs.append(("ascof_all", together(chosen.ascof, Path(folder) / "ascof")))
        if chosen.rows:
            ratings = Path(folder) / "Latest_ratings.ods"
            write(ratings, chosen.rows)
            print(f"{ratings.stat().st_size / 1e6:.0f} MB, {chosen.rows:,} rows of 28 columns")
            kinds = ["bare_read_ods", "cqc_ratings", *pandas_installed()]
            runs = [(kind, ratings) for kind in kinds] + runs
        times = {run: [] for run in runs}
        for _ in range(ROUNDS):
            for run in runs:
                times[run].append(measured(*run))
    for (kind, file), each in times.items():
        rows, took, used, most = (median(column) for column in zip(*each, strict=True))
        print(
            f"{kind:16} {file.name[:40]:40} {rows:9,.0f} rows {took:6.1f} s, "
            f"processor {used:5.1f} s, {most:6,.0f} MB"
        )


if __name__ == "__main__":
    main()
