"""What the page People says: who holds which role, what came of a press, what each role may do."""

from collections.abc import Mapping, Sequence

import polars as pl

from regional.access import Held
from regional.words.access import ROLES
from regional.words.plain import day, escaped, first_down, listed, several, the

HEADING = "People: who may see and do what"
NOBODY_SIGNS_IN = "Nobody signs in here yet: whoever uses this machine sees and does everything."
SIGN_IN = "Sign in to see what each role may do, and to invite people where you may."
MATRIX = "What each role may do, and where"
INVITE = "Invite somebody, or give them one more role"
TAKE_AWAY = "Take a role away"
PERSON = "A new password, a lost phone, leaving"
WHOSE = "Only for people all of whose roles are yours to give."
SENT_BY_YOU = (
    "No e-mail goes out from here. You are shown an address, once, to send on yourself. Whoever opens it "
    "first is taken for the person, so send it to nobody else."
)
LATELY = 14  # days in which it is told who joined
MOST_NAMED = 6
SIGN_OUT = "Sign them out everywhere"
LOST_PHONE = "They set up another app at their next sign-in. They are signed out everywhere."
NOT_YOURS = (
    "To mend: this may not be done, or not by you. Nobody gives themselves a role, and somebody may have "
    "been quicker. Open the page again and look."
)
HAVE_ONE = "They have an account or an invitation already, so there is no address to send."
NO_NAME = "name taken out"


def whose_invitation(name: str, email: str, held: Sequence[Held], councils: Mapping[str, str]) -> str:
    """What somebody reads who opens their invitation. councils: short name by ons_code. Not escaped."""
    roles = listed([_role_there(each, councils) for each in held])
    return (
        f"{name} ({email}), you were invited{f' as {roles}' if roles else ''}. The link works once: choose a "
        "password, then sign in with that e-mail address. If that is not you, close this page and tell "
        "whoever sent the link."
    )


def _role_there(held: Held, councils: Mapping[str, str]) -> str:
    role = first_down(ROLES[held.role])
    if held.ons_code:
        return f"{role} for {councils[held.ons_code]}"
    return f"{role} for {the(held.region)}" if held.region else role


def held_heading(held: pl.DataFrame) -> str:
    """held: of data.people."""
    n = held["person_id"].n_unique()
    return f"{several(n, 'person', 'people')} in the places where you may give roles"


def table(held: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "Name": row["name"] or NO_NAME,
            "E-mail address": row["email"] or "–",
            "Role": ROLES.get(row["role"], "none left"),
            "Place": _place(row) or "–",
            "From": day(row["starts"]) if row["starts"] else "–",
            "Until": day(row["ends"]) if row["ends"] else "–",
            "Account": _account(row),
        }
        for row in held.iter_rows(named=True)
    )


def role_line(row: dict) -> str:
    """row: of data.people."""
    until = f", until {day(row['ends'])}" if row["ends"] else ""
    place = _place(row)
    return f"{with_address(row)}: {ROLES[row['role']]}{f', {place}' if place else ''}{until}"


def with_address(row: dict) -> str:
    """Two people may have one name."""
    return f"{row['name']} ({row['email']})" if row["name"] else f"{NO_NAME} ({row['person_id']})"


def invited(name: str, role: str, place: str) -> str:
    where = f", {place}" if place else ""
    return f"Done: {escaped(name)} now holds the role of {first_down(ROLES[role])}{where}."


def new_password(row: dict) -> str:
    return f"Done: {_name(row)} can choose a new password at an address of their own."


def renew(by_provider: bool) -> str:
    if by_provider:
        return "Make an address to join with another account"
    return "Make an address for a new password"


def new_account(row: dict) -> str:
    return (
        f"Done: {_name(row)} can join with another account of their organisation at an address of their own. "
        "Until then the account they have goes on."
    )


def joined_lately(found: pl.DataFrame, names: dict[str, str]) -> str:
    """found: of data.events.accepted_lately. names: by id, as far as they are known."""
    told = [
        f"{escaped(names.get(row['person'], row['person']))} on {day(row['at'])}"
        + (f", invited by {escaped(names[row['by']])}" if row["by"] in names else "")
        for row in found.iter_rows(named=True)
    ]
    more = [f"{len(told) - MOST_NAMED} more, listed on Events"] if len(told) > MOST_NAMED else []
    return (
        f"Note: joined in the last {LATELY} days: {'; '.join(told[:MOST_NAMED] + more)}. If one of them "
        "tells you that it was not them who opened the address, let them leave at once and invite them anew."
    )


def taken_away(line: str) -> str:
    return f"Done: taken away from {escaped(line)}."


def forgotten(row: dict) -> str:
    return f"Done: {_name(row)} sets up another app at the next sign-in, and is signed out until then."


def signed_out(row: dict) -> str:
    return f"Done: {_name(row)} is signed out on every device, and may sign in again."


def sure(row: dict) -> str:
    return f"Yes: {_name(row)} leaves. Roles, sign-ins and addresses that were sent end at once."


def left(row: dict) -> str:
    return f"Done: {_name(row)} has left."


def _account(row: dict) -> str:
    if not row["joined"]:
        return "has not accepted yet"
    if row["same_address"] is False:
        return "can sign in, with an account of another address"
    return "can sign in"


def _name(row: dict) -> str:
    return escaped(row["name"] or NO_NAME)


def _place(row: dict) -> str | None:
    return row["council"] or row["region"]
