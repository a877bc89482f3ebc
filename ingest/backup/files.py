"""Files that are there whole or not at all, and the folder that work in between is done in."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models import database
from models.unusable import parsed

WORK = "backup-work-"  # how the folder's name begins; one that is left over after a power cut may be deleted


def database_file() -> Path | None:
    """The SQLite file of the database that is named now; none where it is PostgreSQL. Raises Unusable."""
    address = parsed(database.url())
    return Path(address.database).absolute() if address.drivername == "sqlite" else None


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder for this user only: beside an SQLite database, which has room for as much again.

    What lies there is not encrypted, so it is never beside the backup, which may be on a shared disk.
    """
    file = database_file()
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORK, dir=file.parent if file else None) as folder:
        yield Path(folder)


def on_disk(path: Path) -> None:
    """Wait until a file is stored, and not only on its way to the disk; a folder where systems can."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(part: Path, file: Path, overwrite: bool) -> None:
    """Give a whole file its name, in one step. Raises FileExistsError if it may not take another's place."""
    on_disk(part)
    if overwrite:
        part.replace(file)
    else:
        link_or_copy(part, file)
        part.unlink()
    on_disk(file.parent)


def link_or_copy(file: Path, to: Path) -> None:
    """The same file under another name; a copy on disks that cannot (FAT). Raises FileExistsError."""
    try:
        to.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:
        if to.exists():
            raise FileExistsError(to) from None
        part = to.with_name(f"{to.name}.copying")
        shutil.copy2(file, part)
        on_disk(part)
        part.replace(to)


def same_owner(file: Path, model: Path) -> None:
    """An administrator may restore what the app, as another user, has to write to."""
    if os.name == "posix" and os.geteuid() == 0:
        of = model.stat()
        os.chown(file, of.st_uid, of.st_gid)
