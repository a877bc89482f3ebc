import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from starlette.types import ASGIApp


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str


@pytest.fixture
def get() -> Callable[..., Answer]:
    """Ask an app for a path, as a server would on behalf of a browser."""
    return lambda app, path, kind="http": asyncio.run(ask(app, path, kind))


async def ask(app: ASGIApp, path: str, kind: str) -> Answer:
    said = []

    async def receive():
        return {"type": f"{kind}.disconnect"}

    async def send(message):
        said.append(message)

    scope = {"type": kind, "path": path, "method": "GET", "query_string": b""}
    await app({**scope, "headers": [(b"host", b"127.0.0.1:8501")]}, receive, send)
    start, *rest = said
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(part.get("body", b"") for part in rest).decode())
