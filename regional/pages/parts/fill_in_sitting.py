"""One person at the form: what the form holds, what was found in it, and what stands in its boxes."""

from dataclasses import dataclass, field
from uuid import uuid4

import streamlit as st

from regional.pages.parts.fill_in_boxes import key_of
from regional.workflow import unsaved
from regional.workflow.fill_in import Form
from regional.workflow.fill_in_place import Place
from regional.workflow.typed import Saved, Texts

KEPT, SAID = "fill-in", "fill-in-said"  # in the session: the sitting, and what came of the last press


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
    def taken_over(self) -> unsaved.Rows:
        """The rows of an earlier sitting that what is typed now takes the place of."""
        return self.left.rows if self.left else ()

    @property
    def now(self) -> Texts:
        """What stands in every box."""
        return self.form.texts if self.changed is None else self.changed

    @property
    def submitted(self) -> bool:
        """By the last press, and nothing was changed since."""
        stored = self.found.stored if self.found else None
        return bool(stored and stored.stage != "draft" and self.now == self.form.texts)

    @property
    def ready(self) -> bool:
        """Nothing was left to mend, and it is not submitted yet."""
        found = self.found
        done = found and found.stored and found.stored.stage != "draft"
        return bool(found and found.looked_at.may_be_submitted and not found.newer and not done)


def texts(at: Sitting) -> Texts:
    """What stands in every box now. A box that is not drawn holds what it held."""
    return {
        place: st.session_state.get(key_of(place, at.turn), held) or ""
        for place, held in at.form.texts.items()
    }


def differing(at: Sitting) -> Texts:
    """The boxes that hold something else than the version the form was begun from."""
    return {place: text for place, text in at.now.items() if text != at.stored.get(place, "")}
