"""/first-lead: whoever started the app makes the first account, by an address that is printed once."""

from collections.abc import Mapping

from starlette.responses import Response

from regional import data, ways_in
from regional.access import PUBLIC
from regional.web.sign_in.fields import AGAIN, EMAIL, NEW_PASSWORD, Field, form, missing, summary
from regional.web.sign_in.new_password import opened, password_faults, spent
from regional.web.sign_in.page import page, paragraphs
from regional.web.sign_in.visit import Visit, answering, enter, go
from regional.workflow.people import invitations, links, names
from regional.workflow.people.sign_in import NeedsFactor, SignedIn, sign_in
from regional.workflow.unfit import Unfit

PATH = "/first-lead"
WHY = (
    "Nobody leads a region here yet. This makes your account, and from it you invite the others. "
    "The address works once."
)


def fields() -> tuple[Field, ...]:
    regions = tuple(data.regions(PUBLIC))
    return (
        Field("name", "Your name", autocomplete="name"),
        EMAIL,
        Field("region", "Region you lead", options=regions),
        *(() if ways_in.by_provider() else (NEW_PASSWORD, AGAIN)),
    )


def show(visit: Visit, faults: Mapping[str, str] | None = None, status: int = 200) -> Response:
    code = code_of(visit)
    if opened(code, links.FIRST_LEAD) is None:
        return spent()
    body = summary(faults or {}) + paragraphs(WHY)
    body += form(PATH, visit.csrf, fields(), "Make the account", visit.sent, faults, {"link": code})
    return page("First regional lead", body, status, to_mend=bool(faults))


def act(visit: Visit) -> Response:
    code, sent = code_of(visit), visit.sent
    if opened(code, links.FIRST_LEAD) is None:
        return spent()
    faults = faults_of(sent)
    if faults:
        return show(visit, faults, 422)
    if ways_in.by_provider():
        invited = invitations.first_lead_by_provider(code, sent["name"], sent["email"], sent["region"])
        return go(f"{links.PATHS[links.INVITATION]}{invited}") if invited else spent()
    name, email, password = sent["name"], sent["email"], sent["password"]
    try:
        made = invitations.first_lead(code, name, email, sent["region"], password)
    except Unfit as unfit:  # of name and address nothing is left to be said
        return show(visit, {"password": str(unfit)}, 422)
    if made is None:
        return spent()
    match sign_in(email, password, None):
        case NeedsFactor(token) | SignedIn(token):
            return enter(visit, token, "/second-factor")
    return go("/sign-in?done=password")


def faults_of(sent: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the form but for the password's own fitness, each sentence by its box."""
    faults = missing(fields(), sent) or ({} if ways_in.by_provider() else password_faults(sent))
    if faults:
        return faults
    for name, email, box in ((sent["name"], "a@council.example", "name"), ("A", sent["email"], "email")):
        try:
            names.checked(name, email)
        except Unfit as unfit:
            faults[box] = str(unfit)
    if sent["region"] not in data.regions(PUBLIC):
        faults["region"] = "Choose a region from the list."
    return faults


def code_of(visit: Visit) -> str:
    return visit.sent.get("link") or visit.request.query_params.get("code", "")


def announcement(address: str) -> str | None:
    """What to print at the start for whoever started the app; None when somebody leads or nobody signs in."""
    if not invitations.first_lead_needed():
        return None
    token = links.make(links.FIRST_LEAD, None, invitations.START)
    hours = int(links.LIFETIME[links.FIRST_LEAD].total_seconds() // 3600)
    return f"First regional lead: open {address}{PATH}?code={token} within {hours} hours"


endpoint = answering(show, act)
