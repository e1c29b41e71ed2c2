"""Workbooks that the page writes beside a run: the faulty rows for whoever wrote the list, and a blank list. No Qt."""

from collections.abc import Sequence
from pathlib import Path

from postermaker.document.model import Document, FieldKind
from postermaker.editor.batching.model import Head, RowModel
from postermaker.editor.batching.states import State
from postermaker.editor.words import say
from postermaker.geometry import Size
from postermaker.production.workbook import Column, Grid, write_workbook
from postermaker.units import spoken_size

#: What a list says beside the words of the design.
_ALSO = ("尺寸", "数量", "地点", "材质")


def write_faults(path: Path, model: RowModel, heads: Sequence[Head]) -> int:
    """The faulty rows with their reasons, as the list numbers them; gives how many.

    Raises:
        InputFault: the folder can't be written.
    """
    found = [at for at, state in enumerate(model.states) if state.state is State.FAULT]
    columns = (say("行", "row"), *(head.column for head in heads), say("问题", "fault"))
    rows = [
        (str(model.rows[at].number), *(model.cell(at, head.column) for head in heads), model.states[at].words)
        for at in found
    ]
    write_workbook(path, [Grid(name=say("问题", "faults"), columns=tuple(map(Column, columns)), rows=rows)])
    return len(found)


def write_blank(path: Path, document: Document) -> None:
    """A list to be filled in: the design's fields and what else a row can say, with one row of samples.

    Raises:
        InputFault: the folder can't be written.
    """
    fields = [field for field in document.fields if field.kind is not FieldKind.PICTURE]
    also = [name for name in _ALSO if name not in {field.label for field in fields}]
    said = spoken_size(Size(document.width, document.height)).replace(" ", "")
    samples = {"尺寸": said, "数量": "1"}
    rows = [(*(field.sample for field in fields), *(samples.get(name, "") for name in also))]
    columns = tuple(Column(name) for name in [*(field.label for field in fields), *also])
    write_workbook(path, [Grid(name="名单", columns=columns, rows=rows)])
