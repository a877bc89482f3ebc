"""Page settings and navigation; everything else is in the pages."""

import streamlit as st

from regional import startup, widgets
from regional.navigation import PAGES, ROOT

st.html(ROOT / "regional/web/style.css")
if st.context.theme.type == "dark":
    st.html(ROOT / "regional/web/dark_print.css")
startup.prepare()
page = st.navigation(
    [
        st.Page(ROOT / page.file, title=page.title, url_path=page.path, default=not page.path)
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
if mark:
    st.info(f"Note: {mark}")
page.run()
