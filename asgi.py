"""The served app: Streamlit with what a server on a network must have around it."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route
from streamlit import config

from regional import startup
from regional.web.headers import SecurityHeaders
from regional.web.health import healthz
from regional.web.https_only import HttpsOnly
from regional.web.known_paths import KnownPathsOnly
from regional.web.media import MediaForItsMaker
from regional.web.sign_in.routes import routes
from regional.web.upload_size import UploadSize


def more_hosts() -> list[str]:
    """The names that a proxy before the app is known by, as REGIONAL_HOSTS lists them with commas."""
    return [host.strip() for host in os.environ.get("REGIONAL_HOSTS", "").split(",") if host.strip()]


# Streamlit heeds .streamlit/config.toml's hosts for websockets only; the middleware below for everything.
HOSTS = [*config.get_option("server.allowedHosts"), *more_hosts()]
config.set_option("server.allowedHosts", HOSTS)
ROUTES = [Route("/healthz", healthz), *routes()]


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Nothing is answered before all is prepared."""
    startup.prepare()
    yield


streamlit_app = st.App(
    Path(__file__).with_name("app.py"),
    routes=ROUTES,
    middleware=[
        Middleware(HttpsOnly),
        Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS),
        Middleware(KnownPathsOnly, ours=[route.path for route in ROUTES]),
        Middleware(MediaForItsMaker),
        Middleware(UploadSize),
    ],
    lifespan=ready,
)
app = SecurityHeaders(streamlit_app)  # around all of it, so that the answer to a fault has them too
