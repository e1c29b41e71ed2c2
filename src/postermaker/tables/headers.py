"""Which rows of a sheet are its header, and what they call the columns."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import NamedTuple

from postermaker.tables.grid import Line, Span

#: What columns of such lists are called, by which a header is known when no field's name helps.
_WORDS = frozenset(
    [
        "序号",
        "编号",
        "号",
        "标语",
        "口号",
        "内容",
        "文字",
        "标语内容",
        "宣传内容",
        "宣传标语",
        "标题",
        "名称",
        "品名",
        "姓名",
        "单位",
        "单位名称",
        "部门",
        "地点",
        "地址",
        "位置",
        "点位",
        "站点",
        "区域",
        "街道",
        "社区",
        "村",
        "学校",
        "班级",
        "署名",
        "落款",
        "尺寸",
        "规格",
        "大小",
        "长",
        "宽",
        "高",
        "长度",
        "宽度",
        "高度",
        "数量",
        "张数",
        "份数",
        "材质",
        "工艺",
        "备注",
        "说明",
        "日期",
        "时间",
        "电话",
        "联系人",
        "联系电话",
        "手机",
        "负责人",
        "类型",
        "类别",
        "图片",
        "二维码",
        "金额",
        "单价",
        "面积",
        "slogan",
        "text",
        "title",
        "name",
        "size",
        "width",
        "height",
        "quantity",
        "date",
        "place",
        "sign",
        "note",
        "no",
    ]
)

_LOOKED_AT = 30
_NOTE = re.compile(r"[^：:]{1,12}[：:].+", re.DOTALL)


class Header(NamedTuple):
    """Where the header is among the lines, and each column's name; empty for one without."""

    at: int
    height: int  #: in lines
    names: tuple[str, ...]


def column_name(text: str) -> str:
    """A column's name as people say it: without line breaks, the spaces in 姓 名, and marks such as * or ： around it."""
    text = re.sub(r"\s*\n\s*", "", text).strip(" \t　*＊:：")
    han = r"[\u3400-\u9fff]"
    return re.sub(rf"(?<={han})[ 　]+(?={han})", "", text)


def folded(name: str) -> str:
    """A name for comparing: widths, case and spaces don't count."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name)).casefold()


def find_header(
    lines: Sequence[Line], spans: Sequence[Span], names: Collection[str], row: int | None
) -> Header | None:
    """The header, or nothing if there is none.

    Args:
        lines: of a sheet.
        spans: its merged cells.
        names: that columns may have, such as the labels of a template's fields.
        row: its number, if a person said so; else the row is found.
    """
    if row is not None:
        at = next((i for i, line in enumerate(lines) if line.number == row), None)
        return None if at is None else _named(lines, at, spans, frozenset(map(folded, names)))
    seen = [i for i, line in enumerate(lines[: 2 * _LOOKED_AT]) if not line.hidden][:_LOOKED_AT]
    if not seen:
        return None
    seen = [i for i in seen if not _is_banner(lines[i], spans)] or seen
    known = frozenset(map(folded, names))
    at = _by_names(lines, seen, known | _WORDS)
    if at is None:
        at = _by_shape(lines, seen)
    while at and _reaches(lines[at - 1], lines[at], spans):
        at -= 1
    return _named(lines, at, spans, known)


def _filled(line: Line) -> list[str]:
    return [cell for cell in line.cells if cell]


def _by_names(lines: Sequence[Line], seen: list[int], known: frozenset[str]) -> int | None:
    """The first line with the most names of columns, if that can't be a record that mentions one."""
    hits = {i: sum(folded(column_name(cell)) in known for cell in _filled(lines[i])) for i in seen}
    best = max(seen, key=lambda i: hits[i])
    before = [len(_filled(lines[i])) for i in seen if i < best]
    if hits[best] >= 2 or (hits[best] and all(count < len(_filled(lines[best])) for count in before)):
        return best
    return None


