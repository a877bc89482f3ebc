"""What the address of a page tells: three generations of CQC's addresses."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

HOSTS = ("www.cqc.org.uk", "cqc.org.uk")
REPORTS = "local-authority-assessment-reports"
DATED = re.compile(r"^(?P<slug>.+?-(?P<month>\d{2})(?P<year>\d{2}))(?:-(?P<rest>.+))?$")


@dataclass(frozen=True)
class Address:
    slug: str  # what all pages of one result share: "camden-0225", "birmingham-cc"
    rest: str  # what is after it: "theme1-needs", "summary", ""
    name: str  # the council's part of the slug: "camden"
    kind: str  # pilot or formal
    month: str | None  # "2025-02", of formal ones


def parsed(address: str | None) -> Address | None:
    """Null for an address that is not one of CQC's pages about councils.

    pilots: /birmingham-cc/overall-summary; to early 2025: /camden-0225-theme1-needs; later:
    /york-1225/theme1/needs. A path of a saved folder will do.
    """
    if not address:
        return None
    path = urlsplit(address).path.strip("/").removesuffix(".html").removesuffix(".htm")
    parts = path.split("/")
    if REPORTS not in parts or parts[-1] == REPORTS:
        return None
    first, *rest = parts[parts.index(REPORTS) + 1 :]
    if found := DATED.match(first):
        more = "/".join([*([found["rest"]] if found["rest"] else []), *rest])
        name = found["slug"].rpartition("-")[0]
        month = int(found["month"])
        dated = f"20{found['year']}-{month:02}" if 1 <= month <= 12 else None
        return Address(found["slug"], more, name, "formal", dated)
    return Address(first, "/".join(rest), re.sub(r"-(cc|mbc|council|bc)$", "", first), "pilot", None)


def shown(address: str | None) -> str | None:
    """The address if it may be passed on: CQC's own, and neither another site's nor a path of a disk."""
    parts = urlsplit(address or "")
    return address if parts.scheme in ("http", "https") and parts.netloc in HOSTS else None
