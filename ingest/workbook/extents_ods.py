"""How far the filled cells of each sheet of an .ods reach. sheet_extents.py says why it is asked."""

from ingest.workbook.extent import Extent
from ingest.workbook.xml import Unreadable, local_name, parse, whole_number

NOT_VISIBLE = ("collapse", "filter")


def of_ods(xml: bytes) -> dict[str, Extent]:
    found: dict[str, Extent] = {}
    extent = Extent()
    row = row_repeats = column = cell_repeats = columns_described = 0
    style, hidden_styles = "", set()

    def fill() -> None:
        extent.add(row + row_repeats - 1, column - cell_repeats + 1, column)

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal extent, row, row_repeats, column, cell_repeats, columns_described, style
        match local_name(tag):
            case "style":
                style = attributes.get("style:name", "")
            case "table-properties" if attributes.get("table:display") == "false":
                hidden_styles.add(style)
            case "table":
                name = attributes.get("table:name", "")
                if name in found:
                    raise Unreadable(f"{name!r} is there twice")
                extent = found[name] = Extent(hidden=attributes.get("table:style-name") in hidden_styles)
                row, row_repeats, column, columns_described = 0, 1, 0, 0
            case "table-column":
                first = columns_described + 1
                columns_described += whole_number(attributes.get("table:number-columns-repeated"), 1)
                if attributes.get("table:visibility") in NOT_VISIBLE:
                    extent.hide_columns(first, columns_described)
            case "table-row":
                row, column = row + row_repeats, 0
                row_repeats = whole_number(attributes.get("table:number-rows-repeated"), 1)
                if attributes.get("table:visibility") in NOT_VISIBLE:
                    extent.hide_rows(row, row + row_repeats - 1)
            case "table-cell" | "covered-table-cell":
                cell_repeats = whole_number(attributes.get("table:number-columns-repeated"), 1)
                column += cell_repeats
                _look_at_cell(extent, row, column, attributes)
                if any(name.startswith("office:") for name in attributes):  # a value, or its type
                    fill()
            case "p" if column:
                fill()

    parse(xml, start)
    return found


def _look_at_cell(extent: Extent, row: int, column: int, attributes: dict[str, str]) -> None:
    if attributes.get("calcext:value-type") == "error":
        extent.errors.append((row, column))
    elif "table:formula" in attributes and "office:value-type" not in attributes:
        extent.not_worked_out.append((row, column))
    down, across = (
        whole_number(attributes.get(f"table:number-{way}-spanned"), 1) for way in ("rows", "columns")
    )
    if max(down, across) > 1:
        extent.merged.append((row, column, row + down - 1, column + across - 1))
