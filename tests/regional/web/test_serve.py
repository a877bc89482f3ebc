import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def serve(port: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "regional.web.serve", str(port)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal to send to one process")
def test_it_says_where_it_is_and_ctrl_c_ends_it_without_a_murmur(database, free_port):
    with serve(free_port) as server:
        said = []
        for line in server.stdout:
            said.append(line)
            if line.startswith("Nobody can sign in,"):
                server.send_signal(signal.SIGINT)
    assert server.returncode == 0
    assert f"Ready at http://127.0.0.1:{free_port}\n" in said
    assert said[-1] == "Stopped.\n"
    assert "Traceback" not in "".join(said)


def test_a_port_taken_meanwhile_is_one_sentence(database):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serve(port) as server:
            said = server.stdout.read()
    assert server.returncode == 1
    assert said == f"Port {port} is in use: stop what uses it, or choose another with --port.\n"
