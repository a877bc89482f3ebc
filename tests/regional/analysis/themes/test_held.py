"""What the coder reaches on sentences it never learned from; benchmarks/themes.py tells it at length."""

from benchmarks.themes import figures
from regional.analysis.themes.labelled import labelled


def test_it_codes_what_it_has_not_seen_as_well_as_was_asked():
    _, reached = figures(labelled().filter("held"), embedding=True)
    assert reached["macro-F1, the five named"] >= 0.75
    assert reached["macro-F1, twelve"] >= 0.65
    assert reached["polarity right where the theme is"] >= 0.75
