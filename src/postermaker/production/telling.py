"""The rows of a list as a sheet tells them: what was asked for, what became of it, and why."""

from collections.abc import Iterator, Sequence

from postermaker.errors import Bilingual
from postermaker.library.products import ANY
from postermaker.production.order import OrderLine, Status
from postermaker.production.workbook import Cell, Column, Grid, Kind


def told_grid(name: str, lines: Sequence[OrderLine], title: str) -> Grid:
    """A sheet with a line for each row of the list: what it asked for, what became of it, and why."""
    pieces, files = any(line.piece for line in lines), any(line.files for line in lines)
    heads = (
        *((Bilingual("项目", "piece"), Kind.TEXT),) * pieces,
        (Bilingual("行号", "row"), Kind.COUNT), (Bilingual("结果", "result"), Kind.TEXT),
        (Bilingual("点位", "place"), Kind.TEXT), (Bilingual("内容", "words"), Kind.TEXT),
        (Bilingual("品名", "product"), Kind.TEXT), (Bilingual("尺寸", "size"), Kind.TEXT),
        (Bilingual("数量", "quantity"), Kind.COUNT), (Bilingual("材料", "material"), Kind.TEXT),
        (Bilingual("工艺", "finishing"), Kind.TEXT), *((Bilingual("文件", "files"), Kind.TEXT),) * files,
        (Bilingual("原因", "reason"), Kind.TEXT),
    )  # fmt: skip
    return Grid(
        name=name,
        columns=tuple(Column(str(head), kind) for head, kind in heads),
        rows=[tuple(_cells(line, pieces=pieces, files=files)) for line in lines],
        title=title or str(Bilingual("报告", "report")),
        marked=frozenset(
            i for i, line in enumerate(lines) if line.status in (Status.FAILED, Status.PROBLEMS)
        ),
    )


def _cells(line: OrderLine, *, pieces: bool, files: bool) -> Iterator[Cell]:
    if pieces:
        yield line.piece
    named = line.product.name if line.status.made or line.product is not ANY else ""
    yield from (line.row, str(line.status.words), line.place, line.title, named)
    yield line.size_words if min(line.size) > 0 else ""
    yield from (line.quantity or None, line.material, "、".join(line.finishing) if named else "")
    if files:
        yield "\n".join(line.files)
    yield line.message
