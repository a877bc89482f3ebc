"""/sign-out: here, or on every device at once."""

from starlette.responses import Response

from regional.web.sign_in import cookie
from regional.web.sign_in.fields import button_form
from regional.web.sign_in.page import link, page, paragraphs
from regional.web.sign_in.visit import Visit, answering, go
from regional.workflow.people import sessions

PATH = "/sign-out"
EVERYWHERE = "Everywhere also ends what is open on other devices: choose it if one of them is lost or shared."


def show(visit: Visit) -> Response:
    if visit.session is None:
        body = paragraphs("Nobody is signed in in this browser.") + link("/sign-in", "Sign in")
        return page("Sign out", body)
    here = button_form(PATH, visit.csrf, "Sign out here", {"where": "here"}, loud=True)
    everywhere = button_form(PATH, visit.csrf, "Sign out everywhere", {"where": "everywhere"}, loud=False)
    return page("Sign out", here + paragraphs(EVERYWHERE) + everywhere + link("/", "Stay signed in"))


def act(visit: Visit) -> Response:
    everywhere = visit.sent.get("where") == "everywhere"
    if everywhere:
        sessions.end_all(visit.session.person_id)
    else:
        sessions.end(cookie.read(visit.request, cookie.SESSION))
    answer = go(f"/sign-in?done={'everywhere' if everywhere else 'out'}")
    cookie.sign_out(visit.request, answer)
    return answer


endpoint = answering(show, act, signed_in=True)
