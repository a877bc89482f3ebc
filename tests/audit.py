"""Known faults in what we install, as the OSV database of advisories lists them: `python tests/audit.py`.

It tells, and fails nothing: a fault found today is nobody's change of today, and the database may be out of
reach. Standard library only, so that it adds no package that would have to be looked at itself.
"""

import json
import re
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-test.txt")
ASKED = "https://api.osv.dev/v1/querybatch"
LONGEST = 10  # seconds
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)")


def pinned() -> list[tuple[str, str]]:
    """Names and versions in both locks, each once."""
    lines = [line for lock in LOCKS for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()]
    return sorted({(found[1], found[2]) for line in lines if (found := PIN.match(line))})


def known_faults(packages: list[tuple[str, str]], address: str = ASKED) -> dict[str, list[str]]:
    """Ids of advisories by "name version", of those that have any. Raises OSError or ValueError."""
    queries = [
        {"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in packages
    ]
    body = json.dumps({"queries": queries}).encode()
    with urlopen(Request(address, body, {"content-type": "application/json"}), timeout=LONGEST) as answer:
        results = json.load(answer)["results"]
    if len(results) != len(packages):
        raise ValueError("an answer for each package was expected")
    return {
        f"{name} {version}": [each["id"] for each in result["vulns"]]
        for (name, version), result in zip(packages, results, strict=True)
        if result.get("vulns")
    }


def told(address: str = ASKED) -> str:
    """What is known, in a line or in one for each fault."""
    packages = pinned()
    try:
        faults = known_faults(packages, address)
    except (URLError, OSError, ValueError, KeyError, TypeError) as fault:
        said = type(fault).__name__
        return f"Dependency audit: the list of advisories cannot be read ({said}); nothing is known."
    if not faults:
        return f"Dependency audit: no known fault in the {len(packages)} packages pinned."
    lines = [f"  {package}: {', '.join(ids)}" for package, ids in faults.items()]
    return "\n".join(
        [f"Dependency audit: known faults in {len(faults)} of {len(packages)} packages.", *lines]
    )


if __name__ == "__main__":
    print(f"\n{told()}", flush=True)
    sys.exit(0)
