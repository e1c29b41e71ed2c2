"""屏幕清单.csv: which file goes to which screen, and how long each page is to stand. Opens in Excel and WPS."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from postermaker.screens.listing import Order
from postermaker.screens.picture import Shown

SCREEN_LIST = "屏幕清单.csv"
HEADS = (
    "行号",
    "点位",
    "文件",
    "宽",
    "高",
    "颜色",
    "方式",
    "页",
    "共几页",
    "图宽",
    "字高",
    "秒",
    "份",
    "文字",
)

#: What Excel would take for a formula (OWASP).
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_COLORS = {"red": "红", "two": "双色", "full": "全彩"}


class Made(Protocol):
    """What the list tells of a row."""

    @property
    def row(self) -> int:
        """As the spreadsheet counts."""

    @property
    def files(self) -> tuple[str, ...]:
        """In the order of the pages."""

    @property
    def order(self) -> Order | None:
        """What was asked for; None of a row that failed."""

    @property
    def shown(self) -> Shown | None:
        """What was made."""


def list_bytes(results: Iterable[Made]) -> bytes:
    """The list in UTF-8 with the mark that Excel needs, a line a file."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEADS)
    for result in results:
        writer.writerows(_lines(result))
    return stream.getvalue().encode("utf-8-sig")


def _lines(result: Made) -> Iterator[list[str | int | float]]:
    order, shown = result.order, result.shown
    if order is None or shown is None:
        return
    each = len(result.files) // len(shown.pictures)
    for place, name in enumerate(result.files):
        number = place // each
        picture, panel = shown.pictures[number], shown.panel
        yield [
            result.row,
            _inert(order.place),
            _inert(name),
            panel.width_px,
            panel.height_px,
            _COLORS[panel.color.value],
            shown.mode.words.zh,
            number + 1,
            len(shown.pictures),
            picture.lamps.shape[1],
            shown.size_px,
            picture.seconds,
            order.copies,
            _inert(picture.text),
        ]


def _inert(text: str) -> str:
    """A text that stays one when a program opens the list."""
    return f"'{text}" if _FORMULA.match(text) else text
