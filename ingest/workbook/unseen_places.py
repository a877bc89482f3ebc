"""What a person calls the place in a workbook where a text outside the cells stands."""

# What a piece is called, by the element it stands in and else by the part of the file.
HEADER, SHEET_NAME = "a header or footer", "the name of a sheet"
BY_ELEMENT = {
    "comment": "a comment",
    "threadedComment": "a comment",
    "annotation": "a comment",
    "dataValidation": "a drop-down or its message",
    "formula1": "a drop-down or its message",
    "formula2": "a drop-down or its message",
    "content-validation": "a drop-down or its message",
    "help-message": "a drop-down or its message",
    "error-message": "a drop-down or its message",
    "hyperlink": "a link",
    "a": "a link",
    "Relationship": "a link",
    "f": "a formula",
    "formula": "a formula",
    "definedName": "a defined name",
    "named-range": "a defined name",
    "named-expression": "a defined name",
    "sheet": SHEET_NAME,
    "table": SHEET_NAME,
    "txBody": "a text box or shape",
    "shape": "a text box or shape",
    "textbox": "a text box or shape",
    "cNvPr": "the alternative text of a picture or shape",
    "title": "the alternative text of a picture or shape",
    "desc": "the alternative text of a picture or shape",
    "covered-table-cell": "a cell that a merged one covers",
    "tracked-changes": "the recorded changes",
    "header": HEADER,
    "footer": HEADER,
} | {f"{which}{what}": HEADER for which in ("odd", "even", "first") for what in ("Header", "Footer")}
BY_PART = (  # how the part's name begins
    ("docprops/", "the file's properties"),
    ("meta.xml", "the file's properties"),
    ("styles.xml", HEADER),  # of an .ods, which keeps them with its page styles
    ("xl/persons/", "the list of people who commented"),
    ("xl/charts/", "a chart"),
    ("object", "a chart"),
    ("xl/externallinks/", "what is kept of a linked file"),
    ("xl/pivot", "what is kept for a pivot table"),
    ("xl/sharedstrings", "a text that no cell shows any more"),
    ("xl/drawings/", "a text box or shape"),
)
OF_AUTHORS = ("docprops/", "meta.xml", "xl/persons/")  # about whoever wrote the file
OTHER = "a part of the file that no sheet shows"


def place_of(element: str, part: str) -> str:
    """By the element the text stands in, and else by the part of the file: "a comment"."""
    by_part = next((words for begins, words in BY_PART if part.startswith(begins)), OTHER)
    return by_part if part.startswith(OF_AUTHORS) else BY_ELEMENT.get(element, by_part)
