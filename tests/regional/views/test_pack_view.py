"""The charts of a pack, made anew each time of what was asked: with the newest data, for whoever asks."""

import json

import pytest

from ingest.demonstration.definitions import councils
from regional import data
from regional.access import LOCAL, PUBLIC
from regional.data.packs import Asked
from regional.views import pack
from regional.words import pack as words
from regional.words.provenance import ALL_PUBLIC, NOT_PUBLIC

CODES = dict(councils().select("short_name", "ons_code").iter_rows())
TANSYFORD, OXLIPSTEAD, HEDGEROW = CODES["Tansyford"], CODES["Oxlipstead"], "Hedgerow Counties"
BESIDE = {"council": OXLIPSTEAD, "peers": "region", "list": []}
EVERY = {
    "map": {"region": HEDGEROW, "show": "own", "quarter": None},
    "profile": BESIDE,
    "one score": {"council": OXLIPSTEAD},
    "metric": {"council": OXLIPSTEAD, "metric": "direct_payments", "group": "all", "first": False},
    "own figure": {"council": OXLIPSTEAD, "metric": "direct_payments"},
    "compared": BESIDE | {"compare": "equity", "year": None, "order": "name"},
    "funnel": {"council": OXLIPSTEAD, "metric": "direct_payments", "year": None},
    "spine": {"council": OXLIPSTEAD},
    "themes": {"where": HEDGEROW, "theme": None},
    "matrix": {"where": HEDGEROW, "theme": "waiting_times"},
}
HERE = [kind for kind in EVERY if kind != "spine"]  # nothing invented is told of England

pytestmark = pytest.mark.usefixtures("demonstration")


@pytest.mark.parametrize("kind", HERE)
def test_every_kind_has_a_picture_a_page_and_words_that_name_its_place(kind):
    made = pack.piece(LOCAL, Asked(kind, EVERY[kind]))
    assert made.shown.draw("light").alt
    assert made.shown.taken.slides
    assert made.asked.startswith((HEDGEROW, "Oxlipstead"))
    assert not made.gone


@pytest.mark.parametrize("kind", ["profile", "compared"])
def test_the_peer_groups_name_and_how_many_of_it_are_known_stand_on_every_slide_of_a_comparison(kind):
    told = pack.piece(LOCAL, Asked(kind, EVERY[kind])).shown.taken.told("What is shown")
    assert "other Hedgerow Counties councils" in told
    assert " of 11" in told


@pytest.mark.parametrize("kind", HERE)
def test_every_kind_says_who_may_see_it(kind):
    told = pack.piece(LOCAL, Asked(kind, EVERY[kind])).shown.taken.told("Who may see it")
    sent = kind in ("map", "profile", "own figure")  # of own scores and own figures
    assert told == (NOT_PUBLIC if sent else ALL_PUBLIC)


def test_every_kind_there_is_is_tried():
    assert set(EVERY) == set(pack.KINDS)
    assert pack.piece(LOCAL, Asked("spine", EVERY["spine"])).gone == words.GONE


def test_what_is_kept_of_a_chart_holds_no_figure():
    assert not [part for part in json.dumps(EVERY).split() if part.strip('",{}').isdigit()]


def test_the_newest_quarter_is_whichever_is_newest_when_it_is_taken():
    newest, before = data.quarters_sent(LOCAL)[:2]
    asked = EVERY["map"]
    assert newest in pack.piece(LOCAL, Asked("map", asked)).shown.taken.title
    assert before in pack.piece(LOCAL, Asked("map", asked | {"quarter": before})).shown.taken.title


def test_what_somebody_may_not_see_and_what_is_not_there_are_told_in_the_same_words():
    forbidden = pack.piece(PUBLIC, Asked("own figure", EVERY["own figure"]))
    nothing = pack.piece(PUBLIC, Asked("own figure", EVERY["own figure"] | {"metric": "no_such"}))
    assert forbidden.shown is nothing.shown is None
    assert forbidden.gone == nothing.gone == words.GONE
    assert pack.piece(PUBLIC, Asked("map", EVERY["map"])).shown is None


def test_a_profile_of_somebody_who_may_see_less_has_no_own_scores():
    theirs = pack.piece(PUBLIC, Asked("profile", EVERY["profile"])).shown.taken
    ours = pack.piece(LOCAL, Asked("profile", EVERY["profile"])).shown.taken
    assert "own" in ours.table("Statements").frame.columns
    assert ours.data["own_score"].count()
    assert not theirs.data["own_score"].count()


@pytest.mark.parametrize(
    "asked",
    [
        Asked("no such kind", {}),
        Asked("profile", BESIDE | {"council": "E99999999"}),
        Asked("profile", BESIDE | {"peers": "no such peers"}),
        Asked("map", EVERY["map"] | {"region": "Nowhere"}),
        Asked("metric", EVERY["metric"] | {"metric": "no_such_metric"}),
        Asked("compared", EVERY["compared"] | {"compare": "no_such_metric"}),
        Asked("compared", EVERY["compared"] | {"peers": "own"}),
    ],
)
def test_what_is_no_more_since_it_was_asked_says_so(asked):
    made = pack.piece(LOCAL, asked)
    assert made.shown is None
    assert made.gone == words.GONE


def test_the_words_of_what_was_asked_say_whose_what_beside_whom_and_when():
    said = {kind: pack.in_words(LOCAL, Asked(kind, choices)) for kind, choices in EVERY.items()}
    assert said["map"] == "Hedgerow Counties: map of own scores, newest quarter"
    assert said["compared"] == "Oxlipstead: equity beside its region"
    assert said["matrix"] == "Hedgerow Counties: waiting times by council"
    year = EVERY["compared"] | {"compare": "direct_payments", "year": "2022-23"}
    assert pack.in_words(LOCAL, Asked("compared", year)).endswith("beside its region, 2022-23")


def test_a_published_series_that_was_redefined_breaks_its_line():
    taken = pack.piece(LOCAL, Asked("metric", EVERY["metric"])).shown.taken
    [chart] = taken.charts
    before, after = (taken.tables[0].frame[each.column] for each in chart.series[:2])
    assert before.count()
    assert after.count()
    assert not (before.is_not_null() & after.is_not_null()).any()
    assert taken.tables[0].frame.filter(after.is_not_null())["period"].min() == "2023-24"


def test_the_matrix_is_a_table_with_signs_and_a_dot_for_not_found():
    [table] = pack.piece(LOCAL, Asked("matrix", EVERY["matrix"])).shown.taken.slides
    found = set(table.frame.unpivot(index="name")["value"])
    assert {"+1", "−1", "·"} <= found
