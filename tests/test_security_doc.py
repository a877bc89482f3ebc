"""docs/SECURITY.md names files and tests: each is there, and no section of the standard is left out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"`((?:regional|ingest|models|tests|docs|\.streamlit)/[\w./-]+)`")


@pytest.mark.parametrize("document", ["SECURITY", "PRIVACY", "SIGN_IN"])
def test_what_a_document_names_is_there(document):
    named = set(NAMED.findall((ROOT / f"docs/{document}.md").read_text(encoding="utf-8")))
    assert named
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_each_section_of_the_standard_is_gone_through():
    said = (ROOT / "docs/SECURITY.md").read_text(encoding="utf-8")
    sections = {"1": 5, "2": 4, "4": 4, "5": 4, "6": 8, "7": 6, "8": 4, "9": 2, "10": 7, "11": 6, "12": 3}
    sections |= {"13": 4, "14": 3, "15": 3, "16": 5}
    for chapter, last in sections.items():
        for section in range(1, last + 1):
            if (chapter, section) != ("6", 7):  # of the third level only
                assert re.search(rf"\b{chapter}\.{section}\.\d", said), f"{chapter}.{section}"
