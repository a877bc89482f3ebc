import pytest

from ingest.filename import LONGEST, NAMELESS, kept_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Barnet Q2.xlsx", "Barnet Q2.xlsx"),
        ("C:\\Users\\jo\\Barnet.xlsx", "Barnet.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\nc.ods", "ab c.ods"),
        ("\ud800.csv", ".csv"),
        ("\u202exslx.exe", "xslx.exe"),
        ("", NAMELESS),
        ("/", NAMELESS),
    ],
)
def test_a_name_is_kept_as_a_line_that_can_be_shown_and_stored(given, kept):
    assert kept_name(given) == kept


def test_a_long_name_loses_its_middle_and_keeps_what_tells_its_kind():
    kept = kept_name("r" * 3_000 + ".xlsx")
    assert len(kept) == LONGEST
    assert kept.endswith("rrr ....xlsx")
