import pytest
from starlette.responses import PlainTextResponse

from regional.web.known_paths import KnownPathsOnly

WITHIN = KnownPathsOnly(PlainTextResponse("within"), ours=["/healthz"])


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/favicon.png", "/_stcore/health", "/_stcore/upload_file/1/2", "/media/1.csv"]
)
def test_what_there_is_gets_through(get, path):
    assert get(WITHIN, path).body == "within"


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/healthz/more",
        "/static/js/of-another-version.js",
        "/static/../../secrets.toml",
        "//elsewhere.example",
        "/_stcore/metrics",
        "/_stcore/agent/interact",
        "/council/_stcore/health",
    ],
)
def test_what_there_is_not_is_said_not_to_be_there(get, path):
    answer = get(WITHIN, path)
    assert answer.status == 404
    assert "There is nothing at this address" in answer.body
    assert '<a href="/">' in answer.body


def test_a_websocket_to_nowhere_is_refused(get):
    assert get(WITHIN, "/nowhere", kind="websocket").status == 404
    assert get(WITHIN, "/_stcore/stream", kind="websocket").body == "within"
