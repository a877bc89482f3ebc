"""/recovery-codes: how many are left, and new ones in the place of the old."""

from collections.abc import Mapping, Sequence
from html import escape

from starlette.responses import Response

from regional.web.sign_in.fields import CODE, form, missing, summary
from regional.web.sign_in.page import link, page, paragraphs
from regional.web.sign_in.visit import Visit, answering, go
from regional.words import sign_in as words
from regional.workflow.people import recovery_codes, second_factor

PATH = "/recovery-codes"


def show(visit: Visit, faults: Mapping[str, str] | None = None, status: int = 200) -> Response:
    if visit.session is None:
        return go("/sign-in")
    person = visit.session.person_id
    if not visit.session.second_factor or not second_factor.confirmed(person):
        return page(words.RECOVERY_CODES, paragraphs(words.NO_CODES_NEEDED) + link("/", "Go on"))
    body = (
        summary(faults or {})
        + paragraphs(words.codes_left(recovery_codes.left(person)))
        + form(PATH, visit.csrf, (CODE,), words.MAKE_CODES, {}, faults)
        + link("/", "Go on")
    )
    return page(words.RECOVERY_CODES, body, status, to_mend=bool(faults))


def act(visit: Visit) -> Response:
    faults = missing((CODE,), visit.sent)
    if faults:
        return show(visit, faults, 422)
    person = visit.session.person_id
    # A code of now, so that a screen left open is not enough to take a way in along.
    if not visit.session.second_factor or not second_factor.right(person, visit.sent["code"]):
        return show(visit, {"code": words.WRONG_CODE}, 422)
    return shown(person, "/")


def shown(person_id: str, after: str) -> Response:
    """Make new codes and show them, this once."""
    body = paragraphs(*words.KEEP_CODES) + listed(recovery_codes.renew(person_id))
    return page(words.RECOVERY_CODES, body + link(after, "Go on", loud=True))


def listed(codes: Sequence[str]) -> str:
    return f'<ol class="codes">{"".join(f"<li>{escape(code)}</li>" for code in codes)}</ol>\n'


endpoint = answering(show, act, signed_in=True)
