"""The voice, kept over everything the screen can say."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SCREEN = sorted([*(ROOT / "regional/words").glob("*.py"), *(ROOT / "regional/pages").rglob("*.py")])
NEVER = ("please", "sorry", "simply", "poor performer", "league table", "ranking", "actual score", "todo")


def texts(file):
    """Every text in a file but its docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
    return [node.value for node in strings if isinstance(node.value, str)]


@pytest.mark.parametrize("file", SCREEN, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_short_plain_words_without_pleading_or_shouting(file):
    for text in texts(file):
        assert not [word for word in NEVER if re.search(rf"\b{word}\b", text.lower())], text
        assert "!" not in text, text


def test_clearly_comes_from_a_verdict_and_is_written_into_no_sentence():
    # helping.py speaks only of those whom analysis/matching.py found better beyond the intervals.
    others = [file for file in SCREEN if file.name != "helping.py"]
    written = [text for file in others for text in texts(file) if "clearly" in text]
    # The one picks out the verdicts that begin so, the other counts them.
    assert set(written) == {"clearly", " clearly different of "}


def test_will_is_never_said_of_a_rating():
    for file in SCREEN:
        for text in texts(file):
            assert not re.search(r"\brating will be\b|\bwill be rated\b", text), text
