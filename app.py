"""Page settings and navigation; everything else is in the pages."""

import streamlit as st

from regional import startup
from regional.navigation import ROOT, pages

st.html(ROOT / "regional/web/style.css")
startup.prepare()
page = st.navigation(
    [
        st.Page(ROOT / page.file, title=page.title, url_path=page.path, default=not page.path)
        for page in pages()
    ],
    position="top",
)
st.set_page_config(
    page_title=f"{page.title} - adult social care, learning together",
    # A file of ours: Streamlit fetches its own named icons from a host on the internet.
    page_icon=ROOT / "regional/web/icon.svg",
    layout="wide",
)
page.run()
