"""Small counts: worked examples, and a second way to the same, which tries to find out what is hidden."""

import json
from itertools import product
from pathlib import Path
from random import Random

import pytest

from regional.analysis.suppression import hidden, percent, rounded

REFERENCE = json.loads((Path(__file__).parents[2] / "data" / "reference.json").read_text())


@pytest.mark.parametrize("case", REFERENCE["suppression_rounded"], ids=str)
def test_a_count_is_hidden_from_1_to_4_and_else_rounded_to_the_nearest_5(case):
    assert rounded(case["count"]) == case["shown"]


@pytest.mark.parametrize("case", REFERENCE["suppression_percent"], ids=str)
def test_a_share_is_hidden_where_it_tells_of_a_few(case):
    assert percent(case["x"], case["n"]) == case["shown"]


@pytest.mark.parametrize("case", REFERENCE["suppression_hidden"], ids=str)
def test_a_row_hides_what_its_total_would_tell(case):
    assert hidden(case["cells"]) == set(case["hidden"])


def test_without_a_published_total_only_the_small_cells_are_hidden():
    assert hidden({"A": 3, "B": 20, "C": 40}, total_published=False) == {"A"}


def naive_hidden(cells, total):
    """Cell after cell, in the words of the rule and nothing of the code's."""
    gone = [name for name in cells if cells[name] in (1, 2, 3, 4)]
    while gone and (len(gone) == 1 or total - sum(v for n, v in cells.items() if n not in gone) < 5):
        candidates = [name for name in cells if name not in gone and cells[name] != 0]
        if not candidates:
            break
        gone.append(min(candidates, key=lambda name: (cells[name], name)))
    return set(gone)


def naive_percent(x, n):
    if n < 5 or x in (1, 2, 3, 4) or (n - x) in (1, 2, 3, 4):
        return None
    return next(
        whole
        for whole in range(101)
        if abs(100 * x - whole * n) * 2 <= n and 100 * x * 2 < (2 * whole + 1) * n
    )


def test_a_second_way_to_say_it_hides_the_same_cells():
    random = Random(5)
    for _ in range(5_000):
        cells = {
            name: random.choice((0, 0, 1, 2, 3, 4, 5, 6, 9, 20)) for name in "ABCDE"[: random.randint(1, 5)]
        }
        assert hidden(cells) == naive_hidden(cells, sum(cells.values())), cells


def test_a_second_way_to_say_it_gives_the_same_per_cents():
    for n in range(1, 60):
        for x in range(n + 1):
            assert percent(x, n) == naive_percent(x, n), (x, n)


def test_whoever_knows_the_total_and_the_rest_cannot_tell_a_hidden_cell():
    """Every way of filling the hidden cells is tried: a small one must have more than one value."""
    for values in product((0, 1, 2, 3, 4, 5, 7, 12), repeat=3):
        cells = dict(zip("ABC", values, strict=True))
        gone = hidden(cells)
        if len(gone) < 2:  # nothing is hidden, or nothing is left to hide it behind
            assert not gone or sum(values) == cells[next(iter(gone))]
            continue
        left = sum(cells[name] for name in gone)
        fits = [way for way in product(range(left + 1), repeat=len(gone)) if sum(way) == left]
        assert all(len({way[place] for way in fits}) > 1 for place in range(len(gone)))
