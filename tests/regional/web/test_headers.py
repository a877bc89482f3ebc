import hashlib
import re
from base64 import b64encode

import pytest
from starlette.responses import HTMLResponse

from regional.web.headers import STREAMLITS_FILES, SecurityHeaders, secured


def policy(answer) -> dict[str, str]:
    parts = answer.headers["content-security-policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


@pytest.mark.parametrize("status", [200, 404, 500])
def test_every_answer_carries_the_headers(get, status):
    answer = get(SecurityHeaders(HTMLResponse("", status)), "/")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert policy(answer)["default-src"] == "'self'"


def test_the_one_script_written_into_streamlits_page_is_allowed_and_no_other(get):
    page = (STREAMLITS_FILES / "index.html").read_text(encoding="utf-8")
    [script] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    allowed = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    scripts = policy(get(SecurityHeaders(HTMLResponse("")), "/"))["script-src"].split()
    assert scripts == ["'self'", "'unsafe-eval'", "'wasm-unsafe-eval'", f"'sha256-{allowed}'"]


def test_a_page_may_connect_to_the_host_it_came_from_only(get):
    connect = policy(get(SecurityHeaders(HTMLResponse("")), "/"))["connect-src"]
    assert connect == "'self' ws://127.0.0.1:8501 wss://127.0.0.1:8501"


def test_over_https_every_cookie_is_secure_whoever_set_it():
    assert secured(b"Set-Cookie", b"_streamlit_xsrf=1; Path=/") == (
        b"Set-Cookie",
        b"_streamlit_xsrf=1; Path=/; Secure",
    )
    assert secured(b"set-cookie", b"a=1; Secure; Path=/") == (b"set-cookie", b"a=1; Secure; Path=/")
    assert secured(b"content-type", b"text/html") == (b"content-type", b"text/html")
