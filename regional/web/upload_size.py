"""How large a file may be that somebody sends: a publisher's file only from those who may load one.

Streamlit takes a file from anybody who has a page open, whether a page asks for one or not.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from regional import access, signed_in
from regional.web.sign_in import cookie

PATH = "/_stcore/upload_file/"
OF_A_RETURN = 6 * 1024**2  # bytes; the return's own uploader takes 5 MB, and a form has a little round a file
WITHOUT_A_FILE = ("GET", "HEAD", "OPTIONS", "DELETE")
TOO_LARGE = "This file is larger than you may send."


class UploadSize:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or PATH not in scope["path"] or scope["method"] in WITHOUT_A_FILE:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        # Without a length it could be of any; every browser gives one, and the server holds it to that.
        length = request.headers.get("content-length", "")
        small = length.isdigit() and int(length) <= OF_A_RETURN
        if small or (length.isdigit() and await run_in_threadpool(_may_send_large, request)):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse(TOO_LARGE, 413)(scope, receive, send)


def _may_send_large(request: Request) -> bool:
    if not signed_in.is_on():
        return True  # whoever sits at the machine
    return access.may_load_published(signed_in.viewer_of(cookie.read(request, cookie.SESSION)))
