"""/password: another password for somebody who knows the one they have."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.responses import Response

from regional.web.sign_in.fields import AGAIN, NEW_PASSWORD, PASSWORD, form, missing, summary
from regional.web.sign_in.new_password import DIFFERENT
from regional.web.sign_in.page import link, page, paragraphs
from regional.web.sign_in.visit import Visit, answering, go
from regional.words import sign_in as words
from regional.workflow.people import passwords, throttle
from regional.workflow.people.names import of
from regional.workflow.unfit import Unfit

PATH = "/password"
OLD = replace(PASSWORD, name="old", label="The password you have")
FIELDS = (OLD, NEW_PASSWORD, AGAIN)


def show(visit: Visit, faults: Mapping[str, str] | None = None, status: int = 200) -> Response:
    if visit.session is None:
        return go("/sign-in")
    body = summary(faults or {}) + paragraphs(words.CHANGES_EVERYWHERE)
    body += form(PATH, visit.csrf, FIELDS, words.CHANGE_PASSWORD, {}, faults) + link("/", "Go on")
    return page(words.CHANGE_PASSWORD, body, status, to_mend=bool(faults))


def act(visit: Visit) -> Response:
    faults = missing(FIELDS, visit.sent)
    if not faults and visit.sent["password"] != visit.sent["again"]:
        faults = {"again": DIFFERENT}
    if faults:
        return show(visit, faults, 422)
    person = visit.session.person_id
    name_and_email = of(person)
    # Counted with the wrong tries to sign in: a screen left open is no place to guess in either.
    this = throttle.begin(name_and_email[1] if name_and_email else person)
    if this.wait:
        return show(visit, {"old": words.wait(this.wait)}, 422)
    if not passwords.right(person, visit.sent["old"]):
        return show(visit, {"old": words.NOT_THE_PASSWORD}, 422)
    throttle.forget(this)
    try:
        passwords.set_password(person, visit.sent["password"])
    except Unfit as unfit:
        return show(visit, {"password": str(unfit)}, 422)
    return go("/sign-in?done=password")


endpoint = answering(show, act, signed_in=True)
