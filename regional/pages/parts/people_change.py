"""Taking a role away, a new password for somebody, a lost phone, and letting a person leave."""

import polars as pl
import streamlit as st

from regional import ways_in
from regional.access import Viewer
from regional.data import events
from regional.pages.parts.people_invite import hand_over, say
from regional.words import people as words
from regional.workflow.people import invitations, roles, second_factor


def joined_lately(viewer: Viewer) -> None:
    """Who accepted an invitation, so that somebody notices if it was not them."""
    lately = events.accepted_lately(viewer, words.LATELY)
    found = lately.remove(person=viewer.person)  # of themselves they know
    if not found.is_empty():
        known = events.names({*found["person"], *found["by"].drop_nulls()})
        st.info(words.joined_lately(found, known))


def end_role_section(viewer: Viewer, held: pl.DataFrame) -> None:
    """held: of data.people."""
    named = {row["role_id"]: words.role_line(row) for row in held.drop_nulls("role_id").to_dicts()}
    if not named:
        return
    st.header(words.TAKE_AWAY, anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role_id = st.selectbox("Who, what, where", named, format_func=named.get, key="role-held", width=520)
        if st.button("Take this role away", key="take-away"):
            _try(lambda: roles.take_away(viewer, role_id), words.taken_away(named[role_id]))


def person_section(viewer: Viewer, held: pl.DataFrame) -> None:
    """What the viewer may do for or with somebody all of whose roles are theirs to end."""
    theirs = held.filter("may_leave").unique("person_id", keep="first", maintain_order=True)
    rows = {row["person_id"]: row for row in theirs.to_dicts()}
    names = {person: words.with_address(row) for person, row in rows.items()}
    st.header(words.PERSON, anchor=False)
    st.caption(words.WHOSE)
    if not names:
        return
    person = st.selectbox("Person", names, format_func=names.get, key="person", width=520)
    row = rows[person]
    with st.container(horizontal=True):
        if row["joined"] and st.button(words.renew(ways_in.by_provider()), key="reset"):
            _new_password(viewer, row)
        if (
            row["joined"]
            and not ways_in.by_provider()
            and st.button("Their phone is lost", key="forget", help=words.LOST_PHONE)
        ):
            _try(lambda: second_factor.forget(viewer, person), words.forgotten(row))
        if row["joined"] and st.button(words.SIGN_OUT, key="sign-out"):
            _try(lambda: second_factor.sign_out_everywhere(viewer, person), words.signed_out(row))
    sure = st.checkbox(words.sure(row), key=f"sure-{person}")
    if st.button("Let them leave", key="leave", disabled=not sure) and sure:
        _try(lambda: roles.leave(viewer, person), words.left(row))


def _new_password(viewer: Viewer, row: dict) -> None:
    try:
        token = invitations.reset_link(viewer, row["person_id"])
    except (PermissionError, ValueError):
        st.error(words.NOT_YOURS)
    else:
        told = words.new_account if ways_in.by_provider() else words.new_password
        hand_over(viewer, told(row), row["person_id"], invitations.renewal(), token)


def _try(step, said: str) -> None:
    """Somebody else may have been quicker, or the viewer's own role has ended."""
    try:
        step()
    except (PermissionError, ValueError):
        st.error(words.NOT_YOURS)
    else:
        say(said)
