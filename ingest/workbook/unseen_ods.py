"""The texts that an .ods keeps in its sheets besides the values of cells: comments, shapes, old versions."""

from ingest.workbook.pieces import LINE, WORDS, Piece
from ingest.workbook.xml import column_letters, local_name, parse, whole_number

CELLS = ("table-cell", "covered-table-cell")
# What gathers the paragraphs in it into one text. A cell's own is left to whoever reads the cells.
GATHERS = (*CELLS, "annotation", "tracked-changes", "help-message", "error-message", "shape")
OF_A_COMMENT = ("creator", "date", "creator-initials")  # who wrote it and when, not what it says


def ods_pieces(xml: bytes) -> list[Piece]:
    """Of content.xml; a piece's element is what gathered it: "annotation", "shape". Raises Unreadable."""
    found: list[Piece] = []
    open_elements: list[str] = []
    gathered: list[tuple[str, list[str]]] = [("", [])]  # by the innermost of GATHERS that is open; none
    sheet: str | None = None
    row = column = 0
    repeats = 1  # of the row

    def tell(element: str, text: str) -> None:
        in_cell = sheet and any(name in CELLS for name, _ in gathered)
        found.append(Piece(element, text, f"{column_letters(column)}{row}" if in_cell else None, sheet))

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal sheet, row, column, repeats
        element = "shape" if tag.startswith("draw:") else local_name(tag)
        match element:
            case "table" if "table:name" in attributes:
                sheet, row, column, repeats = attributes["table:name"], 0, 0, 1
            case "table-row":
                row, column = row + repeats, 0
                repeats = whole_number(attributes.get("table:number-rows-repeated"), 1)
            case "table-cell" | "covered-table-cell":
                column += whole_number(attributes.get("table:number-columns-repeated"), 1)
        open_elements.append(element)
        if element in GATHERS:
            gathered.append((element, []))
        for name, value in attributes.items():
            if local_name(name) in WORDS:
                tell("f" if element in CELLS else element, value)

    def text(characters: str) -> None:
        if open_elements[-1] not in OF_A_COMMENT:
            gathered[-1][1].append(characters)

    def end(tag: str) -> None:
        nonlocal sheet
        element = open_elements.pop()
        if element in LINE or len(gathered) == 1:
            gathered[-1][1].append("\n")
        if element in GATHERS:
            said = "".join(gathered[-1][1])
            if said.strip() and element != "table-cell":
                tell(element, said)
            gathered.pop()
        if element == "table":
            sheet = None

    parse(xml, start, end, text)
    tell("", "".join(gathered[0][1]))
    return found
