"""Where the app listens to a network, it answers only what came by https to the proxy before it.

Somebody who found the app's own port would otherwise sign in over plain http, for anybody on the way to read.
"""

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from regional.web import listen
from regional.web.sign_in import cookie

OPEN = "/healthz"  # for whoever watches over it, who need not come through the proxy
BY_HTTPS = """\
<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>By https only</title>
<meta name="viewport" content="width=device-width"></head>
<body style="font: 1.125rem/1.5 sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>By https only</h1>
<p>This address is not the one for people. Open the address you were given, which begins with https.</p>
</body></html>"""


class HttpsOnly:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        inside = scope["type"] == "lifespan" or scope["path"] == OPEN or not listen.to_a_network()
        if inside or cookie.proxy_says_https(Headers(scope=scope)):
            await self.app(scope, receive, send)
        else:
            await HTMLResponse(BY_HTTPS, 403)(scope, receive, send)
