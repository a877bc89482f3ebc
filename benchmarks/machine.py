"""What a measurement was made on: a time without its machine tells nobody anything."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

CPUINFO = Path("/proc/cpuinfo")
PACKAGES = ("streamlit", "polars")


def described() -> str:
    """Processor, cores, how busy they are with other work, versions and today's date, in two lines."""
    versions = ", ".join(f"{name.capitalize()} {version(name)}" for name in PACKAGES)
    return (
        f"{processor()}, {os.cpu_count()} cores{load()}\n"
        f"Python {platform.python_version()}, {versions}; {platform.system()}; {date.today():%d %B %Y}"
    )


def processor() -> str:
    """Linux gives its name in a file only."""
    if CPUINFO.exists():
        for line in CPUINFO.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def load() -> str:
    """Processes that wanted a core in the last minute, our own included; Windows does not count them."""
    return f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
