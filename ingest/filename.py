"""The name of a file as it is kept and shown: whatever a browser or a disk calls it, a line of text."""

from pathlib import PurePosixPath

from ingest.cells import tidied

LONGEST = 120  # characters
NAMELESS = "file without a name"


def kept_name(given: str) -> str:
    """Without folders, and without characters that cannot be seen or stored; a long one loses its middle."""
    line = " ".join(tidied(given).replace("\\", "/").split())
    name = line.rpartition("/")[2] or NAMELESS
    if len(name) <= LONGEST:
        return name
    ending = PurePosixPath(name).suffix[:10]  # tells what kind of file it is
    return f"{name[: LONGEST - len(ending) - 4].rstrip()} ...{ending}"
