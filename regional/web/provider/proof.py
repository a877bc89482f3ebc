"""From the code a browser brings back to who it is: the token is asked for, and everything in it checked."""

import hashlib

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError

from regional.web.provider import metadata
from regional.web.provider.metadata import LONGEST_CALL, Away, Provider
from regional.web.provider.settings import ANY_TENANT, Settings
from regional.workflow.people.provider_accounts import Proof

SIGNED_WITH = ("RS256", "PS256", "ES256")  # never "none", never a secret both sides know
SCOPE = "openid email profile"
CLOCKS_DIFFER = 60  # seconds
ADDRESSES = ("email", "preferred_username", "upn")  # claims that may hold the person's address


class NotProved(Exception):
    """What came back does not show who it is. str() is for the log, not for the person."""


def session(chosen: Settings, redirect_uri: str) -> OAuth2Session:
    return OAuth2Session(
        chosen.client_id,
        chosen.client_secret,
        scope=SCOPE,
        redirect_uri=redirect_uri,
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_post",
        default_timeout=LONGEST_CALL,
    )


def proof(chosen: Settings, redirect_uri: str, code: str, verifier: str, nonce: str) -> Proof:
    """Raises NotProved, or Away."""
    of = metadata.provider(chosen)
    try:
        with session(chosen, redirect_uri) as client:
            given = client.fetch_token(of.token, code=code, code_verifier=verifier, allow_redirects=False)
    except requests.RequestException as fault:
        raise Away(f"{of.token}: {type(fault).__name__}") from None
    except (AuthlibBaseError, ValueError) as fault:  # refused: the code was used, is old, or another's
        raise NotProved(f"no token: {getattr(fault, 'error', type(fault).__name__)}") from None
    claims = checked(chosen, of, given.get("id_token"), nonce, given.get("access_token"))
    return Proof(
        claims["iss"],
        claims["sub"],
        frozenset(each.strip().casefold() for name in ADDRESSES if isinstance(each := claims.get(name), str)),
        any(_holds(claims.get(claim), value) for claim, value in chosen.second_factor),
        session_hash(chosen, claims.get("sid")),
    )


def checked(
    chosen: Settings, of: Provider, token: object, nonce: str, access_token: str | None
) -> CodeIDToken:
    """The claims of an ID token: signed by the provider, for us, for this visit, and not too old."""
    decoded = decode(of, token)
    issuer = issuer_of(chosen, of, decoded.claims)
    wanted = {"iss": issuer, "aud": chosen.client_id}
    claims = CodeIDToken(
        decoded.claims,
        decoded.header,
        {name: {"essential": True, "value": value} for name, value in wanted.items()},
        {"nonce": nonce, "client_id": chosen.client_id, "access_token": access_token},
    )
    try:
        claims.validate(leeway=CLOCKS_DIFFER)
    except (JoseError, TypeError) as fault:
        raise NotProved(f"the token is refused: {fault}") from None
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise NotProved("the token names nobody")
    return claims


def decode(of: Provider, token: object) -> jwt.Token:
    """A token whose signature is the provider's; its claims are not looked at yet. Raises NotProved."""
    if not isinstance(token, str):
        raise NotProved("the provider gave no ID token")
    try:
        try:
            return jwt.decode(token, metadata.keys(of), algorithms=SIGNED_WITH)
        except InvalidKeyIdError:  # it may sign with a new key by now
            return jwt.decode(token, metadata.keys(of, again=True), algorithms=SIGNED_WITH)
    except (JoseError, ValueError) as fault:
        raise NotProved(f"the token cannot be trusted: {type(fault).__name__}") from None


def issuer_of(chosen: Settings, of: Provider, claims: dict) -> str:
    """Who has to have made the token: the provider, or one of the organisations that are let in."""
    if ANY_TENANT not in of.issuer:
        return of.issuer
    tenant = claims.get("tid")
    if not isinstance(tenant, str) or tenant not in chosen.tenants:
        raise NotProved("the account is of an organisation that is not let in")
    return of.issuer.replace(ANY_TENANT, tenant)


def session_hash(chosen: Settings, sid: object) -> str | None:
    """As it is stored with a session of ours. None where the provider names no session of its own."""
    if not isinstance(sid, str) or not sid:
        return None
    return hashlib.sha256(f"{chosen.issuer} {sid}".encode()).hexdigest()


def _holds(claim: object, value: str) -> bool:
    return value in claim if isinstance(claim, list) else claim == value
