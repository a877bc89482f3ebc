"""The served app: Streamlit with what a server on a network must have around it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from regional import startup
from regional.web.headers import SecurityHeaders
from regional.web.health import healthz
from regional.web.known_paths import KnownPathsOnly

# As .streamlit/config.toml has them, which guards only websockets.
HOSTS = ["localhost", "127.0.0.1"]
ROUTES = [Route("/healthz", healthz)]


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Nothing is answered before all is prepared."""
    startup.prepare()
    yield


streamlit_app = st.App(
    Path(__file__).with_name("app.py"),
    routes=ROUTES,
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS),
        Middleware(KnownPathsOnly, ours=[route.path for route in ROUTES]),
    ],
    lifespan=ready,
)
app = SecurityHeaders(streamlit_app)  # around all of it, so that the answer to a fault has them too
