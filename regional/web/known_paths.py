"""Answers 404 to what is not there: Streamlit would answer every path with the app and 200."""

from collections.abc import Iterable
from functools import cache

from starlette.responses import HTMLResponse
from starlette.routing import compile_path
from starlette.types import ASGIApp, Receive, Scope, Send

from regional.navigation import PAGES
from regional.web.headers import STREAMLITS_FILES

# Streamlit's metrics and its interface for agents answer anybody: they are not listed, so nobody gets them.
STREAMLIT = {"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"}
STREAMLIT_UNDER = ("/_stcore/upload_file/", "/_stcore/bidi-components/", "/component/", "/media/")
NOT_FOUND = """\
<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>No page here</title>
<meta name="viewport" content="width=device-width"></head>
<body style="font: 1.125rem/1.5 sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>No page here</h1>
<p>There is nothing at this address. It may be mistyped, or the page may have moved.</p>
<p><a href="/">Go to the first page</a></p>
</body></html>"""


class KnownPathsOnly:
    def __init__(self, app: ASGIApp, ours: Iterable[str]) -> None:
        self.app = app
        self.ours = [compile_path(path)[0] for path in ours]  # our own routes', "/reset/{token}" among them

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self.knows(scope["path"]):
            await self.app(scope, receive, send)
        else:
            await HTMLResponse(NOT_FOUND, 404)(scope, receive, send)

    def knows(self, path: str) -> bool:
        known = path in STREAMLIT or path in static_files() or any(each.match(path) for each in self.ours)
        return known or path.startswith(STREAMLIT_UNDER) or path in page_paths()


@cache
def page_paths() -> frozenset[str]:
    """Each page's address, and the same with a slash, which Streamlit sends on to the first."""
    paths = {f"/{page.path}" for page in PAGES}
    return frozenset(paths | {f"{path}/" for path in paths if path != "/"})


@cache
def static_files() -> frozenset[str]:
    files = (path for path in STREAMLITS_FILES.rglob("*") if path.is_file())
    return frozenset(f"/{path.relative_to(STREAMLITS_FILES).as_posix()}" for path in files)
