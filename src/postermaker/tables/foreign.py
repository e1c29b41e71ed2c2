"""Old and foreign workbooks (.xls, .et, .ods, .xlsb) as grids, read by a process that may die of them."""

import importlib.util
import multiprocessing
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

import msgspec

from postermaker.errors import Bilingual, MissingFault
from postermaker.tables import worker
from postermaker.tables.cells import lost_digits
from postermaker.tables.grid import Grid, Line, Span
from postermaker.tables.values import MAX_COLUMNS, MAX_ROWS, Source, unreadable

Message = TypeVar("Message")

_UNSEEN = Bilingual(
    "这种格式看不出隐藏的行、列和数字的显示格式；要按它们来，请另存为 .xlsx",
    "this kind of file does not tell hidden rows and columns, nor number formats; save it as .xlsx to use them",
)


def read_foreign(path: Path, choose: Callable[[list[str], list[str]], list[str]]) -> Iterator[Grid]:
    """The grids of the sheets that `choose` picks from all names and the visible ones.

    Raises:
        InputFault: the file is damaged, or the process died of it or took too long.
        MissingFault: the library is not there.
    """
    if importlib.util.find_spec("python_calamine") is None:
        raise MissingFault(
            Bilingual(
                "读 .xls、.ods 要用 python-calamine，这台电脑没有",
                "reading .xls and .ods needs python-calamine",
            ),
            Bilingual(
                "请运行 pip install python-calamine，或把名单另存为 .xlsx",
                "run pip install python-calamine, or save the list as .xlsx",
            ),
        )
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=worker.serve, args=(theirs, str(path.absolute())), daemon=True)
    process.start()
    theirs.close()
    until = time.monotonic() + worker.SECONDS
    try:
        contents = _received(ours, worker.Contents, path, until)
        for name in choose(contents.names, contents.visible):
            ours.send_bytes(name.encode())
            packed = _received(ours, worker.Packed, path, until)
            source = Source(kind=path.suffix.lower().lstrip("."), sheet=name, sheets=tuple(contents.names))
            yield _grid(path, packed, source)
    finally:
        ours.close()
        process.kill()
        process.join()


def _received(connection: Connection, kind: type[Message], path: Path, until: float) -> Message:
    try:
        if not connection.poll(max(0, until - time.monotonic())):
            raise unreadable(path, "读了太久还没有读完", "it takes too long to read")
        return msgspec.msgpack.decode(connection.recv_bytes(), type=kind)
    except (EOFError, OSError, msgspec.MsgspecError) as error:
        raise unreadable(path, "文件已损坏或太大", "it is damaged or too large") from error


def _grid(path: Path, packed: worker.Packed, source: Source) -> Grid:
    if packed.too_large or len(packed.rows) > MAX_ROWS + 1000:
        raise unreadable(path, f"超过 {MAX_ROWS:,} 行", f"more than {MAX_ROWS:,} rows")
    lines = [Line(number, row[: MAX_COLUMNS + 1]) for number, row in packed.rows]
    for line in lines:
        for column, cell in enumerate(line.cells):
            lost = lost_digits(cell)
            if lost is not None:
                line.spoilt[column] = lost
    spans = tuple(Span(top + 1, left, bottom + 1, right) for top, left, bottom, right in packed.spans)
    return Grid(lines, msgspec.structs.replace(source, notes=(_UNSEEN,)), spans)
