import pytest

from regional.analysis.themes.split import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("One. Two!", ["One.", "Two!"]),
        ("It cost £1.2 million. Why?", ["It cost £1.2 million.", "Why?"]),
        ("Aids, e.g. Hoists, were late. Mr. B waited.", ["Aids, e.g. Hoists, were late.", "Mr. B waited."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("He said “no one came.” Nobody did.", ["He said “no one came.”", "Nobody did."]),
    ],
)  # fmt: skip
def test_text_is_parted_where_sentences_end(text, sentences):
    assert split(text) == sentences
