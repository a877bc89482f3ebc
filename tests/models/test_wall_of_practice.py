"""What the database itself holds back of practice, notes and replies, where a condition is forgotten."""

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from models import wall
from models.event import now
from models.practice import STAGES, TIERS, PracticeEntry
from models.reply import RegionNote, Reply
from tests.models.test_wall import BARNET, BRENT, DERBY, seen

pytestmark = pytest.mark.postgresql_alone
STORED = {"stored_by": "p", "stored_at": now()}
ENTRIES = select(PracticeEntry.ons_code, PracticeEntry.stage, PracticeEntry.tier).where(
    PracticeEntry.origin == "council"
)
BARNETS = wall.Sees(councils=(BARNET,), regions=("London",))


def entry(code, stage, tier):
    about = {"entry": f"{code}-{stage}-{tier}", "version": 1, "ons_code": code, "stage": stage, "tier": tier}
    return about | {"title": "Otters", "evidence": "told", "cost": "low", "themes": "carers"} | STORED


@pytest.fixture
def filled(database):
    """Each of three councils has an entry of every stage and tier, and is named in a note it answered."""
    with wall.seen_by(wall.EVERYTHING), database.writing() as connection:
        for code, region in ((BARNET, "London"), (BRENT, "London"), (DERBY, "East Midlands")):
            rows = [entry(code, stage, tier) for stage in STAGES for tier in TIERS]
            connection.execute(insert(PracticeEntry), rows)
            said = {"region": region, "ons_code": code, "said": code, "sent_on": now(), "due": now()} | STORED
            note = connection.execute(insert(RegionNote).values(said)).inserted_primary_key[0]
            for tier in TIERS:
                answer = {"ons_code": code, "note_id": note, "about": code, "answer": "agree", "tier": tier}
                connection.execute(insert(Reply), answer | {"late": False} | STORED)
    return database


def test_a_council_sees_its_own_and_of_others_what_is_shared_by_its_tier(filled):
    own = {(BARNET, stage, tier) for stage in STAGES for tier in TIERS}
    brents = {(BRENT, "shared", "region"), (BRENT, "shared", "public")}
    assert seen(filled, BARNETS, ENTRIES) == own | brents | {(DERBY, "shared", "public")}
    assert seen(filled, wall.Sees(), ENTRIES) == {
        (code, "shared", "public") for code in (BARNET, BRENT, DERBY)
    }
    assert seen(filled, None, ENTRIES) == set()


def test_a_regions_lead_sees_what_waits_there_and_no_draft(filled):
    found = seen(filled, wall.leading("London"), ENTRIES)
    assert {code for code, _, _ in found} == {BARNET, BRENT}
    assert {stage for _, stage, _ in found} == set(STAGES) - {"draft"}


def test_the_words_of_an_entry_are_held_back_with_it(filled):
    words = text("SELECT count(*) FROM practice_words WHERE words @@ to_tsquery('english', 'otter')")
    assert seen(filled, None, words) == {(0,)}
    assert seen(filled, BARNETS, words) == {(len(STAGES) * len(TIERS) + 3,)}


def test_notes_and_answers_are_for_who_is_named_and_their_region(filled):
    notes, answers = select(RegionNote.ons_code), select(Reply.ons_code, Reply.tier)
    assert seen(filled, wall.only(BARNET), notes) == {(BARNET,)}
    assert seen(filled, BARNETS, notes) == {(BARNET,), (BRENT,)}
    assert seen(filled, wall.Sees(), notes) == set()
    assert seen(filled, wall.Sees(), answers) == {(code, "public") for code in (BARNET, BRENT, DERBY)}


def test_who_stores_for_one_council_writes_for_no_other(filled):
    for rival in (BRENT, DERBY):
        with (
            pytest.raises(DBAPIError, match="row-level security"),
            wall.seen_by(wall.only(BARNET)),
            filled.writing() as connection,
        ):
            connection.execute(insert(PracticeEntry), entry(rival, "draft", "council") | {"version": 2})