def _by_shape(lines: Sequence[Line], seen: list[int]) -> int:
    """The first line that is neither a title nor a note."""
    usual = sorted(len(_filled(lines[i])) for i in seen)[len(seen) // 2]
    for i, following in zip(seen, [*seen[1:], None], strict=True):
        if following is None or not _is_title(lines[i], lines[following], usual):
            return i
    return seen[0]


def _is_banner(line: Line, spans: Sequence[Span]) -> bool:
    """Whether all that a line holds is one cell merged across."""
    across = any(span.top == line.number and span.right > span.left for span in spans)
    return across and len(_filled(line)) == 1


def _is_title(line: Line, following: Line, usual: int) -> bool:
    """Whether a line is a title or a note above the header, by what it holds and what follows."""
    cells = _filled(line)
    if usual < 2 or not cells:
        return not cells
    if all(_NOTE.fullmatch(cell) for cell in cells) or (usual > 3 and len(cells) * 2 < usual):
        return True
    return len(cells) == 1 and len(_filled(following)) > 1 and _are_names(_filled(following))


def _are_names(cells: list[str]) -> bool:
    """Whether the cells look like names of columns: short, different, no numbers or sentences."""
    return len(set(cells)) == len(cells) and all(
        len(cell) <= 15 and not re.search(r"[，。！？；,!?;]|^[\d.,/%-]+$", cell) for cell in cells
    )


def _reaches(line: Line, below: Line, spans: Sequence[Span]) -> bool:
    """Whether a merged cell of a header stands in both lines; a title merged across is no part of the header."""
    return len(_filled(line)) > 1 and any(
        span.top <= line.number < below.number <= span.bottom for span in spans
    )


def _named(lines: Sequence[Line], at: int, spans: Sequence[Span], known: frozenset[str]) -> Header:
    height = _height(lines, at, spans, known)
    rows = [_spread(line, spans, lines[at + 1] if height > 1 else None) for line in lines[at : at + height]]
    width = max(map(len, rows))
    stacks = [[row[column] if column < len(row) else "" for row in rows] for column in range(width)]
    return Header(at, height, tuple(_joined(stack, known) for stack in stacks))


def _height(lines: Sequence[Line], at: int, spans: Sequence[Span], known: frozenset[str]) -> int:
    """One line; more where merged cells or a line of parts below say so."""
    top = lines[at].number
    # what reaches further down is a label at the side of the whole list
    beside = [s for s in spans if s.top == top and s.bottom <= top + 2 and s.left < len(lines[at].cells)]
    bottom = max((span.bottom for span in beside), default=top)
    height = sum(top <= line.number <= bottom for line in lines[at : at + 3])
    if height > 1 or at + 1 >= len(lines) or lines[at + 1].number != top + 1:
        return max(height, 1)
    below = lines[at + 1]
    if any(span.right > span.left for span in beside):
        return 2 if _under(lines[at], below, beside) else 1
    return 2 if _completes(lines[at], below, known | _WORDS) else 1


def _under(line: Line, below: Line, spans: list[Span]) -> bool:
    """Whether the lower line names the parts of merged cells above it, and nothing else."""
    wide = {column for span in spans if span.right > span.left for column in range(span.left, span.right + 1)}
    filled = {column for column, cell in enumerate(below.cells) if cell}
    named = {column for column, cell in enumerate(line.cells) if cell}
    return bool(filled & wide) and not (filled - wide) & named and _are_names(_filled(below))


def _completes(line: Line, below: Line, known: frozenset[str]) -> bool:
    """The same in a text file, where merged cells left only blanks: every part must stand under a blank or beside one."""
    above = [*line.cells, *[""] * (len(below.cells) + 1 - len(line.cells))]
    under = [*below.cells, ""]
    filled = [column for column, cell in enumerate(below.cells) if cell]
    blank = [column for column in filled if not above[column] and any(above[:column])]
    beside = [column for column in filled if above[column] and not above[column + 1] and under[column + 1]]
    words = sum(folded(column_name(below.cells[column])) in known for column in filled)
    return bool(blank and beside) and len(blank) + len(beside) == len(filled) and 2 * words >= len(filled)


def _spread(line: Line, spans: Sequence[Span], below: Line | None) -> list[str]:
    """The names of a line, those of merged cells over all parts that the line below names."""
    cells = [column_name(cell) for cell in line.cells]
    if below is None or below is line:
        return cells
    width = max(len(cells), len(below.cells))
    cells += [""] * (width - len(cells))
    merged = {span.left: span.right for span in spans if span.top == line.number}
    for column in range(1, width):
        before = max((left for left in merged if left < column), default=None)
        within = before is not None and column <= merged[before]
        if not cells[column] and column < len(below.cells) and below.cells[column] and (within or not merged):
            cells[column] = cells[column - 1]
    return cells


def _joined(stack: list[str], known: frozenset[str]) -> str:
    """尺寸 over 宽 is 尺寸宽; the lower name alone where only that is known."""
    parts = [part for i, part in enumerate(stack) if part and part not in stack[:i]]
    whole = "".join(parts)
    if len(parts) > 1 and folded(whole) not in known and folded(parts[-1]) in known:
        return parts[-1]
    return whole
