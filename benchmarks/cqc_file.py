"""Makes a file like CQC's "Latest ratings": .ods, sheet Locations, 28 columns, of any number of rows.

The layout, the number of rows and the kinds of value are CQC's of September 2026; every name is invented.
"""

import argparse
import random
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from ingest.cqc_ratings.layout import LOCATIONS_2026
from tests.held import held

ROWS = 323_673  # of the file of September 2026, its header not counted
SEED = 20260901
FIVE = ("Safe", "Effective", "Caring", "Responsive", "Well-led")
RATINGS = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Insufficient evidence to rate")
WEIGHTS = (5, 76, 16, 2, 1)
GROUPS = ("Older people", "People with long term conditions", "Families, children and young people",
          "Working age people (including those recently retired and students)",
          "People whose circumstances may make them vulnerable",
          "People experiencing poor mental health (including people with dementia)")  # fmt: skip
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'office:version="1.3"><office:body><office:spreadsheet>'
)
FOOT = "</office:spreadsheet></office:body></office:document-content>"
PARTS = {
    "META-INF/manifest.xml": '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>",
}


def rows(count: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """Rows of the sheet, by column: whole locations one after the other, cut at `count`."""
    chance, councils = random.Random(seed), [row["short_name"] for row in held("councils")]
    made = number = 0
    while made < count:
        number += 1
        for row in _location(number, chance, councils)[: count - made]:
            made += 1
            yield row


def write(file: Path, count: int = ROWS, seed: int = SEED) -> None:
    """The .ods itself, in pieces: it unpacks to several hundred megabytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        for name, text in PARTS.items():
            archive.writestr(name, text)
        with archive.open("content.xml", "w", force_zip64=True) as content:
            content.write(f'{HEAD}<table:table table:name="Locations">'.encode())
            content.write(_xml(list(LOCATIONS_2026)))
            for row in rows(count, seed):
                content.write(_xml([row.get(name, "") for name in LOCATIONS_2026]))
            content.write(f"</table:table>{FOOT}".encode())


def _location(number: int, chance: random.Random, councils: list[str]) -> list[dict[str, str]]:
    kind = chance.choices(("home", "community", "practice"), (30, 25, 14))[0]
    street, town = f"{chance.randint(1, 400)} Example Street", chance.choice(councils)
    row = {
        "Location ID": f"1-{100000000 + number}",
        "Location ODS Code": f"V{number:05}",
        "Location Name": f"Example House {number}",
        "Care Home?": "Y" if kind == "home" else "N",
        "Location Type": "Primary Medical Services" if kind == "practice" else "Social Care Org",
        "Location Primary Inspection Category": {
            "home": "Residential social care",
            "community": "Community based adult social care services",
            "practice": "GP Practices",
        }[kind],
        "Location Street Address": street,
        "Location City": town,
        "Location Post Code": f"EX{number % 90 + 1} {number % 9}AA",
        "Location Local Authority": town,
        "Location Region": "London",
        "Location NHS Region": "London",
        "Location ONSPD CCG Code": f"E38{number % 200:06}",
        "Location ONSPD CCG": f"NHS Example {number % 200} CCG",
        "Service / Population Group": "Overall",
        "Report Type": "Location",
        "Inherited Rating (Y/N)": chance.choice("NNNY"),
        "URL": f"https://www.cqc.org.uk/location/1-{100000000 + number}",
        "Provider ID": f"1-{200000000 + number // 2}",
        "Provider Name": f"Example Care {number // 2} Limited",
        "Brand ID": "-",
        "Brand Name": "-",
    }
    several = kind != "practice" and chance.random() < 0.05  # two services, each with its own rating
    groups = ("Overall", *GROUPS) if kind == "practice" else ("Overall",)
    made = []
    for group in ("Overall", "Care home service", "Homecare service") if several else groups:
        said = date(2026, 9, 1) - timedelta(days=chance.randint(10, 3000))
        for domain in (*FIVE, "Overall"):
            rating = chance.choices(RATINGS, WEIGHTS)[0]
            if several and group == "Overall":
                rating = "Not Rated"
            told = {"Domain": domain, "Latest Rating": rating, "Publication Date": f"{said:%d/%m/%Y}"}
            made.append({**row, **told, "Service / Population Group": group})
    return made


def _xml(cells: list[str]) -> bytes:
    said = "".join(
        '<table:table-cell table:style-name="ce1" office:value-type="string" calcext:value-type="string">'
        f"<text:p>{escape(cell)}</text:p></table:table-cell>"
        if cell
        else "<table:table-cell/>"
        for cell in cells
    )
    return f'<table:table-row table:style-name="ro1">{said}</table:table-row>'.encode()


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m benchmarks.cqc_file", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE.ods")
    parser.add_argument("--rows", type=int, default=ROWS)
    chosen = parser.parse_args()
    write(chosen.file, chosen.rows)
