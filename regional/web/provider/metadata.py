"""What the provider says of itself: where to send people, and the keys it signs with. Kept for a while."""

import json
import time
from dataclasses import dataclass, field
from threading import Lock

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from regional.web.provider.settings import ANY_TENANT, Settings, is_safe

LONGEST_CALL = 5  # seconds to wait for the provider, to connect and again to be answered
LARGEST = 1_000_000  # bytes of an answer
KEPT = 60 * 60  # seconds
KEYS_AGAIN = 30  # seconds at least between two looks for a key we do not know


class Away(Exception):
    """The provider did not answer, or not as one."""


@dataclass
class Provider:
    issuer: str  # as its tokens name it; may hold ANY_TENANT
    authorization: str
    token: str
    end_session: str | None
    keys_at: str
    read_at: float
    keys: KeySet | None = None
    keys_read_at: float = field(default=float("-inf"))


_kept: dict[str, Provider] = {}
_one_at_a_time = Lock()


def provider(chosen: Settings) -> Provider:
    """Raises Away."""
    with _one_at_a_time:
        known = _kept.get(chosen.issuer)
        if known is None or time.monotonic() - known.read_at > KEPT:
            known = _kept[chosen.issuer] = _discovered(chosen)
        return known


def keys(of: Provider, again: bool = False) -> KeySet:
    """The keys it signs with now. again: one was not among them, so look anew, but not at every asking."""
    with _one_at_a_time:
        age = time.monotonic() - of.keys_read_at
        if of.keys is None or age > KEPT or (again and age > KEYS_AGAIN):
            try:
                of.keys = KeySet.import_key_set(_json(of.keys_at))
            except (JoseError, KeyError, TypeError, ValueError) as fault:
                raise Away(f"its keys cannot be read: {type(fault).__name__}") from None
            of.keys_read_at = time.monotonic()
        return of.keys


def _discovered(chosen: Settings) -> Provider:
    said = _json(f"{chosen.issuer}/.well-known/openid-configuration")
    issuer = str(said.get("issuer", ""))
    if issuer.rstrip("/") != chosen.issuer and ANY_TENANT not in issuer:
        raise Away(f"it calls itself {issuer!r}, not as REGIONAL_OIDC_ISSUER names it")
    if ANY_TENANT in issuer and not chosen.tenants:
        raise Away("it speaks for many organisations, and REGIONAL_OIDC_TENANTS names none of them")
    ends = said.get("end_session_endpoint")
    addresses = [said.get(f"{name}_endpoint") for name in ("authorization", "token")] + [said.get("jwks_uri")]
    if not all(isinstance(each, str) and is_safe(each) for each in (*addresses, *([ends] if ends else []))):
        raise Away("an address it gives is missing or does not begin with https://")
    authorization, token, keys_at = addresses
    return Provider(issuer, authorization, token, ends, keys_at, time.monotonic())


def _json(address: str) -> dict:
    try:
        with requests.get(address, timeout=LONGEST_CALL, allow_redirects=False, stream=True) as answer:
            answer.raise_for_status()
            content = answer.raw.read(LARGEST + 1, decode_content=True)
        if answer.status_code != 200 or len(content) > LARGEST:
            raise Away(f"{address} did not answer as it should")
        said = json.loads(content)
    except (requests.RequestException, OSError, ValueError) as fault:
        raise Away(f"{address}: {type(fault).__name__}") from None
    if not isinstance(said, dict):
        raise Away(f"{address} did not answer with an object")
    return said
