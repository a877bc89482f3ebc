"""How wide words will be, near enough to lay them out without a screen."""

_WIDTHS = {  # thousandths of the height, from Source Sans 3 Regular, to the nearest 20
    200: " ",
    240: "ij.,;:'’",
    260: "lI",
    300: "!f()",
    340: "-rt/",
    430: "sz?x",
    460: "cvy",
    500: "JLY–aegkF0123456789+−",
    540: "EVXhnouASTZ",
    570: "bdpqPRBCK",
    620: "&DGNU",
    660: "HOQ",
    740: "wMW",
    820: "m%",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 660  # accented letters and the rest: on the safe side
_BOLDER = 1.07


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels across for words `size` pixels high, within about 3%."""
    wide = sum(_WIDTH.get(letter, _OTHER) for letter in text) * size / 1000
    return wide * _BOLDER if bold else wide


def lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Break words into lines no wider than `room` pixels; a word wider than that has its own line."""
    broken: list[str] = []
    for word in text.split():
        longer = f"{broken[-1]} {word}" if broken else word
        if broken and text_width(longer, size, bold=bold) <= room:
            broken[-1] = longer
        else:
            broken.append(word)
    return broken


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The words, or as much of them as fits with an ellipsis after it."""
    if text_width(text, size, bold=bold) <= room:
        return text
    while text and text_width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"
