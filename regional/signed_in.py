"""Who is at the screen: from the cookie that the sign-in pages set to what that person may see and do."""

import os
from collections.abc import Callable

import streamlit as st

from regional import access, room
from regional.access import Viewer
from regional.data import people
from regional.web.sign_in import cookie
from regional.workflow.people import sessions

WAYS = ("none", "local")  # of signing in, as REGIONAL_SIGN_IN names them


def viewer() -> Viewer:
    """LOCAL where nobody signs in; else the person whose session is still open, or PUBLIC.

    Ask in each run of a page, and again in what a button calls: the session may have ended in between.
    In room mode it is somebody who sees what a room may see, whoever signed in: here, for all pages.
    """
    whoever = _of(token()) if is_on() else access.LOCAL
    return access.in_room(whoever) if room.is_on() else whoever


def while_it_lasts(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What a button makes later; not once the person at the screen may see less or other than they do now.

    Streamlit makes a file outside of the page's run, where it does not know any more who asks.
    Raises PermissionError then, which Streamlit tells as a file that cannot be made.
    """
    if not is_on():
        return make
    asked_by = token()
    drawn_for = _of(asked_by)

    def made() -> bytes:
        if drawn_for is not access.PUBLIC and _of(asked_by).scope != drawn_for.scope:
            raise PermissionError("the session or a role has ended")
        return make()

    return made


def is_on() -> bool:
    """Do people sign in here?

    Raises ValueError for settings that would open everything to strangers: a way we do not know, or a proxy
    and its hosts where nobody signs in.
    """
    way = os.environ.get("REGIONAL_SIGN_IN") or "none"
    if way not in WAYS:
        raise ValueError(f"REGIONAL_SIGN_IN is {way!r}. Set it to one of: {', '.join(WAYS)}.")
    let_in = [name for name in ("REGIONAL_HOSTS", "REGIONAL_PROXY") if os.environ.get(name)]
    if way == "none" and let_in:
        raise ValueError(
            f"{' and '.join(let_in)} would let a network in, and nobody signs in: whoever came would see "
            "everything. Set REGIONAL_SIGN_IN to local as well, or take the setting away."
        )
    return way != "none"


def token() -> str | None:
    """The session's token, as the browser brought it when it opened the page."""
    told = cookie.proxy_says_https(st.context.headers)
    names = [cookie.called(cookie.SESSION, https) for https in ((True, False) if told is None else (told,))]
    cookies = st.context.cookies.to_dict()
    return next((cookies[name] for name in names if name in cookies), None)


def _of(session_token: str | None) -> Viewer:
    session = sessions.look_up(session_token)
    if session is None:
        return access.PUBLIC
    return access.viewer_of(session.person_id, people.held(session.person_id), session.second_factor)
