import shutil
import subprocess
import sys

import pytest

from ingest import load, published_reports
from regional import startup
from regional.navigation import PAGES, ROOT

EVERY_PAGE = """
import sys
LARGE = ("pandas", "authlib", "pptx", "docx", "typst", "pypdf", "wordllama", "onnxruntime")
from streamlit.testing.v1 import AppTest
for page in sys.argv[2:]:
    app = AppTest.from_file(sys.argv[1], default_timeout=60)
    if page != "regional/pages/region.py":
        app.switch_page(page)
    app.run()
    assert not app.exception, app.exception
    assert app.title, page
print([name for name in LARGE if name in sys.modules])
"""


def test_preparing_says_each_step_and_does_it_once(database):
    steps = []
    startup.prepare(steps.append)
    assert steps[0] == "Preparing the database ..."
    assert steps[1].endswith("rows, unchanged.")
    assert steps[2:] == ["Warming up ..."]
    startup.prepare(steps.append)
    assert len(steps) == 3


def test_a_faulty_published_file_stops_the_start_and_says_which_row(database, tmp_path, monkeypatch):
    folder = shutil.copytree(published_reports.FOLDER, tmp_path / "published_reports")
    ratings = folder / "ratings.csv"
    ratings.write_text(
        ratings.read_text(encoding="utf-8").replace(",formal,", ",informal,", 1), encoding="utf-8"
    )
    monkeypatch.setattr(startup, "load_published", lambda: load.load_published(folder))
    with pytest.raises(startup.CannotStart, match=r"ratings\.csv, row \d+: .*informal"):
        startup.prepare(lambda step: None)


def test_no_page_brings_what_is_large_and_rarely_used_into_memory(database):
    """Some 150 MB in each process; and pandas, loaded late by many first visitors at once, can lock up."""
    script = [sys.executable, "-c", EVERY_PAGE, ROOT / "app.py", *(page.file for page in PAGES)]
    said = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"
