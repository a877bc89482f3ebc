"""One person at the form: what the form holds, what was found in it, and a press of one of its buttons."""

from dataclasses import dataclass, field, replace
from uuid import uuid4

import streamlit as st

from regional import access, days, signed_in, widgets
from regional.access import Viewer
from regional.pages.parts.fill_in_boxes import key_of
from regional.words import fill_in_saved as words
from regional.workflow import fill_in, typed, unsaved
from regional.workflow.fill_in import Form
from regional.workflow.fill_in_place import Place
from regional.workflow.typed import Saved, Texts

KEPT, TURN, SAID, NEW = "fill-in", "fill-in-turn", "fill-in-said", "fill-in-new"
JUST_OPENED = "fill-in-just-opened"


@dataclass(frozen=True)
class Sitting:
    """One form from its opening until it is opened anew."""

    form: Form
    turn: str  # in the name of every box: a form that is opened anew has boxes of its own
    found: Saved | None = None  # at the last press, or in a draft as it was opened
    came_back: bool = False  # the boxes hold what was typed before the connection was lost
    stored: Texts = field(default_factory=dict)  # what the version held that the form was begun from
    left: unsaved.Unsaved | None = None  # what was typed at an earlier sitting and not saved
    changed: Texts | None = None  # what stands in the boxes, once one was changed since the last press
    id: str = field(default_factory=lambda: uuid4().hex)  # what is typed is kept under it
    not_kept: str | None = None  # what is said where nothing that is typed can be kept just now
    refused: frozenset[Place] = frozenset()  # boxes not kept as they are typed: they hold personal data

    @property
    def now(self) -> Texts:
        """What stands in every box."""
        return self.form.texts if self.changed is None else self.changed

    @property
    def ready(self) -> bool:
        """Nothing was left to mend, and it is not submitted yet."""
        done = self.found and self.found.stored and self.found.stored.stage != "draft"
        return bool(
            self.found and self.found.looked_at.may_be_submitted and not self.found.newer and not done
        )


def sitting(viewer: Viewer, council: dict, quarter: str) -> Sitting:
    """The one that is going on, or a new one.

    Streamlit forgets the boxes of a page that was left: then it begins again, from what was kept.
    """
    kept: Sitting | None = st.session_state.get(KEPT)
    new = st.session_state.pop(NEW, False)  # opened by the press that leads here: its boxes are not drawn yet
    if kept and (kept.form.ons_code, kept.form.quarter) == (council["ons_code"], quarter):
        a_box = key_of(next(iter(kept.form.texts)), kept.turn)
        if a_box in st.session_state or new:
            return kept
    return open_anew(viewer, council, quarter)


def open_anew(viewer: Viewer, council: dict, quarter: str, version: int | None = None) -> Sitting:
    """From a version that is asked for; else from where this person left off, or the newest draft."""
    form = fill_in.opened(viewer, council, quarter, version)
    stored, newest = form.texts, form.version
    left = None if version else unsaved.left_by(viewer, form.ons_code, quarter)
    if left:
        form = replace(form, texts=left.over(stored), version=left.version)
    found = None
    if left and newest != left.version:
        found = replace(typed.look(viewer, form, form.texts, days.now()), faults=[], newer=newest)
    elif form.begun_from and not left:
        found = typed.look(viewer, form, form.texts, days.now())
    # The same name in every session: where the connection was lost, the browser still holds what was typed.
    turn = f"{council['ons_code']}-{quarter}-{st.session_state.get(TURN, 0)}"
    st.session_state[KEPT] = Sitting(form, turn, found, stored=stored, left=left)
    st.session_state[JUST_OPENED] = True
    return st.session_state[KEPT]


def came_back(at: Sitting) -> bool:
    """Whether the boxes of a form that was opened just now, once drawn, hold what nobody put there now.

    A browser that lost its connection gives them to the next session, which does not know what they were
    begun from: then any version that is stored may be somebody else's.
    """
    now_typed = texts(at)
    if not st.session_state.pop(JUST_OPENED, False) or now_typed == at.form.texts:
        return False
    form = replace(at.form, texts=now_typed, version=None if at.form.version else 0)
    st.session_state[KEPT] = replace(at, form=form, found=None, came_back=True)
    keep_typed()
    return True


