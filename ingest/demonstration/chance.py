"""Random numbers that are the same every time: each subject has its own, so one more changes no other."""

from math import exp
from random import Random

SEED = 2026
MEMORY = 0.5  # how much of one period's chance is still there in the next


def chance(*about: object) -> Random:
    """A generator of its own for whatever is named."""
    return Random(" ".join(map(str, (SEED, *about))))


def level(metric: str, ons_code: str, usual: float, between: float) -> float:
    """What is usual for this council, whoever counts; between: by how many per cent councils differ."""
    return usual * exp(chance("level", metric, ons_code).gauss(0, between / 100))


def series(random: Random, level: float, wobble: float, n: int) -> list[float]:
    """n values around a level; wobble: by how many per cent periods differ."""
    apart, values = 0.0, []
    for _ in range(n):
        apart = MEMORY * apart + random.gauss(0, wobble / 100)
        values.append(level * exp(apart))
    return values
