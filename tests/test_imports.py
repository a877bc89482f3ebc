"""Imports point one way, so that a stranger knows where to look. See DECISIONS.md."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEVER = {
    "models": {"ingest", "regional", "streamlit", "polars", "altair"},
    "ingest": {"regional", "streamlit", "altair"},
    "regional/analysis": {"ingest", "sqlmodel", "sqlalchemy", "streamlit", "altair", "models.database",
                          "models.assessment", "models.council", "models.council_return", "models.figure",
                          "regional.data"},
    "regional/charts": {"ingest", "sqlmodel", "sqlalchemy", "streamlit", "models.database", "regional.data"},
    "regional/exports": {"ingest", "sqlmodel", "sqlalchemy", "streamlit", "models.database", "regional.data"},
    "regional/words": {"ingest", "sqlmodel", "sqlalchemy", "streamlit", "altair", "models.database",
                       "regional.data"},
    "regional/views": {"ingest", "sqlmodel", "sqlalchemy", "streamlit", "altair", "models.database"},
    "regional/data": {"ingest", "streamlit", "altair", "regional.pages"},
    "regional/pages": {"sqlmodel", "sqlalchemy", "models.database", "ingest"},
}  # fmt: skip
TOUCH_THE_DATABASE = ("regional/data", "regional/workflow", "regional/startup.py")


def imported(file: Path) -> set[str]:
    """Every module a file imports, with what it takes from it: "models", "models.database"."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def reaches(names: set[str], forbidden: str) -> bool:
    return any(name == forbidden or name.startswith(f"{forbidden}.") for name in names)


@pytest.mark.parametrize("folder", NEVER)
def test_imports_point_one_way(folder):
    wrong = [
        f"{file.relative_to(ROOT)} imports {forbidden}"
        for file in sorted((ROOT / folder).rglob("*.py"))
        for forbidden in sorted(NEVER[folder])
        if reaches(imported(file), forbidden)
    ]
    assert not wrong, "\n".join(wrong)


def test_only_data_ingest_and_workflow_touch_the_database():
    wrong = [
        str(file.relative_to(ROOT))
        for file in sorted((ROOT / "regional").rglob("*.py"))
        if reaches(imported(file), "models.database")
        and not str(file.relative_to(ROOT).as_posix()).startswith(TOUCH_THE_DATABASE)
    ]
    assert not wrong


def test_only_readers_of_returns_ask_for_their_tables():
    """What councils sent is read in these files, which ask access.py; nowhere else.

    held.py says that it is there, and for whom; anonymous.py what it comes to among others.
    """
    readers = {f"regional/data/{name}.py" for name in ("returns", "sign_offs", "held", "anonymous")}
    allowed = {"regional/rules/rows.py", *readers}
    wrong = [
        file.relative_to(ROOT).as_posix()
        for file in sorted((ROOT / "regional").rglob("*.py"))
        if reaches(imported(file), "models.council_return")
        and file.relative_to(ROOT).as_posix() not in allowed
    ]
    assert not wrong


def test_the_rules_are_asked_of_access_only():
    """One door to who may see and do what, whoever looks for it, and whatever a test puts in its place."""
    wrong = [
        file.relative_to(ROOT).as_posix()
        for file in sorted((ROOT / "regional").rglob("*.py"))
        if reaches(imported(file), "regional.rules") and file.parent.name != "rules"
    ]
    assert wrong == ["regional/access.py"]
