"""Who may know of which event, what is said of it, and that none holds a secret or a value."""

from datetime import UTC, datetime
from itertools import count

import pytest
from sqlalchemy import delete, insert, select, text

from models import event as models_event
from models.event import Event, record
from models.person import PersonName, RoleHeld
from regional import access
from regional.access import Held, viewer_of
from regional.data import events
from regional.words import events as words
from regional.workflow.people import invitations, names, recovery_codes, second_factor

BARNET, CAMDEN, DERBY = "E09000003", "E09000007", "E06000015"


@pytest.fixture
def person(database):
    """person(role, place): somebody who holds a role; their id."""
    number = count()

    def made(role, ons_code=None, region=None, name="Ann Archer"):
        with database.writing() as connection:
            person_id = names.add(connection, name, f"{next(number)}@x.example")
            row = {"role": role, "ons_code": ons_code, "region": region, "given_by": "test"}
            row |= {"person_id": person_id, "given_at": models_event.now()}
            connection.execute(insert(RoleHeld), row)
        return person_id

    return made


@pytest.fixture
def tell(database):
    def told(who, what, **about):
        with database.writing() as connection:
            record(connection, who, what, **about)

    return told


def seen(*held, **about):
    """What somebody with these roles sees, oldest first."""
    viewer = viewer_of("p-me", [Held(*each) for each in held], second_factor=True)
    return events.happened(viewer, **about)["what"].to_list()[::-1]


def test_a_council_sees_its_own_and_a_lead_their_region_but_not_what_became_of_drafts(tell):
    tell("p-1", "return submitted", ons_code=BARNET)
    tell("p-1", "return kept as a draft", ons_code=BARNET)
    tell("p-2", "return submitted", ons_code=CAMDEN)
    tell("p-3", "return withdrawn", ons_code=DERBY)
    own = ["return submitted", "return kept as a draft"]
    assert seen(("contributor", BARNET, "London")) == own
    assert seen(("approver", BARNET, "London")) == own
    assert seen(("regional_lead", None, "London")) == ["return submitted", "return submitted"]
    assert seen(("regional_lead", None, "East Midlands")) == ["return withdrawn"]


@pytest.mark.parametrize(
    "role", [("member", None, "London"), ("operator",), ("peer_reviewer", BARNET, "London")]
)
def test_others_see_none(tell, role):
    tell("p-1", "return submitted", ons_code=BARNET)
    assert seen(role) == []
    assert events.happened(access.PUBLIC).is_empty()
    assert not access.may_read_events(viewer_of("p-me", [Held(*role)], second_factor=True))


def test_a_lead_without_a_second_factor_sees_none(tell):
    tell("p-1", "return submitted", ons_code=BARNET)
    viewer = viewer_of("p-me", [Held("regional_lead", None, "London")], second_factor=False)
    assert events.happened(viewer).is_empty()


def test_a_lead_sees_what_befell_accounts_of_their_region_and_of_no_other(tell, person):
    ann, dee = person("contributor", BARNET), person("contributor", DERBY)
    lee = person("regional_lead", region="London")
    tell(lee, "person invited", detail=ann)
    tell(ann, "password set")
    tell(dee, "second factor set up")
    tell("local", "documents switched on", detail="London")
    tell("local", "documents switched on", detail="East Midlands")
    tell("administrator", "backup restored", detail="of yesterday")
    wanted = ["person invited", "password set", "documents switched on"]
    assert seen(("regional_lead", None, "London")) == wanted
    assert seen(("approver", BARNET, "London")) == []


def test_a_lead_sees_what_the_clock_did_in_their_region_and_in_no_other(tell):
    tell("clock", "reminders made", detail="London, 2026-27 Q2: 3 to 2 councils")
    tell("clock", "reminders made", detail="East of England, 2026-27 Q2: 1 to 1 councils")
    tell("local", "quarter opened", detail="Londonderry, 2026-27 Q2: due 2026-11-11, 3 of 3 metrics, quarter")
    assert seen(("regional_lead", None, "London")) == ["reminders made"]
    assert seen(("member", None, "London")) == []


def test_an_event_is_found_by_its_council_and_by_the_quarter_in_england(database):
    midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past twelve on 1 July in England
    with database.writing() as connection:
        record(connection, "p-1", "return submitted", ons_code=BARNET, at=midnight)
        record(connection, "p-1", "return submitted", ons_code=CAMDEN, at=midnight)
    lead = viewer_of("p-me", [Held("regional_lead", None, "London")], second_factor=True)
    assert events.quarters(lead) == ["2026-27 Q2"]
    assert events.councils(lead) == {BARNET: "Barnet", CAMDEN: "Camden"}
    assert events.happened(lead, "2026-27 Q1").is_empty()
    assert events.happened(lead, "2026-27 Q2", BARNET)["council"].to_list() == ["Barnet"]


def test_people_are_named_while_their_name_is_known_and_by_their_id_after(database, tell, person):
    ann = person("contributor", BARNET)
    tell(ann, "return submitted", ons_code=BARNET, detail="2026-27 Q2, version 1")
    tell("local", "role given", ons_code=BARNET, detail=f"contributor to {ann}")

    def table():
        found = events.happened(viewer_of("p", [Held("approver", BARNET, "London")], True))
        return words.table(found, events.names(words.people_in(found))).select("Who", "What", "About").rows()

    assert table() == [
        ("whoever uses this machine", "Role given", "Contributor to Ann Archer"),
        ("Ann Archer", "Return submitted", "2026-27 Q2, version 1"),
    ]
    with database.writing() as connection:
        connection.execute(delete(PersonName))
    assert [row[0] for row in table()] == ["whoever uses this machine", ann]
    assert events.chain().broken_at is None


def test_numbers_that_are_missing_are_told_with_their_reason():
    assert words.left_out(4, 4) == ""
    assert words.left_out(151, 154).startswith("The numbers count every event here: 3 events not listed are ")


def test_days_in_an_event_read_as_everywhere_else():
    assert (
        words.about("London, 2026-27 Q2, due on 2026-11-11", {})
        == "London, 2026-27 Q2, due on 11 November 2026"
    )


def test_a_chain_that_was_tampered_with_is_said(database, tell, person):
    tell("p-1", "return submitted", ons_code=BARNET)
    assert words.chain(events.chain()).startswith("All 2 events here")
    with database.owning() as connection:
        on = " ON event" if connection.dialect.name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER event_not_changed{on}"))
        connection.execute(text("UPDATE event SET who = 'p-2' WHERE what = 'return submitted'"))
    tell("p-1", "return submitted", ons_code=BARNET)
    assert words.chain(events.chain()).startswith("To mend: the chain of events is broken. Event 2 ")


def test_no_event_holds_a_secret_an_address_or_a_name(database, person):
    lead = viewer_of(person("regional_lead", region="London"), [Held("regional_lead", None, "London")], True)
    secret = "two otters by the lock"
    ann, token = invitations.invite(lead, "Ann Archer", "ann@barnet.example", "contributor", BARNET)
    invitations.accept(token, secret)
    again = invitations.reset_link(lead, ann)
    invitations.reset(again, secret)
    key = second_factor.begin(ann).secret
    codes = recovery_codes.renew(ann)
    recovery_codes.use(ann, codes[0])
    with database.engine().connect() as connection:
        kept = " ".join(str(tuple(row)) for row in connection.execute(select(Event)))
    assert "invitation accepted" in kept
    assert f"{ann}, invited by {lead.person}" in kept
    for never in (secret, token, again, key, *codes, "ann@", "Ann Archer"):
        assert never not in kept
