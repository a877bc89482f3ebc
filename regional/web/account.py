"""Who is signed in, and the way in or out: on every page, where people sign in at all."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

NOT_SERVED = '<p class="account">Nobody can sign in here. Start the app with python3 run.py.</p>'


def html_account(name: str | None, page: str, choices: Mapping[str, str], unfinished: bool) -> str:
    """name: null where nobody is signed in, empty where it was taken out.

    page and choices: the page's path, as in regional/navigation.py, and what its address says: to come back.
    unfinished: what the person may do waits for an authenticator app.
    """
    back = urlencode({"next": f"/{page}" + (f"?{urlencode(choices)}" if choices else "")})
    links = {f"/sign-in?{back}": "Sign in"}
    if name is not None:
        links = {f"/second-factor?{back}": "Set up your authenticator app"} if unfinished else {}
        links["/sign-out"] = f"Sign out ({name})" if name else "Sign out"
    said = "".join(_link(to, words) for to, words in links.items())
    return f'<nav class="account" aria-label="Account">{said}</nav>'


def _link(to: str, words: str) -> str:
    # _self: Streamlit would open another tab, and the first would not know that anybody signed in.
    return f'<a href="{escape(to, quote=True)}" target="_self">{escape(words)}</a>'
