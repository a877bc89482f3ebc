"""Pieces that several pages put on the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import polars as pl
import streamlit as st
from sqlalchemy.exc import DBAPIError, OperationalError

from models.council import INVENTED_MARK
from models.unusable import can_be_mended, why_not_stored
from regional import access, data
from regional.charts.drawing import Drawing
from regional.web.table import html_table
from regional.words import unfit
from regional.words.database import AWAY, NOT_STORED
from regional.workflow.unfit import Unfit


def theme() -> str:
    """The theme in use: a chart is drawn for it."""
    return st.context.theme.type or "light"


def stop_if_database_is_away() -> None:
    """In the place of a page that would break off in its middle: it asks for this anyway."""
    try:
        data.version()
    except OperationalError:
        st.error(AWAY)
        st.stop()


@contextmanager
def told_if_not_stored(tell: Callable[[str], object] = st.error) -> Iterator[None]:
    """Around whatever stores: where the disk is full, or nothing may be written, the person is told.

    tell: what does it; the callback of one box may not draw, and leaves the words for the page.
    """
    try:
        yield
    except DBAPIError as fault:
        if not can_be_mended(fault):
            raise
        tell(NOT_STORED[why_not_stored(fault)])


@contextmanager
def told_if_refused(to_mend: Callable[[str], str] = unfit.to_mend) -> Iterator[None]:
    """Around what a press does: what was refused or not stored is told, and what was typed stays where it is.

    to_mend: puts what is unfit into words.
    """
    try:
        with told_if_not_stored():
            yield
    except Unfit as fault:
        st.error(to_mend(str(fault)))
    except (PermissionError, LookupError):
        st.error(unfit.MAY_NOT)


def mark() -> str:
    """What every page and every file says while the councils are invented; empty for real ones."""
    return INVENTED_MARK if data.invented(access.PUBLIC) else ""


def labels(tiers: list[str]) -> None:
    """Who may see what is on the screen."""
    st.markdown(" ".join(f":gray-badge[{tier}]" for tier in tiers))


def sign_in(page: str) -> None:
    """The way to the sign-in form, and back to this page. page: its path, as in regional/navigation.py."""
    st.html(f'<p><a href="/sign-in?next=/{page}" target="_self">Sign in</a></p>')


def sentences(said: list[str]) -> None:
    """What the page says, before anything is drawn."""
    st.markdown("\n".join(f"- {sentence}" for sentence in said))


@contextmanager
def together(key: str) -> Iterator[None]:
    """What stays on one sheet of paper: a heading, its choice and its chart."""
    with st.container(key=f"together-{key}"):
        yield


@contextmanager
def on_screen(key: str) -> Iterator[None]:
    """What is left off paper: a choice that leads to something closed, a place to drop a file."""
    with st.container(key=f"screen-{key}"):
        yield


def show(drawing: Drawing, key: str, *, on_click: Callable[[], None] | None = None):
    """The picture itself, as wide as its place; on_click answers a choice of one of its marks."""
    return st.vega_lite_chart(
        drawing.sent,
        drawing.spec,
        theme=None,
        width="stretch",
        key=key,
        alt=drawing.alt,
        on_select=on_click or "ignore",
    )


def table(frame: pl.DataFrame, links: tuple[str, ...] = ()) -> None:
    """A real table, for screen readers too; only in the columns `links` is a link more than text."""
    st.html(html_table(frame, links))


@contextmanager
def closed(heading: str, key: str) -> Iterator[bool]:
    """A part that is closed until asked for; gives whether it is open, and only then is it to be filled.

    What is closed is not sent: most readers never open it, and hundreds of rows would wait for them.
    """
    part = st.expander(heading, key=key, on_change="rerun")
    with part:
        yield part.open


def behind(frame: pl.DataFrame, made: str, name: str = "chart") -> None:
    """The table behind a chart, and how it was made. name: which chart, on a page with several."""
    with closed("Show as a table", f"table-{name}") as opened:
        if opened:
            table(frame)
    how_made(made, name)


def how_made(made: str, name: str) -> None:
    """How what is shown was made, in words. name: of what, on a page with several."""
    with closed("How this was made", f"made-{name}") as opened:
        if opened:
            st.markdown(made)


def tell(key: str, said: str) -> None:
    """Draw the page anew, with what came of a press: `told` shows it, once."""
    st.session_state[f"{key}-told"] = said
    st.rerun()


def told(key: str) -> None:
    """What came of the last press of a part, by how it begins."""
    if said := st.session_state.pop(f"{key}-told", None):
        answer(said)


def answer(said: str) -> None:
    """What came of a press, in the box that goes with how it begins: "Done:", "To mend:" or "Note:"."""
    kinds = {"Done": st.success, "To mend": st.error}
    kinds.get(said.partition(":")[0], st.info)(said)


def empty(words: str) -> None:
    """Where a picture would be: what is missing, why, and the one thing to do."""
    with st.container(border=True):
        st.write(words)
