"""What signing in costs apart from the password's hash, and what being signed in adds to the Region page.

The forms' own routes in this process, without a socket; the Region page's script in a real Streamlit runtime.
"""

import asyncio
import os
import re
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles
from urllib.parse import urlencode

import pyotp
from sqlalchemy import insert, update
from starlette.applications import Starlette

from benchmarks import invented, machine
from benchmarks.sessions import Tab, running
from models import database
from models.council import REGIONS
from models.event import now
from models.person import RoleHeld, SecondFactor
from regional import signed_in, startup
from regional.navigation import ROOT
from regional.web.headers import SecurityHeaders
from regional.web.sign_in.routes import routes
from regional.workflow.people import names, passwords, second_factor, sessions, throttle

EMAIL, PASSWORD = "ann@council.example", "two otters by the lock"
RUNS = 60


def main() -> None:
    os.environ["REGIONAL_SIGN_IN"] = "local"
    person, app = somebody()
    forms = SecurityHeaders(Starlette(routes=routes()))
    print(f"{machine.described()}\n")
    hashing = [timed(lambda: passwords.right(person, PASSWORD)) for _ in range(RUNS // 4)]
    tell("Checking the password's hash alone", hashing)
    whole = []
    for _ in range(RUNS // 4):
        throttle.forget_all(EMAIL)
        whole.append(timed(lambda: sign_in(forms, lambda: app.at(now()))))
        forget_code(person)
    tell("Signing in: form, password, code, session, answer", whole)
    tell("of it, not the hash", [max(0.0, each - median(hashing)) for each in whole])
    token = sessions.begin(person, second_factor=True)
    read = signed_in.viewer_of.__wrapped__  # as the first of a drawing does it; the others are told the same
    asked = [timed(lambda: read(token)) for _ in range(RUNS * 10)]
    tell("Who is at the screen (once in each rerun)", asked)
    asyncio.run(region_page(token))


async def region_page(token: str) -> None:
    """Another region, time about: signed in and not, in one process."""
    async with running(ROOT / "app.py") as runtime:
        tabs = {name: Tab(runtime, ROOT / "app.py") for name in ("not signed in", "signed in")}
        taken, regions = {name: [] for name in tabs}, list(REGIONS)
        for turn in range(-len(REGIONS), RUNS):  # each region once beforehand, uncounted
            for name, tab in tabs.items():
                signed_in.token = (lambda: token) if name == "signed in" else (lambda: None)
                choice = {"Region": regions[turn % len(regions)]} if tab.boxes else {}
                took = await tab.run(**choice)
                if turn >= 0:
                    taken[name].append(took)
        for name, each in taken.items():
            tell(f"Region page's script, another region, {name}", each)


def somebody() -> tuple[str, pyotp.TOTP]:
    """A contributor with a password and an app."""
    with database.writing() as connection:
        person = names.add(connection, "Ann Example", EMAIL)
        row = {"person_id": person, "role": "contributor", "ons_code": "E09000003", "given_by": "local"}
        connection.execute(insert(RoleHeld), row | {"given_at": now()})
    passwords.set_password(person, PASSWORD)
    app = pyotp.TOTP(second_factor.begin(person).secret)
    second_factor.confirm(person, app.at(now()))
    forget_code(person)
    return person, app


def forget_code(person: str) -> None:
    """Let the code of this half-minute be used again."""
    with database.writing() as connection:
        connection.execute(
            update(SecondFactor).where(SecondFactor.person_id == person).values(last_step=None)
        )


def sign_in(forms: SecurityHeaders, code: Callable[[], str]) -> None:
    """Open the form and send it."""
    page, cookies = ask(forms, "GET", b"", "")
    [csrf] = re.findall(r'name="csrf" value="([^"]+)"', page)
    sent = {"csrf": csrf, "next": "/", "email": EMAIL, "password": PASSWORD, "code": code()}
    answer, cookies = ask(forms, "POST", urlencode(sent).encode(), cookies)
    if "regional_session" not in cookies:
        sys.exit(f"nobody was signed in: {answer[:300]}")


def ask(forms: SecurityHeaders, method: str, body: bytes, cookies: str) -> tuple[str, str]:
    """The text and the cookies of an answer."""
    said = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        said.append(message)

    scope = {"type": "http", "method": method, "path": "/sign-in", "query_string": b"", "scheme": "http"}
    headers = [(b"host", b"127.0.0.1"), (b"cookie", cookies.encode())]
    asyncio.run(forms({**scope, "headers": headers}, receive, send))
    given = [value.decode().split(";")[0] for name, value in said[0]["headers"] if name == b"set-cookie"]
    return b"".join(each.get("body", b"") for each in said).decode(), "; ".join(given)


def timed(do: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def tell(what: str, taken: list[float]) -> None:
    most = quantiles(taken, n=10)[-1]
    print(f"{what:<56} {len(taken):>4} runs, median {median(taken):7.1f} ms, 9 in 10 within {most:7.1f} ms")


if __name__ == "__main__":
    with invented.invented_database():
        startup.prepare(lambda step: None)
        main()
