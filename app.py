"""Page settings and navigation; everything else is in the pages."""

import streamlit as st

from regional import room, signed_in, startup, widgets
from regional.navigation import PAGES, ROOT
from regional.web.account import NOT_SERVED, html_account
from regional.web.dark_print import html_dark_print
from regional.web.room import html_room
from regional.web.sign_in.routes import are_served
from regional.workflow.people import names

st.html(ROOT / "regional/web/style.css")
if st.context.theme.type == "dark":
    st.html(html_dark_print())
startup.prepare()
widgets.stop_if_database_is_away()
room.keep()
viewer = signed_in.viewer()
page = st.navigation(
    [
        st.Page(
            ROOT / page.file,
            title=page.title,
            url_path=page.path,
            default=not page.path,
            visibility="visible" if page.listed_for(viewer) else "hidden",
        )
        for page in PAGES
    ],
    position="top",
)
mark = widgets.mark()
st.set_page_config(
    page_title=f"{page.title} - {'invented councils' if mark else 'adult social care, learning together'}",
    # A file of ours: Streamlit fetches its own named icons from a host on the internet.
    page_icon=ROOT / "regional/web/icon.svg",
    layout="wide",
)
if signed_in.is_on() and not room.is_on():
    name = (names.of(viewer.person) or ("",))[0] if viewer.is_signed_in else None
    way = html_account(name, page.url_path, st.query_params.to_dict(), unfinished=not viewer.roles)
    st.html(way if are_served() else NOT_SERVED)
if mark:
    st.info(f"Note: {mark}")
    st.html(ROOT / "regional/web/invented_print.css")
if room.is_on():
    st.html(ROOT / "regional/web/room.css")
# Before the page, which may stop in its middle; the style sheet puts it last.
st.html(html_room(page.url_path, st.query_params.to_dict(), room.is_on()))
with widgets.told_if_not_stored():
    page.run()
