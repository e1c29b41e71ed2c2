"""A plain text as a manuscript: the first short line is its title, # makes heads, - bullets, tabs or bars tables."""

import re
from itertools import groupby

from postermaker.document.tables import typed_rows
from postermaker.manuscripts.manuscript import Line, Manuscript, Sheet

_HEAD = re.compile(r"(#{1,6})[ \u3000]+(.+)")
_BULLET = re.compile(r"[-*+][ \t]+(.+)")
_RULE = re.compile(r"[-=*_｜| :]{3,}")
#: A title is no longer than this, and does not end like a sentence.
LONGEST_TITLE = 44
_SENTENCE = "。；，：！？…;,:"


def titular(text: str) -> bool:
    """Whether a line may be a title: short, and no sentence."""
    return 0 < len(text) <= LONGEST_TITLE and text[-1] not in _SENTENCE


def plain_manuscript(text: str) -> Manuscript:
    """The manuscript in a text. Paragraphs are its lines; blanks that indent them are dropped."""
    lines = [line.strip(" \u3000\r\f") for line in text.splitlines()]
    lines = [line for line in lines if line.strip() and not _RULE.fullmatch(line)]
    title = ""
    first = _HEAD.match(lines[0]) if lines else None
    if first and len(first[1]) == 1:
        title, lines = first[2].strip(), lines[1:]
    elif len(lines) > 1 and not first and titular(lines[0]) and not _row(lines[0]):
        title, lines = lines[0], lines[1:]
    parts: list[Line | Sheet] = []
    for columns, group in groupby(lines, _row):
        found = list(group)
        if columns and len(found) > 1:
            parts.append(Sheet(typed_rows("\n".join(map(_unbarred, found)))))
        else:
            parts += [_line(each) for each in found]
    return Manuscript(title, tuple(parts))


def _row(line: str) -> int:
    """How many separators of cells a line has: such lines below each other are a table."""
    return line.count("\t") or len(re.findall("[｜|]", _unbarred(line)))


def _unbarred(line: str) -> str:
    """A row without the bars that begin and end it."""
    inner = line.strip("｜| ")
    return inner if line[:1] in "｜|" and line[-1:] in "｜|" else line


def _line(line: str) -> Line:
    head, bullet = _HEAD.match(line), _BULLET.match(line)
    if head:
        return Line(head[2].strip(), len(head[1]))
    return Line(f"• {bullet[1].strip()}" if bullet else line.strip())
