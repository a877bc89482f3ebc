"""The form that an entry is written in, or changed from a version that is there."""

from datetime import timedelta

import streamlit as st

from models.metric import metrics
from models.practice import COST, EVIDENCE, SHORT, TEXTS
from models.theme import labels
from regional import data, days, signed_in, widgets
from regional.words import practice_page as words
from regional.words.plain import first_up
from regional.words.region import NAMES
from regional.words.sharing import tiers
from regional.words.unfit import all_to_mend
from regional.workflow import practice as workflow

A_YEAR = timedelta(days=365)
AFTER_TEXTS = ("links", "contact")  # the texts that stand below the choices


def form(code: str, row: dict | None, told: str) -> None:
    """row: of data.practice.own_practice, to begin from; told: the key of what tells what came of it."""
    key = f"write-{code}-{row['id'] if row else 'new'}"
    was = row or {"evidence": "told", "cost": "unknown", "tier": "region", "themes": ""}
    with st.form(key, border=False):
        given = {name: _text(name, was, key) for name in TEXTS if name not in AFTER_TEXTS}
        given |= _chosen(code, was, key)
        given |= {name: _text(name, was, key) for name in AFTER_TEXTS}
        pressed = st.form_submit_button(words.WRITE, type="primary")
    st.caption(words.NO_NAMES)
    if not pressed:
        return
    with widgets.told_if_refused(all_to_mend):
        _, version = workflow.keep(signed_in.viewer(), code, given, row["entry"] if row else None)
        widgets.tell(told, words.KEPT.format(version))


def _text(name: str, was: dict, key: str) -> str:
    box = st.text_input if TEXTS[name] == SHORT else st.text_area
    return box(words.BOXES[name], was.get(name) or "", max_chars=TEXTS[name], key=f"{key}-{name}")


def _chosen(code: str, was: dict, key: str) -> dict:
    themed = labels()
    titles = {each.id: each.title for each in metrics().values()}
    council = data.council(signed_in.viewer(), code)
    named = tiers(council["short_name"], council["region"])
    whom = {tier: named[tier] for tier in ("council", "region", "public")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        given = {
            "metric": _select(words.METRIC, titles, was, "metric", key, none=True),
            "before": st.number_input(words.BEFORE, value=was.get("before"), key=f"{key}-before", width=130),
            "after": st.number_input(words.AFTER, value=was.get("after"), key=f"{key}-after", width=130),
        }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        given |= {
            "evidence": _select(words.STRENGTH, EVIDENCE, was, "evidence", key),
            "cost": _select(words.COST, COST, was, "cost", key),
            "statement": _select(words.STATEMENT, NAMES, was, "statement", key, none=True),
        }
    chosen = [theme for theme in was["themes"].split() if theme in themed]
    given["themes"] = st.multiselect(
        words.THEMES, themed, chosen, format_func=themed.get, key=f"{key}-themes"
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        given["tier"] = _select(words.WHO_SEES, whom, was, "tier", key)
        again = was.get("review_on") or days.today() + A_YEAR
        given["review_on"] = st.date_input(
            words.LOOK_AGAIN, again, format="DD/MM/YYYY", key=f"{key}-review", width=190
        )
    return given


def _select(label: str, options: dict[str, str], was: dict, name: str, key: str, *, none: bool = False):
    """A choice, as it was; none: with no choice as one of them."""
    ids = list(options)
    index = ids.index(was[name]) if was.get(name) in ids else (None if none else 0)
    return st.selectbox(
        label, ids, index, format_func=lambda each: first_up(options[each]), key=f"{key}-{name}", width=330
    )
