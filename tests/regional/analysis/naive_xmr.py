"""The rules of an XmR chart a second way: one series at a time, in exact fractions, as they are written."""

from fractions import Fraction
from itertools import pairwise

UP = {"better": "improvement", "worse": "concern", "neither": "high"}
DOWN = {"better": "concern", "worse": "improvement", "neither": "low"}


def naive_xmr(values, higher_is, screen_outliers=False):
    """Mean, lower, upper (null limits where nothing varies) and a kind for each value, null for a gap."""
    exact = [None if value is None else Fraction(value) for value in values]
    known = [value for value in exact if value is not None]
    if not known:
        return None, None, None, [None] * len(values)
    mean = sum(known) / len(known)
    ranges = [abs(b - a) for a, b in pairwise(exact) if a is not None and b is not None]
    usual = average(ranges)
    if screen_outliers and ranges:
        usual = average([each for each in ranges if each < Fraction("3.267") * usual])
    if not usual:
        return mean, None, None, [None] * len(values)
    reach = Fraction("2.66") * usual
    kinds = [kind(exact, place, mean, reach, higher_is) for place in range(len(exact))]
    return mean, mean - reach, mean + reach, kinds


def average(ranges):
    return sum(ranges) / len(ranges) if ranges else None


def kind(values, place, mean, reach, higher_is):
    value = values[place]
    if value is None:
        return None
    rises = direction(values, place, mean, reach)
    return "common" if rises is None else (UP if rises else DOWN)[higher_is]


def direction(values, place, mean, reach):
    """Whether what is special about this point is that it is high, or rises; null if nothing is."""
    value = values[place]
    if abs(value - mean) > reach:
        return value > mean
    for seven in windows(values, place, 7):
        steps = [b - a for a, b in pairwise(seven)]
        if all(step > 0 for step in steps):
            return True
        if all(step < 0 for step in steps):
            return False
    if is_close(value, mean, reach):
        for three in windows(values, place, 3):
            if one_side(three, mean) and sum(is_close(each, mean, reach) for each in three) >= 2:
                return value > mean
    if any(one_side(seven, mean) for seven in windows(values, place, 7)):
        return value > mean
    return None


def windows(values, place, size):
    """Every stretch of so many values in a row that holds this place and no gap, the earliest first."""
    for start in range(max(0, place - size + 1), min(place, len(values) - size) + 1):
        stretch = values[start : start + size]
        if None not in stretch:
            yield stretch


def one_side(stretch, mean):
    return all(value > mean for value in stretch) or all(value < mean for value in stretch)


def is_close(value, mean, reach):
    return reach * 2 / 3 < abs(value - mean) <= reach
