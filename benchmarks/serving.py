"""The app as people are served it, and a script of our own beside it: each in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
LONGEST_START = 60  # seconds


@dataclass(frozen=True)
class Server:
    address: str
    process: subprocess.Popen


@contextmanager
def served_app() -> Iterator[Server]:
    """The app, started as run.py starts it, on the database named in the environment."""
    port = free_port()
    with _served(["regional.web.serve", str(port)], port) as server:
        yield server


@contextmanager
def served_script(script: Path) -> Iterator[Server]:
    """A script, served by Streamlit itself with the app's own settings."""
    port = free_port()
    with _served(["streamlit", "run", str(script), "--server.port", str(port)], port) as server:
        yield server


def resident(process: subprocess.Popen) -> float:
    """Megabytes of memory a process holds now. Linux only."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _served(module: list[str], port: int) -> Iterator[Server]:
    with subprocess.Popen([sys.executable, "-m", *module], cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(address, server)
            yield Server(address, server)
        finally:
            server.terminate()


def _wait_until_ready(address: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(f"{address}/_stcore/health").close()
            return
        except URLError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} did not start; what it said is above")
