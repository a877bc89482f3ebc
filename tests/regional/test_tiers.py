"""Who reads a datum on which day: every tier, opening day and agreement, held against the rule written out.

The rule, as people are told it:
- A council's own people read what it sent, always.
- Others read it if the tier of the day lets them: `region` the region's people, `public` everyone. The tier
  of the day is the wider one from its opening day on, and before that the first.
- Where the region asks for agreements, or one was ever recorded for the council, one must hold on the day and
  go as far as the reader needs: to `region` for the region's people, to `public` for everyone else.
Days pass here without anything being stored, as they do at midnight.
"""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import delete, insert

from models.council_return import TIERS, CouncilReturn, OwnScore, Upload
from models.event import record
from models.region import RegionSetting
from models.sharing import SharingAgreement
from regional import access, data, days
from tests.regional.returns_world import TODAY, WHEN, some_councils

DAY = timedelta(days=1)
QUARTER = "2026-27 Q2"
DAYS = [TODAY + n * DAY for n in (-2, -1, 0, 1, 2)]
FIRST, LAST = DAYS[0], DAYS[-1]
WORLDS, MANY = 25, 500


@pytest.fixture
def on(monkeypatch):
    def turned(day):
        monkeypatch.setattr(days, "today", lambda: day)

    return turned


def drawn(database, councils, random):
    """A score of each council, and the agreements there are; gives what the rule needs to know of each."""
    world = {}
    asked = {region: random.random() < 0.5 for region in set(councils.values())}
    with database.writing() as connection:
        for table in (OwnScore, CouncilReturn, Upload, RegionSetting, SharingAgreement):
            connection.execute(delete(table))
        settings = [{"region": region, "agreements": on} for region, on in asked.items()]
        connection.execute(insert(RegionSetting), settings)
        for code, region in councils.items():
            tier = random.choice(TIERS)
            wider = TIERS[TIERS.index(tier) + 1 :]
            opens = (random.choice(DAYS), random.choice(wider)) if wider and random.random() < 0.7 else None
            agreements = [_agreement(random) for _ in range(random.choice((0, 1, 1, 2)))]
            _store(connection, code, tier, opens, agreements)
            world[code] = (region, tier, opens, agreements, asked[region])
        record(connection, "test", "world drawn")
    return world


def _agreement(random):
    starts, ends = sorted(random.choices(DAYS, k=2))
    return random.choice(TIERS[1:]), starts, ends, random.choice((None, None, *DAYS))


def _store(connection, code, tier, opens, agreements):
    upload = {"filename": code, "sha256": code, "content": b"", "received_at": WHEN}
    upload_id = connection.execute(insert(Upload), upload).inserted_primary_key[0]
    sent = {"ons_code": code, "quarter": QUARTER, "version": 1, "stage": "shared", "framework": "2024"}
    sent |= {"upload_id": upload_id, "issues": "[]", "stored_by": "p", "stored_at": WHEN}
    return_id = connection.execute(insert(CouncilReturn), sent).inserted_primary_key[0]
    score = {"return_id": return_id, "statement": "equity", "score": 3, "tier": tier}
    opens_on, opens_to = opens or (None, None)
    connection.execute(insert(OwnScore), score | {"opens_on": opens_on, "opens_to": opens_to})
    for widest, starts, ends, ended_on in agreements:
        row = {"ons_code": code, "parties": "all", "purpose": "learning", "widest": widest, "starts": starts}
        row |= {"ends": ends, "ended_on": ended_on, "recorded_by": "p", "recorded_at": WHEN}
        connection.execute(insert(SharingAgreement), row)


def may_read(own, there, world, code, day):
    """The rule. own, there: the viewer's council and region; null where they have none."""
    region, tier, opens, agreements, asked = world[code]
    if own == code:
        return True
    if opens is not None and day >= opens[0]:
        tier = opens[1]
    goes_as_far_as = set()
    if asked or agreements:
        for widest, starts, ends, ended_on in agreements:
            if starts <= day and day <= ends and not (ended_on is not None and day >= ended_on):
                goes_as_far_as |= {"region"} if widest == "region" else set()
                goes_as_far_as |= {"region", "public"} if widest == "public" else set()
    else:
        goes_as_far_as = {"region", "public"}
    if tier == "public" and "public" in goes_as_far_as:
        return True
    return tier in ("region", "public") and region == there and "region" in goes_as_far_as


