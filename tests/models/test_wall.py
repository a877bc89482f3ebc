"""The second wall, on PostgreSQL: what the database itself holds back from the role that serves."""

from contextvars import Context
from datetime import date

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from models import wall, wall_built, wall_rules
from models.collection import SignOff
from models.council import Council
from models.council_return import TIERS, CarriedCell, CouncilReturn, OwnScore, Upload
from models.event import now, record
from models.pack import Pack
from models.person import Person
from models.tables import metadata
from models.theme_word import ThemeWord
from models.unsaved_return import UnsavedReturn
from models.unusable import Unusable
from regional import startup

pytestmark = pytest.mark.postgresql_alone
BARNET, BRENT, DERBY = "E09000003", "E09000005", "E06000015"  # two of London, one of the East Midlands


@pytest.fixture
def filled(database):
    """Each of three councils has a draft and a shared return, with own scores of every tier."""
    with database.writing() as connection:
        for ons_code in (BARNET, BRENT, DERBY):
            for version, stage in ((1, "shared"), (2, "draft")):
                store(connection, ons_code, version, stage)
    return database


def store(connection, ons_code, version, stage):
    file = {"filename": f"{ons_code}.csv", "sha256": "0", "content": b"", "received_at": now()}
    upload_id = connection.execute(insert(Upload).values(file)).inserted_primary_key[0]
    sent = {"ons_code": ons_code, "quarter": "2026-27 Q2", "version": version, "stage": stage, "issues": "[]"}
    sent |= {"framework": "2024", "upload_id": upload_id, "stored_by": "p1", "stored_at": now()}
    return_id = connection.execute(insert(CouncilReturn).values(sent)).inserted_primary_key[0]
    cell = {"sheet": "scores", "breakdown": "all", "field": "score", "from_quarter": "2026-27 Q1"}
    carried = {"return_id": return_id, "about": "region", "confirmed": False, **cell}
    connection.execute(insert(CarriedCell), carried)
    connection.execute(insert(SignOff), {"return_id": return_id, "step": 1, "name": "Approver"})
    typed = {"id": f"{ons_code}-{version}", "person": "p1", "ons_code": ons_code, "quarter": "2026-27 Q2"}
    connection.execute(insert(UnsavedReturn), typed | {"version": version, "texts": "[]", "typed_at": now()})
    scores = [{"return_id": return_id, "statement": tier, "score": 2, "tier": tier} for tier in TIERS]
    connection.execute(insert(OwnScore), scores)
    return return_id


SCORES = select(CouncilReturn.ons_code, CouncilReturn.stage, OwnScore.tier).join(
    OwnScore, OwnScore.return_id == CouncilReturn.id
)  # and a reader's condition is forgotten


def seen(database, who, query=SCORES):
    """What a query gives in a transaction of which `who` was said; nothing was, if none."""

    def look():
        with database.engine().connect() as connection:
            return set(connection.execute(query).all())

    def looking():
        if who is None:
            return look()
        with wall.seen_by(who):
            return look()

    return Context().run(looking)


def of(ons_code, stage, *tiers):
    return {(ons_code, stage, tier) for tier in tiers}


def test_where_nothing_is_said_nothing_is_seen(filled):
    for name in wall_rules.PROTECTED:
        query = select(func.count()).select_from(text(name))
        assert seen(filled, None, query) == {(0,)}, name


def test_everything_that_hangs_on_a_return_stands_behind_the_wall():
    hanging = {
        table.name
        for table in metadata.tables.values()
        if any(key.column.table.name == "council_return" for key in table.foreign_keys)
    }
    assert hanging <= set(wall_rules.PROTECTED)


def test_a_council_sees_its_own_drafts_and_nothing_of_a_rivals_that_is_not_shared(filled):
    barnets = wall.Sees(councils=(BARNET,), regions=("London",))
    assert seen(filled, barnets) == (
        of(BARNET, "draft", *TIERS)
        | of(BARNET, "shared", *TIERS)
        | of(BRENT, "shared", "region", "public")
        | of(DERBY, "shared", "public")
    )


def test_what_is_typed_and_not_saved_is_its_councils_alone(filled):
    typed = select(UnsavedReturn.ons_code)
    assert seen(filled, wall.only(BARNET), typed) == {(BARNET,)}
    for other in (wall.Sees(regions=("London",)), wall.Sees(challenged=(BARNET,)), wall.progress("London")):
        assert seen(filled, other, typed) == set()


