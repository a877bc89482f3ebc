"""The one command: makes an environment beside itself, then starts the app, its demonstration or its tests.

It makes backups too, and restores them. It needs nothing but Python and its venv module, so it imports only
the standard library.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said in a sentence, before anything newer is used
    sys.exit("This needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import argparse
import hashlib
import json
import os
import socket
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DEMO = ROOT / "var" / "demo.db"  # never the database of the real record, which is beside it
INSTALLED = VENV / "installed.json"  # name of a lock -> hash of the one that was installed
APP, TESTS = "requirements.txt", "requirements-test.txt"
# A process for each core, at most four: each makes a record, a server and a browser of its own.
AT_ONCE = ["-n", "logical", "--maxprocesses", "4", "--dist", "worksteal"]
NO_MATCH = "No matching distribution found for "  # pip's words


def main() -> int:
    wanted = arguments()
    try:
        if wanted.command == "test":
            return test(wanted.long)
        if wanted.command == "demo":
            return demo(wanted.port, wanted.browser, wanted.fresh)
        if wanted.command in ("backup", "restore"):
            return backup(wanted.command, wanted.file, wanted.options)
        return start(wanted.port, wanted.browser)
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Start the app, show it on invented councils, test it, or back it up."
    )
    parser.set_defaults(port=8501, browser=True)
    commands = parser.add_subparsers(dest="command")
    shown = commands.add_parser("demo", help="start it on invented councils, in a database of their own")
    shown.add_argument("--fresh", action="store_true", help="invent them anew: what was done there is lost")
    for each in (parser, shown):
        where = {"type": port_number, "default": argparse.SUPPRESS}
        each.add_argument("--port", help="where to serve (8501)", **where)
        quiet = {"dest": "browser", "action": "store_false", "default": argparse.SUPPRESS}
        each.add_argument("--no-browser", help="only print the address", **quiet)
    made = commands.add_parser("backup", help="write everything the database holds into one file")
    back = commands.add_parser("restore", help="put a backup in its place; stop the app first")
    for command, name, words in (
        (made, "--plain", "do not encrypt it: whoever has the file can read it"),
        (made, "--overwrite", "in the place of an older file"),
        (back, "--replace", "in the place of what the database holds"),
    ):
        command.add_argument(name, dest="options", action="append_const", const=name, default=[], help=words)
    for each in (made, back):
        each.add_argument("file", type=Path, metavar="FILE")
    tests = commands.add_parser("test", help="run all that CI runs")
    tests.add_argument("--long", action="store_true", help="the larger runs too")
    return parser.parse_args()


def port_number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("a port is a whole number from 1 to 65535")
    return int(text)


def start(port: int, browser: bool) -> int:
    refuse_a_busy_port(port)
    install(APP)
    return serve(port, browser)


def demo(port: int, browser: bool, fresh: bool) -> int:
    """Serve the demonstration: made at its first start, then kept with what people did in it."""
    refuse_a_busy_port(port)
    install(APP)
    if fresh or not DEMO.exists():
        made = subprocess.run([PYTHON, "-m", "ingest.demonstration", DEMO], cwd=ROOT, check=False)
        if made.returncode:
            return made.returncode
    os.environ["REGIONAL_DATABASE_URL"] = f"sqlite:///{DEMO.as_posix()}"
    return serve(port, browser)


def backup(command: str, file: Path, options: list[str]) -> int:
    """Make a backup, or restore one, of the database that would be served."""
    install(APP)
    what = {"backup": "make", "restore": "restore"}[command]
    asked = [PYTHON, "-m", "ingest.backup", what, *options, "--", file.absolute()]
    return wait_for(subprocess.Popen(asked, cwd=ROOT))


def serve(port: int, browser: bool) -> int:
    command = [str(PYTHON), "-m", "regional.web.serve", str(port), *(["--browser"] if browser else [])]
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(command[0], command)
    return wait_for(subprocess.Popen(command))  # Windows' exec would give the prompt back at once


def refuse_a_busy_port(port: int) -> None:
    """Said before anything slow; the server binds the port for itself later."""
    with socket.socket() as probe:
        if os.name == "posix":  # as the server will: a port just let go is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(
                f"Port {port} is in use or not allowed: stop what uses it, or choose another with --port."
            )


def wait_for(child: subprocess.Popen) -> int:
    """Its exit status. Ctrl-C reaches the child as well, which stops in its own time."""
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def test(long: bool) -> int:
    """Run what CI runs, and with `long` the rest; returns the worst exit status."""
    install(APP, TESTS)
    find = [PYTHON, "tests/browser/chromium.py"]
    browser = subprocess.run(find, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if browser.returncode:
        return browser.returncode  # it has said what is missing
    environment = {**os.environ, "CHROMIUM": browser.stdout.strip()}
    pytest = ["pytest", *AT_ONCE, *([] if long else ["-m", "not long"])]
    worst = 0
    for check in (["ruff", "format", "--check"], ["ruff", "check"], pytest):
        print("\n$", *check, flush=True)
        done = subprocess.run([PYTHON, "-m", *check], cwd=ROOT, env=environment, check=False)
        worst = max(worst, abs(done.returncode))
    subprocess.run([PYTHON, "tests/audit.py"], cwd=ROOT, check=False)  # tells, and fails nothing
    return worst


def install(*locks: str) -> None:
    """Bring the environment up to these locks; nothing to do when it was made from just them."""
    hashes = {lock: hashlib.sha256((ROOT / lock).read_bytes()).hexdigest() for lock in locks}
    had = already_installed()
    if hashes.items() <= had.items():
        return
    if not had:
        make_environment()
    INSTALLED.unlink(missing_ok=True)  # until pip is done: an install broken off is begun anew
    pip_install(locks)
    INSTALLED.write_text(json.dumps(had | hashes))


def already_installed() -> dict[str, str]:
    """Hash by name of lock; empty if there is no environment, half of one, or its Python has gone."""
    try:
        subprocess.run([PYTHON, "-c", ""], check=True, capture_output=True)
        return json.loads(INSTALLED.read_text())
    except (OSError, subprocess.CalledProcessError, json.JSONDecodeError):
        return {}


def make_environment() -> None:
    print(f"Making a Python environment in {VENV} ...", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", VENV]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        print(made.stdout, made.stderr, file=sys.stderr)
        sys.exit(
            "Python could not make an environment. On Debian or Ubuntu, install python3-venv, then try again."
        )


def pip_install(locks: tuple[str, ...]) -> None:
    """Run pip, with its hundred lines made into one that counts."""
    pinned = [line for lock in locks for line in (ROOT / lock).read_text().splitlines() if "==" in line]
    print(f"Installing up to {len(pinned)} packages, this once: one to three minutes.", flush=True)
    files = [part for lock in locks for part in ("-r", ROOT / lock)]
    with subprocess.Popen(
        [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *files],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        said = list(with_progress(pip.stdout))
    if pip.returncode:
        sys.exit(what_failed(said))
    print("\nInstalled.", flush=True)


def with_progress(lines: Iterable[str]) -> Iterator[str]:
    """Pass pip's lines on, showing how far it is: on a terminal in one line, in a log now and then."""
    fetched = 0
    for line in lines:
        if line.startswith("Collecting "):
            fetched += 1
            if sys.stdout.isatty():
                print(f"\r  {fetched:>3} {line.split()[1]:<60}", end="", flush=True)
            elif fetched % 10 == 0:
                print(f"  {fetched} fetched", flush=True)
        elif line.startswith("Installing collected"):
            print("\n  All fetched; putting them in place, about half a minute ...", flush=True)
        yield line


def what_failed(said: list[str]) -> str:
    """One sentence of what could not be installed, and pip's own reason for it."""
    reasons = [line.removeprefix("ERROR: ").strip() for line in said if line.startswith("ERROR: ")]
    unmet = [line.removeprefix(NO_MATCH) for line in reasons if line.startswith(NO_MATCH)]
    begun = [line.split()[1] for line in said if line.startswith("Collecting ")]
    [package] = [*unmet, *reversed(begun), "the packages"][:1]
    return (
        f"\nCould not install {package}: the first start fetches packages, so check the connection"
        " (or your organisation's package mirror) and try again."
        f"\npip says: {[*reasons, *reversed(said), 'nothing'][0].strip()}"
    )


if __name__ == "__main__":
    sys.exit(main())
