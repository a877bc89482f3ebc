"""The themes that findings, returns and practice entries are about."""

from models.definitions import repeated
from models.theme import OTHER, in_order, labels, themes


def test_there_are_thirteen_themes_and_one_for_what_fits_none():
    """A region may have added its own."""
    assert set(themes()) >= {
        "transitions",
        "carers",
        "waiting_times",
        "edi",
        "co_production",
        "safeguarding",
        "direct_payments",
        "workforce",
        "prevention",
        "partnership",
        "hospital_discharge",
        "information_advice",
        "commissioning",
        "other",
    }


def test_somebody_may_choose_any_theme_in_order_but_the_one_for_what_fits_none():
    assert [*labels(), OTHER] == [*in_order()]
    assert labels()["edi"] == themes()["edi"].label


def test_a_term_stands_once_in_all_the_themes():
    assert repeated(term.casefold() for theme in themes().values() for term in theme.terms) == []


def test_definitions_and_examples_are_sentences():
    sentences = [text for theme in themes().values() for text in (theme.definition, *theme.examples)]
    assert [text for text in sentences if not (text[0].isupper() and text.endswith("."))] == []


def test_no_two_themes_have_the_same_label():
    assert repeated(theme.label for theme in themes().values()) == []


def test_what_directors_ask_about_comes_first_then_a_to_z_and_what_fits_none_last():
    order = in_order()
    assert order[:5] == ("transitions", "carers", "waiting_times", "edi", "co_production")
    assert order[5:7] == ("commissioning", "direct_payments")
    assert order[-1] == "other"
    assert sorted(order) == sorted(themes())
