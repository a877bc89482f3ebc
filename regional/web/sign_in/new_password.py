"""/invitation/{token} and /reset/{token}: a link that works once and ends in a password of one's own."""

from collections.abc import Callable, Mapping

from starlette.responses import Response

from regional import access, data
from regional.data import people
from regional.web.sign_in.fields import AGAIN, NEW_PASSWORD, form, missing, summary
from regional.web.sign_in.page import link, page, paragraphs
from regional.web.sign_in.visit import Visit, answering, go
from regional.words import people as words
from regional.workflow.people import invitations, joining, links, names
from regional.workflow.unfit import Unfit

FIELDS = (NEW_PASSWORD, AGAIN)
DIFFERENT = "The two passwords differ. Type the same one twice."
SPENT = (
    "This link opens nothing: it was used already, a newer one took its place, or its time is over. "
    "Ask your regional lead for a new one."
)
FOR_ANOTHER = (
    "You made this link, and it is for the person it names: send it to them, and open it nowhere. It still "
    "works."
)

# Takes the token and the password, and uses the link up: the person's id, or None if another did so first.
SetBy = Callable[[str, str], str | None]


def answers(purpose: str, heading: str, why: Callable[[str], str], button: str, set_by: SetBy) -> Callable:
    """The endpoint for links of one purpose. why: what is said over the form, from the person's id."""

    def show(visit: Visit, faults: Mapping[str, str] | None = None, status: int = 200) -> Response:
        found = opened(token_of(visit), purpose)
        if found is None:
            return spent()
        if is_its_makers(visit):
            return not_for_you()
        body = summary(faults or {}) + paragraphs(why(found.person_id))
        body += form(visit.path, visit.csrf, FIELDS, button, {}, faults)
        return page(heading, body, status, to_mend=bool(faults))

    def act(visit: Visit) -> Response:
        if opened(token_of(visit), purpose) is None:
            return spent()
        if is_its_makers(visit):
            return not_for_you()
        faults = password_faults(visit.sent)
        if faults:
            return show(visit, faults, 422)
        try:
            person_id = set_by(token_of(visit), visit.sent["password"])
        except Unfit as unfit:
            return show(visit, {"password": str(unfit)}, 422)
        return go("/sign-in?done=password") if person_id else spent()

    return answering(show, act)


def password_faults(sent: Mapping[str, str]) -> dict[str, str]:
    faults = missing(FIELDS, sent)
    if not faults and sent["password"] != sent["again"]:
        return {"again": DIFFERENT}
    return faults


def opened(token: str, purpose: str) -> links.Link | None:
    found = links.open_link(token)
    return found if found and found.purpose == purpose else None


def spent() -> Response:
    return page("This link opens nothing", paragraphs(SPENT) + link("/sign-in", "Sign in"), 410)


def is_its_makers(visit: Visit) -> bool:
    """Whoever made the link opens it in the browser they are signed in with: it is not for them."""
    return visit.session is not None and joining.is_its_maker(visit.session.person_id, token_of(visit))


def not_for_you() -> Response:
    return page("This link is for somebody else", paragraphs(FOR_ANOTHER) + link("/", "Go on"), 403)


def token_of(visit: Visit) -> str:
    return visit.request.path_params["token"]


def invited(person_id: str) -> str:
    """Who was invited, as what and where: a page that only asks for a password looks like a trap."""
    name, email = names.of(person_id)
    return words.whose_invitation(name, email, people.held(person_id), council_names())


def council_names() -> dict[str, str]:
    return dict(data.councils(access.PUBLIC).select("ons_code", "short_name").iter_rows())


invitation = answers(
    links.INVITATION,
    "Choose your password",
    invited,
    "Set the password",
    invitations.accept,
)
reset = answers(
    links.RESET,
    "Choose a new password",
    lambda _: "The link works once. It also signs you out everywhere.",
    "Set the new password",
    invitations.reset,
)
