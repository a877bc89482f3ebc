"""Walks CQC's listing of council assessments and the pages it leads to.

It follows links to the listing's further pages and to pages under it, nothing else. What was fetched is kept
in a folder: a walk that stopped goes on where it was, and a page that has not changed is not sent again.
"""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from uuid import uuid4

from ingest.cqc_report.address import REPORTS
from ingest.fetch.kept import Folder, Kept
from ingest.fetch.polite import Polite, Stopped

SITE = "https://www.cqc.org.uk"
LISTING = f"/care-services/{REPORTS}"
MOST_PAGES = 4_000  # 153 councils with eleven pages each are fewer than half of it
HREF = re.compile(rb"""<a\b[^>]*?\bhref\s*=\s*["']([^"'\s>]+)["']""", re.IGNORECASE)


@dataclass
class Walked:
    fetched: int = 0
    unchanged: int = 0
    skipped: list[str] = field(default_factory=list)  # what the robots rules do not allow, or was not there
    would_fetch: list[str] = field(default_factory=list)  # of a dry run
    stopped: str = ""  # why it stopped before the end


def walk(
    folder: Path, site: Polite, dry_run: bool = False, tell: Callable[[str], None] = lambda said: None
) -> Walked:
    """Fetch what is new or has changed. A dry run asks for the listing alone and says what it would fetch."""
    kept, done = Folder(folder), Walked()
    kept.walk = kept.walk or uuid4().hex
    start = urljoin(site.base, LISTING)
    waiting, seen = deque([start]), {start}
    try:
        while waiting and len(seen) <= MOST_PAGES:
            url = waiting.popleft()
            if dry_run and not _is_listing(url):
                done.would_fetch.append(url)
                continue
            for link in _page(url, kept, site, done, tell):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
        kept.walk = ""
    except Stopped as why:
        done.stopped = str(why)
    if not dry_run:
        kept.write_index()
    return done


def links(content: bytes, url: str) -> list[str]:
    """The addresses on a page that lead to the listing's further pages or to pages under it, in order."""
    found: dict[str, None] = {}
    for href in HREF.findall(content):
        link = urldefrag(urljoin(url, unescape(href.decode("utf-8", errors="replace")))).url.rstrip("/")
        parts = urlsplit(link)
        under = parts.path.startswith(f"{LISTING}/") and not parts.query
        further = parts.path == LISTING and re.fullmatch(r"page=\d{1,3}", parts.query)
        if parts.netloc == urlsplit(url).netloc and (under or further):
            found[link] = None
    return list(found)


def _page(url: str, kept: Folder, site: Polite, done: Walked, tell: Callable[[str], None]) -> list[str]:
    """Its links; the page itself is asked for once a walk."""
    known = kept.pages.get(url)
    if known and known.walk == kept.walk:
        return known.links
    answer = site.get(url, known.etag if known else None, known.last_modified if known else None)
    if answer.status == 304 and known:
        done.unchanged += 1
        known.walk = kept.walk
        return known.links
    if answer.status != 200:
        done.skipped.append(f"{url} ({answer.status})")
        return []
    found = links(answer.content, url)
    kept.pages[url] = Kept(
        kept.save(url, answer.content), answer.etag, answer.last_modified, found, kept.walk
    )
    kept.write_index()  # after each, so that nothing is asked for twice if the walk breaks off
    done.fetched += 1
    tell(f"{done.fetched}: {url}")
    return found


def _is_listing(url: str) -> bool:
    return urlsplit(url).path.rstrip("/") == LISTING
