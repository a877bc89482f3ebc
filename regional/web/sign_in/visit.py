"""A request for one of the forms, or with one: read, checked and answered off the server's own thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from regional.web.sign_in import cookie, csrf
from regional.web.sign_in.page import headers, link, page, paragraphs
from regional.workflow.people import sessions
from regional.workflow.people.sessions import Session

LONGEST_FORM = 8_192  # bytes: ours hold a few hundred


@dataclass(frozen=True)
class Visit:
    """One request: what was sent (empty for a GET), who is signed in (None: nobody), the form's token."""

    request: Request
    session: Session | None
    csrf: str
    sent: dict[str, str]

    @property
    def path(self) -> str:
        return self.request.url.path


Answer = Callable[[Visit], Response]


def answering(show: Answer, act: Answer | None = None, signed_in: bool = False) -> Callable:
    """An endpoint: show for a GET, act for a POST that is known to be ours; without act it takes no POST.

    signed_in: the form belongs to a session, and carries its token; else it carries the browser's.
    """

    async def endpoint(request: Request) -> Response:
        body = await read(request) if request.method == "POST" else b""
        if body is None:
            return refused(request, "What was sent is longer than any form of ours, so nothing was done.")
        return await run_in_threadpool(answer, request, body)

    def answer(request: Request, body: bytes) -> Response:
        visit = visit_of(request, signed_in)
        if request.method == "POST":
            sent = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
            fault = csrf.fault(request, sent.get(csrf.FIELD, ""), expected(visit, signed_in))
            if fault:
                return refused(request, fault)
            given = act(replace(visit, sent=sent))
        else:
            given = show(visit)
        if not signed_in and given.status_code != 303:
            cookie.mark_form(request, given, visit.csrf)
        return given

    return endpoint


def visit_of(request: Request, signed_in: bool) -> Visit:
    session = sessions.look_up(cookie.read(request, cookie.SESSION))
    token = session.csrf if signed_in and session else csrf.form_token(request)
    return Visit(request, session, token, {})


def expected(visit: Visit, signed_in: bool) -> str | None:
    if signed_in:
        return visit.session.csrf if visit.session else None
    return cookie.read(visit.request, cookie.FORM)


async def read(request: Request) -> bytes | None:
    """What was sent; None if it is too long to be one of our forms."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            return None
    return body


def refused(request: Request, fault: str) -> Response:
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    body = paragraphs(fault) + link(address, "Open the form again")
    return page("Nothing was done", body, 403)


def go(address: str) -> RedirectResponse:
    """303: the browser asks for the page afresh, and sends nothing twice."""
    return RedirectResponse(address, 303, headers())


def enter(visit: Visit, token: str, address: str) -> RedirectResponse:
    """Begin here with this session, and go on."""
    answer = go(address)
    begin_here(visit, answer, token)
    return answer


def begin_here(visit: Visit, answer: Response, token: str) -> None:
    """Let go of the session this browser had, and hand it this one."""
    sessions.end(cookie.read(visit.request, cookie.SESSION))
    cookie.sign_in(visit.request, answer, token)
