"""/second-factor: ties an authenticator app to the account, with a picture to scan or a key to type."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.responses import Response

from regional import ways_in
from regional.web.sign_in import next_page, qr, recovery_codes
from regional.web.sign_in.fields import CODE, form, missing, summary
from regional.web.sign_in.page import link, page, paragraphs
from regional.web.sign_in.visit import Visit, answering, begin_here, go
from regional.words import sign_in as words
from regional.workflow.people import second_factor, sessions
from regional.workflow.unfit import Unfit

PATH = "/second-factor"
WHY = (
    "What you may do here needs a second proof beside your password: a six-digit code from an authenticator "
    "app on your phone or computer. Any app will do that makes such codes."
)
HOW = "1. Scan this picture with the app, or type the key below into it. 2. Fill in the code it then shows."


def show(visit: Visit, faults: Mapping[str, str] | None = None, status: int = 200) -> Response:
    after = next_page.safe(visit.sent.get("next") or visit.request.query_params.get("next", ""))
    if visit.session is None:
        return go(f"/sign-in?{urlencode({'next': after})}")
    if visit.session.second_factor:
        said = words.SECOND_PROOF_GIVEN if ways_in.by_provider() else "It is set up."
        return page("Your second proof", paragraphs(said) + link(after, "Go on"))
    if ways_in.by_provider():
        return by_provider(after)
    try:
        uri, secret = second_factor.begin(visit.session.person_id)
    except Unfit as unfit:  # set up meanwhile, in another browser
        return page("Your authenticator app", paragraphs(str(unfit)) + link("/sign-in", "Sign in"))
    key = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    body = (
        summary(faults or {})
        + paragraphs(WHY, HOW)
        + qr.picture(uri, "The key as a picture to scan")
        + link(uri, "On the phone itself: open the app with the key")
        + f'<p>Key: <span class="key">{key}</span></p>\n'
        + form(PATH, visit.csrf, (CODE,), "Confirm", {}, faults, {"next": after})
        + link("/sign-out", "Sign out")
    )
    return page("Set up your authenticator app", body, status, to_mend=bool(faults))


def act(visit: Visit) -> Response:
    faults = missing((CODE,), visit.sent)
    if faults:
        return show(visit, faults, 422)
    if ways_in.by_provider():
        return show(visit)
    person = visit.session.person_id
    if not second_factor.confirm(person, visit.sent["code"].replace(" ", "")):
        return show(visit, {"code": words.WRONG_CODE}, 422)
    # A new token, because what it opens has grown.
    token = sessions.begin(person, second_factor=True)
    answer = recovery_codes.shown(person, next_page.safe(visit.sent.get("next", "")))
    begin_here(visit, answer, token)
    return answer


def by_provider(after: str) -> Response:
    """The provider told of no second proof: how to give it one."""
    again = f"/sign-in/provider?{urlencode({'next': after, 'second': '1'})}"
    body = paragraphs(*words.NEEDS_SECOND_PROOF) + link(again, words.AGAIN, loud=True)
    return page("A second proof is needed", body + link(after, "Go on without"))


endpoint = answering(show, act, signed_in=True)
