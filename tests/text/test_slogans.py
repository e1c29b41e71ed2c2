"""Sixty slogans at three widths, as a list that a person can read; and what no break may ever do."""

from pathlib import Path

import pytest

from postermaker.cli.typeset import Wishes, set_lines
from postermaker.text.cells import Setting
from postermaker.text.grid import grid_cells
from postermaker.text.words import LEANING, word_ends

SLOGANS = Path(__file__).with_name("slogans.txt").read_text("utf-8").splitlines()
WIDTHS = (14, 12, 10)


def lines(slogan: str, width: float) -> list[str]:
    set_apart = set_lines(grid_cells(slogan, Setting("", 900)), width, Wishes(mode="slogan"), "zh-Hans")
    return ["".join(cell.text for cell in line.cells) for line in set_apart]


def test_sixty_slogans_and_their_breaks(golden) -> None:
    rows = []
    for slogan in SLOGANS:
        rows.append(slogan)
        rows += [f"  {width:>2}  " + " / ".join(lines(slogan, width)) for width in WIDTHS]
    golden("slogans", "\n".join(rows) + "\n")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("slogan", SLOGANS)
def test_no_word_is_torn_and_no_line_begins_with_a_particle(slogan: str, width: int) -> None:
    at, ends = 0, word_ends(slogan)
    for line in lines(slogan, width):
        at = slogan.index(line.strip(), at)
        assert slogan[at] not in LEANING
        at += len(line.strip())
        assert at in ends or slogan[at].isspace(), line
