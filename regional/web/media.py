"""Files that Streamlit hands out at /media/: each only to the browser it was made for, while that may see it.

Streamlit gives whatever it holds to whoever knows the address. So it is noted which session each file was
made for, by the hash of what is in it, and an answer with anything else in it is not passed on. Both are of
one process: so is Streamlit's own store of files, and a proxy keeps a person with one process.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from regional import access, signed_in, ways_in
from regional.web.known_paths import NOT_FOUND
from regional.web.sign_in import cookie

UNDER = "/media/"
MOST = 10_000  # files remembered; Streamlit itself lets go of one when its page is closed


@dataclass(frozen=True)
class MadeFor:
    """Whom a file was made for: a session, and who that was with which roles; or the public."""

    token: str | None
    viewer: access.Viewer


_made: OrderedDict[str, set[MadeFor]] = OrderedDict()
_one_at_a_time = Lock()


def note(content: bytes, token: str | None, viewer: access.Viewer) -> None:
    """Remember whom a file was made for; one of the same content may be made for several."""
    with _one_at_a_time:
        key = hashlib.sha256(content).hexdigest()
        _made.setdefault(key, set()).add(MadeFor(token, viewer))
        _made.move_to_end(key)
        while len(_made) > MOST:
            _made.popitem(last=False)


def may_have(content: bytes, token: str | None) -> bool:
    """May a browser with this token (none: nobody has signed in) be given this file now?"""
    with _one_at_a_time:
        makers = set(_made.get(hashlib.sha256(content).hexdigest(), ()))
    if any(each.viewer == access.PUBLIC for each in makers):
        return True  # it was made of what everybody may see
    return token is not None and any(
        each.token == token and each.viewer == signed_in.viewer_of(token) for each in makers
    )


class MediaForItsMaker:
    """Lets through what is at /media/ to whom it was made for; to others there is nothing there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(UNDER) or not ways_in.is_on():
            await self.app(scope, receive, send)
            return
        answer: list[Message] = []

        async def hold(message: Message) -> None:
            answer.append(message)

        await self.app(whole(scope), receive, hold)
        content = b"".join(each.get("body", b"") for each in answer)
        token = cookie.read(Request(scope), cookie.SESSION)
        found = answer[0]["status"] == 200 and await run_in_threadpool(may_have, content, token)
        if not found:
            await HTMLResponse(NOT_FOUND, 404, {"cache-control": "no-store"})(scope, receive, send)
            return
        kept = [(name, value) for name, value in answer[0]["headers"] if name.lower() != b"cache-control"]
        answer[0]["headers"] = [*kept, (b"cache-control", b"no-store")]
        for message in answer:
            await send(message)


def whole(scope: Scope) -> Scope:
    """The same request for all of the file, unpacked: a part could not be told from another file's."""
    headers = [pair for pair in scope["headers"] if pair[0] not in (b"range", b"accept-encoding")]
    return {**scope, "method": "GET", "headers": headers}
