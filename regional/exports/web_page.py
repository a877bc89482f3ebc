"""A document of words alone, to print and write on or to copy from: one page of HTML that needs nothing else.

It is for a practice entry and the question sheets of a meeting. The pack's PDF and Word (document.py,
word_document.py) are made of charts with their sources, and laid out for paper; a web page has room to write
and sheets of its own, is read on a telephone, and opens in Word to be changed. It has real headings for a
screen reader, and the same contents are the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from regional.words import provenance

STYLE = (
    "body{font:11pt/1.45 'Source Sans 3','Segoe UI',Arial,sans-serif;color:#0B141D;background:#FFF;"
    "max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:18pt;line-height:1.2}h2{font-size:14pt;"
    "margin-top:1.6em}h3{font-size:11pt;margin-bottom:0}p{margin:.4em 0;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #7A8894;padding:.3em .5em;"
    "text-align:left;vertical-align:top}.line{border-bottom:1px solid #7A8894;height:2.2em}"
    "@page{size:A4;margin:18mm}@media print{body{margin:0;max-width:none}section{break-inside:avoid}"
    ".sheet{break-before:page}}"
)


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it: sentences, named parts, questions with room to write."""

    heading: str
    sentences: Sequence[str] = ()
    parts: Sequence[tuple[str, str]] = ()  # a small heading and its text
    questions: Sequence[str] = ()
    new_page: bool = False


@dataclass(frozen=True)
class Document:
    title: str
    sections: Sequence[Section]
    sentences: Sequence[str] = ()
    foot: Sequence[str] = field(default_factory=tuple)  # sources, and who may see it


def web_page(made: Document, made_on: date, mark: str = "") -> bytes:
    """The document as UTF-8. mark: what stands on everything while councils are invented, or nothing."""
    head = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(made.title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
    )
    body = [f"<h1>{escape(made.title)}</h1>"]
    body += _paragraphs([mark] if mark else [])
    body += _paragraphs(made.sentences)
    body += [_section(each) for each in made.sections]
    foot = _paragraphs([*made.foot, provenance.made_on(made_on)])
    return (
        f"{head}<body><main>{''.join(body)}</main><footer>{''.join(foot)}</footer></body></html>\n".encode()
    )


def _section(section: Section) -> str:
    kind = ' class="sheet"' if section.new_page else ""
    parts = [
        f"<h3>{escape(name)}</h3>{''.join(_paragraphs(text.splitlines()))}" for name, text in section.parts
    ]
    asked = [f'<h3>{escape(each)}</h3><p class="line"></p><p class="line"></p>' for each in section.questions]
    inside = "".join([*_paragraphs(section.sentences), *parts, *asked])
    return f"<section{kind}><h2>{escape(section.heading)}</h2>{inside}</section>"


def _paragraphs(texts: Sequence[str]) -> list[str]:
    return [f"<p>{escape(text)}</p>" for text in texts if text.strip()]
