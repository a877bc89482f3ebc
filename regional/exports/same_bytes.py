"""Office files whose bytes hang on what is in them alone: no clock, no order of chance."""

import io
import zipfile

NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say


def same_bytes(content: bytes) -> bytes:
    """The same zip file with no time of day in it. Its parts keep their order: the types come first."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(entry, parts.read(part))
    return made.getvalue()
