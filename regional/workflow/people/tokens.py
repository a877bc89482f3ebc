"""Secrets for a cookie or an address. Only their hashes are stored, so a copied database opens nothing."""

import hashlib
import hmac
import secrets


def new() -> str:
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """As it is stored. The token is random and long, so a plain hash cannot be guessed back."""
    return hashlib.sha256(_bytes(token)).hexdigest()


def derived(token: str, purpose: str) -> str:
    """Another secret made from a token, the same each time; it does not lead back to it."""
    return hmac.new(_bytes(token), purpose.encode(), hashlib.sha256).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # a cookie may hold anything
