"""The forms' addresses; none of them exists while nobody signs in."""

from starlette.routing import Route

from regional import signed_in
from regional.web.sign_in import first_lead, new_password, second_factor, signing_in, signing_out

BOTH = ["GET", "POST"]


_served: list[Route] = []  # once asked for: `streamlit run app.py` never asks


def routes() -> list[Route]:
    """The routes to serve."""
    if signed_in.is_on() and not _served:
        _served.extend(_all())
    return list(_served) if signed_in.is_on() else []


def are_served() -> bool:
    """Whether this process answers at the forms' addresses."""
    return bool(_served)


def _all() -> list[Route]:
    return [
        Route(signing_in.PATH, signing_in.endpoint, methods=BOTH),
        Route(signing_out.PATH, signing_out.endpoint, methods=BOTH),
        Route("/invitation/{token}", new_password.invitation, methods=BOTH),
        Route("/reset/{token}", new_password.reset, methods=BOTH),
        Route(second_factor.PATH, second_factor.endpoint, methods=BOTH),
        Route(first_lead.PATH, first_lead.endpoint, methods=BOTH),
    ]
