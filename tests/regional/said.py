"""All text of whatever a page, a view or an export gives, and the canaries in it."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import polars as pl
import pypdf
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

CANARY = re.compile(r"zq[0-9a-f]{12}|(?<![0-9.])17[0-9]{7}3(?![0-9])")
BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[,\u00a0\u2009\u202f](?=[0-9])")


def canaries(given: Any) -> set[str]:
    """Those of tests/regional/returns_world.py, in words and in numbers, wherever they stand in it."""
    return set(CANARY.findall(BETWEEN_DIGITS.sub("", said(given))))


def said(given: Any) -> str:
    """Every word and number, in whatever it is packed; a function is not asked."""
    if isinstance(given, str):
        return given
    if isinstance(given, bytes):
        return _unpacked(given)
    if isinstance(given, pl.DataFrame):
        return given.write_json()
    if isinstance(given, AppTest):
        return "\n".join(_elements(given._tree))
    if isinstance(given, dict):
        return "\n".join(said(each) for pair in given.items() for each in pair)
    if isinstance(given, (list, tuple, set, frozenset)):
        return "\n".join(map(said, given))
    if is_dataclass(given):
        return "\n".join(said(getattr(given, field.name)) for field in fields(given))
    return "" if callable(given) else str(given)


def _unpacked(content: bytes) -> str:
    """Of a workbook or a deck each part, also of the workbooks in a deck; of a document what it says."""
    if content.startswith(b"%PDF"):
        return "\n".join(_of_document(pypdf.PdfReader(io.BytesIO(content))))
    if not content.startswith(b"PK"):
        return content.decode("utf-8", errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(_unpacked(parts.read(name)) for name in parts.namelist())


def _of_document(document: pypdf.PdfReader) -> Iterator[str]:
    """The words on its pages, in what is read aloud of its pictures, and in what it says of itself."""
    yield from (page.extract_text() for page in document.pages)
    yield str(document.metadata)
    yield from described(document.trailer["/Root"]["/StructTreeRoot"])


def described(node: Any) -> Iterator[str]:
    """The text descriptions under a node of a document's structure."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from described(each)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"])
        if "/K" in node:
            yield from described(node["/K"])


def _elements(block: Block) -> Iterator[str]:
    for child in block.children.values():
        proto = getattr(child, "proto", None)
        yield str(proto or "")
        if isinstance(child, Block):
            yield from _elements(child)
        elif type(proto).__name__ == "VegaLiteChart":
            yield from map(_numbers, (proto.data, *(each.data for each in proto.datasets)))


def _numbers(sent: Any) -> str:
    """The frame that is sent with a chart, in words: packed, its numbers are no text."""
    return pl.read_ipc_stream(io.BytesIO(sent.data)).write_json() if sent.data else ""
