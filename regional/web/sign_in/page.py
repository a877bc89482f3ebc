"""A plain page in our look: one style, no script, never kept by a browser or a proxy."""

import hashlib
from base64 import b64encode
from functools import cache
from html import escape
from pathlib import Path

from starlette.responses import HTMLResponse

from models.council import INVENTED_MARK
from regional import data
from regional.access import PUBLIC
from regional.navigation import ROOT
from regional.web.headers import STREAMLITS_FILES

STYLE = Path(__file__).with_name("style.css")
ICON = b64encode((ROOT / "regional/web/icon.svg").read_bytes()).decode()
# Stricter than Streamlit needs: no script of any kind, no frame, and forms go nowhere but here.
POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; img-src data:; font-src 'self'; "
    "form-action 'self'{goes_to}; base-uri 'none'; frame-ancestors 'none'"
)
PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title} - adult social care, learning together</title>
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<link rel="icon" href="data:image/svg+xml;base64,{icon}">
<style>{style}</style>
</head>
<body>
<header><a href="/">Adult social care, learning together</a></header>
<main>
{mark}<h1>{heading}</h1>
{body}
</main>
</body>
</html>"""


def page(
    heading: str, body: str, status: int = 200, to_mend: bool = False, goes_to: str = ""
) -> HTMLResponse:
    """heading is text; body is markup. to_mend: the title says so first, as screen readers read it first.

    goes_to: another origin that the answer to a form of the page may lead to.
    """
    title = escape(f"To mend: {heading}" if to_mend else heading)
    ours = {"icon": ICON, "style": style(), "mark": invented_mark()}
    content = PAGE.format(title=title, heading=escape(heading), body=body, **ours)
    return HTMLResponse(content, status, headers(goes_to))


def headers(goes_to: str = "") -> dict[str, str]:
    """A link's token may be in the address: neither the page nor where it was is passed on."""
    digest = b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return {
        "content-security-policy": POLICY.format(style=digest, goes_to=goes_to and f" {goes_to}"),
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
    }


def paragraphs(*sentences: str) -> str:
    return "".join(f"<p>{escape(sentence)}</p>\n" for sentence in sentences)


def note(sentence: str) -> str:
    return f'<div class="note" role="status">{paragraphs(sentence)}</div>\n'


def link(address: str, words: str, loud: bool = False) -> str:
    kind = ' class="loud"' if loud else ""
    return f'<p><a{kind} href="{escape(address, quote=True)}">{escape(words)}</a></p>\n'


def invented_mark() -> str:
    return note(f"Note: {INVENTED_MARK}") if data.invented(PUBLIC) else ""


@cache
def style() -> str:
    """The style sheet, with the font as Streamlit serves it: its file is named anew with each version."""
    font = next((STREAMLITS_FILES / "static/media").glob("SourceSansVF-Upright.*.woff2")).name
    return STYLE.read_text(encoding="utf-8").replace("SOURCE-SANS", font)
