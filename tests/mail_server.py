"""A mail server that a test can ask what it was given; it listens on a port of its own."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message


class Taker(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs to hand over a message."""

    def handle(self) -> None:
        self.say("220 test")
        while line := self.rfile.readline():
            word = line.split(b":")[0].strip().upper()
            if word == b"DATA":
                self.say("354 go on")
                self.server.taken.append(message_from_bytes(self.data()))
            if word == b"RCPT TO" and self.server.refused.encode() in line:
                self.say("550 no such box")
                continue
            self.say("221 bye" if word == b"QUIT" else "250 ok")

    def data(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        return b"".join(lines)

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taker)
        self.taken: list[Message] = []
        self.refused = "nobody at all"  # what an address holds that is refused

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


@contextmanager
def running() -> Iterator[MailServer]:
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
