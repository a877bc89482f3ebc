"""Pieces that several pages put on the screen."""

import re
from collections.abc import Callable

import polars as pl
import streamlit as st

from regional.charts.drawing import Drawing
from regional.exports import picture
from regional.exports.table import csv_bytes
from regional.words.score import escaped

Draw = Callable[[str], Drawing]  # from a theme's name
MOST_ROWS_AS_TABLE = 60
ADDRESS = re.compile(r"https://[\w./?=&%#:~+-]+")


def theme() -> str:
    """The theme in use: a chart is drawn for it."""
    return st.context.theme.type or "light"


def labels(tiers: list[str]) -> None:
    """Who may see what is on the screen."""
    for tier in tiers:
        st.badge(tier, color="gray")


def sentences(said: list[str]) -> None:
    """What the page says, before anything is drawn."""
    st.markdown("\n".join(f"- {sentence}" for sentence in said))


def show(drawing: Drawing, key: str, *, on_click: Callable[[], None] | None = None):
    """The picture itself, as wide as its place; on_click answers a choice of one of its marks."""
    return st.vega_lite_chart(
        drawing.marks,
        drawing.spec,
        theme=None,
        width="stretch",
        key=key,
        alt=drawing.alt,
        on_select=on_click or "ignore",
    )


def take_away(draw: Draw, table: pl.DataFrame, name: str) -> None:
    """Downloads of a chart: its picture in light, whatever the screen is in, and its data."""
    with st.container(horizontal=True, key=f"take-{name}"):
        download("Picture (PNG)", lambda: picture.png(draw("light")), f"{name}.png", "image/png")
        download("Picture (SVG)", lambda: picture.svg(draw("light")), f"{name}.svg", "image/svg+xml")
        download("Data (CSV)", lambda: csv_bytes(table), f"{name}.csv", "text/csv")


def download(label: str, make: Callable[[], bytes], file_name: str, mime: str, *, loud: bool = False) -> None:
    """A button that makes its file when it is pressed, not each time the page is drawn."""
    kind = "primary" if loud else "secondary"
    key = f"download-{file_name}"
    st.download_button(label, make, file_name, mime, on_click="ignore", key=key, type=kind)


def table(frame: pl.DataFrame, alt: str | None = None) -> None:
    """A real table, for screen readers too; a long one is cut and says so. Only an address becomes a link."""
    shown = frame.head(MOST_ROWS_AS_TABLE)
    as_it_is = pl.col(pl.String).map_elements(_as_it_is, return_dtype=pl.String)
    st.table(shown.with_columns(as_it_is), hide_index=True, border="horizontal", alt=alt)
    if frame.height > MOST_ROWS_AS_TABLE:
        st.caption(f"The first {MOST_ROWS_AS_TABLE} of {frame.height} rows; the download has them all.")


def _as_it_is(text: str) -> str:
    """Streamlit reads a cell as markup, and what a person typed is not meant so."""
    return text if ADDRESS.fullmatch(text) else escaped(text)


def behind(frame: pl.DataFrame, made: str) -> None:
    """The table behind a chart, and how it was made: closed until asked for."""
    with st.expander("Show as a table"):
        table(frame)
    with st.expander("How this was made"):
        st.markdown(made)


def empty(words: str) -> None:
    """Where a picture would be: what is missing, why, and the one thing to do."""
    with st.container(border=True):
        st.write(words)
