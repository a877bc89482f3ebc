"""/sign-out: here, or on every device at once."""

from starlette.responses import Response

from regional import ways_in
from regional.web.sign_in import cookie
from regional.web.sign_in.fields import button_form
from regional.web.sign_in.page import link, page, paragraphs
from regional.web.sign_in.visit import Visit, answering, go
from regional.words import sign_in as words
from regional.words.plain import moment
from regional.workflow.people import sessions

PATH = "/sign-out"
EVERYWHERE = "Everywhere also ends what is open on other devices: choose it if one of them is lost or shared."


def show(visit: Visit) -> Response:
    if visit.session is None:
        body = paragraphs("Nobody is signed in in this browser.") + link("/sign-in", "Sign in")
        return page("Sign out", body)
    here = button_form(PATH, visit.csrf, "Sign out here", {"where": "here"}, loud=True)
    everywhere = button_form(PATH, visit.csrf, "Sign out everywhere", {"where": "everywhere"}, loud=False)
    open_now = [moment(each) for each in sessions.begun(visit.session.person_id)]
    body = paragraphs(words.open_sessions(open_now)) + here + paragraphs(EVERYWHERE) + everywhere
    if ways_in.by_provider():
        from regional.web.sign_in import with_provider  # large, and loaded only where it is used

        body = paragraphs(words.SIGNS_OUT_THERE_TOO) + body
        return page("Sign out", body + link("/", "Stay signed in"), goes_to=with_provider.sign_out_origin())
    change = link("/password", words.CHANGE_PASSWORD)
    codes = link("/recovery-codes", words.RECOVERY_CODES) if visit.session.second_factor else ""
    return page("Sign out", body + change + codes + link("/", "Stay signed in"))


def act(visit: Visit) -> Response:
    everywhere = visit.sent.get("where") == "everywhere"
    if everywhere:
        sessions.end_all(visit.session.person_id)
    else:
        sessions.end(cookie.read(visit.request, cookie.SESSION))
    done = "everywhere" if everywhere else "out"
    answer = go(_at_the_provider(visit, done) or f"/sign-in?done={done}")
    cookie.sign_out(visit.request, answer)
    return answer


def _at_the_provider(visit: Visit, done: str) -> str | None:
    if not ways_in.by_provider():
        return None
    from regional.web.sign_in import with_provider

    return with_provider.sign_out_address(visit, done)


endpoint = answering(show, act, signed_in=True)
