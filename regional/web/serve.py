"""Serves the app: `python -m regional.web.serve PORT [--browser]`, as run.py calls it.

What takes long to import is imported in `serve`, so that a busy port is told at once and Ctrl-C is heard.
"""

import errno
import gc
import os
import socket
import sys
import threading
import time
import webbrowser
from typing import TYPE_CHECKING

from regional import ways_in
from regional.web import listen

if TYPE_CHECKING:
    import uvicorn

ALONE = "Nobody can sign in, so it is served to this machine only. Stop it with Ctrl-C."
SIGNED_IN = "People sign in. It is served to this machine only, and to a proxy on it. Stop it with Ctrl-C."
NOBODY_LEADS = "Note: REGIONAL_OIDC_SECOND_FACTOR is empty, so nobody can lead, approve or operate."
NETWORK = "People sign in. It answers what comes through the proxy by https. Stop it with Ctrl-C."


def main(port: int, browser: bool) -> None:
    try:
        serve(bound(port, listening_to()), browser)
    except KeyboardInterrupt:
        print("\nStopped.")


def serve(at: socket.socket, browser: bool) -> None:
    gc.disable()  # collecting amid all that is imported was a tenth of the start
    import uvicorn

    from regional import startup
    from regional.web.provider.settings import settings
    from regional.web.sign_in import first_lead

    try:
        notice = SIGNED_IN if ways_in.is_on() else ALONE
        if listen.to_a_network():
            notice = NETWORK
        if ways_in.by_provider() and not settings().second_factor:
            notice = f"{NOBODY_LEADS}\n{notice}"
    except ValueError as fault:
        sys.exit(str(fault))
    try:
        startup.prepare(lambda step: print(step, flush=True))
    except startup.CannotStart as fault:
        sys.exit(str(fault))
    gc.enable()
    config = uvicorn.Config(
        "asgi:app",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # a proxy's word counts only where REGIONAL_PROXY says so (sign_in/cookie.py)
        ws_per_message_deflate=False,  # as Streamlit's own server: packing cost more than it saved
        timeout_graceful_shutdown=2,  # seconds; an open page would hold its connection for ever
    )
    server = uvicorn.Server(config)
    address = seen_from_here(*at.getsockname()[:2])
    notice = "\n".join(filter(None, [first_lead.announcement(people_open(address)), notice]))
    threading.Thread(target=announce, args=[server, address, notice, browser], daemon=True).start()
    server.run(sockets=[at])


def listening_to() -> str:
    try:
        ways_in.is_on()  # or nobody but this machine may be let in
        return listen.address()
    except ValueError as fault:
        sys.exit(str(fault))


def seen_from_here(host: str, port: int) -> str:
    return f"http://{listen.HERE if host in ('0.0.0.0', '::') else host}:{port}"


def people_open(address: str) -> str:
    """The address that people open: the proxy's, where there is one that the setting names."""
    [*hosts] = os.environ.get("REGIONAL_HOSTS", "").split(",")
    behind = os.environ.get("REGIONAL_PROXY") and hosts[0].strip()
    return f"https://{behind}" if behind else address


def bound(port: int, host: str = listen.HERE) -> socket.socket:
    at = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    if os.name == "posix":  # a port just let go is free
        at.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        at.bind((host, port))
    except OSError as fault:
        if fault.errno == errno.EADDRNOTAVAIL:
            sys.exit(f"{listen.SETTING} is {host}, which is no address of this machine.")
        sys.exit(f"Port {port} is in use: stop what uses it, or choose another with --port.")
    return at


def announce(server: "uvicorn.Server", address: str, notice: str, browser: bool) -> None:
    """Say where it is, once it answers."""
    while not server.started:
        time.sleep(0.05)
    print(f"\nReady at {address}\n{notice}", flush=True)
    if browser and has_screen():
        webbrowser.open(address)


def has_screen() -> bool:
    """On a machine without one, Python would open a browser inside the terminal."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY"}
    return os.name == "nt" or sys.platform == "darwin" or bool(screens & os.environ.keys())


if __name__ == "__main__":
    main(int(sys.argv[1]), "--browser" in sys.argv[2:])
