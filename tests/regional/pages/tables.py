"""The tables of a page, as AppTest had them if they were Streamlit's own."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pandas as pd
from streamlit.testing.v1 import AppTest


@dataclass
class Table:
    value: pd.DataFrame


@dataclass
class _Reader(HTMLParser):
    rows: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attributes) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "a":
            self.handle_data(f"{dict(attributes)['href']} ")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def tables(app: AppTest) -> list[Table]:
    """Every table on the page: text in every cell, null an empty one; a link's address before its text."""
    bodies = [element.proto.body for element in app.get("html") if '<div class="table' in element.proto.body]
    return [Table(_frame(body)) for body in bodies]


def _frame(body: str) -> pd.DataFrame:
    reader = _Reader()
    reader.feed(body)
    heads, *rows = reader.rows
    return pd.DataFrame(rows, columns=heads)
