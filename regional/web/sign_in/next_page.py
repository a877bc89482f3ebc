"""Where to go after signing in: one of our own pages, never another host."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from regional.web.known_paths import page_paths

FIRST_PAGE = "/"


def safe(wanted: str) -> str:
    """The page asked for with its choices, if it is one of ours; else the first page.

    The address is built anew from what was read, so that nothing a browser reads otherwise gets through.
    """
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return FIRST_PAGE
    if parts.scheme or parts.netloc or parts.path not in page_paths():
        return FIRST_PAGE
    choices = urlencode(parse_qsl(parts.query))
    return f"{parts.path}?{choices}" if choices else parts.path
