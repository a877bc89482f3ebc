"""One request at a time, under our own name, with a pause, and only where the robots rules allow it."""

import time
from dataclasses import dataclass, field
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.robotparser import RobotFileParser

NAME = "regional-adult-social-care-learning"
USER_AGENT = f"{NAME}/1.0 (reads council assessment pages a few at a time; stops when asked)"
PAUSE = 2.0  # seconds between requests, at least
LONGEST = 30  # seconds to wait for an answer
MOST_BYTES = 8_000_000
BUSY = (429, 503)  # the site asks us to come back later


class Stopped(Exception):
    """The site does not want more requests now; the message says why."""


@dataclass(frozen=True)
class Answer:
    status: int  # 200, 304 where nothing has changed, 404 ...
    content: bytes = b""
    etag: str | None = None
    last_modified: str | None = None
    url: str = ""  # where it came from, after redirects


class _SameHost(HTTPRedirectHandler):
    def redirect_request(self, request, *rest):
        new = super().redirect_request(request, *rest)
        if new is not None and urlsplit(new.full_url).netloc != urlsplit(request.full_url).netloc:
            return None  # another site has rules of its own
        return new


@dataclass
class Polite:
    """Asks one site. Raises Stopped when it refuses, is busy or cannot be reached."""

    base: str  # "https://www.cqc.org.uk"
    pause: float = PAUSE
    key: dict[str, str] = field(default_factory=dict, repr=False)  # a header that lets us in; never told
    asked: int = 0
    _last: float = 0.0
    _rules: RobotFileParser | None = None
    _opener: object = field(default_factory=lambda: build_opener(_SameHost()))

    def may(self, url: str) -> bool:
        """Do the robots rules allow this address? Rules that cannot be read allow nothing."""
        if self._rules is None:
            self._rules = RobotFileParser()
            answer = self._ask(urljoin(self.base, "/robots.txt"))
            if answer.status == 200:
                self._rules.parse(answer.content.decode("utf-8", errors="replace").splitlines())
                asked_for = self._rules.crawl_delay(NAME)
                self.pause = max(self.pause, float(asked_for or 0))
            elif answer.status == 404:
                self._rules.parse([])
            else:
                raise Stopped(f"The site's robots rules could not be read (answer {answer.status}).")
        return urlsplit(url).netloc == urlsplit(self.base).netloc and self._rules.can_fetch(NAME, url)

    def get(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """The page, or 304 where it is as it was when these were given with it."""
        if not self.may(url):
            return Answer(403, url=url)
        told = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return self._ask(url, {name: value for name, value in told.items() if value})

    def ask(self, url: str) -> Answer:
        """What a service answers that gave us a key: robots rules are for those who have none."""
        return self._ask(url, {"Accept": "application/json", **self.key})

    def _ask(self, url: str, more: dict[str, str] | None = None) -> Answer:
        wait = self._last + self.pause - time.monotonic()
        if self._last and wait > 0:
            time.sleep(wait)
        self.asked += 1
        request = Request(url, headers={"User-Agent": USER_AGENT, "Accept": "text/html", **(more or {})})
        try:
            with self._opener.open(request, timeout=LONGEST) as response:
                content = response.read(MOST_BYTES + 1)
                if len(content) > MOST_BYTES:
                    return Answer(413, url=url)
                got = response.headers
                return Answer(
                    response.status, content, got.get("ETag"), got.get("Last-Modified"), response.url
                )
        except HTTPError as fault:
            if fault.code in BUSY:
                later = fault.headers.get("Retry-After")
                raise Stopped(
                    f"The site asks us to come back later{f', in {later} seconds' if later else ''}."
                ) from None
            return Answer(fault.code, url=url)
        except (URLError, TimeoutError, ConnectionError) as fault:
            reason = getattr(fault, "reason", fault)
            raise Stopped(f"The site could not be reached: {reason}.") from None
        finally:
            self._last = time.monotonic()