def test_a_pack_is_seen_by_its_person_alone_whatever_roles_anybody_has(filled):
    kept = {"title": "", "items": "[]", "changed_at": now()}
    for person in ("p-ann", "p-ben"):
        with wall.seen_by(wall.mine(person)), filled.writing() as connection:
            connection.execute(insert(Pack), {"person": person, **kept})
    assert seen(filled, wall.mine("p-ann"), select(Pack.person)) == {("p-ann",)}
    for other in (wall.only(BARNET), wall.Sees(regions=("London",)), wall.mine(""), wall.counting("London")):
        assert seen(filled, other, select(Pack.person)) == set()
    with (
        pytest.raises(DBAPIError, match="row-level security"),
        wall.seen_by(wall.mine("p-ann")),
        filled.writing() as connection,
    ):
        connection.execute(insert(Pack), {"person": "p-cat", **kept})


def test_a_word_on_a_sentence_of_a_return_is_its_councils_alone_and_of_a_report_everybodys(filled):
    word = {"sentence": "k", "theme": "carers", "holds": True, "polarity": "strength", "said_by": "p-1"}
    rows = [word | {"ons_code": BARNET, "of_return": side, "said_at": now()} for side in (False, True)]
    with wall.seen_by(wall.only(BARNET)), filled.writing() as connection:
        connection.execute(insert(ThemeWord), rows)
    said = select(ThemeWord.of_return)
    assert seen(filled, wall.only(BARNET), said) == {(False,), (True,)}
    for other in (wall.only(BRENT), wall.Sees(regions=("London",)), wall.progress("London")):
        assert seen(filled, other, said) == {(False,)}
    with (
        pytest.raises(DBAPIError, match="row-level security"),
        wall.seen_by(wall.only(BRENT)),
        filled.writing() as connection,
    ):
        connection.execute(insert(ThemeWord), rows[1])


def test_a_peer_reviewer_sees_what_the_challenged_council_shares(filled):
    reviewer = wall.Sees(challenged=(DERBY,))
    shared = of(DERBY, "shared", "region", "public")
    assert seen(filled, reviewer) == shared | of(BARNET, "shared", "public") | of(BRENT, "shared", "public")


def test_that_a_cell_was_copied_is_seen_by_whom_the_return_is_shared_with_and_its_sign_off_is_not(filled):
    barnets = wall.Sees(councils=(BARNET,), regions=("London",))
    for table, how_many in ((CarriedCell, 2 + 2), (SignOff, 2)):
        assert len(seen(filled, barnets, select(table.return_id))) == how_many
    assert len(seen(filled, wall.progress("London"), select(SignOff.return_id))) == 4
    assert seen(filled, wall.progress("London"), select(CarriedCell.return_id)) == set()


def test_a_return_itself_and_its_file_are_seen_no_wider_than_its_data(filled):
    barnets = wall.Sees(councils=(BARNET,))
    assert seen(filled, barnets, select(Upload.filename)) == {(f"{BARNET}.csv",)}
    with filled.writing() as connection:
        connection.execute(delete(OwnScore).where(OwnScore.tier == "public"))
    assert seen(filled, barnets, select(CouncilReturn.ons_code)) == {(BARNET,)}


def test_who_stores_for_one_council_touches_no_other(filled):
    with wall.seen_by(wall.only(BARNET)), filled.writing() as connection:
        assert set(connection.scalars(select(CouncilReturn.ons_code))) == {BARNET}
        assert connection.execute(update(CouncilReturn).values(status="superseded")).rowcount == 2
        assert connection.execute(delete(OwnScore).where(OwnScore.tier == "public")).rowcount == 2
        store(connection, BARNET, 3, "draft")
    for rivals in (BRENT, DERBY):
        with (
            pytest.raises(DBAPIError, match="row-level security"),
            wall.seen_by(wall.only(BARNET)),
            filled.writing() as connection,
        ):
            store(connection, rivals, 3, "draft")
    stands = select(CouncilReturn.ons_code).where(
        CouncilReturn.status == "current", CouncilReturn.version < 3
    )
    assert seen(filled, wall.EVERYTHING, stands) == {(BRENT,), (DERBY,)}


def test_who_chases_a_region_sees_how_far_each_return_is_and_nothing_in_it(filled):
    stages = select(CouncilReturn.ons_code, CouncilReturn.stage)
    assert seen(filled, wall.progress("London"), stages) == {
        (code, stage) for code in (BARNET, BRENT) for stage in ("draft", "shared")
    }
    assert seen(filled, wall.progress("London")) == set()
    assert seen(filled, wall.progress("London"), select(Upload.id)) == set()


def test_who_freezes_a_regions_counts_sees_what_is_shared_there_and_no_draft(filled):
    assert seen(filled, wall.counting("London")) == (
        of(BARNET, "shared", *TIERS[1:]) | of(BRENT, "shared", *TIERS[1:])
    )


