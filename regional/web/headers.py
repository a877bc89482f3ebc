"""What every answer tells the browser not to do."""

import hashlib
import re
from base64 import b64encode
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from regional.web.sign_in import cookie

STREAMLITS_FILES = Path(streamlit.__file__).parent / "static"
# Charts are compiled in the browser from their description, hence 'unsafe-eval'; Streamlit
# styles its elements in place, hence 'unsafe-inline' for styles.
POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval' {scripts}; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; "
    # Not every browser takes 'self' to mean its own websockets as well.
    "connect-src 'self' ws://{host} wss://{host}; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


# A year, as soon as somebody came by https once: the browser then never asks by http again.
HTTPS_FROM_NOW_ON = {"strict-transport-security": "max-age=31536000; includeSubDomains"}
MAY_BE_STRICTER = ("content-security-policy", "referrer-policy")  # our own forms' are; Streamlit sets neither


class SecurityHeaders:
    """Adds the headers to every answer over HTTP; leaves websockets alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent = Headers(scope=scope)
        host = sent.get("host", "")
        told = cookie.proxy_says_https(sent)
        by_https = scope.get("scheme") == "https" if told is None else told

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                had = {name: headers[name] for name in MAY_BE_STRICTER if name in headers}
                more = HTTPS_FROM_NOW_ON if by_https else {}
                headers.update(security_headers(host) | had | more)
                if by_https:
                    message["headers"] = [secured(*pair) for pair in message["headers"]]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Over https no cookie goes by http: Streamlit's own, against forged uploads, does not say so itself."""
    if name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        return name, value + b"; Secure"
    return name, value


def security_headers(host: str) -> dict[str, str]:
    policy = POLICY.format(scripts=inline_scripts(), host=host)
    return {**HEADERS, "content-security-policy": policy}


@cache
def inline_scripts() -> str:
    """The hashes, as a policy names them, of the scripts written into Streamlit's own page."""
    page = (STREAMLITS_FILES / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    return " ".join(f"'sha256-{digest}'" for digest in hashes)
