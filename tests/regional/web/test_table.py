import polars as pl

from regional.web.table import html_table


def test_heads_are_heads_numbers_go_right_and_null_is_an_empty_cell():
    frame = pl.DataFrame({"Council": ["Ash", "Elm"], "People": [4, None], "Share": ["12.5%", "–"]})
    shown = html_table(frame)
    assert 'aria-label="Table: Council, People, Share" tabindex="0"' in shown
    assert '<th role="columnheader" scope="col">Council</th>' in shown
    assert '<th role="columnheader" scope="col" class="number">People</th>' in shown
    assert '<td role="cell" data-head="Council">Ash</td>' in shown
    assert '<td role="cell" data-head="People" class="number"></td>' in shown
    assert '<td role="cell" data-head="Share" class="number">–</td>' in shown
    assert shown.count("<tr ") == 3


def test_a_table_with_sentences_becomes_cards_on_a_phone_and_one_of_short_words_does_not():
    sentence = "Thirty-eight councils have no formal rating that we know of."
    assert 'class="table wordy"' in html_table(pl.DataFrame({"A": ["a"], "B": ["b"], "C": [sentence]}))
    assert 'class="table"' in html_table(pl.DataFrame({"A": ["a"], "B": ["b"], "C": ["c"]}))


def test_what_a_person_typed_is_text_and_never_markup():
    typed = "<script>alert(1)</script> [a](https://b.org) **c** & 'd'"
    shown = html_table(pl.DataFrame({"<b>Note</b>": [typed]}))
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "<a " not in shown
    assert "**c** &amp; &#x27;d&#x27;" in shown


def test_only_a_column_of_links_has_links_and_only_to_the_web():
    texts = [
        "[Open](https://example.org/a?b=1&c=2)",
        "[Open](javascript:alert(1))",
        '[x](https://a"onclick=")',
    ]
    shown = html_table(pl.DataFrame({"Source": texts}), links=("Source",))
    assert (
        '<a href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">Open</a>'
        in shown
    )
    assert "[Open](javascript:alert(1))" in shown
    assert 'onclick="' not in shown


def test_a_word_among_numbers_keeps_the_column_left():
    assert 'class="number"' not in html_table(pl.DataFrame({"Value": ["12", "not known"]}))


def test_an_empty_frame_still_has_its_heads():
    assert html_table(pl.DataFrame(schema={"Council": pl.String})).count("<th ") == 1


def test_a_date_beside_sentences_stands_on_one_line():
    sentence = "All nine scores of two councils are not known to us yet, and one is indicative."
    html = html_table(pl.DataFrame({"Source": [sentence], "Read on": ["22 November 2026"], "Rows": [24]}))
    assert '<td role="cell" data-head="Read on" class="short">22 November 2026</td>' in html
    assert html.count('class="short"') == 1
