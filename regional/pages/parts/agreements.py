"""Data-sharing agreements of a region's councils: recorded, ended, asked for."""

from datetime import date

import polars as pl
import streamlit as st

from models.sharing import TIERS
from regional import access, data, days, signed_in, widgets
from regional.access import Viewer
from regional.words import agreements as words
from regional.words.sharing import tiers
from regional.workflow import agreements as workflow


def agreements_section(viewer: Viewer, region: str) -> None:
    """For whoever decides for the region."""
    if not access.may_decide_for_region(viewer, region):
        return
    councils = data.councils(viewer).filter(pl.col("region") == region)
    rows = data.agreements(viewer, tuple(councils["ons_code"])).to_dicts()
    today = days.today()
    rows = [row | {"last_day": data.last_day(row), "holds": data.holds(row, today)} for row in rows]
    covered = len({row["ons_code"] for row in rows if row["holds"]})
    asked = region in data.agreements_asked(viewer)
    key = f"agreements-{region}"
    widgets.told(key)
    with widgets.closed(words.heading(region, councils.height, covered, asked), key) as opened:
        if not opened:
            return
        _asked(region, asked, key)
        if rows:
            widgets.table(words.table(rows, today))
        _record(councils, region, today, key)
        _end([row for row in rows if row["ended_on"] is None and row["ends"] >= today], councils, key)
        st.caption(words.FOOT)
        if not signed_in.is_on():
            st.caption(words.LOCAL)


def _asked(region: str, asked: bool, key: str) -> None:
    box = f"{key}-asked"
    st.session_state[box] = asked  # only a click stores: an open tab must not undo another's choice
    st.checkbox(words.ASK, key=box, on_change=_store_asked, args=(region, box))


def _store_asked(region: str, box: str) -> None:
    viewer = signed_in.viewer()
    if access.may_decide_for_region(viewer, region):
        with widgets.told_if_not_stored():
            workflow.ask_for_agreements(viewer, region, st.session_state[box])


def _record(councils: pl.DataFrame, region: str, today: date, key: str) -> None:
    names = dict(councils.select("ons_code", "short_name").iter_rows())
    with st.form(f"{key}-record", border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            code = st.selectbox(
                "Agreement with", names, format_func=names.get, key=f"{key}-council", width=260
            )
            first = st.date_input("First day", today, format="DD/MM/YYYY", key=f"{key}-first", width=150)
            year_on = date(today.year + 1, 3, 31)
            last = st.date_input("Last day", year_on, format="DD/MM/YYYY", key=f"{key}-last", width=150)
            far = {tier: words for tier, words in tiers("the council", region).items() if tier in TIERS[1:]}
            widest = st.selectbox(
                "How far it goes", far, index=1, format_func=far.get, key=f"{key}-widest", width=330
            )
        parties = st.text_input("Parties", key=f"{key}-parties", max_chars=workflow.CAP)
        purpose = st.text_input("Purpose", key=f"{key}-purpose", max_chars=workflow.CAP)
        pressed = st.form_submit_button(words.RECORD)
    if not pressed:
        return
    agreement = workflow.Agreement(parties, purpose, widest, first, last)
    if agreement.fault:  # what was typed stays where it is
        st.error(agreement.fault)
        return
    council = councils.row(by_predicate=pl.col("ons_code") == code, named=True)
    workflow.record_agreement(signed_in.viewer(), council, agreement)
    widgets.tell(key, words.RECORDED)


def _end(rows: list[dict], councils: pl.DataFrame, key: str) -> None:
    lines = {row["id"]: words.line(row) for row in rows}
    if not lines:
        return
    number = st.selectbox("Agreement to end", lines, format_func=lines.get, key=f"{key}-which", width=420)
    sure = st.checkbox(words.SURE, key=f"{key}-sure-{number}")
    if st.button(words.END, key=f"{key}-end", disabled=not sure) and sure:
        code = next(row["ons_code"] for row in rows if row["id"] == number)
        council = councils.row(by_predicate=pl.col("ons_code") == code, named=True)
        try:
            workflow.end_agreement(signed_in.viewer(), council, number)
        except LookupError:
            widgets.tell(key, words.GONE)
        widgets.tell(key, words.ENDED)
