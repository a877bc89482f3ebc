"""Whether a form that is sent is one of ours, sent from one of our pages by the browser it was made for."""

import hmac
import re
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request

from regional.web.sign_in import cookie

FIELD = "csrf"
ELSEWHERE = "This form was sent from another site, so nothing was done."
STALE = "This form was opened too long ago or in another browser, so nothing was done."
OURS = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 random bytes


def form_token(request: Request) -> str:
    """The token for a form of somebody not signed in: the browser's own, or a new one if it has none."""
    had = cookie.read(request, cookie.FORM)
    return had if had and OURS.fullmatch(had) else secrets.token_urlsafe(32)


def fault(request: Request, sent: str, expected: str | None) -> str | None:
    """What is wrong with a form sent, as a sentence; None if nothing is.

    sent: the token in the form. expected: the session's, or the one in the browser's cookie; None if the
    browser brought none.
    """
    if not came_from_here(request):
        return ELSEWHERE
    if not expected or not hmac.compare_digest(sent.encode(), expected.encode()):
        return STALE
    return None


def came_from_here(request: Request) -> bool:
    """What the browser says of where the form was. Old browsers say nothing: the token still speaks.

    Our pages send no referrer, for their address may hold a link's token, and then a browser names no
    origin either: "null" is no answer.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin", "null")
    return origin == "null" or urlsplit(origin).netloc == request.headers.get("host")
