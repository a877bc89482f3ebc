"""Reports like CQC's as .pdf, written here: more layouts than CQC has used. Every sentence is ours."""

import zlib
from dataclasses import dataclass, field
from textwrap import wrap

from ingest.cqc_report.read import SavedFile
from tests.ingest.cqc_pages import Council

SIZES = {"h1": 24, "h2": 18, "h3": 14, "p": 11, "li": 11, "foot": 8}
HEADINGS = ("h1", "h2", "h3")
THEMES = {"assessing_needs": "Theme 1: Working with people", "care_provision": "Theme 2: Providing support",
          "safe_systems": "Theme 3: Ensuring safety", "governance": "Theme 4: Leadership"}  # fmt: skip
Piece = tuple[str, str]  # what it is, a key of SIZES, and its words


@dataclass
class Layout:
    bold_alone: bool = False  # headings are as large as the text, and heavy
    scores: str = "below"  # or "beside", "row" (the number alone), "page" (no list in the summary)
    letters: int = 80  # to a line
    flipped: bool = False  # as browsers write it: from the top of the page down
    kerned: bool = False  # each word moved a little by itself
    packed: bool = True
    contents: bool = True  # a page of contents
    running: bool = True  # a line at the head and the foot of each page
    themes: bool = True
    extra: list[Piece] = field(default_factory=list)  # at the end


def report(council: Council, layout: Layout | None = None, name: str = "report.pdf") -> SavedFile:
    layout = layout or Layout()
    return SavedFile(name, pdf(pieces(council, layout), layout), f"/saved/{name}")


def pieces(council: Council, layout: Layout) -> list[Piece]:
    """The report from its title to its last statement."""
    told: list[Piece] = [("h1", f"{council.name}: local authority assessment")]
    if council.published:
        told.append(("p", council.published))
    if layout.contents:
        told.append(("h2", "Contents"))
        told += [("p", f"{council.label(each)} {'.' * 20} {n + 3}") for n, each in enumerate(council.scores)]
    told += [("h2", "Overall summary"), ("p", f"An invented paragraph about the council. {LONG}")]
    told += [("h2", "Local authority rating and score"), ("h3", council.name), ("p", council.rating)]
    told.append(("p", f"Overall rating for {council.name}: {council.percent}%"))
    told += _score_list(council, layout)
    told += [("h2", "Summary of people\u2019s experiences"), ("p", "People told our inventor of content.")]
    for statement, score in council.scores.items():
        if layout.themes and statement in THEMES:
            told += [
                ("h1", THEMES[statement]),
                ("p", "This theme is about what we have invented of it here."),
            ]
        told += _statement(council, statement, score)
    return told + layout.extra


LONG = (
    "It goes on over several lines, with well-known words, so that they have to be put together again. " * 3
)


def _score_list(council: Council, layout: Layout) -> list[Piece]:
    if layout.scores == "page":
        return []
    told: list[Piece] = [("h2", "Quality statement scores")]
    for statement, score in council.scores.items():
        label = council.label(statement)
        if layout.scores == "below":
            told += [("h3", label), ("p", f"Score: {score}")]
        else:
            told.append(("p", f"{label} {'Score: ' if layout.scores == 'beside' else ''}{score}"))
    return told


def _statement(council: Council, statement: str, score: int) -> list[Piece]:
    label = council.label(statement)
    again = [("p", f"Score: {score}")] if council.twice else []
    return [
        ("h1", label),
        ("p", f"Score: {score}"),
        *again,
        ("p", f"{score} - Evidence shows some shortfalls"),
        ("h2", "What people expect"),
        ("p", "I expect things of you, and that they are done well and in good time by everybody."),
        ("h2", "The local authority commitment"),
        ("p", "We commit ourselves to whatever our inventor thought that we would commit ourselves to."),
        ("h2", "Key findings for this quality statement"),
        ("h3", "Waiting and timeliness"),
        ("p", f"People waited, says our invention about {label.lower()}. {LONG}"),
        ("li", "Some for long."),
        ("h3", "Partnership working and governance"),
        ("p", "Carers were heard."),
    ]


def pdf(told: list[Piece], layout: Layout) -> bytes:
    pages, y = [[]], 780.0
    for kind, words in told:
        size = SIZES["p"] if layout.bold_alone else SIZES[kind]
        y -= size  # a gap before each
        for line in wrap(words, layout.letters * 11 // max(size, 11)):
            if y < 70:
                pages.append([])
                y = 780.0
            text = f"\u2022 {line}" if kind == "li" else line
            pages[-1].append((kind in HEADINGS, size, 60, y, text))
            y -= size * 1.25
    if layout.running:
        for n, page in enumerate(pages):
            page.insert(0, (False, SIZES["foot"], 60, 815, "Care Quality Commission"))
            page.append((False, SIZES["foot"], 500, 30, f"Page {n + 1} of {len(pages)}"))
    return _file([_drawn(page, layout) for page in pages], layout.packed)


def _drawn(page: list[tuple], layout: Layout) -> bytes:
    lines = [b".75 0 0 -.75 0 842 cm"] if layout.flipped else []
    for bold, size, x, y, text in page:
        place = f"1 0 0 1 {x} {y:.1f}"
        if layout.flipped:
            size, place = size / 0.75, f"1 0 0 -1 {x / 0.75:.1f} {(842 - y) / 0.75:.1f}"
        lines.append(
            f"BT /F{2 if bold else 1} {size:.2f} Tf {place} Tm ".encode() + _shown(text, layout) + b" ET"
        )
    return b"\n".join(lines)


def _shown(text: str, layout: Layout) -> bytes:
    def quoted(words: str) -> bytes:
        for sign in "\\()":
            words = words.replace(sign, f"\\{sign}")
        return b"(" + words.encode("cp1252") + b")"

    if not layout.kerned:
        return quoted(text) + b" Tj"
    return b"[" + b" -12 ".join(quoted(each) for each in text.replace(" ", " \0").split("\0")) + b"] TJ"


def _file(pages: list[bytes], packed: bool) -> bytes:
    """Catalogue, pages, two fonts, and a page and its drawing for each."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    font = "<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        (font % "Helvetica").encode(),
        (font % "Helvetica-Bold").encode(),
    ]
    for n, drawn in enumerate(pages):
        body, how = (zlib.compress(drawn), "/Filter/FlateDecode") if packed else (drawn, "")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * n} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>".encode()
        )
        objects.append(f"<</Length {len(body)}{how}>>stream\n".encode() + body + b"\nendstream")
    whole, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, start=1):
        places.append(len(whole))
        whole += f"{n} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return whole + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
