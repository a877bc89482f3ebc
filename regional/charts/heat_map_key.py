"""The key under a heat map, and the note that spells out its letters."""

from collections.abc import Iterable

from models.framework import Framework
from regional.charts.colours import Colours
from regional.charts.heat_map_cells import UNKNOWN, Mode, Place, cell
from regional.charts.heat_map_layout import Layout
from regional.charts.marks import Mark, label
from regional.charts.text_width import text_width

DOUBTED = ("automated", "inferred")  # checks that are counted apart and carry a question mark
SWATCH = (24.0, 16.0)
TEXT = 13.0
APART = 20  # so that the whole key fits the narrowest page a map is drawn on


def key(at: Layout, mode: Mode, framework: Framework, paint: Colours, *, cut: bool) -> Iterable[Mark]:
    """One small cell for each level and state with its words beside it; `cut` when any cell is."""
    x, y, dx = at.blocks[0].names, at.bottom + 9, 0.0
    entries = _gaps(cut) if mode == "gap" else _scores(mode, framework)
    for row, words in [*entries, (_row(None, None), UNKNOWN[mode])]:
        place = Place(x, y, x, y + SWATCH[1], 13, dx, dx + SWATCH[0])
        for mark in cell(row, place, mode, framework, paint):
            yield {**mark, "mark": "box"} if mark["mark"] == "cell" else mark
        yield label(x, y + SWATCH[1] / 2, words, paint.text, TEXT, dx=dx + SWATCH[0] + 6)
        dx += SWATCH[0] + (text_width(words, TEXT) + APART if words else 3)


def note(
    at: Layout, mode: Mode, framework: Framework, paint: Colours, *, marked: bool, doubted: bool
) -> Iterable[Mark]:
    """What the letters and totals at the right mean."""
    bands = sorted(framework.bands, key=lambda band: band.lowest, reverse=True)
    letters = ", ".join(f"{band.letter} {band.rating}" for band in bands)
    sentences = [
        f"Rating: {letters}." if mode != "own" else "",
        f"Total of nine scores, {bands[-1].lowest} to {bands[0].highest}; – not known.",
        "? read by a script or worked out from wording." if doubted else "",
        "Bar at the left of a name: your council." if marked else "",
    ]
    words = " ".join(filter(None, sentences))
    yield label(at.blocks[0].names, at.bottom + 42, words, paint.muted, TEXT)


def _scores(mode: Mode, framework: Framework) -> Iterable[tuple[dict, str]]:
    check = "own" if mode == "own" else "official"
    for score in (4, 3, 2, 1):
        yield _row(score, check), framework.score_words[str(score)]
    if mode == "published":
        yield _row(3, check, indicative=True), "pilot, indicative"
        yield _row(3, "compiled"), "corner cut: not yet checked"


def _gaps(cut: bool) -> Iterable[tuple[dict, str]]:
    words = {-1: "scores itself lower than CQC", 0: "the same", 3: "scores itself higher"}
    for gap in range(-3, 4):
        yield _row(gap, "own"), words.get(gap, "")
    if cut:
        yield _row(0, "compiled"), "corner cut: CQC’s score not yet checked"


def _row(value: int | None, check: str | None, *, indicative: bool = False) -> dict:
    return {
        "ons_code": None,
        "statement": "",
        "council": None,
        "value": value,
        "check": check,
        "indicative": indicative,
    }
