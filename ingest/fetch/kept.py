"""The pages that were fetched, in a folder, with what is needed to go on where it stopped."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

INDEX = "fetched.json"


@dataclass
class Kept:
    """One page as it was fetched last."""

    file: str  # from the folder
    etag: str | None = None
    last_modified: str | None = None
    links: list[str] = field(default_factory=list)
    walk: str = ""  # the walk it was last asked for in


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path
        index = path / INDEX
        stored = json.loads(index.read_text(encoding="utf-8")) if index.exists() else {}
        self.pages = {url: Kept(**row) for url, row in stored.get("pages", {}).items()}
        self.walk: str = stored.get("walk", "")  # one that was not finished, else empty

    def save(self, url: str, content: bytes) -> str:
        """Write a page where its address says, so that the path tells its council; gives the file's name."""
        parts = [part for part in urlsplit(url).path.split("/") if part not in ("", ".", "..")]
        query = urlsplit(url).query
        end = f"-{hashlib.sha256(query.encode()).hexdigest()[:8]}" if query else ""
        file = Path(*parts[:-1], f"{parts[-1]}{end}.html")
        place = self.path / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        return file.as_posix()

    def write_index(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        rows = {"walk": self.walk, "pages": {url: asdict(kept) for url, kept in self.pages.items()}}
        (self.path / INDEX).write_text(json.dumps(rows, indent=1), encoding="utf-8")
