"""Rows below a header that are no records, each recognised by what it holds."""

import re
from collections.abc import Sequence

from postermaker.errors import Bilingual
from postermaker.tables.cells import whole_number
from postermaker.tables.grid import Line
from postermaker.tables.headers import folded

EMPTY = Bilingual("空行", "empty")
HIDDEN = Bilingual("隐藏的行（或被筛选掉）", "hidden, or filtered out")
OUTSIDE = Bilingual("只有没有列名的列里有内容", "only columns without a name hold something")
HIDDEN_ONLY = Bilingual("只有隐藏的列里有内容", "only hidden columns hold something")
SUMS = Bilingual("合计行", "a row of sums")
HEADER = Bilingual("重复的表头", "the header again")
TITLE = Bilingual("重复的标题", "the title again")
REMARK = Bilingual("表尾的说明", "a remark below the list")
NUMBER_ONLY = Bilingual("只有序号，没有内容", "a number and nothing else")

_SUMS = re.compile(r"(?:合计|总计|小计|共计|总数|累计|汇总|total|sum|subtotal)(?:[:：(（].*)?", re.IGNORECASE)
_REMARK = re.compile(
    r"(?:注|备注|说明|填表说明|制表人?|填表人?|填报人?|填报单位|填报日期|审核人?|负责人|经办人|联系人|联系电话|单位盖章|盖章|日期)[:：].*",
    re.DOTALL,
)
_NUMBERED = frozenset({"序号", "编号", "号", "no", "no.", "#"})


class Reasons:
    """What tells a row that is no record, in one list.

    `shifting`: whether a cell beyond the header may be one that lost its column, as in a text file.
    """

    def __init__(
        self, titles: Sequence[Line], header: Sequence[Line], names: Sequence[str], *, shifting: bool
    ) -> None:
        self._titles = [_texts(line) for line in titles]
        self._headers = [_texts(line) for line in header]
        self._firsts = {next(filter(None, texts), "") for texts in (*self._titles, *self._headers)}
        self._numbered = next((i for i, name in enumerate(names) if folded(name) in _NUMBERED), None)
        self._named = None if shifting else {i for i, name in enumerate(names) if name}
        self._wide = sum(map(bool, names)) > 1

    def of(self, line: Line, hidden_columns: frozenset[int]) -> Bilingual | None:
        """Why a line is no record; None if it is one."""
        if line.hidden:
            return HIDDEN
        cells = {i: cell for i, cell in enumerate(line.cells) if cell and i not in hidden_columns}
        if not cells:
            return None if set(line.spoilt) - hidden_columns else HIDDEN_ONLY
        first = next(iter(cells.values()))
        if first in self._firsts:
            texts = _texts(line)
            if texts in self._headers or texts in self._titles:
                return HEADER if texts in self._headers else TITLE
        if _SUMS.fullmatch("".join(first.split())):
            return SUMS
        if self._wide and all(_REMARK.fullmatch(cell) for cell in cells.values()):
            return REMARK
        if self._named is not None and not (set(cells) | set(line.spoilt)) & self._named:
            return OUTSIDE
        return NUMBER_ONLY if self._wide and self._only_numbers(line, cells) else None

    def _only_numbers(self, line: Line, cells: dict[int, str]) -> bool:
        """Whether nothing but the number of a row that waits for its words is there."""
        [column, *others] = cells
        alone = column == self._numbered and not others and not set(line.spoilt) - {column}
        return alone and whole_number(cells[column]) is not None


def _texts(line: Line) -> list[str]:
    cells = list(line.cells)
    while cells and not cells[-1]:
        cells.pop()
    return cells
