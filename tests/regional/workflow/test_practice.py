"""A practice entry from a draft to shared, corrected, withdrawn; and who says that they use it."""

from datetime import date

import pytest
from sqlalchemy import func, select

from models.event import Event
from models.practice import PracticeEntry
from regional import access, days
from regional.data import practice, practice_found
from regional.words import practice_page as words
from regional.workflow import practice as workflow
from regional.workflow import practice_decide, practice_use
from regional.workflow.unfit import Unfit
from tests.regional.workflow.practice_given import GIVEN
from tests.regional.workflow.signing_off import (
    APPROVER,
    BARNET,
    BRENT,
    CONTRIBUTOR,
    DERBY,
    ELSEWHERE,
    LEAD,
    LEAD_ELSEWHERE,
    MEMBER,
    RIVAL,
)

TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def that_day(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: TODAY)


def titles(viewer):
    return practice.library(viewer).filter(origin="council")["title"].to_list()


@pytest.fixture
def shared(database):
    entry, version = workflow.keep(CONTRIBUTOR, BARNET, GIVEN)
    workflow.offer(APPROVER, BARNET, entry, 1)
    practice_decide.share(LEAD, BARNET, entry, version)
    return entry


@pytest.mark.both_databases
def test_an_entry_is_seen_by_the_others_once_a_lead_has_shared_it(database):
    entry, version = workflow.keep(CONTRIBUTOR, BARNET, GIVEN)
    assert titles(MEMBER) == []
    assert practice.waiting_practice(LEAD, "London").is_empty()
    workflow.offer(APPROVER, BARNET, entry, 1)
    assert titles(MEMBER) == []
    assert practice.waiting_practice(LEAD, "London")["entry"].to_list() == [entry]
    practice_decide.share(LEAD, BARNET, entry, version)
    assert titles(MEMBER) == titles(RIVAL) == [GIVEN["title"]]
    assert titles(ELSEWHERE) == titles(access.PUBLIC) == []


def test_a_contributor_writes_and_an_approver_of_the_same_council_puts_it_forward(database):
    entry, _ = workflow.keep(CONTRIBUTOR, BARNET, GIVEN)
    for other in (CONTRIBUTOR, RIVAL, LEAD, MEMBER, access.PUBLIC):
        with pytest.raises(PermissionError):
            workflow.offer(other, BARNET, entry, 1)
    for other in (RIVAL, LEAD, ELSEWHERE):
        with pytest.raises(PermissionError):
            workflow.keep(other, BARNET, GIVEN, entry)


def test_an_approver_puts_forward_the_version_they_read_and_no_other(database):
    entry, version = workflow.keep(CONTRIBUTOR, BARNET, GIVEN)
    workflow.keep(CONTRIBUTOR, BARNET, GIVEN | {"changed": "The wait fell to 3 weeks."}, entry)
    with pytest.raises(Unfit, match="changed this draft"):
        workflow.offer(APPROVER, BARNET, entry, version)


def test_a_lead_of_another_region_decides_nothing_and_a_lead_decides_once(database):
    entry, version = workflow.keep(CONTRIBUTOR, BARNET, GIVEN)
    workflow.offer(APPROVER, BARNET, entry, 1)
    with pytest.raises(PermissionError):
        practice_decide.share(LEAD_ELSEWHERE, BARNET, entry, version)
    practice_decide.send_back(LEAD, BARNET, entry, version, "Say what it cost.")
    [row] = practice.own_practice(CONTRIBUTOR, BARNET).to_dicts()
    assert (row["stage"], row["note"]) == ("sent back", "Say what it cost.")
    with pytest.raises(Unfit, match="does not wait any more"):
        practice_decide.share(LEAD, BARNET, entry, version)


def test_a_correction_is_a_new_version_and_the_shared_one_stands_until_it_is_shared(shared):
    changed = GIVEN | {"changed": "The wait fell from 11 weeks to 3."}
    _, version = workflow.keep(CONTRIBUTOR, BARNET, changed, shared)
    assert version == 2
    [row] = practice.library(MEMBER).filter(entry=shared).to_dicts()
    assert practice.entries(MEMBER, (row["id"],))["changed"].to_list() == [GIVEN["changed"]]
    workflow.offer(APPROVER, BARNET, shared, 2)
    practice_decide.share(LEAD, BARNET, shared, 2)
    [row] = practice.library(MEMBER).filter(entry=shared).to_dicts()
    assert practice.entries(MEMBER, (row["id"],))["changed"].to_list() == [changed["changed"]]
    statuses = practice.own_practice(CONTRIBUTOR, BARNET).select("version", "status").rows()
    assert statuses == [(2, "current"), (1, "superseded")]


