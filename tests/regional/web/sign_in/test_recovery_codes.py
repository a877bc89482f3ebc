import re

import pyotp
import pytest

from models.event import now
from regional.workflow.people import names, second_factor
from tests.regional.web.sign_in.conftest import PASSWORD


@pytest.fixture
def code(ann):
    """What Ann's app shows so many half-minutes from now. The one before now has confirmed it."""
    person = names.person_with(ann)
    app = pyotp.TOTP(second_factor.begin(person).secret)
    began = int(now().timestamp())

    def shown(later=0):
        return app.at(began + 30 * later)

    assert second_factor.confirm(person, shown(-1))
    return shown


def codes(answer):
    return re.findall(r"<li>([A-Z2-7-]{29})</li>", answer.text)


def test_new_codes_are_shown_once_for_a_code_of_the_app(visitor, ann, code):
    here = visitor()
    here.fill_in("/sign-in", email=ann, password=PASSWORD, code=code())
    assert "You have no recovery code left" in here.get("/recovery-codes").text
    wrong = here.fill_in("/recovery-codes", code="000000")
    assert (wrong.status, codes(wrong)) == (422, [])
    made = codes(here.fill_in("/recovery-codes", code=code(1)))
    assert len(made) == 10
    again = here.get("/recovery-codes")
    assert codes(again) == []
    assert "You have 10 of 10 recovery codes left" in again.text


def test_a_recovery_code_in_the_place_of_the_apps_leads_to_setting_up_another(visitor, ann, code):
    here = visitor()
    here.fill_in("/sign-in", email=ann, password=PASSWORD, code=code())
    made = codes(here.fill_in("/recovery-codes", code=code(1)))
    there = visitor()
    assert there.fill_in("/sign-in", email=ann, password=PASSWORD, code=made[0]).status == 303
    assert "Set up your authenticator app" in there.get("/second-factor").text
    assert "Nobody is signed in" in here.get("/sign-out").text


def test_without_an_app_or_a_session_there_are_none(visitor, ann):
    here = visitor()
    assert here.get("/recovery-codes").headers["location"] == "/sign-in"
    here.fill_in("/sign-in", email=ann, password=PASSWORD)
    assert "You have none." in here.get("/recovery-codes").text
    assert here.fill_in("/recovery-codes", code="123456").status in (403, 422)
