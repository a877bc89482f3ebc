"""A file that somebody named on the command line: its bytes, or a sentence of why they cannot be read."""

import sys
from pathlib import Path


def read_given(file: Path, most: int = -1) -> bytes | None:
    """Null, once it has been said why, for what is not there, is a folder or may not be read.

    most: how many bytes are asked for, where more would be too many: it may be any file of the disk.
    """
    if not file.is_file():
        print(f"There is no file {file}.", file=sys.stderr)
        return None
    try:
        with file.open("rb") as opened:
            return opened.read(most)
    except OSError as fault:
        print(f"{file} cannot be read: {fault.strerror}. Give one that you may read.", file=sys.stderr)
        return None
