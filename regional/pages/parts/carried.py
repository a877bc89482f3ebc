"""Last quarter copied forward: the press that does it, and what still stands as it was copied."""

import streamlit as st

from regional import access, days, signed_in, widgets
from regional.access import Viewer
from regional.pages.parts.fill_in_keeping import typed_is_stored
from regional.pages.parts.fill_in_opening import show_instead
from regional.pages.parts.fill_in_saving import tell
from regional.pages.parts.fill_in_sitting import KEPT, Sitting, texts
from regional.words import carried as words
from regional.workflow import carry_forward


def copy_button(at: Sitting) -> None:
    """What is typed comes along."""
    if carry_forward.may_be_copied(at.form):
        label = words.copy(at.form.last_quarter)
        st.button(label, on_click=_pressed, key="copy-forward", help=words.COPY_HELP)


def _pressed() -> None:
    """Where a box is left in the same blink, a browser asks for its row alone: the whole page is needed."""
    _copy()
    st.rerun()


@widgets.told_if_not_stored()
def _copy() -> None:
    at: Sitting = st.session_state[KEPT]
    viewer = signed_in.viewer()
    if not access.may_send(viewer, at.form.ons_code):
        return
    found = carry_forward.copy_forward(viewer, at.form, texts(at), days.now())
    said = words.copied(at.form.last_quarter, found.stored.version if found.stored else None)
    if found.stored:
        typed_is_stored(at)
        show_instead(viewer, at.form, found.stored.version, said)
    else:  # somebody else stored something, or what is typed cannot be kept: the form tells, as after a save
        tell(at, found)


def carried_section(viewer: Viewer, council: dict, quarter: str) -> None:
    """What was copied forward and stands unchanged in the newest version; nothing where nothing does."""
    ons_code = council["ons_code"]
    row, marked = carry_forward.carried(viewer, ons_code, quarter)
    if marked.is_empty():
        return
    version, shared = row["version"], row["stage"] == "shared"
    key = f"carried-{ons_code}-{quarter}"
    # A heading that stays the same: the part would close itself with the count that a press changes.
    with widgets.closed(words.heading(marked), key) as opened:
        if not opened:
            return
        st.caption(words.counted(marked, version, shared))
        widgets.table(words.table(marked))
        if shared:
            return
        _to_confirm(key, (ons_code, quarter, version), words.lines(marked))


def _to_confirm(key: str, version: tuple, lines: dict[str, tuple]) -> None:
    """lines: sheet, about and breakdown by the line's name."""
    with st.container(horizontal=True):
        for sheet in dict.fromkeys(line[0] for line in lines.values()):
            of_sheet = [line for line in lines.values() if line[0] == sheet]
            label = words.confirm(sheet, len(of_sheet))
            st.button(label, key=f"{key}-{sheet}", on_click=_confirm, args=(*version, of_sheet))
    chosen = st.multiselect(words.SOME, list(lines), key=f"{key}-some-{len(lines)}")
    asked = {"on_click": _confirm, "args": (*version, [lines[name] for name in chosen])}
    st.button(words.CONFIRM_SOME, key=f"{key}-confirm", disabled=not chosen, **asked)


@widgets.told_if_not_stored()
def _confirm(ons_code: str, quarter: str, version: int, lines: list[tuple]) -> None:
    viewer = signed_in.viewer()
    if access.may_send(viewer, ons_code):
        carry_forward.confirm(viewer, ons_code, quarter, version, lines)
