"""Who is at the screen: from the cookie that the sign-in pages set to what that person may see and do."""

from collections.abc import Callable

import streamlit as st

from regional import access, room
from regional.access import Viewer
from regional.data import people
from regional.data.kept import for_a_moment
from regional.ways_in import is_on as is_on
from regional.web.sign_in import cookie
from regional.workflow.people import sessions


def viewer() -> Viewer:
    """LOCAL where nobody signs in; else the person whose session is still open, or PUBLIC.

    Ask in each run of a page, and again in what a button calls: the session may have ended in between.
    In room mode it is somebody who sees what a room may see, whoever signed in: here, for all pages.
    """
    whoever = viewer_of(token()) if is_on() else access.LOCAL
    return access.in_room(whoever) if room.is_on() else whoever


def while_it_lasts(
    make: Callable[[], bytes], tell: Callable[[bytes, str | None, Viewer], None] | None = None
) -> Callable[[], bytes]:
    """What a button makes later; not once the person at the screen may see less or other than they do now.

    tell: is told what was made, and for which session.

    Streamlit makes a file outside of the page's run, where it does not know any more who asks.
    Raises PermissionError then, which Streamlit tells as a file that cannot be made.
    """
    if not is_on():
        return make
    asked_by = token()
    drawn_for = viewer_of(asked_by)

    def made() -> bytes:
        if drawn_for is not access.PUBLIC and viewer_of(asked_by) != drawn_for:
            raise PermissionError("the session or a role has ended")
        content = make()
        if tell:
            tell(content, asked_by, drawn_for)
        return content

    return made


def token() -> str | None:
    """The session's token, as the browser brought it when it opened the page."""
    told = cookie.proxy_says_https(st.context.headers)
    names = [cookie.called(cookie.SESSION, https) for https in ((True, False) if told is None else (told,))]
    cookies = st.context.cookies.to_dict()
    return next((cookies[name] for name in names if name in cookies), None)


@for_a_moment
def viewer_of(session_token: str | None) -> Viewer:
    """Whose session it is now, with the roles they hold now; PUBLIC where it has ended."""
    session = sessions.look_up(session_token)
    if session is None:
        return access.PUBLIC
    return access.viewer_of(session.person_id, people.held(session.person_id), session.second_factor)