def test_a_datum_that_opens_later_is_the_apps_to_hold_back_and_one_that_never_does_the_walls(filled):
    with filled.writing() as connection:
        opens = {"opens_on": date(2027, 1, 1), "opens_to": "region"}
        connection.execute(update(OwnScore).where(OwnScore.tier == "region_anonymous").values(opens))
    londoners = wall.Sees(regions=("London",))
    assert of(BRENT, "shared", "region_anonymous") <= seen(filled, londoners)
    assert not of(BRENT, "shared", "council") & seen(filled, londoners)


def test_what_was_said_ends_with_its_transaction(filled):
    assert len(seen(filled, wall.EVERYTHING)) == 24
    assert seen(filled, None) == set()  # by the same connection, taken from the pool again


def test_a_code_that_holds_the_separator_or_a_quote_opens_nothing_else(filled):
    for code in (f"X' OR true --{DERBY}", "", "%", f'"{BARNET}"', "{" + BARNET + "}"):
        assert seen(filled, wall.only(code)) == set()


def test_the_app_role_owns_no_table_and_cannot_take_the_wall_down(filled):
    owned = "SELECT tablename FROM pg_tables WHERE tableowner = current_user"
    for statement in (
        "ALTER TABLE own_score DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own ON own_score",
        "CREATE OR REPLACE FUNCTION regional_own() RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1'",
        "TRUNCATE own_score CASCADE",
        "SET ROLE postgres",
        "CREATE TABLE mine (id integer)",
    ):
        with pytest.raises(DBAPIError, match=r"owner|denied"), filled.writing() as connection:
            connection.execute(text(statement))
    with filled.engine().connect() as connection:
        assert connection.execute(text(owned)).all() == []
        assert wall_built.stands(connection)
        connection.execute(text("SET row_security = off"))
        with pytest.raises(DBAPIError, match="row-level security"):
            connection.execute(select(OwnScore.tier))


@pytest.mark.parametrize("change", ["UPDATE event SET who = 'p2'", "DELETE FROM event", "TRUNCATE event"])
def test_the_app_role_may_add_an_event_and_change_none(filled, change):
    with filled.writing() as connection:
        record(connection, "p1", "tried")
    with pytest.raises(DBAPIError, match="permission denied"), filled.writing() as connection:
        connection.execute(text(change))


def test_what_is_public_and_who_people_are_can_be_used_as_before(filled):
    with filled.writing() as connection:
        connection.execute(insert(Person), {"id": "p-1", "made_at": now()})
    assert seen(filled, None, select(Person.id)) == {("p-1",)}
    assert len(seen(filled, None, select(Council.ons_code))) == 153


def test_the_wall_is_built_anew_where_its_text_is_another_and_left_alone_where_it_is_not(filled, monkeypatch):
    filled.migrate()
    with filled.owning() as connection:
        connection.execute(text("DROP POLICY own ON own_score"))
    filled.migrate()
    assert len(seen(filled, wall.EVERYTHING)) < 24
    monkeypatch.setitem(wall_rules.FUNCTIONS, "regional_own()", "SELECT id FROM council_return WHERE false")
    filled.migrate()
    assert len(seen(filled, wall.EVERYTHING)) == 24
    assert seen(filled, wall.only(BARNET)) == set()


def test_a_role_that_serves_and_does_not_own_is_let_start_without_the_owners_address(filled, monkeypatch):
    monkeypatch.delenv("REGIONAL_OWNER_URL")
    said = []
    startup.bring_up_database(said.append)
    assert startup.NO_WALL not in said


def test_an_owner_that_serves_is_told_that_nothing_is_held_back(filled, monkeypatch):
    monkeypatch.setenv("REGIONAL_DATABASE_URL", filled.owner_url())
    monkeypatch.delenv("REGIONAL_OWNER_URL")
    said = []
    startup.bring_up_database(said.append)
    assert startup.NO_WALL in said
    filled.engine().dispose()


def test_a_wall_that_was_asked_for_and_does_not_stand_is_not_served_over(filled, monkeypatch):
    monkeypatch.setenv("REGIONAL_DATABASE_URL", f"{filled.owner_url()}&application_name=app")
    with pytest.raises(startup.CannotStart, match="Give the app a role of its own"):
        startup.bring_up_database(lambda step: None)
    filled.engine().dispose()


def test_two_roles_of_two_databases_are_refused_with_a_sentence(filled, monkeypatch):
    monkeypatch.setenv("REGIONAL_OWNER_URL", "postgresql://owner@127.0.0.1/another")
    with pytest.raises(Unusable, match="name two databases"):
        filled.migrate()
