"""A saved web page as the pieces of text a reader sees: headings, paragraphs, items of a list."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

LONGEST_PAGE = 8_000_000  # bytes
HEADINGS = {f"h{n}": n for n in range(1, 7)}
ENDS_A_BLOCK = {*HEADINGS, "p", "li", "td", "th", "tr", "div", "dt", "dd", "blockquote", "section", "article",
                "main", "ul", "ol", "table", "br", "body", "figure", "figcaption"}  # fmt: skip
NOT_READ = {"script", "style", "nav", "header", "footer", "noscript", "form", "button", "svg", "template",
            "aside", "select", "iframe"}  # fmt: skip
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


@dataclass(frozen=True)
class Block:
    text: str
    level: int = 0  # 1 to 6 of a heading, else 0


@dataclass(frozen=True)
class SavedPage:
    blocks: tuple[Block, ...]
    title: str
    address: str | None  # as the page itself gives it


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.in_main: list[Block] | None = None  # what stands in the page's main part, if it has one
        self.title = ""
        self.address: str | None = None
        self._level = 0
        self._text: list[str] = []
        self._skipped: list[str] = []
        self._main = False
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "canonical":
            self.address = given.get("href")
        elif tag == "meta" and given.get("property") == "og:url":
            self.address = self.address or given.get("content")
        if tag in NOT_READ:
            self._skipped.append(tag)
        self._in_title = tag == "title" or self._in_title
        if tag in ENDS_A_BLOCK:
            self._end_block()
            self._level = HEADINGS.get(tag, 0)
        if tag == "main" or given.get("role") == "main":
            self._main, self.in_main = True, self.in_main if self.in_main is not None else []

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped:
            while self._skipped and self._skipped.pop() != tag:
                pass
        if tag == "title":
            self._in_title = False
        if tag in ENDS_A_BLOCK:
            self._end_block()
            self._level = 0
        if tag == "main":
            self._main = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._skipped:
            self._text.append(data)

    def handle_comment(self, data: str) -> None:
        if found := SAVED_FROM.search(data):
            self.address = self.address or found[1]

    def close(self) -> None:
        super().close()
        self._end_block()

    def _end_block(self) -> None:
        text = " ".join("".join(self._text).replace("\u00ad", "").split())
        self._text = []
        if not text:
            return
        block = Block(text, self._level)
        self.blocks.append(block)
        if self._main and self.in_main is not None:
            self.in_main.append(block)


def read_page(content: bytes) -> SavedPage | None:
    """Null for what is no page of text: far too long, binary, or without a single tag."""
    if len(content) > LONGEST_PAGE or b"\x00" in content or b"<" not in content:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return SavedPage(tuple(reader.in_main or reader.blocks), " ".join(reader.title.split()), reader.address)
