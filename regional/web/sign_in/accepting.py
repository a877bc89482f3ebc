"""/invitation/{token} where a provider proves who people are: accept with one's organisation's account."""

from urllib.parse import urlencode

from starlette.responses import Response

from regional.web.sign_in.new_password import is_its_makers, not_for_you, opened, spent, token_of
from regional.web.sign_in.page import link, page, paragraphs
from regional.web.sign_in.visit import Visit, answering
from regional.web.sign_in.with_provider import START
from regional.words import sign_in as words
from regional.workflow.people import links


def show(visit: Visit) -> Response:
    token = token_of(visit)
    if opened(token, links.INVITATION) is None:
        return spent()
    if is_its_makers(visit):
        return not_for_you()
    way = f"{START}?{urlencode({'invitation': token})}"
    return page("You are invited", paragraphs(*words.INVITED) + link(way, words.ACCEPT, loud=True))


endpoint = answering(show)
