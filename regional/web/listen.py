"""The address the app listens to: its own machine's, unless REGIONAL_LISTEN names another."""

import ipaddress
import os

HERE = "127.0.0.1"
SETTING = "REGIONAL_LISTEN"
NEEDED = ("REGIONAL_HOSTS", "REGIONAL_PROXY")


def address() -> str:
    """Raises ValueError, a sentence. That people sign in at all, regional/ways_in.py sees to."""
    said = os.environ.get(SETTING, "").strip() or HERE
    try:
        ipaddress.ip_address(said)
    except ValueError:
        raise ValueError(
            f"{SETTING} is {said!r}. Give an address of this machine in numbers, such as 10.0.0.5, or "
            f"0.0.0.0 "
            "for all of them."
        ) from None
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if not ipaddress.ip_address(said).is_loopback and missing:
        raise ValueError(
            f"{SETTING} lets a network in, which needs {' and '.join(missing)} too: the app speaks http, so "
            f"a "
            "proxy with https has to stand before it. docs/OPERATIONS.md has one."
        )
    return said


def to_a_network() -> bool:
    return not ipaddress.ip_address(address()).is_loopback
