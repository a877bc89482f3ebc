"""Which provider, and what its word is taken for. docs/SIGN_IN.md says how to come by each setting."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

ANY_TENANT = "{tenantid}"  # in the issuer of a provider that speaks for many organisations
ON_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
NEEDED = ("REGIONAL_OIDC_ISSUER", "REGIONAL_OIDC_CLIENT_ID", "REGIONAL_OIDC_CLIENT_SECRET")


@dataclass(frozen=True)
class Settings:
    issuer: str  # without a slash at the end
    client_id: str
    client_secret: str
    second_factor: tuple[tuple[str, str], ...]  # claim and value; any one of them shows a second proof
    tenants: frozenset[str]  # whose accounts are let in; empty where the issuer is one organisation's


def settings() -> Settings:
    """Raises ValueError, a sentence, for what is missing or would not be safe."""
    missing = [name for name in NEEDED if not os.environ.get(name, "").strip()]
    if missing:
        raise ValueError(f"REGIONAL_SIGN_IN is oidc, which needs {' and '.join(missing)} too.")
    issuer, client_id, client_secret = (os.environ[name].strip() for name in NEEDED)
    if not is_safe(issuer):
        raise ValueError(f"REGIONAL_OIDC_ISSUER is {issuer!r}. Give an address that begins with https://.")
    pairs = tuple(_pair(each) for each in _listed("REGIONAL_OIDC_SECOND_FACTOR"))
    tenants = frozenset(_listed("REGIONAL_OIDC_TENANTS"))
    return Settings(issuer.rstrip("/"), client_id, client_secret, pairs, tenants)


def is_safe(address: str) -> bool:
    """By https; by http only on this machine, for tests and for a provider beside the app."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ON_THIS_MACHINE)
    )


def _listed(name: str) -> list[str]:
    return [each.strip() for each in os.environ.get(name, "").split(",") if each.strip()]


def _pair(text: str) -> tuple[str, str]:
    claim, _, value = text.partition("=")
    if not claim.strip() or not value.strip():
        raise ValueError(
            f"REGIONAL_OIDC_SECOND_FACTOR holds {text!r}. Write each as claim=value, like amr=mfa or acrs=c1."
        )
    return claim.strip(), value.strip()
