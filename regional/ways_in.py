"""How people sign in, as REGIONAL_SIGN_IN says: not at all, by password, by their organisation's account."""

import os

NONE, LOCAL, PROVIDER = "none", "local", "oidc"
WAYS = (NONE, LOCAL, PROVIDER)
LETS_A_NETWORK_IN = ("REGIONAL_HOSTS", "REGIONAL_PROXY", "REGIONAL_LISTEN")


def is_on() -> bool:
    """Do people sign in here? Raises ValueError as way() does."""
    return way() != NONE


def by_provider() -> bool:
    """Do people sign in with an account of an OpenID Connect provider?"""
    return way() == PROVIDER


def way() -> str:
    """One of WAYS.

    Raises ValueError for settings that would open everything to strangers: a way we do not know, or an
    address to listen to, a proxy and its hosts, where nobody signs in.
    """
    wanted = os.environ.get("REGIONAL_SIGN_IN") or NONE
    if wanted not in WAYS:
        raise ValueError(f"REGIONAL_SIGN_IN is {wanted!r}. Set it to one of: {', '.join(WAYS)}.")
    let_in = [name for name in LETS_A_NETWORK_IN if os.environ.get(name)]
    if wanted == NONE and let_in:
        raise ValueError(
            f"{' and '.join(let_in)} would let a network in, and nobody signs in: whoever came would see "
            "everything. Set REGIONAL_SIGN_IN to local as well, or take the setting away."
        )
    return wanted
