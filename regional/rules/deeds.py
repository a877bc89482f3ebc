"""What a viewer may do, and where: one function a deed. regional/matrix.py says the same in words."""

from collections.abc import Sequence

from regional.rules.viewer import SEND, Held, Scope, Viewer, holds


def may_send(viewer: Viewer, ons_code: str) -> bool:
    """May this viewer store a return for this council, and put it before its approvers?"""
    return viewer.scope.everything or any(holds(viewer, role, ons_code=ons_code) for role in SEND)


def may_approve(viewer: Viewer, ons_code: str) -> bool:
    """May this viewer approve what the council submitted, which shares it, or send it back?"""
    return viewer.scope.everything or holds(viewer, "approver", ons_code=ons_code)


def must_send(viewer: Viewer, ons_code: str) -> None:
    """Raise PermissionError for a viewer who may not send anything for the council, or speak for it."""
    if not may_send(viewer, ons_code):
        raise PermissionError(f"{viewer.person} may not send for {ons_code}")


def must_approve(viewer: Viewer, ons_code: str) -> None:
    """Raise PermissionError for a viewer who may not approve what the council sends or says."""
    if not may_approve(viewer, ons_code):
        raise PermissionError(f"{viewer.person} may not approve for {ons_code}")


def is_shared_at_once(viewer: Viewer) -> bool:
    """Does what this viewer submits wait for nobody? Only where nobody signs in."""
    return viewer.scope.everything


def needs_no_agreement(viewer: Viewer) -> bool:
    """Is what this viewer sends taken without an agreement? Where nobody signs in nobody else is shown it."""
    return viewer.scope.everything


def may_decide_for_region(viewer: Viewer, region: str) -> bool:
    """May this viewer change what a region asks its councils for, open a quarter and chase who is behind?

    Whoever may sees of each council how far its return has come, and nothing that is in it.
    """
    return viewer.scope.everything or holds(viewer, "regional_lead", region=region)


def must_decide_for_region(viewer: Viewer, region: str) -> None:
    """Raise PermissionError for a viewer who may not decide for the region."""
    if not may_decide_for_region(viewer, region):
        raise PermissionError(f"{viewer.person} may not decide for {region}")


def may_decide_somewhere(viewer: Viewer) -> bool:
    return viewer.scope.everything or holds(viewer, "regional_lead")


def may_load_published(viewer: Viewer) -> bool:
    """May this viewer load a publisher's file, and withdraw it?

    What it holds is public and the same for every region: a lead is near those who can check it, an operator
    keeps the database. Each load is an event, and can be taken back whole.
    """
    return viewer.scope.everything or any(holds(viewer, role) for role in ("regional_lead", "operator"))


def may_say_theme(viewer: Viewer, ons_code: str, region: str, *, of_return: bool) -> bool:
    """May this viewer say what a sentence is about? A council of its own; a lead of what is published."""
    if may_send(viewer, ons_code):
        return True
    return not of_return and may_decide_for_region(viewer, region)


def may_set_steps(viewer: Viewer, ons_code: str, region: str) -> bool:
    """May this viewer say who signs the council's returns off, step by step?"""
    return may_approve(viewer, ons_code) or may_decide_for_region(viewer, region)


def may_share(viewer: Viewer, ons_code: str, *, wider: bool) -> bool:
    """May this viewer decide who sees what a council sends? A contributor only to fewer people."""
    return may_approve(viewer, ons_code) or (not wider and may_send(viewer, ons_code))


def may_see_region(scope: Scope, region: str) -> bool:
    """May this viewer see what is for a region's own people: its meetings, what was said of its councils?"""
    return scope.everything or region in scope.regions


def may_see_counted(scope: Scope, region: str) -> bool:
    """May this viewer see what the councils of a region share without their names, counted together?"""
    return scope.everything or scope.room_of_all or region in scope.regions | scope.room


def may_list_held(viewer: Viewer, region: str) -> bool:
    """May this viewer list what is held about a region's councils: that it exists, not what it says?"""
    return may_decide_for_region(viewer, region)


def may_invite(viewer: Viewer, role: str, ons_code: str | None, region: str | None) -> bool:
    """May this viewer give somebody this role there? region: the role's, or its council's."""
    if viewer.scope.everything:
        return True
    if region and role != "operator" and holds(viewer, "regional_lead", region=region):
        return True
    if ons_code and role in SEND and holds(viewer, "approver", ons_code=ons_code):
        return True
    return role in ("regional_lead", "operator") and holds(viewer, "operator")


def may_take_away(viewer: Viewer, held: Held) -> bool:
    """May this viewer end this role, and know who holds it? Whoever may give it."""
    return may_invite(viewer, held.role, held.ons_code, held.region)


def may_let_leave(viewer: Viewer, held: Sequence[Held]) -> bool:
    """May this viewer end all that somebody holds, and their account? Each role must be theirs to end.

    Somebody who holds no role any more is for an operator.
    """
    if not held:
        return viewer.scope.everything or holds(viewer, "operator")
    return all(may_take_away(viewer, each) for each in held)


def may_invite_somebody(viewer: Viewer) -> bool:
    return viewer.scope.everything or any(
        holds(viewer, role) for role in ("approver", "regional_lead", "operator")
    )


def may_keep_pack(viewer: Viewer) -> bool:
    """May this viewer keep a pack of charts? Whoever holds a role, and whoever sits where nobody signs in."""
    return viewer.scope.everything or bool(viewer.roles)


def may_read_events(viewer: Viewer) -> bool:
    """May this viewer see anything of what happened?"""
    return viewer.scope.everything or any(holds(viewer, role) for role in (*SEND, "regional_lead"))
