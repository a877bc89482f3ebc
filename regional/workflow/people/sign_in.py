"""Signing in: an e-mail address, its password and, where there is one, the code of an authenticator app."""

import logging
from dataclasses import dataclass

from regional import access
from regional.data import people
from regional.workflow.people import (
    names,
    passwords,
    recovery_codes,
    second_factor,
    sessions,
    throttle,
    tokens,
)

log = logging.getLogger(__name__)

# The same for an address nobody has, a wrong password and somebody who has left: it tells nothing.
WRONG = "This e-mail address and password do not belong together. Check both and try again."
WRONG_CODE = "This code is not right, or was used already. Wait for the next one and give that."


@dataclass(frozen=True)
class SignedIn:
    token: str  # of the session


@dataclass(frozen=True)
class NeedsCode:
    """The password is right; ask for the code as well."""

    sentence: str | None = None  # why the code was not taken; null where none was given


@dataclass(frozen=True)
class NeedsFactor:
    """A role needs a second factor and none is set up: the session may do nothing but set one up."""

    token: str


@dataclass(frozen=True)
class Refused:
    sentence: str


def sign_in(
    email: str, password: str, code: str | None = None
) -> SignedIn | NeedsCode | NeedsFactor | Refused:
    """Begin a session, or say what is missing. Whoever is refused learns nothing about the address."""
    email = names.tidy(email)
    this = throttle.begin(email)
    if this.wait:
        return Refused(f"Try again in {this.wait} second{'s' if this.wait > 1 else ''}.")
    person_id = names.person_with(email)
    if not passwords.right(person_id, password):
        log.warning("a sign-in is refused: wrong password, address %s", tokens.hashed(email)[:12])
        return Refused(WRONG)
    has_factor = second_factor.confirmed(person_id)
    if has_factor and not code:
        throttle.forget(this)
        return NeedsCode()
    if has_factor and not second_factor.right(person_id, code):
        if not recovery_codes.use(person_id, code):
            log.warning("a sign-in is refused: wrong code, %s", person_id)
            return NeedsCode(WRONG_CODE)
        has_factor = False  # what the lost phone showed is gone; another app is set up next
    throttle.forget_all(email)
    token = sessions.begin(person_id, second_factor=has_factor)
    held = people.held(person_id)
    needs_factor = any(each.role in access.NEED_A_SECOND_FACTOR for each in held)
    return NeedsFactor(token) if needs_factor and not has_factor else SignedIn(token)