def viewers(councils):
    """(viewer, own council, own region) of each kind; nobody's is null."""
    code, region = next(iter(councils.items()))
    other = next(each for each, there in councils.items() if there == region and each != code)
    held = access.Held("approver", code, region)
    return [
        (access.PUBLIC, None, None),
        (access.viewer_of("p-1", [held], second_factor=True), code, region),
        (access.viewer_of("p-2", [held], second_factor=False), None, None),
        (access.viewer_of("p-3", [access.Held("contributor", other, region)], False), other, region),
        (access.viewer_of("p-4", [access.Held("regional_lead", None, region)], True), None, region),
        (access.viewer_of("p-5", [access.Held("member", None, region)], False), None, region),
        (access.viewer_of("p-6", [access.Held("operator")], True), None, None),
        (access.in_room(access.viewer_of("p-1", [held], second_factor=True)), None, None),
        (access.in_room(access.LOCAL), None, None),
    ]


def try_worlds(database, on, number, seed):
    random, councils, read = Random(seed), some_councils(database), 0
    for world_number in range(number):
        world = drawn(database, councils, random)
        for day in DAYS:
            on(day)
            for viewer, own, there in random.sample(viewers(councils), 9):
                got = data.own_scores(viewer, QUARTER)["ons_code"].to_list()
                wanted = [code for code in sorted(councils) if may_read(own, there, world, code, day)]
                assert got == wanted, f"seed {seed}, world {world_number}, {day}, {viewer}"
                read += len(got)
    return read


def test_everybody_reads_what_the_rule_says_on_each_day(database, on):
    assert try_worlds(database, on, WORLDS, seed=3) > WORLDS


@pytest.mark.long
def test_everybody_reads_what_the_rule_says_in_many_more_worlds(database, on):
    assert try_worlds(database, on, MANY, seed=4) > MANY


def one_score(database, tier, opens=None, agreements=()):
    with database.writing() as connection:
        _store(connection, "E09000003", tier, opens, agreements)
        record(connection, "test", "stored")


def test_what_opens_at_midnight_is_seen_that_day_though_nothing_was_stored(database, on):
    one_score(database, "council", opens=(TODAY, "public"))
    on(TODAY - DAY)
    assert data.own_scores(access.PUBLIC, QUARTER).is_empty()
    on(TODAY)
    assert data.own_scores(access.PUBLIC, QUARTER)["tier"].to_list() == ["public"]


def test_what_a_page_keeps_turns_over_at_midnight_too(database, on):
    one_score(database, "council", opens=(TODAY, "public"))
    page = data.kept_view(lambda viewer: data.own_scores(viewer, QUARTER).height)
    on(TODAY - DAY)
    assert page(access.PUBLIC) == 0
    on(TODAY)
    assert page(access.PUBLIC) == 1


def test_from_the_day_after_an_agreement_s_last_only_the_council_sees_what_it_sent(database, on):
    one_score(database, "public", agreements=[("public", FIRST, TODAY, None)])
    own = access.council_viewer("p1", "E09000003")
    on(TODAY)
    assert data.own_scores(access.PUBLIC, QUARTER).height == 1
    on(TODAY + DAY)
    assert data.own_scores(access.PUBLIC, QUARTER).is_empty()
    assert data.own_scores(own, QUARTER).height == 1


def test_an_agreement_that_stops_at_the_region_keeps_a_public_datum_from_the_public(database, on):
    one_score(database, "public", agreements=[("region", FIRST, LAST, None)])
    on(TODAY)
    member = access.viewer_of("p", [access.Held("member", None, "London")], second_factor=False)
    assert data.own_scores(member, QUARTER).height == 1
    assert data.own_scores(access.PUBLIC, QUARTER).is_empty()
