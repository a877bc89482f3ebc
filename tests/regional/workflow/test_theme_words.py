"""What a person says of a sentence wins, is kept, and is the council's own where the sentence is."""

import polars as pl
import pytest
from sqlalchemy import select, update

from models.assessment import Finding
from models.event import Event, record
from models.theme_word import ThemeWord
from regional import data
from regional.analysis.themes.said import agreed, with_words
from regional.views import coded as views
from regional.workflow.theme_words import say
from tests.regional.workflow.signing_off import APPROVER, BARNET, BRENT, CONTRIBUTOR, LEAD, RIVAL

pytestmark = pytest.mark.both_databases

SENTENCE = "Carers lacked respite."


def stored(database, column):
    with database.engine().connect() as connection:
        return connection.execute(select(column).order_by(column)).scalars().all()


def test_a_word_is_kept_with_who_and_an_event_and_the_newest_counts(database, barnet):
    say(LEAD, barnet, SENTENCE, False, {"carers": "strength"})
    say(APPROVER, barnet, "  carers lacked  respite.", False, {"carers": None, "prevention": "shortfall"})
    newest = data.theme_words(LEAD).select("theme", "holds", "polarity", "said_by").sort("theme").rows()
    assert newest == [
        ("carers", False, None, "p-approver"),
        ("prevention", True, "shortfall", "p-approver"),
    ]
    assert len(stored(database, ThemeWord.id)) == 3
    assert "theme of a sentence said" in stored(database, Event.what)


def test_a_word_of_one_council_leaves_the_others_on_the_same_sentence_alone(database, barnet):
    brent = data.council(LEAD, BRENT)
    say(LEAD, barnet, SENTENCE, False, {"carers": None})
    say(LEAD, brent, SENTENCE, False, {"carers": "strength"})
    assert set(data.theme_words(LEAD).select("ons_code", "holds").rows()) == {(BARNET, False), (BRENT, True)}


@pytest.mark.parametrize(
    ("viewer", "of_return"), [(RIVAL, False), (RIVAL, True), (LEAD, True)], ids=["rival", "rival's", "lead's"]
)
def test_nobody_else_may_say(database, barnet, viewer, of_return):
    with pytest.raises(PermissionError):
        say(viewer, barnet, SENTENCE, of_return, {"carers": None})
    assert stored(database, ThemeWord.id) == []


@pytest.mark.parametrize("word", [{}, {"weather": "strength"}, {"other": "strength"}, {"carers": "good"}])
def test_a_word_is_about_a_theme_and_names_it_as_we_do(database, barnet, word):
    with pytest.raises(ValueError, match=r"A (word|theme) is"):
        say(LEAD, barnet, SENTENCE, False, word)


def test_what_is_said_of_a_return_is_seen_by_its_council_alone(barnet):
    say(CONTRIBUTOR, barnet, SENTENCE, True, {"carers": None})
    assert data.theme_words(APPROVER).height == 1
    assert data.theme_words(LEAD).is_empty()
    assert data.theme_words(RIVAL).is_empty()


def test_a_word_wins_over_the_coder_and_outlives_a_new_coding(database, barnet, monkeypatch):
    row = views.texts(LEAD, "London").filter(council="Barnet").row(0, named=True)
    before = views.coded(LEAD, "London", None).file.filter(pl.col("Sentence") == row["sentence"])
    say(LEAD, barnet, row["sentence"], False, {"direct_payments": "mixed"})
    monkeypatch.setattr(views.coding, "_known", {})  # as after a start, or a new coder
    after = views.coded(LEAD, "London", None).file.filter(pl.col("Sentence") == row["sentence"])
    assert ("direct_payments", "mixed") in after.select("Theme", "Named as").rows()
    assert "direct_payments" not in before["Theme"]


def test_a_word_on_one_council_s_sentence_leaves_the_same_sentence_of_another_s(database, barnet):
    with database.writing() as connection:
        both = select(Finding).where(Finding.ons_code.in_((BARNET, BRENT))).order_by(Finding.id)
        ids = {row.ons_code: row.id for row in connection.execute(both)}
        connection.execute(
            update(Finding).where(Finding.id.in_(ids.values())).values(finding="Carers lacked respite here.")
        )
        record(connection, "test", "findings changed")
    say(LEAD, barnet, "Carers lacked respite here.", False, {"carers": None})
    rows = views.coded(LEAD, "London", "carers").file.filter(Sentence="Carers lacked respite here.")
    assert rows["ONS code"].to_list() == [BRENT]


def test_words_join_finds_by_sentence_and_theme():
    coded = pl.DataFrame(
        {
            "sentence": ["a", "a", "b"],
            "theme": ["carers", "edi", "carers"],
            "polarity": ["strength", "strength", "neutral"],
            "confidence": [0.9, 0.6, 0.8],
            "why": ["", "", ""],
        }
    )
    words = pl.DataFrame(
        {
            "sentence": ["a", "a"],
            "theme": ["edi", "workforce"],
            "holds": [False, True],
            "polarity": [None, "shortfall"],
            "said_at": ["today", "today"],
        }
    )
    final = with_words(coded, words).select("sentence", "theme", "polarity").sort("sentence", "theme")
    assert final.rows() == [
        ("a", "carers", "strength"),
        ("a", "workforce", "shortfall"),
        ("b", "carers", "neutral"),
    ]
    looked_at, each = agreed(coded, words, ["carers", "edi", "workforce"])
    assert looked_at == 1
    assert each.select("said", "coded", "both").rows() == [(1, 1, 1), (0, 1, 0), (1, 0, 0)]
