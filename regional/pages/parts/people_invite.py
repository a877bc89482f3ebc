"""Inviting somebody, and what comes of a press on the page People: told once, at the next drawing of it."""

from datetime import timedelta
from urllib.parse import urlsplit

import streamlit as st

from models.event import now
from models.person import ROLES
from regional import days, widgets
from regional.access import Viewer
from regional.data import people
from regional.mail import NotSent
from regional.words import people as words
from regional.words import people_mail as of_mail
from regional.words.access import ROLES as NAMES
from regional.words.plain import moment
from regional.workflow.people import by_mail, invitations, links
from regional.workflow.unfit import Unfit

SAID, ADDRESS, TURN = "people-said", "people-address", "people-turn"


def say(said: str, path: str | None = None) -> None:
    """Draw the page anew, with what came of a press. path: of an address to copy; it is shown this once."""
    st.session_state[SAID] = said
    st.session_state[ADDRESS] = path
    st.rerun()


def hand_over(viewer: Viewer, done: str, person_id: str, purpose: str, token: str) -> None:
    """Say what is done, and bring a one-time address to the person: by e-mail, or by the viewer's hand."""
    path, until = links.PATHS[purpose] + token, moment(now() + links.LIFETIME[purpose])
    if not by_mail.is_set():
        say(f"{done} {of_mail.to_send(until)}", path)
    try:
        by_mail.send(viewer, person_id, purpose, _origin() + path, until)
    except NotSent as fault:
        say(f"{done} {of_mail.not_mailed(str(fault), until)}", path)
    say(f"{done} {of_mail.mailed(until)}")


def come_of_it() -> None:
    said, path = st.session_state.pop(SAID, None), st.session_state.pop(ADDRESS, None)
    if said:
        widgets.answer(said)
    if path:
        st.code(_origin() + path, language=None, wrap_lines=True)


def invite_section(viewer: Viewer) -> None:
    """A role and a place that the viewer may give, and who is to have it."""
    offered = [role for role in ROLES if people.places(viewer, role)]
    st.header(words.INVITE, anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role = st.selectbox("Role", offered, format_func=NAMES.get, key="invite-role", width=220)
        places = people.places(viewer, role)
        place = None
        if role != "operator":
            place = st.selectbox("Place", places, format_func=places.get, key=f"place-{role}", width=320)
    turn = st.session_state.setdefault(TURN, 0)  # in the boxes' names: after an invitation they are empty
    with st.form(f"invite-{turn}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input("Name", key=f"invite-name-{turn}", max_chars=100, width=320)
            email = st.text_input("E-mail address", key=f"invite-email-{turn}", max_chars=254, width=320)
            first = last = None
            if role == "peer_reviewer":
                today = days.today()
                first = st.date_input("First day", today, key="invite-first", format="DD/MM/YYYY", width=150)
                fortnight = today + timedelta(days=14)
                last = st.date_input("Last day", fortnight, key="invite-last", format="DD/MM/YYYY", width=150)
        if st.form_submit_button("Invite", type="primary", key="invite"):
            _invite(viewer, (name, email), role, place, (first, last))
    st.caption(of_mail.BY_MAIL if by_mail.is_set() else words.SENT_BY_YOU)


def _invite(viewer: Viewer, who: tuple[str, str], role: str, place: str | None, days: tuple) -> None:
    try:
        person_id, token = invitations.invite(viewer, *who, role, place, *days)
    except Unfit as fault:
        st.error(f"To mend: {fault}")
    except PermissionError:
        st.error(words.NOT_YOURS)
    else:
        st.session_state[TURN] += 1
        where = people.places(viewer, role).get(place, "")
        done = words.invited(who[0], role, where)
        if token is None:
            say(f"{done} {words.HAVE_ONE}")
        hand_over(viewer, done, person_id, links.INVITATION, token)


def _origin() -> str:
    """The address the viewer's browser knows us by; empty where there is no browser."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