def texts(at: Sitting) -> Texts:
    """What stands in every box now. A box that is not drawn holds what it held."""
    return {
        place: st.session_state.get(key_of(place, at.turn), held) or ""
        for place, held in at.form.texts.items()
    }


def differing(at: Sitting) -> Texts:
    """The boxes that hold something else than the version the form was begun from."""
    return {place: text for place, text in at.now.items() if text != at.stored.get(place, "")}


def keep_typed() -> None:
    """Keep what stands in the boxes: at each change of one, whether anybody presses a button or not."""
    at: Sitting = st.session_state[KEPT]
    at = replace(at, changed=texts(at))
    viewer = signed_in.viewer()
    if access.may_send(viewer, at.form.ons_code):
        with widgets.told_if_not_stored(_not_kept):  # what was typed stays in the boxes
            refused = unsaved.keep(viewer, at.form, at.id, differing(at), _taken_over(at))
            st.session_state[KEPT] = replace(at, refused=frozenset(refused), not_kept=None)


def _not_kept(said: str) -> None:
    at: Sitting = st.session_state[KEPT]
    st.session_state[KEPT] = replace(at, changed=texts(at), not_kept=said)


def typed_is_stored(at: Sitting) -> None:
    """A version holds what was typed: it need not be kept any more."""
    unsaved.forget(signed_in.viewer(), at.form.ons_code, at.id, _taken_over(at))


def refused() -> frozenset[Place]:
    """The boxes that are not kept as they are typed, because they seem to hold personal data."""
    return st.session_state[KEPT].refused


def begin_again() -> None:
    """Give up what was typed and not saved: the form is opened anew, as if nothing had been."""
    at: Sitting = st.session_state[KEPT]
    viewer = signed_in.viewer()
    if access.may_send(viewer, at.form.ons_code):
        unsaved.forget(viewer, at.form.ons_code, at.id, _taken_over(at))
        _new_boxes()
        open_anew(viewer, at.form.council, at.form.quarter)


def save(*, submit: bool = False, over: int | None = None) -> Saved | None:
    """Check what was typed and keep it; the form goes on from what is now stored.

    None, and nothing is kept, if whoever pressed may not send it any more, or nothing can be stored just
    now: the page then says so, and the boxes hold what was typed.
    """
    at: Sitting = st.session_state[KEPT]
    viewer = signed_in.viewer()  # as it is now: a form may stand open longer than a session
    if not access.may_send(viewer, at.form.ons_code):
        return None
    now_typed = texts(at)
    found = None
    with widgets.told_if_not_stored():
        found = typed.save(viewer, at.form, now_typed, days.now(), submit=submit, over=over)
    if found is None:
        return None
    form = replace(at.form, texts=now_typed)
    stored, left = at.stored, at.left
    if found.stored:
        unsaved.forget(viewer, at.form.ons_code, at.id, _taken_over(at))
        stored, left = now_typed, None
        version = found.stored.version
        form = replace(form, version=version, begun_from=version, left_out=0)
        to_mend = len(found.looked_at.to_mend)
        name, quarter = form.council["short_name"], form.quarter
        st.session_state[SAID] = words.stored(found.stored, name, quarter, to_mend)
    still = at.came_back and found.stored is None
    st.session_state[KEPT] = replace(
        at,
        form=form,
        found=found,
        came_back=still,
        stored=stored,
        left=left,
        changed=None,
        refused=frozenset(),
    )
    return found


def tell(at: Sitting, found: Saved) -> None:
    """Show what came of a press that stored nothing."""
    st.session_state[KEPT] = replace(at, form=replace(at.form, texts=texts(at)), found=found, changed=None)


def show_instead(viewer: Viewer, form: Form, version: int, said: str) -> None:
    """The form begins anew, from a version that a press has made."""
    _new_boxes()
    open_anew(viewer, form.council, form.quarter, version)
    st.session_state[SAID] = said


def keep_mine_and_open(theirs: int) -> None:
    """What was typed becomes a draft, so that it is not lost; then the form shows the other version."""
    found = save(over=theirs)
    if found is None:
        return
    said = words.went_on(found.stored.version if found.stored else None, theirs)
    show_instead(signed_in.viewer(), st.session_state[KEPT].form, theirs, said)


def _new_boxes() -> None:
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state[NEW] = True


def _taken_over(at: Sitting) -> unsaved.Rows:
    return at.left.rows if at.left else ()
