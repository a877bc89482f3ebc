"""The boxes of the form, sheet by sheet: compact rows on a wide screen, one under the other on a phone."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from models.metric import metrics
from regional.words import fill_in as words
from regional.words.fill_in_saved import NOT_KEPT_AS_TYPED, under_its_row
from regional.workflow.fill_in import Form
from regional.workflow.fill_in_place import Place
from regional.workflow.typed import Fault

METRIC_FIELDS = ("value", "numerator", "denominator", "marker", "note")
METRIC_WIDTHS = (4.1, 0.9, 1.1, 1.1, 1.15, 0.75, 2.2)
SCORE_WIDTHS = (1.6, 2.2, 4.4)
ANSWERS = ("how_are_we_doing", "how_do_we_know", "what_next")
HEIGHT_OF_AN_ANSWER = 116  # four lines
PAUSE = "1s"  # in typing, after which a short box is kept though it was not left


def key_of(place: Place, turn: str) -> str:
    """The name a box's text is kept under; it begins with the field, which the style sheet reads."""
    return f"box-{place.field}-{turn}-{place.sheet}-{place.about}-{place.breakdown}"


Keep = Callable[[], None]


@dataclass
class Typing:
    """What is done as somebody types."""

    keep: Keep  # called when a box changed, before its row is drawn
    refused: Callable[[], frozenset[Place]]  # the boxes that are not kept as they are typed
    told: DeltaGenerator  # a place that every row may write to
    tell: Callable[[DeltaGenerator], None]  # called when a row was drawn again by itself
    all_drawn: bool = False


def boxes(form: Form, sheet: str, turn: str, faults: list[Fault], typing: Typing) -> None:
    """Every box of a sheet, and under each row what was found wrong with it.

    Each row is drawn again by itself when a box of it changed: the others are not touched, nor what is
    typed in them meanwhile.
    """
    rows = [list(places) for _, places in groupby(form.texts, key=lambda place: place[:3])]
    draw = {"Scores": _score, "Answers": _answers, "Metrics": _metric}.get(sheet, _any)
    st.caption(words.hint(sheet))
    if sheet == "Scores":
        _heads(SCORE_WIDTHS, "", *words.SCORE_HEADS)
    for heading, group in groupby((row for row in rows if row[0].sheet == sheet), key=_heading):
        if sheet == "Metrics":
            _heads(METRIC_WIDTHS, words.NAMES[heading], *words.METRIC_HEADS)
        for places in group:
            _row(
                draw, form, places, turn, [each for each in faults if set(each.places) & set(places)], typing
            )


@st.fragment
def _row(
    draw: Callable[..., None], form: Form, places: list[Place], turn: str, faults: list[Fault], typing: Typing
) -> None:
    draw(form, places, turn, typing.keep)
    _told(faults, refused=bool(typing.refused() & set(places)))
    if typing.all_drawn:
        typing.tell(typing.told)
    else:
        typing.told.empty()  # or Streamlit would not let this row write there later


def _heading(places: list[Place]) -> str:
    """Metrics stand under their statement."""
    return metrics()[places[0].about].statement if places[0].sheet == "Metrics" else ""


def _heads(widths: tuple[float, ...], heading: str, *heads: str) -> None:
    first, *rest = st.columns(widths, vertical_alignment="bottom")
    if heading:
        first.header(heading, anchor=False)
    for column, head in zip(rest, heads, strict=True):
        column.caption(head)


def _score(form: Form, places: list[Place], turn: str, keep: Keep) -> None:
    name, *columns = st.columns(SCORE_WIDTHS, vertical_alignment="center")
    name.markdown(words.about(*places[0][:3]))
    for place, column in zip(places, columns, strict=True):
        with column:
            _box(form, place, turn, keep, collapsed=True)


def _answers(form: Form, places: list[Place], turn: str, keep: Keep) -> None:
    st.header(words.about(*places[0][:3]), anchor=False)
    *answers, unchanged = places
    for place, column in zip(answers, st.columns(len(answers)), strict=True):
        with column:
            st.caption(place.column.name)
            _box(form, place, turn, keep, collapsed=True)
    st.caption(words.ANSWER_KEPT)
    _box(form, unchanged, turn, keep)


def _metric(form: Form, places: list[Place], turn: str, keep: Keep) -> None:
    title, last, *columns = st.columns(METRIC_WIDTHS, vertical_alignment="center")
    first = places[0]
    title.markdown(words.metric(first.about, first.breakdown))
    last.markdown(words.last(first.about, form.last.get((first.about, first.breakdown))))
    by_field = {place.field: place for place in places}
    for field, column in zip(METRIC_FIELDS, columns, strict=True):
        if _is_asked(form, by_field[field]):
            with column:
                _box(form, by_field[field], turn, keep, collapsed=True)


def _is_asked(form: Form, place: Place) -> bool:
    """Parts are asked for only where they make the value; what was given all the same has its box."""
    return place.field not in ("numerator", "denominator") or place.has_parts or bool(form.texts[place])


def _any(form: Form, places: list[Place], turn: str, keep: Keep) -> None:
    """A sheet without a look of its own: its boxes side by side, each under its whole name."""
    for place, column in zip(places, st.columns(len(places), vertical_alignment="bottom"), strict=True):
        with column:
            _box(form, place, turn, keep)


def _box(form: Form, place: Place, turn: str, keep: Keep, collapsed: bool = False) -> None:
    """One box. Its name is spoken though it may not be drawn; what cannot be read stands in it as it was."""
    text, column = form.texts[place], place.column
    said = {
        "label": words.label(place),
        "key": key_of(place, turn),
        "on_change": keep,
        "label_visibility": "collapsed" if collapsed else "visible",
    }
    if options := place.options:
        options = options if text in options else (*options, text)
        chosen = {"options": options, "index": options.index(text)}
        chosen["format_func"] = lambda each: words.option(column.kind, each)
        if place.sheet in ("Scores", "Answers"):
            st.radio(**said, **chosen, horizontal=True)
        else:
            st.selectbox(**said, **chosen)
    elif place.field in ANSWERS:
        st.text_area(**said, value=text, height=HEIGHT_OF_AN_ANSWER)
    else:
        st.text_input(**said, value=text, autocomplete="off", live=PAUSE)


def _told(faults: list[Fault], refused: bool) -> None:
    """Its place is kept where there is nothing to tell: what follows stays as it is while somebody types."""
    place = st.empty()
    lines = [under_its_row(each.issue) for each in faults]
    if refused and not any(each.issue.check == "personal_data" for each in faults):
        lines.append(NOT_KEPT_AS_TYPED)
    if lines:
        place.markdown("  \n".join(lines))
