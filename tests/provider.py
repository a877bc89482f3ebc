"""A small OpenID Connect provider on a port of its own, for tests: real keys, real tokens, real redirects.

Whoever asks is signed in at once, as the account it was told. It is as strict as a provider should be: a code
works once, for its client, its address and its PKCE verifier.
"""

import hashlib
import json
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "regional-app", "what the two of them know"
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"


def new_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": secrets.token_hex(4), "use": "sig", "alg": "RS256"})


@dataclass
class Provider:
    """What a test tells it, and what it saw."""

    issuer: str = ""
    key: RSAKey = field(default_factory=new_key)  # signs
    published: list[RSAKey] = field(default_factory=list)  # if empty: the key that signs
    account: dict[str, Any] = field(default_factory=lambda: {"sub": "ann-1", "email": "ann@council.example"})
    claims: dict[str, Any] = field(default_factory=dict)  # over what a token would hold; None leaves one out
    header: dict[str, Any] = field(default_factory=dict)
    said_issuer: str | None = None  # in its description of itself, if not the address it is at
    refuses: str | None = None  # an error in the place of a code
    broken: bool = False  # answers 500 to everything
    asked: list[dict[str, str]] = field(default_factory=list)  # of each visit to the sign-in page
    signed_out: list[dict[str, str]] = field(default_factory=list)
    keys_read: int = 0
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def description(self) -> dict[str, Any]:
        names = ("authorization", "token", "end_session")
        endpoints = {f"{name}_endpoint": f"{self.issuer}/{name}" for name in names}
        return {"issuer": self.said_issuer or self.issuer, "jwks_uri": f"{self.issuer}/keys", **endpoints}

    def signed_in(self, asked: dict[str, str]) -> str:
        """Where the browser is sent with a code."""
        self.asked.append(asked)
        told = {"state": asked["state"]}
        if self.refuses:
            told["error"] = self.refuses
        else:
            code = secrets.token_urlsafe(16)
            self.codes[code] = asked
            told["code"] = code
        return f"{asked['redirect_uri']}?{urlencode(told)}"

    def tokens(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """What a code is changed into; None for one that was used, or is another's."""
        asked = self.codes.pop(sent.get("code", ""), None)
        proof = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(proof).rstrip(b"=").decode()
        if (
            asked is None
            or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT, SECRET)
            or asked.get("redirect_uri") != sent.get("redirect_uri")
            or asked.get("code_challenge_method") != "S256"
            or asked.get("code_challenge") != challenge
        ):
            return None
        id_token = self.token(nonce=asked["nonce"], **self.account)
        return {"access_token": "opens nothing", "token_type": "Bearer", "id_token": id_token}

    def token(self, **claims: Any) -> str:
        now = int(time.time())
        whole = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, **claims, **self.claims}
        held = {name: value for name, value in whole.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, **self.header}, held, self.key)

    def logout_token(self, **claims: Any) -> str:
        return self.token(exp=None, events={LOGOUT_EVENT: {}}, jti=secrets.token_hex(8), **claims)


class Desk(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = dict(parse_qsl(parts.query))
        provider = self.provider
        match parts.path.removeprefix(urlsplit(provider.issuer).path):
            case _ if provider.broken:
                self.answer(500, {})
            case "/.well-known/openid-configuration":
                self.answer(200, provider.description())
            case "/keys":
                provider.keys_read += 1
                self.answer(200, KeySet(provider.published or [provider.key]).as_dict())
            case "/authorization":
                self.lead_to(provider.signed_in(asked))
            case "/end_session":
                provider.signed_out.append(asked)
                back = {"state": asked["state"]} if "state" in asked else {}
                self.lead_to(f"{asked['post_logout_redirect_uri']}?{urlencode(back)}")
            case _:
                self.answer(404, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        given = None if self.provider.broken else self.provider.tokens(dict(parse_qsl(body)))
        self.answer(200 if given else 400, given or {"error": "invalid_grant"})

    def answer(self, status: int, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def lead_to(self, address: str) -> None:
        self.send_response(303)
        self.send_header("location", address)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Say nothing: the tests read what was asked."""


@contextmanager
def running(path: str = "") -> Iterator[Provider]:
    """A provider that answers, at a port that was free. path: under which its issuer is."""
    provider = Provider()
    desk = type("ThisDesk", (Desk,), {"provider": provider})
    with ThreadingHTTPServer(("127.0.0.1", 0), desk) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}{path}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield provider
        server.shutdown()
        thread.join()
