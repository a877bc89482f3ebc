"""People, and what the other pages show, for somebody who has signed in with a role."""

import pytest

from models.event import now
from models.person import RoleHeld
from regional import access, signed_in
from regional.data import people
from regional.words import people as words
from regional.workflow.people import invitations, links, sessions
from tests.regional.pages.tables import tables

BARNET, CAMDEN, DERBY = "E09000003", "E09000007", "E06000015"
NAME = "Ann *Example*"  # shown as it was typed


def lead(region="London"):
    return {"role": "regional_lead", "region": region}


def contributor(code=BARNET):
    return {"role": "contributor", "ons_code": code}


def listed(app):
    """Who the page names, by the table of roles held."""
    return [row for each in tables(app) if "E-mail address" in each.value for row in each.value["Name"]]


def boxes(app):
    return [each.value for each in app.markdown]


def roles_of(person_id):
    return [(each.role, each.ons_code or each.region) for each in people.held(person_id)]


def test_where_nobody_signs_in_it_says_so(app):
    app.switch_page("regional/pages/people.py").run()
    assert not app.exception
    assert words.NOBODY_SIGNS_IN in boxes(app)


def test_whoever_has_not_signed_in_is_led_to_it_and_told_nothing(open_as, store):
    store("p-ann", NAME, contributor())
    app = open_as("people", None)
    assert not app.exception
    assert words.SIGN_IN in boxes(app)
    assert any('href="/sign-in?next=/people"' in each.proto.body for each in app.get("html"))
    assert tables(app) == []


@pytest.mark.parametrize("role", [contributor(), {"role": "member", "region": "London"}])
def test_who_may_invite_nobody_sees_the_matrix_and_no_names(open_as, store, role):
    store("p-ann", NAME, contributor())
    app = open_as("people", role)
    assert not app.exception
    [matrix] = tables(app)
    assert "Regional lead" in matrix.value.columns
    assert not app.button
    assert any("can read its database" in each.value for each in app.caption)


@pytest.mark.parametrize(
    ("role", "listed_there"),
    [(None, False), (contributor(), False), (lead(), True), ({"role": "operator"}, True)],
)
def test_the_page_is_listed_only_for_who_may_invite_somebody(open_as, monkeypatch, role, listed_there):
    made = []
    navigation = signed_in.st.navigation
    monkeypatch.setattr(
        signed_in.st, "navigation", lambda pages, **rest: made.extend(pages) or navigation(pages, **rest)
    )
    open_as("region", role)
    shown = {page.title for page in made if page.visibility == "visible"}
    assert ("People" in shown) == listed_there
    assert {"Region", "Our return", "Accessibility"} <= shown


def test_a_lead_sees_the_roles_of_their_region_and_of_no_other(open_as, store):
    store("p-ann", NAME, contributor())
    store("p-dee", "Dee Derby", contributor(DERBY))
    store("p-op", "Op Erator", {"role": "operator"})
    store("p-two", "Two Places", contributor(CAMDEN), contributor(DERBY))
    app = open_as("people", lead())
    assert not app.exception
    assert listed(app) == [NAME, "Mo Me", "Two Places"]
    assert "3 people in the places where you may give roles" in [each.value for each in app.header]
    # Somebody who holds a role elsewhere too is not theirs to let go.
    assert len(app.selectbox(key="person").options) == 2


def test_an_approver_sees_and_invites_for_their_own_council_only(open_as, store):
    store("p-ann", NAME, contributor())
    store("p-cam", "Cam Den", contributor(CAMDEN))
    app = open_as("people", {"role": "approver", "ons_code": BARNET})
    assert listed(app) == [NAME, "Mo Me"]
    assert app.selectbox(key="invite-role").options == ["Contributor", "Approver"]
    assert app.selectbox(key="place-contributor").options == ["Barnet"]


def test_an_invitation_shows_its_address_once(open_as, shown):
    app = open_as("people", lead())
    app.selectbox(key="invite-role").select("contributor").run()
    app.selectbox(key="place-contributor").select(BARNET)
    app.text_input(key="invite-name-0").set_value(NAME)
    app.text_input(key="invite-email-0").set_value("Ann@council.example")
    app.button(key="invite").click().run()
    assert not app.exception
    assert app.success[0].value.startswith(
        r"Done: Ann \*Example\* now holds the role of contributor, Barnet. Send them this"
    )
    [address] = [each.value for each in app.code]
    assert links.open_link(address.rpartition("/invitation/")[2]).purpose == links.INVITATION
    assert NAME in listed(app)
    assert app.text_input(key="invite-name-1").value == ""
    app.run()
    assert not app.code
    assert not app.success


def test_a_faulty_address_is_told_and_what_was_typed_stays(open_as):
    app = open_as("people", lead())
    app.text_input(key="invite-name-0").set_value(NAME)
    app.text_input(key="invite-email-0").set_value("ann")
    app.button(key="invite").click().run()
    assert [each.value for each in app.error] == [
        "To mend: Fill in a whole e-mail address, like name@council.example."
    ]
    assert app.text_input(key="invite-name-0").value == NAME