def test_a_withdrawn_entry_leaves_its_title_and_day_and_nothing_it_said(shared):
    workflow.withdraw(APPROVER, BARNET, shared, words.REASONS[1])
    assert titles(MEMBER) == []
    assert practice_found.find(MEMBER, "sitting service text message").filter(origin="council").is_empty()
    [row] = practice.gone(MEMBER).to_dicts()
    assert (row["title"], row["council"]) == (GIVEN["title"], "Barnet")
    assert "done" not in row
    assert practice.own_practice(CONTRIBUTOR, BARNET)["done"].to_list() == [GIVEN["done"]]
    assert practice.gone(ELSEWHERE).is_empty()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"done": "x" * 1_000_000}, "Shorten what was done: it has 1,000,000 characters, and 1500 fit."),
        ({"problem": "Mrs A, NHS 943 476 5919"}, "Take an NHS number out of what the problem was"),
        ({"contact": "jane.doe@barnet.gov.uk"}, "Take a person's e-mail address out of the role to contact"),
        ({"title": ""}, "Fill in the title."),
        ({"links": "javascript:alert(1)"}, "Write links as web addresses that begin with https://"),
        ({"before": 11.0}, "Say which metric the figures before and after are of"),
        ({"themes": ("carers", "knitting")}, "Choose at most 4 themes."),
        ({"review_on": TODAY}, "Choose a day from tomorrow on"),
        ({"tier": "everyone"}, "Choose tier."),
    ],
)
def test_what_is_unfit_is_told_in_a_sentence_and_nothing_is_stored(database, change, said):
    with pytest.raises(Unfit) as fault:
        workflow.keep(CONTRIBUTOR, BARNET, GIVEN | change)
    assert str(fault.value).startswith(said)
    assert "943" not in str(fault.value)
    with database.engine().connect() as connection:
        assert connection.scalar(select(func.count()).where(PracticeEntry.origin == "council")) == 0


def test_all_faults_are_told_at_once(database):
    with pytest.raises(Unfit) as fault:
        workflow.keep(CONTRIBUTOR, BARNET, GIVEN | {"done": "x" * 1501, "changed": "y" * 1501})
    assert len(str(fault.value).splitlines()) == 2


def test_markup_is_kept_as_the_text_it_is(database):
    script = "<script>alert(1)</script> [a](javascript:b)"
    workflow.keep(CONTRIBUTOR, BARNET, GIVEN | {"done": script})
    assert practice.own_practice(CONTRIBUTOR, BARNET)["done"].to_list() == [script]


def test_a_draft_that_says_too_little_is_kept_and_not_put_forward(database):
    entry, _ = workflow.keep(CONTRIBUTOR, BARNET, GIVEN | {"changed": "", "tier": "council", "themes": ()})
    with pytest.raises(Unfit, match="fill in: what changed; one theme or more; who may see it"):
        workflow.offer(APPROVER, BARNET, entry, 1)


def test_a_council_says_that_it_uses_an_entry_and_later_what_came_of_it(shared):
    practice_use.use(RIVAL, BRENT, shared, TODAY, "With our own carers centre.", "region")
    with pytest.raises(Unfit, match="uses it already"):
        practice_use.use(RIVAL, BRENT, shared, TODAY, "Again.", "region")
    practice_use.came_of_it(RIVAL, BRENT, shared, "The wait halved.")
    practice_use.came_of_it(RIVAL, BRENT, shared, "The wait fell to three weeks.")
    [seen] = practice.uses(MEMBER).to_dicts()
    assert (seen["council"], seen["how"]) == ("Brent", "With our own carers centre.")
    assert seen["came_of"] == "The wait fell to three weeks."
    assert practice.uses(ELSEWHERE).is_empty()


def test_nobody_uses_what_they_cannot_see_or_their_own(shared):
    writer = access.viewer_of("p-writer", [access.Held("contributor", BRENT, "London")], True)
    derbys = access.viewer_of("p-derby", [access.Held("approver", DERBY, "East Midlands")], True)
    with pytest.raises(LookupError):
        practice_use.use(derbys, DERBY, shared, TODAY, "So.", "region")
    with pytest.raises(Unfit, match="your own entry"):
        practice_use.use(APPROVER, BARNET, shared, TODAY, "So.", "region")
    with pytest.raises(PermissionError):
        practice_use.use(writer, BRENT, shared, TODAY, "So.", "region")


def test_every_change_leaves_an_event_that_repeats_nothing(database, shared):
    workflow.reviewed(CONTRIBUTOR, BARNET, shared, date(2028, 1, 1))
    workflow.withdraw(APPROVER, BARNET, shared, words.REASONS[0])
    with database.engine().connect() as connection:
        rows = connection.execute(select(Event.what, Event.detail).where(Event.ons_code == BARNET)).all()
    assert [row.what for row in rows] == [
        "practice draft kept",
        "practice offered",
        "practice shared",
        "practice reviewed",
        "practice withdrawn",
    ]
    assert not any("carers" in row.detail for row in rows)
