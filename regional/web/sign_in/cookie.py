"""The cookies: who is signed in, which browser a form was made for, and what one was sent away for.

Neither can be read by a script, and over https neither can be set by a neighbouring host: the names
that begin with __Host- are refused by browsers from anywhere else.
"""

import os
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

SESSION = "regional_session"
FORM = "regional_form"
ERRAND = "regional_errand"
FORM_LASTS = 60 * 60  # seconds: how long a form may lie open before it is sent

ERRAND_LASTS = 10 * 60  # seconds: how long somebody may take at the provider


def read(request: Request, name: str) -> str | None:
    return request.cookies.get(called(name, is_https(request)))


def sign_in(request: Request, answer: Response, token: str) -> None:
    """The token lives in the browser until it is closed; how long it opens anything, the session knows."""
    _set(request, answer, SESSION, token, samesite="lax")


def sign_out(request: Request, answer: Response) -> None:
    _set(request, answer, SESSION, "", max_age=0, samesite="lax")


def mark_form(request: Request, answer: Response, value: str) -> None:
    _set(request, answer, FORM, value, max_age=FORM_LASTS, samesite="strict")


def mark_errand(request: Request, answer: Response, value: str) -> None:
    """Lax, because the way back from the provider is a way from another site."""
    _set(request, answer, ERRAND, value, max_age=ERRAND_LASTS, samesite="lax")


def forget_errand(request: Request, answer: Response) -> None:
    _set(request, answer, ERRAND, "", max_age=0, samesite="lax")


def is_https(request: Request) -> bool:
    """Whether the browser came by https."""
    told = proxy_says_https(request.headers)
    return request.url.scheme == "https" if told is None else told


def proxy_says_https(headers: Mapping[str, str]) -> bool | None:
    """A proxy's word, taken only where REGIONAL_PROXY says there is one; None where none is given."""
    told = headers.get("x-forwarded-proto", "") if os.environ.get("REGIONAL_PROXY") else ""
    return told.split(",")[-1].strip().lower() == "https" if told else None  # the last is the nearest's own


def called(name: str, https: bool) -> str:
    return f"__Host-{name}" if https else name


def _set(request: Request, answer: Response, name: str, value: str, **rest: object) -> None:
    https = is_https(request)
    answer.set_cookie(called(name, https), value, path="/", secure=https, httponly=True, **rest)
