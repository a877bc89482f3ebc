"""Any drawing as a picture to take away, with its title, subtitle and source inside.

Pictures are for white paper: a drawing made in dark is redrawn in light before it comes here.
Nothing is fetched: the font is a file beside this one, and the same drawing gives the same bytes.
"""

from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from regional.charts.colours import LIGHT
from regional.charts.drawing import Drawing
from regional.charts.text_width import lines
from regional.exports.png import packed

FONTS = Path(__file__).parent / "fonts"
FONT = "'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
VEGA_LITE = alt.SCHEMA_VERSION.removeprefix("v").rpartition(".")[0]  # the one the drawing was checked against
WIDTH, HEIGHT, MARGIN = 1280, 720, 28
INSIDE = WIDTH - 2 * MARGIN
MOST_STRETCHED = 1.25  # a drawing nearly as high as the page is drawn out to fill it
SCALE = 1.5
BARE = {"left": 4, "right": 4, "top": 8, "bottom": 8}  # around a drawing without words


@dataclass(frozen=True)
class Style:
    size: int
    line: int  # from one line to the next
    colour: str
    weight: str = "normal"


TITLE = Style(24, 30, LIGHT.text, "bold")
SUBTITLE = Style(15, 20, LIGHT.muted)
FOOTER = Style(13, 18, LIGHT.muted)


def png(drawing: Drawing, mark: str = "") -> bytes:
    """mark: what has to be said of everything in it, above all else; nothing if empty."""
    _register_fonts()
    drawn = vl_convert.vegalite_to_png(
        picture(marked(drawing, mark)), VEGA_LITE, scale=SCALE, allowed_base_urls=[]
    )
    return packed(drawn)


def svg(drawing: Drawing, mark: str = "") -> bytes:
    _register_fonts()
    drawing = marked(drawing, mark)
    drawn = vl_convert.vegalite_to_svg(picture(drawing), VEGA_LITE, allowed_base_urls=[])
    described = f' role="img"><title>{escape(drawing.alt)}</title>'  # for those who cannot see it
    return drawn.replace(">", described, 1).encode()


def bare_svg(drawing: Drawing) -> bytes:
    """The drawing alone: in a document its title, source and description are words of the document."""
    _register_fonts()
    return vl_convert.vegalite_to_svg(_bare(drawing), VEGA_LITE, allowed_base_urls=[]).encode()


def bare_png(drawing: Drawing) -> bytes:
    """The same for a document that takes no drawing."""
    _register_fonts()
    drawn = vl_convert.vegalite_to_png(_bare(drawing), VEGA_LITE, scale=SCALE, allowed_base_urls=[])
    return packed(drawn)


def _bare(drawing: Drawing) -> dict[str, Any]:
    return {
        **drawing.spec,
        "data": {"name": "marks", "values": drawing.marks.with_columns(limit=0.0).to_dicts()},
        "width": INSIDE,
        "height": drawing.height,
        "padding": BARE,
        "autosize": {"type": "none"},
        "config": {**drawing.spec["config"], "font": FONT},
    }


def marked(drawing: Drawing, mark: str) -> Drawing:
    """With the mark in front of the subtitle, the source line and what is read aloud."""
    if not mark:
        return drawing
    said = {part: f"{mark} {getattr(drawing, part)}".strip() for part in ("subtitle", "footer", "alt")}
    return replace(drawing, **said)


def picture(drawing: Drawing) -> dict[str, Any]:
    """The whole picture as a specification with its data: drawing, words around it, white page."""
    title, subtitle, footer = (
        _lines(drawing.title, TITLE),
        _lines(drawing.subtitle, SUBTITLE),
        _lines(drawing.footer, FOOTER),
    )
    above = 16 + TITLE.line * len(title) + SUBTITLE.line * len(subtitle) + 12
    below = 20 + FOOTER.line * len(footer) + 12
    height = max(drawing.height, min(HEIGHT - above - below, drawing.height * MOST_STRETCHED))
    # The renderer takes words for wider than they are, and at full width they need no limit.
    marks = drawing.marks.with_columns(limit=0.0)
    words = [
        *_words(title, TITLE, 16 - above),
        *_words(subtitle, SUBTITLE, 16 + TITLE.line * len(title) - above),
        _hairline(height + 10),
        *_words(footer, FOOTER, height + 18),
    ]
    return {
        **drawing.spec,
        "data": {"name": "marks", "values": marks.to_dicts()},
        "layer": [*drawing.spec["layer"], *words],
        "width": INSIDE,
        "height": height,
        "padding": {"left": MARGIN, "right": MARGIN, "top": above, "bottom": below},
        "autosize": {"type": "none"},
        "config": {**drawing.spec["config"], "font": FONT},
    }


def _lines(text: str, style: Style) -> list[str]:
    return lines(text, INSIDE, style.size * 1.02, bold=style.weight == "bold")


def _words(lines: list[str], style: Style, top: float) -> list[dict[str, Any]]:
    return [_text(line, style, top + style.line * (index + 0.5)) for index, line in enumerate(lines)]


def _text(text: str, style: Style, y: float) -> dict[str, Any]:
    """A line of words y pixels below the top of the drawing; above it when y is negative."""
    look = {"fontSize": style.size, "fontWeight": style.weight, "fill": style.colour}
    mark = {"type": "text", "align": "left", "baseline": "middle", "text": text, **look}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": {"x": {"value": 0}, "y": {"value": y}}}


def _hairline(y: float) -> dict[str, Any]:
    ends = {"x": {"value": 0}, "x2": {"value": INSIDE}, "y": {"value": y}}
    return {"data": {"values": [{}]}, "mark": {"type": "rule", "stroke": LIGHT.hairline}, "encoding": ends}


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
