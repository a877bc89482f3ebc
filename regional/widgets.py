"""Pieces that several pages put on the screen."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from regional.charts.drawing import Drawing
from regional.exports import picture
from regional.exports.table import csv_bytes
from regional.words.plain import escaped

Draw = Callable[[str], Drawing]  # from a theme's name


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


def table(frame: pl.DataFrame, links: tuple[str, ...] = ()) -> None:
    """A real table, for screen readers too. Streamlit reads cells as markup: only columns `links` may be."""
    as_it_is = pl.col(pl.String).exclude(links).map_elements(escaped, return_dtype=pl.String)
    st.table(frame.with_columns(as_it_is), hide_index=True, border="horizontal")


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
