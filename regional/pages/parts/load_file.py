"""Load a publisher's file from the page, and take one back: for whoever may."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from regional import access, data, widgets
from regional.access import Viewer
from regional.words import load_file as words
from regional.workflow import published

LARGEST = 100  # MB: CQC's list is under 30


def load_file_section(viewer: Viewer) -> None:
    if not access.may_load_published(viewer):
        return
    st.header(words.HEADING, anchor=False)
    for said in st.session_state.pop("file-loaded", []):
        widgets.answer(said)
    st.write(words.WHAT)
    st.caption(words.SEVERAL_REGIONS)
    turn = st.session_state.setdefault("file-turn", 0)
    given = st.file_uploader(
        "A file, or several saved pages",
        accept_multiple_files=True,
        max_upload_size=LARGEST,
        key=f"file-{turn}",
    )
    if given:
        _look(viewer, [published.Given(each.name, each.getvalue()) for each in given], turn)
    _withdraw(viewer)


def _look(viewer: Viewer, files: list[published.Given], turn: int) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        released = st.date_input(
            "Released by its publisher, if you know", None, key=f"released-{turn}", format="DD/MM/YYYY"
        )
        period = st.text_input(
            "Year or month it is for (of LG Inform: its number), if its name does not say",
            key=f"period-{turn}",
            max_chars=10,
        )
    why = st.session_state.get(f"why-{turn}") or None
    with _progress(words.LOOKING):
        looked_at = _preview(viewer, files, period.strip() or None, str(released) if released else None, why)
    (st.write if looked_at.source else st.error)(words.recognised(looked_at))
    for each in looked_at.looked:
        _show(each)
    if looked_at.says("another_result") or why:
        st.text_input("Why it may take the place of the stored result", key=f"why-{turn}", max_chars=120)
    if looked_at.may_be_stored and st.button("Load", type="primary", key="load-file"):
        with _progress(words.STORING):
            done = published.store_all(viewer, looked_at)
        st.session_state["file-loaded"] = [words.done(each) for each in done]
        st.session_state["file-turn"] += 1
        st.session_state.pop("file-preview", None)
        st.rerun()


@contextmanager
def _progress(at_first: str) -> Iterator[None]:
    """A bar that says what is being done, for as long as it is."""
    bar = st.progress(0.0, at_first)
    with published.told_to(lambda said, share: bar.progress(share or 0.0, words.progress(said, share))):
        yield
    bar.empty()


def _preview(viewer: Viewer, files: list[published.Given], *said: str | None) -> published.Preview:
    """Read again only where something has changed: a long file takes seconds."""
    key = (tuple((each.name, hash(each.content)) for each in files), said, data.version())
    kept = st.session_state.get("file-preview")
    if kept is None or kept[0] != key:
        st.session_state["file-preview"] = kept = (key, published.preview(viewer, files, *said))
    return kept[1]


def _show(each: published.Looked) -> None:
    to_mend = [issue for issue in each.issues if issue.level == "error"]
    to_look_at = [issue for issue in each.issues if issue.level == "warning"]
    st.write(words.would_be(each))
    if to_mend:
        st.error(f"To mend ({len(to_mend)}): nothing of this is stored until it is mended.")
        widgets.table(words.issues(to_mend))
    if to_look_at:
        st.warning(f"To look at ({len(to_look_at)}): this is what we made of it.")
        widgets.table(words.issues(to_look_at))
    if each.contents and len(each.contents.figures):
        widgets.table(words.sample(each.contents))


def _withdraw(viewer: Viewer) -> None:
    files = data.publications(viewer).filter(kind="file", status="current")
    if files.is_empty():
        return
    with widgets.closed("Take a loaded file back", "withdraw-file") as opened:
        if not opened:
            return
        chosen = st.selectbox("Publication", files["id"].to_list()[::-1], key="withdraw-which", width=520)
        why = st.text_input("Why, in a few words", key="withdraw-why", max_chars=120)
        if st.button("Withdraw it", key="withdraw-now", disabled=not why.strip()):
            done = published.withdraw(viewer, chosen, why.strip())
            st.session_state["file-loaded"] = [words.withdrawn(chosen, done.figures, done.stand_again)]
            st.rerun()
