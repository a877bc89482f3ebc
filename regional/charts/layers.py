"""The layers that draw marks: one small Vega-Lite specification for every drawing of one shape."""

from functools import cache
from typing import Any

import altair as alt

from regional.charts.colours import ThemeName, colours

FONT = "'Source Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"  # the first is Streamlit's own
CELL_TOOLTIP = {"council": "Council", "statement_name": "Statement", "score": "Score", "read": "Read"}


@cache
def specification(
    width: float, height: float, theme: ThemeName, margins: tuple[int, int], cells: bool
) -> dict[str, Any]:
    """The specification for one shape of drawing, built and checked once and used with many frames."""
    layers = [
        _lines("under"),
        _boxes(),
        *([_cells(theme)] if cells else []),
        _lines("line"),
        _points(),
        _texts(width),
    ]
    left, right = margins
    across = alt.Scale(domain=[0, width], range=[left, alt.expr(f"width - {right}")], nice=False, zero=False)
    down = alt.Scale(domain=[0, height], nice=False, zero=False, reverse=True)
    chart = (
        alt.layer(*layers, data=alt.NamedData("marks"), background=colours(theme).page)
        .encode(x=alt.X("x:Q", axis=None, scale=across), y=alt.Y("y:Q", axis=None, scale=down))
        # Left to itself the renderer shrinks a drawing whose words reach past its edge.
        .properties(width=width, height=height, autosize=alt.AutoSizeParams(type="none"), padding=_NO_PADDING)
        .configure(font=FONT)
        .configure_view(stroke=None)
    )
    spec = chart.to_dict()
    del spec["data"]
    spec["usermeta"] = {"embedOptions": {"renderer": "svg"}}  # text stays text, and sharp on a projector
    return spec


def _layer(kind: str) -> alt.Chart:
    return alt.Chart().transform_filter(alt.datum.mark == kind)


def _painted(chart: alt.Chart) -> alt.Chart:
    return chart.encode(fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("stroke:N", scale=None))


def _lines(kind: str) -> alt.Chart:
    rule = _layer(kind).mark_rule(
        **_OFFSETS, strokeWidth=_each("stroke_width"), strokeDash=_DASH, strokeCap="round", aria=False
    )
    return rule.encode(x2="x2:Q", y2="y2:Q", stroke=alt.Stroke("stroke:N", scale=None))


def _rectangles(kind: str, **how: Any) -> alt.Chart:
    rect = _layer(kind).mark_rect(
        **_OFFSETS, strokeDash=_DASH, cornerRadius=_each("radius"), aria=False, **how
    )
    return _painted(rect.encode(x2="x2:Q", y2="y2:Q"))


def _boxes() -> alt.Chart:
    return _rectangles("box", strokeWidth=_each("stroke_width"))


def _cells(theme: ThemeName) -> alt.Chart:
    """Boxes that answer a click with council and statement; the chosen one gets an outline in ink."""
    chosen = alt.selection_point(name="cell", fields=["ons_code", "statement"], toggle=False)
    ink = alt.value(colours(theme).text)
    rect = _rectangles("cell", cursor="pointer")
    return rect.encode(
        stroke=alt.when(chosen, empty=False).then(ink).otherwise(alt.Stroke("stroke:N", scale=None)),
        strokeWidth=alt.when(chosen, empty=False)
        .then(alt.value(3))
        .otherwise(alt.StrokeWidth("stroke_width:Q", scale=None)),
        tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in CELL_TOOLTIP.items()],
    ).add_params(chosen)


def _points() -> alt.Chart:
    mark = _layer("point").mark_point(
        xOffset=_each("dx"), shape=_each("shape"), strokeWidth=_each("stroke_width"), opacity=1, aria=False
    )
    return _painted(mark).encode(size=alt.Size("size:Q", scale=None), tooltip="tooltip:N")


def _texts(width: float) -> alt.Chart:
    text = _layer("text").mark_text(
        xOffset=_each("dx"),
        align=_each("align"),
        baseline="middle",
        fontSize=_each("size"),
        fontWeight=_each("weight"),
        limit=alt.expr(f"datum.limit * width / {width}"),  # room grows and shrinks with the page
        opacity=alt.expr("width < datum.from_width ? 0 : 1"),
        aria=False,
    )
    return text.encode(text="text:N", fill=alt.Fill("fill:N", scale=None))


def _each(column: str) -> alt.expr:
    return alt.expr(f"datum.{column}")


_OFFSETS = {"xOffset": _each("dx"), "x2Offset": _each("dx2")}
_DASH = alt.expr("datum.dashed ? (datum.long ? [7, 4] : [2, 3]) : []")
_NO_PADDING = {"left": 0, "right": 0, "top": 0, "bottom": 0}  # by name: a plain 0 is given room below
