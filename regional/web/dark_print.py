"""What a dark screen sends along for paper: each chart's colours turned into those of the light theme."""

from dataclasses import fields
from functools import cache
from pathlib import Path

from regional.charts.colours import BLACK, BLACK_WHITE_ON_PAPER, DARK, LIGHT, WHITE, Colours

SHEET = Path(__file__).with_suffix(".css")


def on_paper() -> dict[str, str]:
    """The light theme's colour for each of the dark theme's."""
    digits = {WHITE: BLACK, BLACK: BLACK, BLACK_WHITE_ON_PAPER: WHITE}
    return dict(zip(_tokens(DARK), _tokens(LIGHT), strict=True)) | digits


@cache
def html_dark_print() -> str:
    """A style sheet of all of it."""
    rules = [
        f'[data-testid="stVegaLiteChart"] svg [{what}="{dark}" i] {{ {what}: {light}; }}'
        for dark, light in on_paper().items()
        for what in ("fill", "stroke")
    ]
    return f"<style>{SHEET.read_text(encoding='utf-8')}@media print {{ {' '.join(rules)} }}</style>"


def _tokens(paint: Colours) -> list[str]:
    """Every colour of a theme but its digits', in one order."""
    plain = [getattr(paint, each.name) for each in fields(paint) if each.name not in ("scores", "gaps")]
    levels = [*paint.scores.values(), *paint.gaps.values()]
    return plain + [colour for level in levels for colour in (level.fill, level.outline) if colour]
