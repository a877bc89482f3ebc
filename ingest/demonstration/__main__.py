"""Makes the demonstration's database: python -m ingest.demonstration FILE, as run.py calls it."""

import sys
from pathlib import Path

from ingest.demonstration.load import make

if __name__ == "__main__":
    try:
        make(Path(sys.argv[1]), lambda step: print(step, flush=True))
    except PermissionError:
        sys.exit("The demonstration is in use: stop it, then make it anew.")
