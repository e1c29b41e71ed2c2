"""The process that reads old and foreign workbooks: two kilobytes can make their library abort, which nothing catches.

`serve` runs in a process of its own, with bounds on memory and time; it is the only door to python-calamine.
"""

import contextlib
import os
import signal
from datetime import date, datetime, time, timedelta
from multiprocessing.connection import Connection

import msgspec
from msgspec import Struct

from postermaker.tables.cells import clean
from postermaker.tables.shown import plainly

MEMORY = 1_500_000_000
SECONDS = 30
_MAX_CELLS = 2_000_000
_EXACT = 10**15


class Contents(Struct):
    """What the process says first: the names of all sheets, and of those that a person sees."""

    names: list[str]
    visible: list[str]


class Packed(Struct):
    """A sheet: its rows with their numbers, and its merged cells (top, left, bottom, right; from 0)."""

    rows: list[tuple[int, list[str]]]
    spans: list[tuple[int, int, int, int]]
    too_large: bool = False


def serve(connection: Connection, path: str) -> None:
    """Sends `Contents`, then a `Packed` for each sheet whose name comes back; a name of nothing ends it.

    Args:
        connection: to the process that asks; messages are MessagePack, so that nothing in them can act.
        path: of the workbook.
    """
    _bounded()
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_path(path)
    sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    visible = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible]
    connection.send_bytes(msgspec.msgpack.encode(Contents([each.name for each in sheets], visible)))
    while name := connection.recv_bytes().decode():
        sheet = book.get_sheet_by_name(name)
        packed = Packed([], [], too_large=True)
        if sheet.total_height * sheet.total_width <= _MAX_CELLS * 10:
            rows = sheet.to_python(skip_empty_area=False)
            texts = ((number, [_text(value) for value in row]) for number, row in enumerate(rows, 1))
            spans = [(*start, *end) for start, end in sheet.merged_cell_ranges or []]
            packed = Packed([(number, row) for number, row in texts if any(row)], spans)
        connection.send_bytes(msgspec.msgpack.encode(packed))


def _bounded() -> None:
    """Little memory, no dump, nothing on the terminal: the one line is the other process's to say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _text(value: object) -> str:
    """A value without its number format, which the library keeps to itself: dates as a Chinese Excel shows them."""
    match value:
        case bool():
            return "是" if value else "否"
        case int() | float():
            return plainly(value) if abs(value) < _EXACT else f"{value:.5E}"
        case datetime():
            day = f"{value.year}/{value.month}/{value.day}"
            return day if value.time() == time() else f"{day} {value.hour}:{value.minute:02d}"
        case date():
            return f"{value.year}/{value.month}/{value.day}"
        case time():
            return f"{value.hour}:{value.minute:02d}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02d}"
        case _:
            return clean(str(value))
