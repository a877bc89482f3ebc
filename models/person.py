"""People who sign in: names apart from everything else, what proves who they are, and what they may do.

Everything else knows a person by an opaque id. The table of names can be emptied: nobody can sign in by
e-mail address any more then, and nothing else breaks.
"""

import secrets
from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.event import now

ROLES = ("member", "contributor", "approver", "peer_reviewer", "regional_lead", "operator")


def new_id() -> str:
    return f"p-{secrets.token_hex(8)}"


class Person(SQLModel, table=True):
    """Somebody who was invited. The row stays when they leave, because events point at it."""

    id: str = Field(default_factory=new_id, primary_key=True)
    made_at: datetime = Field(default_factory=now)
    left_at: datetime | None = None


class PersonName(SQLModel, table=True):
    """What a person is called, and nowhere else."""

    __tablename__ = "person_name"

    person_id: str = Field(primary_key=True, foreign_key="person.id")
    name: str
    email: str = Field(unique=True)  # casefolded, no space around it


class Password(SQLModel, table=True):
    """No row: the person has not chosen one yet."""

    person_id: str = Field(primary_key=True, foreign_key="person.id")
    hash: str  # argon2id, with its salt and parameters
    set_at: datetime


class SecondFactor(SQLModel, table=True):
    """The key an authenticator app makes its six-digit codes from."""

    __tablename__ = "second_factor"

    person_id: str = Field(primary_key=True, foreign_key="person.id")
    secret: str  # base32, as the app was told it: codes cannot be checked against a hash
    confirmed_at: datetime | None = None  # null until the first right code; proves nothing before
    last_step: int | None = None  # the half-minute, since 1970, whose code was used last


class RecoveryCode(SQLModel, table=True):
    """One way in for somebody whose phone is gone, used once. The code itself is on their paper only."""

    __tablename__ = "recovery_code"

    code_sha256: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    used_at: datetime | None = None


class ProviderAccount(SQLModel, table=True):
    """The account of an OpenID Connect provider that proves who a person is; bound by a one-time link."""

    __tablename__ = "provider_account"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    person_id: str = Field(primary_key=True, foreign_key="person.id")
    issuer: str  # as the provider's tokens name it
    subject: str  # the provider's own name for the account: opaque, and never given to another
    bound_at: datetime
    same_address: bool  # whether the account had the address that was invited, when it was bound


class RoleHeld(SQLModel, table=True):
    """What somebody may do, where, and from whom they have it. A council's role has no region of its own."""

    __tablename__ = "role_held"

    id: int | None = Field(default=None, primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    role: str  # one of ROLES
    ons_code: str | None = Field(default=None, foreign_key="council.ons_code")
    region: str | None = None
    starts: date | None = None  # first day; null: from the start
    ends: date | None = None  # last day; null: until ended_at
    given_by: str  # an opaque id, or "local" or "start"
    given_at: datetime
    ended_at: datetime | None = None


class SignInSession(SQLModel, table=True):
    """One sign-in in one browser. The token itself is only there."""

    __tablename__ = "sign_in_session"

    token_sha256: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    begun_at: datetime
    seen_at: datetime  # up to a minute behind
    ended_at: datetime | None = None  # null too when it merely ran out
    second_factor: bool  # whether a code was given, or the provider says there was a second proof
    provider_session_sha256: str | None = None  # of the provider's own session, for it to end this one


class OneTimeLink(SQLModel, table=True):
    """An address that does one thing once."""

    __tablename__ = "one_time_link"

    token_sha256: str = Field(primary_key=True)
    purpose: str  # "invitation", "reset" or "first lead"
    person_id: str | None = Field(default=None, foreign_key="person.id", index=True)  # null: first lead
    expires_at: datetime
    used_at: datetime | None = None  # set too when a newer link or a departure closed it


class SignInAttempt(SQLModel, table=True):
    """One wrong try, for as long as it counts. Kept for an address that nobody has as well."""

    __tablename__ = "sign_in_attempt"

    id: int | None = Field(default=None, primary_key=True)
    email_sha256: str = Field(index=True)
    at: datetime
