"""Where dots, name lines and title lines stand beside the cells of a line (GB/T 15834, clreq: interlinear marks)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from postermaker.document.model import Emphasis
from postermaker.text.cells import Kind
from postermaker.text.placing import Placed
from postermaker.text.stretches import Stretch

#: What a line keeps clear at either end, so that neighbouring names have two lines; em.
LINE_INSET = 0.06


class Beside(Struct, frozen=True):
    """A dot (start and end are its middle) or a line beside a text line; em along it."""

    emphasis: Emphasis
    stretch: int
    line: int
    start: float
    end: float
    text: str
    scale: float  #: of the characters, in em


def beside(placed: Sequence[Placed], styled: Sequence[Stretch]) -> Iterator[Beside]:
    """The marks of emphasis of placed cells: a dot at each character but none at marks, a line a name and line."""
    for (number, line), group in groupby(placed, lambda each: (each.cell.stretch, each.line)):
        emphasis = styled[number - 1].span.emphasis if number else Emphasis.NONE
        part = [each for each in group if not each.cell.blank]
        if emphasis is Emphasis.NONE or not part:
            continue
        if emphasis is Emphasis.DOTS:
            for each in part:
                if each.cell.kind is not Kind.MARK:
                    half = each.cell.advance / 2 or each.cell.centre or 0.0  # of two digits side by side
                    middle = each.along + half
                    yield Beside(emphasis, number, line, middle, middle, each.cell.text, each.cell.scale)
            continue
        end = part[-1].along + part[-1].cell.advance
        said = "".join(each.cell.text for each in part)
        scale = max(each.cell.scale for each in part)
        yield Beside(emphasis, number, line, part[0].along + LINE_INSET, end - LINE_INSET, said, scale)
