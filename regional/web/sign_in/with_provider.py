"""/sign-in, /sign-in/provider and /sign-in/callback: signing in with the account of one's organisation."""

import json
import logging
from urllib.parse import urlencode, urlsplit

from starlette.responses import RedirectResponse, Response

from regional.web.provider import errand as errands
from regional.web.provider import metadata, proof
from regional.web.provider.errand import Errand
from regional.web.provider.metadata import Away, Provider
from regional.web.provider.proof import NotProved
from regional.web.provider.settings import Settings, settings
from regional.web.sign_in import cookie, next_page
from regional.web.sign_in.page import headers, link, note, page, paragraphs
from regional.web.sign_in.signing_in import NOTES
from regional.web.sign_in.visit import Visit, answering, enter
from regional.words import sign_in as words
from regional.workflow.people import provider_accounts, tokens
from regional.workflow.people.provider_accounts import Proof
from regional.workflow.people.sign_in import NeedsFactor, Refused
from regional.workflow.unfit import Unfit

PATH, START, CALLBACK = "/sign-in", "/sign-in/provider", "/sign-in/callback"
ASKED_BY_PARAMETER = ("acr", "acrs")  # claims that a provider can be asked for by name and value

log = logging.getLogger(__name__)


def show(visit: Visit) -> Response:
    asked = visit.request.query_params
    # What was done comes back from the provider's sign-out as the state.
    said = NOTES.get(asked.get("done") or asked.get("state", ""), "")
    way = f"{START}?{urlencode({'next': next_page.safe(asked.get('next', ''))})}"
    body = (note(said) if said else "") + link(way, words.WITH_ACCOUNT, loud=True)
    return page("Sign in", body + paragraphs(*words.NO_ACCOUNT_HERE))


def start(visit: Visit) -> Response:
    """Send the browser to the provider."""
    asked = visit.request.query_params
    after = next_page.safe(asked.get("next", ""))
    errand = Errand(tokens.new(), after, asked.get("invitation", ""), asked.get("second", "") == "1")
    return to_provider(visit, errand)


def to_provider(visit: Visit, errand: Errand) -> Response:
    chosen = settings()
    try:
        of = metadata.provider(chosen)
    except Away as fault:
        return away(fault)
    with proof.session(chosen, callback_of(visit)) as client:
        wanted = asking_for_more(chosen) if errand.again else {}
        address, _ = client.create_authorization_url(
            of.authorization, errand.state, errand.verifier, nonce=errand.nonce, **wanted
        )
    answer = RedirectResponse(address, 303, headers())
    cookie.mark_errand(visit.request, answer, errands.packed(errand))
    return answer


def asking_for_more(chosen: Settings) -> dict[str, str]:
    """How to ask for a second proof: by the claims that show one, else by asking for a new sign-in."""
    claims = claims_to_ask_for(chosen)
    if not claims:
        return {"prompt": "login"}
    essential = {claim: {"essential": True, "value": value} for claim, value in claims.items()}
    wanted = {"claims": json.dumps({"id_token": essential})}
    return wanted | ({"acr_values": claims["acr"]} if "acr" in claims else {})


def claims_to_ask_for(chosen: Settings) -> dict[str, str]:
    return {claim: value for claim, value in chosen.second_factor if claim in ASKED_BY_PARAMETER}


def back(visit: Visit) -> Response:
    """The browser comes back from the provider: with a code, or with the reason why there is none."""
    asked = visit.request.query_params
    errand = errands.unpacked(cookie.read(visit.request, cookie.ERRAND))
    if errand is None or not errand.came_back_with(asked.get("state", "")):
        return refused(words.NOT_FROM_HERE, 403)
    if asked.get("error") or not asked.get("code"):
        log.warning("the provider refused a sign-in: %r", asked.get("error", "no code")[:60])
        return forgotten(visit, refused(words.PROVIDER_REFUSED, 403))
    chosen = settings()
    try:
        shown = proof.proof(chosen, callback_of(visit), asked["code"], errand.verifier, errand.nonce)
    except Away as fault:
        return forgotten(visit, away(fault))
    except NotProved as fault:
        log.warning("a sign-in is refused: %s", fault)
        return forgotten(visit, refused(words.NOT_PROVED, 403))
    return forgotten(visit, let_in(visit, errand, shown))


def let_in(visit: Visit, errand: Errand, shown: Proof) -> Response:
    """Begin a session for the person whose account it is, or who accepts an invitation with it."""
    try:
        come = provider_accounts.sign_in(shown, errand.invitation)
    except Unfit as unfit:
        return refused(str(unfit), 403)
    after = next_page.safe(errand.after)
    match come:
        case Refused(sentence):
            return refused(sentence, 403)
        case NeedsFactor(token) if errand.again or not claims_to_ask_for(settings()):
            return enter(visit, token, f"/second-factor?{urlencode({'next': after})}")
        case NeedsFactor(token):
            # Sent once more by itself: where the provider has the second proof already, nobody notices.
            return enter(visit, token, f"{START}?{urlencode({'next': after, 'second': '1'})}")
        case signed_in:
            return enter(visit, signed_in.token, after)


def sign_out_address(visit: Visit, done: str) -> str | None:
    """Where the provider forgets the browser too; None if it has no such place, or is away."""
    of = provider_if_there()
    if of is None or of.end_session is None:
        return None
    told = {"client_id": settings().client_id, "post_logout_redirect_uri": f"{origin_of(visit)}{PATH}"}
    return f"{of.end_session}{'&' if '?' in of.end_session else '?'}{urlencode({**told, 'state': done})}"


def sign_out_origin() -> str:
    """The origin of that place, for the page's policy; empty if there is none."""
    of = provider_if_there()
    parts = urlsplit(of.end_session or "") if of else urlsplit("")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def provider_if_there() -> Provider | None:
    try:
        return metadata.provider(settings())
    except Away as fault:
        log.warning("the provider of sign-in is away: %s", fault)
        return None


def callback_of(visit: Visit) -> str:
    """The address that the provider was told to send people back to."""
    return f"{origin_of(visit)}{CALLBACK}"


def origin_of(visit: Visit) -> str:
    """As the browser knows us. The host is one of those the app answers to: asgi.py refuses any other."""
    scheme = "https" if cookie.is_https(visit.request) else "http"
    return f"{scheme}://{visit.request.headers.get('host', '')}"


def away(fault: Away) -> Response:
    log.warning("the provider of sign-in is away: %s", fault)
    return page("Sign in", paragraphs(words.PROVIDER_AWAY) + link(PATH, "Try again"), 503)


def refused(sentence: str, status: int) -> Response:
    return page("Nobody was signed in", paragraphs(sentence) + link(PATH, "Sign in"), status)


def forgotten(visit: Visit, answer: Response) -> Response:
    """The errand is done: coming back a second time with the same address does nothing."""
    cookie.forget_errand(visit.request, answer)
    return answer


endpoint = answering(show)
start_endpoint = answering(start)
back_endpoint = answering(back)
