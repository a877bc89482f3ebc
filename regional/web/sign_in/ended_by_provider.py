"""/sign-out/provider: the provider says that its session is over, and ours that rest on it end as well.

By POST with a signed token (OpenID Connect Back-Channel Logout 1.0), or by GET with the name of its session
(Front-Channel Logout 1.0, as Microsoft Entra ID does it). Neither can do more than end a session.
"""

import logging
import time
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from regional.web.provider import metadata, proof
from regional.web.provider.metadata import Away
from regional.web.provider.proof import NotProved
from regional.web.provider.settings import settings
from regional.web.sign_in.visit import read
from regional.workflow.people import provider_accounts

PATH = "/sign-out/provider"
EVENT = "http://schemas.openid.net/event/backchannel-logout"
OLDEST = 10 * 60  # seconds since the provider made the token
NOT_KEPT = {"cache-control": "no-store"}

log = logging.getLogger(__name__)


async def endpoint(request: Request) -> Response:
    if request.method == "POST":
        body = await read(request)
        return await run_in_threadpool(by_token, dict(parse_qsl((body or b"").decode("utf-8", "replace"))))
    return await run_in_threadpool(by_name, request.query_params.get("sid", ""))


def by_token(sent: dict[str, str]) -> Response:
    chosen = settings()
    try:
        of = metadata.provider(chosen)
        claims = proof.decode(of, sent.get("logout_token")).claims
        issuer = proof.issuer_of(chosen, of, claims)
        must_be_a_sign_out(claims, issuer, chosen.client_id)
    except Away as fault:
        log.warning("the provider of sign-in is away: %s", fault)
        return Response(status_code=503, headers=NOT_KEPT)
    except NotProved as fault:
        log.warning("a sign-out is refused: %s", fault)
        return Response(status_code=400, headers=NOT_KEPT)
    hashed = proof.session_hash(chosen, claims.get("sid"))
    if hashed:
        provider_accounts.end_by_provider(hashed)
    else:
        provider_accounts.end_all_of(issuer, str(claims.get("sub", "")))
    return Response(status_code=200, headers=NOT_KEPT)


def by_name(sid: str) -> Response:
    """Whoever knows the session's name has it from the provider; all they can do with it is end it."""
    hashed = proof.session_hash(settings(), sid)
    if hashed:
        provider_accounts.end_by_provider(hashed)
    return Response(status_code=200, headers=NOT_KEPT)


def must_be_a_sign_out(claims: dict, issuer: str, client_id: str) -> None:
    """Raises NotProved."""
    audience, events, made = claims.get("aud"), claims.get("events"), claims.get("iat")
    right = (
        claims.get("iss") == issuer
        and (audience == client_id or (isinstance(audience, list) and client_id in audience))
        and isinstance(events, dict)
        and EVENT in events
        and "nonce" not in claims  # so that an ID token can never pass for one
        and isinstance(made, (int, float))
        and abs(time.time() - made) < OLDEST
        and (claims.get("sid") or claims.get("sub"))
    )
    if not right:
        raise NotProved("it is no sign-out of this provider for us, or an old one")