def test_a_peer_reviewer_is_given_two_days(open_as):
    app = open_as("people", lead())
    app.selectbox(key="invite-role").select("peer_reviewer").run()
    app.text_input(key="invite-name-0").set_value(NAME)
    app.text_input(key="invite-email-0").set_value("ann@council.example")
    app.button(key="invite").click().run()
    assert not app.exception
    assert app.code
    assert app.date_input(key="invite-last").value > app.date_input(key="invite-first").value


def test_a_role_is_taken_away(open_as, store):
    store("p-ann", NAME, contributor(), contributor(CAMDEN))
    app = open_as("people", lead())
    assert app.selectbox(key="role-held").value  # the first: Ann's in Barnet
    app.button(key="take-away").click().run()
    assert not app.exception
    assert app.success[0].value.startswith(r"Done: taken away from Ann \*Example\*")
    assert roles_of("p-ann") == [("contributor", CAMDEN)]


def test_somebody_leaves_only_when_the_box_is_ticked(open_as, store):
    store("p-ann", NAME, contributor())
    token = sessions.begin("p-ann", second_factor=False)
    app = open_as("people", lead())
    app.selectbox(key="person").select("p-ann").run()
    assert app.button(key="leave").disabled
    app.checkbox(key="sure-p-ann").check().run()
    app.button(key="leave").click().run()
    assert not app.exception
    assert roles_of("p-ann") == []
    assert sessions.look_up(token) is None
    assert listed(app) == ["Mo Me"]


def test_a_new_password_s_address_is_shown_once(open_as, store):
    store("p-ann", NAME, contributor())
    app = open_as("people", lead())
    app.selectbox(key="person").select("p-ann").run()
    app.button(key="reset").click().run()
    [address] = [each.value for each in app.code]
    assert links.open_link(address.rpartition("/reset/")[2]).person_id == "p-ann"
    assert not app.run().code


def test_a_role_that_ended_while_the_page_stood_open_does_nothing_more(open_as, store, database):
    app = open_as("people", lead())
    app.text_input(key="invite-name-0").set_value(NAME)
    app.text_input(key="invite-email-0").set_value("ann@council.example")
    with database.writing() as connection:
        connection.execute(RoleHeld.__table__.update().values(ended_at=now()))
    app.button(key="invite").click().run()
    assert not app.exception
    assert not app.code
    assert listed(app) == []


def test_our_return_offers_only_the_councils_one_may_send_for(open_as):
    app = open_as("our_return", contributor(), contributor(DERBY))
    assert not app.exception
    assert app.selectbox(key="council").options == ["Barnet", "Derby"]
    assert not [box for box in app.checkbox if box.key.startswith("asked-")]


def test_our_return_says_who_may_send_to_whoever_may_not(open_as):
    assert "Sign in to send a return." in boxes(open_as("our_return", None))[-1]


def test_our_return_sends_a_lead_to_what_their_region_asks_for(open_as):
    app = open_as("our_return", lead())
    assert not app.exception
    assert any("may not send a return for any council" in each for each in boxes(app))
    assert not app.selectbox
    assert not app.expander
    app.switch_page("regional/pages/collection.py").run()
    labels = [each.label for each in app.expander]
    asked = labels.index("What London asks its councils for")
    assert [label.partition(" in London")[0] for label in labels[asked + 3 : asked + 5]] == [
        "Data-sharing agreements",
        "Counts without names",
    ]


def test_the_form_does_not_save_for_whoever_may_send_no_more(open_as, database):
    app = open_as("our_return", contributor())
    app.radio(key="how").set_value("form").run()
    with database.writing() as connection:
        connection.execute(RoleHeld.__table__.update().values(ended_at=now()))
    app.button(key="save-typed").click().run()
    assert not app.exception
    assert any("may not send a return for any council" in each for each in boxes(app))


@pytest.mark.parametrize("page", ["region", "council", "compare", "themes", "sources", "accessibility"])
@pytest.mark.parametrize("role", [None, contributor(), lead()], ids=["public", "contributor", "lead"])
def test_every_page_opens_for_every_kind_of_viewer(open_as, page, role):
    assert not open_as(page, role).exception


def test_an_invited_person_accepts_and_is_there(open_as, store):
    store("p-lead", "Lee Lead", lead())
    open_as("region", None)
    by = access.viewer_of("p-lead", people.held("p-lead"), second_factor=True)
    person, token = invitations.invite(by, NAME, "ann@council.example", "contributor", BARNET)
    assert [row["joined"] for row in people.people(by).to_dicts() if row["person_id"] == person] == [False]
    invitations.accept(token, "three quiet otters swim")
    assert [row["joined"] for row in people.people(by).to_dicts() if row["person_id"] == person] == [True]


def test_who_joined_lately_is_told_with_who_invited_them(open_as, store):
    store("p-1ea0000000000000", "Lee Lead", lead())

    def accept():
        by = access.viewer_of("p-1ea0000000000000", [access.Held("regional_lead", None, "London")], True)
        _, token = invitations.invite(by, NAME, "ann@council.example", "contributor", BARNET)
        invitations.accept(token, "two otters by the lock")

    accept()
    app = open_as("people", {"role": "approver", "ons_code": BARNET})
    assert not app.exception
    [told] = [each.value for each in app.info]
    assert told.startswith("Note: joined in the last 14 days: Ann \\*Example\\* on ")
    assert ", invited by Lee Lead. If one of them tells you" in told
