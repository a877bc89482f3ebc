"""A document of words alone, as one page of HTML."""

from datetime import date

from regional.exports.web_page import Document, Section, web_page

MADE = Document(
    title="Breaks <at> short notice",
    sections=[Section("The entry", parts=[("For whom", "Carers\nof adults")], questions=["What next?"])],
    foot=("Everyone may see this.",),
)


def test_a_page_says_what_it_was_given_and_ends_with_the_day_it_was_made_on():
    page = web_page(MADE, date(2026, 11, 26)).decode()
    assert "<h1>Breaks &lt;at&gt; short notice</h1>" in page
    assert "<h3>For whom</h3><p>Carers</p><p>of adults</p>" in page
    assert page.count('<p class="line"></p>') == 2  # room to answer the one question
    assert "<p>Everyone may see this.</p><p>Made on 26 November 2026.</p></footer>" in page
    assert web_page(MADE, date(2026, 11, 26)).decode() == page


def test_what_is_invented_says_so_right_under_its_title():
    assert "</h1><p>Invented.</p>" in web_page(MADE, date(2026, 11, 26), "Invented.").decode()
