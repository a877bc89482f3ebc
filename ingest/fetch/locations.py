"""Asks CQC's service about one council's locations: first the list, then each of them.

Described, not seen: written from the schema of CQC's API. What was answered is kept, without what is
personal, in a folder of its month: a walk that stopped goes on where it was.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from ingest.cqc_locations.read import kept
from ingest.fetch.polite import Polite, Stopped

SITE = "https://api.service.cqc.org.uk"
PATH = "/public/v1/locations"
KEY_HEADER = "Ocp-Apim-Subscription-Key"
A_PAGE = 500  # locations of the list
MOST_PAGES = 20  # no council has nearly as many


@dataclass
class Asked:
    answers: list[dict] = field(default_factory=list)
    fetched: int = 0
    kept: int = 0  # answered before, this month
    would_fetch: list[str] = field(default_factory=list)  # of a dry run
    skipped: list[str] = field(default_factory=list)
    stopped: str = ""  # why it stopped before the end


def ask(
    council: str,
    folder: Path,
    site: Polite,
    dry_run: bool = False,
    tell: Callable[[str], None] = lambda said: None,
) -> Asked:
    """council: its name as CQC writes it. A dry run asks for the list alone and keeps nothing."""
    done = Asked()
    try:
        for location in _listed(council, site):
            file = folder / f"{location}.json"
            if file.exists():
                done.kept += 1
                done.answers.append(json.loads(file.read_text(encoding="utf-8")))
            elif dry_run:
                done.would_fetch.append(location)
            else:
                _fetch(location, file, site, done)
                tell(f"{done.fetched + done.kept} locations answered")
    except Stopped as why:
        done.stopped = str(why)
    return done


def _listed(council: str, site: Polite) -> list[str]:
    """The number of every location in the council, in order."""
    found: dict[str, None] = {}
    for page in range(1, MOST_PAGES + 1):
        asked = urlencode({"localAuthority": council, "page": page, "perPage": A_PAGE})
        answer = _json(site, f"{PATH}?{asked}")
        numbers = [str(each["locationId"]) for each in answer.get("locations") or [] if "locationId" in each]
        found |= dict.fromkeys(each for each in numbers if each.replace("-", "").isalnum())
        if len(numbers) < A_PAGE or page >= int(answer.get("totalPages") or page):
            break
    return list(found)


def _fetch(location: str, file: Path, site: Polite, done: Asked) -> None:
    answer = _json(site, f"{PATH}/{location}", missing=True)
    if not answer:
        done.skipped.append(location)
        return
    answer = kept(answer)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(answer), encoding="utf-8")
    part.replace(file)
    done.fetched += 1
    done.answers.append(answer)


def _json(site: Polite, path: str, missing: bool = False) -> dict:
    """missing: whether a 404 is an empty answer; else it stops the walk, as every other refusal does."""
    answer = site.ask(f"{site.base}{path}")
    if answer.status == 404 and missing:
        return {}
    if answer.status in (401, 403):
        raise Stopped("CQC's service does not accept the key. Check REGIONAL_CQC_API_KEY.")
    if answer.status != 200:
        raise Stopped(f"CQC's service answered {answer.status}.")
    try:
        told = json.loads(answer.content)
    except ValueError:
        raise Stopped("CQC's service answered with something that is not JSON.") from None
    if not isinstance(told, dict):
        raise Stopped("CQC's service answered in another shape than its schema has.")
    return told
