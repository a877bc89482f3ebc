"""Reading definitions: one TOML file of plain facts for each, checked strictly.

A mistake in a file is our own, so it raises, with the file, the key and what to do.
"""

import difflib
import re
import tomllib
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, to_json

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Definition(BaseModel):
    """Facts from a file: a key we do not know is a mistake, and nothing changes them once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class DefinitionError(ValueError):
    """A definition file is wrong; one line for each mistake."""


T = TypeVar("T", bound=Definition)


def load(folder: Path, kind: type[T]) -> dict[str, T]:
    """Every definition in the folder by its id, which is its file's name, A to Z.

    A file that says `like = "other"` holds only what differs from that file.
    Raises DefinitionError if any file is wrong or there is none.
    """
    contents = {path: _contents(path) for path in sorted(folder.glob("*.toml"))}
    if not contents:
        raise DefinitionError(f"{_name(folder)} has no .toml files. Check that the folder is complete.")
    # Files that are like another come last, so that a mistake is told of the file that holds it.
    in_turn = sorted(contents, key=lambda path: "like" in contents[path])
    checked = {path.stem: _checked(path, _whole(path, contents), kind) for path in in_turn}
    return dict(sorted(checked.items()))


def repeated(values: Iterable[Hashable]) -> list:
    """The values given more than once, each named once."""
    counts: dict[Hashable, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return [value for value, count in counts.items() if count > 1]


def _contents(path: Path) -> dict[str, Any]:
    try:
        contents = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise DefinitionError(f"{_name(path)}: not UTF-8. Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"{_name(path)}: not TOML: {error}. Mend that line.") from None
    if "id" in contents:
        raise DefinitionError(f"{_name(path)}: take out 'id'. The file's name is the id.")
    return contents


def _whole(path: Path, contents: dict[Path, dict[str, Any]]) -> dict[str, Any]:
    """The file's contents, over those of the file it says it is like."""
    own = dict(contents[path])
    if "like" not in own:
        return own
    base = contents.get(path.with_name(f"{own.pop('like')}.toml"))
    if base is None or "like" in base:
        raise DefinitionError(
            f"{_name(path)}: 'like' must name a file beside it that has no 'like' of its own."
        )
    return base | own


def _checked(path: Path, contents: dict[str, Any], kind: type[T]) -> T:
    try:
        # As JSON, because strict checking then takes an array as a tuple and a date as its text.
        return kind.model_validate_json(to_json(contents | {"id": path.stem}))
    except ValidationError as invalid:
        lines = [f"{_name(path)}: {_sentence(error, kind)}" for error in invalid.errors()]
        raise DefinitionError("\n".join(lines)) from None


def _sentence(error: ErrorDetails, kind: type[Definition]) -> str:
    key, given = _key(error["loc"]), error["input"]
    match error["type"]:
        case "extra_forbidden":
            meant = _nearest(str(error["loc"][-1]), _field_names(kind))
            return f"{key} is not a field of a {kind.__name__.lower()}. {meant or 'Take it out.'}"
        case "missing":
            return f"{key} is missing. Add it."
        case "string_too_short":
            return f"{key} is empty. Fill it in."
        case "literal_error":
            expected = error["ctx"]["expected"]  # "'soft' or 'hard'"
            meant = _nearest(str(given), re.findall(r"'([^']*)'", expected))
            return f"{key} is {given!r}, which is not one of {expected}. {meant}".rstrip()
        case "value_error":
            return f"{key}: {error['ctx']['error']}" if error["loc"] else str(error["ctx"]["error"])
        case _:
            return f"{key} is {given!r}: {error['msg'][0].lower()}{error['msg'][1:]}."


def _key(loc: tuple[int | str, ...]) -> str:
    """('codes', 1, 'part') as "'part' in 'codes' number 2", as a person would count."""
    names = [f"number {part + 1}" if isinstance(part, int) else f"'{part}'" for part in loc]
    return f"{names[-1]} in {' '.join(names[:-1])}" if len(names) > 1 else "".join(names)


def _nearest(word: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(words), n=1)
    return f"Did you mean '{near[0]}'?" if near else ""


def _field_names(kind: type[Definition]) -> set[str]:
    """The fields of a definition and of all its parts."""
    schema = kind.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})} - {"id"}


def _name(path: Path) -> str:
    """The path from the repository's root, as a person would type it."""
    root = Path(__file__).parents[1]
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
