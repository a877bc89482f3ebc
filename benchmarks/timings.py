"""Times gathered run by run, and the table they are printed in."""

from statistics import median, quantiles

from benchmarks import machine

HEAD = ("", "runs", "median", "9 in 10 within", "times empty")


class Timings:
    """Milliseconds by name of what was done, in the order first seen; each name has its own yardstick."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}
        self.beside: dict[str, str] = {}  # name -> the name of the same thing done on an empty page

    def add(self, name: str, milliseconds: float, *, beside: str) -> None:
        self.taken.setdefault(name, []).append(milliseconds)
        self.beside[name] = beside

    def rows(self) -> list[tuple[str, ...]]:
        return [self._row(name, taken) for name, taken in self.taken.items()]

    def _row(self, name: str, taken: list[float]) -> tuple[str, ...]:
        middle, empty = median(taken), median(self.taken[self.beside[name]])
        nine_in_ten = quantiles(taken, n=10)[-1]
        return name, str(len(taken)), f"{middle:.1f} ms", f"{nine_in_ten:.1f} ms", f"{middle / empty:.1f}"


def show(title: str, timings: Timings) -> None:
    """Print what was measured, on which machine, and the table."""
    rows = [HEAD, *timings.rows()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    print(f"\n{title}\n{machine.described()}\n")
    for name, *numbers in rows:
        cells = [cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=True)]
        print(name.ljust(widths[0]), *cells, sep="  ")
