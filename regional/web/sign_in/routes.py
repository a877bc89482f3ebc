"""The forms' addresses; none of them exists while nobody signs in."""

from starlette.routing import Route

from regional import ways_in
from regional.web.sign_in import (
    change_password,
    first_lead,
    new_password,
    recovery_codes,
    second_factor,
    signing_in,
    signing_out,
)

BOTH = ["GET", "POST"]


_served: list[Route] = []  # once asked for: `streamlit run app.py` never asks


def routes() -> list[Route]:
    """The routes to serve."""
    if not ways_in.is_on():
        return []
    _served[:] = [*_both(), *(_by_provider() if ways_in.by_provider() else _local())]
    return list(_served)


def are_served() -> bool:
    """Whether this process answers at the forms' addresses."""
    return bool(_served)


def _both() -> list[Route]:
    return [
        Route(signing_out.PATH, signing_out.endpoint, methods=BOTH),
        Route(second_factor.PATH, second_factor.endpoint, methods=BOTH),
        Route(first_lead.PATH, first_lead.endpoint, methods=BOTH),
    ]


def _local() -> list[Route]:
    return [
        Route(signing_in.PATH, signing_in.endpoint, methods=BOTH),
        Route("/invitation/{token}", new_password.invitation, methods=BOTH),
        Route("/reset/{token}", new_password.reset, methods=BOTH),
        Route(change_password.PATH, change_password.endpoint, methods=BOTH),
        Route(recovery_codes.PATH, recovery_codes.endpoint, methods=BOTH),
    ]


def _by_provider() -> list[Route]:
    # What a provider's protocol needs is 17 MB, which only those hold who use it.
    from regional.web.sign_in import accepting, ended_by_provider, with_provider

    return [
        Route(with_provider.PATH, with_provider.endpoint, methods=["GET"]),
        Route(with_provider.START, with_provider.start_endpoint, methods=["GET"]),
        Route(with_provider.CALLBACK, with_provider.back_endpoint, methods=["GET"]),
        Route("/invitation/{token}", accepting.endpoint, methods=["GET"]),
        Route(ended_by_provider.PATH, ended_by_provider.endpoint, methods=BOTH),
    ]
