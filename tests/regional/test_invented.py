"""What is invented says so: on every page, in every file, and to whoever watches over the app."""

import ast
import io
import json
import zipfile

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from models.council import INVENTED_MARK
from regional import startup
from regional.exports import picture
from regional.navigation import PAGES as LISTED
from regional.navigation import ROOT
from regional.web.health import healthz

PAGES = sorted((ROOT / "regional/pages").rglob("*.py"))


@pytest.fixture
def files(monkeypatch):
    """Every file that pages offer from now on: its name -> what makes it."""
    offered = {}
    real = streamlit.download_button

    def remember(label, data, file_name, *rest, **options):
        offered[file_name] = data
        return real(label, data, file_name, *rest, **options)

    def opened(label, **options):
        return streamlit.expander(label, expanded=True, **options)

    monkeypatch.setattr(streamlit, "download_button", remember)
    monkeypatch.setattr(streamlit, "popover", opened)  # some files are offered only when they are asked for
    # A picture's words cannot be read from its pixels, so its description stands for it.
    monkeypatch.setattr(picture, "packed", lambda png: png)
    monkeypatch.setattr(
        picture.vl_convert, "vegalite_to_png", lambda spec, *rest, **options: json.dumps(spec).encode()
    )
    return offered


def walked() -> dict[str, AppTest]:
    """Every page of the app, opened one after the other."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    opened = {}
    for page in LISTED:
        app.switch_page(page.file).run()
        opened[page.title] = ([note.value for note in app.info], list(app.exception))
    return opened


def text_of(content: bytes) -> str:
    """All the words in a file; those of a workbook or of slides are in its parts, pictures among them."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode(errors="ignore") for name in book.namelist())


def test_every_page_and_every_file_of_the_demonstration_says_that_it_is_invented(demonstration, files):
    for title, (notes, faults) in walked().items():
        assert not faults, f"{title}: {faults}"
        assert notes[0] == f"Note: {INVENTED_MARK}", title
    kinds = {name.rpartition(".")[2] for name in files}
    assert kinds >= {"png", "svg", "csv", "xlsx"}
    for name, make in files.items():
        assert name.startswith("invented-")
        content = make() if callable(make) else make
        assert INVENTED_MARK in text_of(content), name


def test_no_page_and_no_file_of_the_real_record_does(database, files):
    for title, (notes, _) in walked().items():
        assert not any(INVENTED_MARK in note for note in notes), title
    assert not [name for name in files if name.startswith("invented-")]
    plain = [
        make for name, make in files.items() if name.endswith((".csv", ".svg", ".xlsx")) and callable(make)
    ]
    assert not any(INVENTED_MARK in text_of(make()) for make in plain)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_page_gives_files_only_through_downloads_which_marks_them(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert "download_button" not in attributes
    assert not [module for module in modules if module.startswith("regional.exports")]


def test_health_says_whether_all_is_invented(demonstration):
    assert json.loads(healthz(None).body)["invented"] is True


def test_the_demonstration_starts_without_the_published_record(demonstration):
    steps = []
    startup.prepare(steps.append)
    assert steps == ["Preparing the database ...", INVENTED_MARK, "Warming up ..."]
