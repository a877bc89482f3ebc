"""A hostile file for each number: a real template, spoilt in one to three ways; always the same bytes."""

from random import Random
from typing import NamedTuple

from tests.hostile import csvs, xmls, zips
from tests.hostile.bases import base, changed, members, packed
from tests.hostile.words import NAMES


class Fuzzed(NamedTuple):
    how: str  # the ways it was spoilt in, to find a fault again
    filename: str
    content: bytes


def fuzzed(number: int) -> Fuzzed:
    random = Random(number)
    kind = random.choice(("xlsx", "xlsx", "xlsx", "ods", "csv", "empty xlsx"))
    name = f"return.{kind.split()[-1]}" if random.random() < 0.8 else random.choice(NAMES)
    if kind == "csv":
        return _csv(random, name)
    parts, how = members(kind), [kind]
    if random.random() < 0.65:
        for _ in range(random.choice((1, 1, 2, 3))):
            part, way = _part(random, kind), random.choice(xmls.WAYS)
            parts = changed(parts, part, way(random, dict(parts)[part]))
            how.append(f"{way.__name__} in {part}")
    if len(how) > 1 and random.random() < 0.9:
        return Fuzzed(", ".join(how), name, packed(parts))
    way = random.choice(zips.WAYS)
    return Fuzzed(", ".join([*how, way.__name__]), name, way(random, parts))


def _part(random: Random, kind: str) -> str:
    """Mostly one that holds cells."""
    names = [name for name, _ in members(kind)]
    cells = [name for name in names if "sheet" in name or "sharedStrings" in name or name == "content.xml"]
    return random.choice(cells if random.random() < 0.7 else names)


def _csv(random: Random, name: str) -> Fuzzed:
    content, how = base("csv"), ["csv"]
    for _ in range(random.choice((1, 1, 2))):
        way = random.choice(csvs.WAYS)
        content = way(random, content or b"\n")
        how.append(way.__name__)
    return Fuzzed(", ".join(how), name, content)
