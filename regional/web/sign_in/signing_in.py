"""/sign-in: e-mail address, password and, where a person has one, the code of an authenticator app."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from starlette.responses import Response

from regional.web.sign_in import next_page
from regional.web.sign_in.fields import CODE, EMAIL, PASSWORD, form, missing, summary
from regional.web.sign_in.page import note, page, paragraphs
from regional.web.sign_in.visit import Visit, answering, enter
from regional.workflow.people.sign_in import NeedsCode, NeedsFactor, Refused, sign_in

PATH = "/sign-in"
FIELDS = (
    EMAIL,
    PASSWORD,
    replace(
        CODE,
        kind="any code",
        hint="From your authenticator app, or a recovery code. Leave it empty if you have set up none.",
        optional=True,
    ),
)
AND_PASSWORD = "Fill in the password once more, too."
NEEDS_CODE = "Fill in the six-digit code from your authenticator app, and your password once more."
# What a page of ours may say when it sends somebody here, by the word in the address.
NOTES = {
    "password": "Done: the new password is set. Sign in with it.",
    "out": "Done: you are signed out.",
    "everywhere": "Done: you are signed out on every device.",
}
FORGOTTEN = (
    "Forgotten your password? Ask your regional lead for a reset link.",
    "No account? A regional lead invites people. What is public needs none.",
)


def show(visit: Visit, faults: Mapping[str, str] | None = None, status: int = 200) -> Response:
    asked = visit.request.query_params
    after = next_page.safe(visit.sent.get("next") or asked.get("next", ""))
    said = NOTES.get(asked.get("done", ""), "") if not faults else ""
    body = (
        (note(said) if said else "")
        + summary(faults or {})
        + form(PATH, visit.csrf, FIELDS, "Sign in", visit.sent, faults, {"next": after})
        + paragraphs(*FORGOTTEN)
    )
    return page("Sign in", body, status, to_mend=bool(faults))


def act(visit: Visit) -> Response:
    faults = missing(FIELDS, visit.sent)
    if faults:
        return show(visit, faults, 422)
    code = visit.sent.get("code", "").replace(" ", "") or None
    after = next_page.safe(visit.sent.get("next", ""))
    match sign_in(visit.sent["email"], visit.sent["password"], code):
        case Refused(sentence):
            return show(visit, {"email": sentence}, 422)
        case NeedsCode(why):
            return show(visit, {"code": f"{why} {AND_PASSWORD}" if why else NEEDS_CODE}, 422)
        case NeedsFactor(token):
            return enter(visit, token, f"/second-factor?{urlencode({'next': after})}")
        case signed_in:
            return enter(visit, signed_in.token, after)


endpoint = answering(show, act)
