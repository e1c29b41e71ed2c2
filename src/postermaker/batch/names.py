"""File names for the rows of a list: by a pattern, all different, the same on every run."""

import re

from postermaker.batch.job import Task
from postermaker.errors import Bilingual, InputFault
from postermaker.filenames import safe_name
from postermaker.tables.values import Table

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def named_columns(pattern: str) -> list[str]:
    """What stands in braces in a pattern of file names."""
    return _PLACEHOLDER.findall(pattern)


def name_tasks(table: Table, pattern: str | None, fields: dict[str, str]) -> list[Task]:
    """A name for every row, by `{列名}` pattern, the same on every run; a doubled one gets its row's number.

    Raises:
        InputFault: the pattern names a column that is not there.
    """
    width = max(3, len(str(len(table.rows))))
    lead = next(iter(fields), "")
    pattern = pattern or ("{序号}_{" + lead + "}" if lead else "{序号}")
    unknown = [name for name in named_columns(pattern) if name not in (*table.columns, "序号", "行号")]
    if unknown:
        raise InputFault(
            Bilingual(
                f"文件名里的列“{unknown[0]}”不在名单里", f"the list has no column '{unknown[0]}' for the name"
            ),
            Bilingual(
                f"可用：序号、行号、{'、'.join(table.columns)}", f"columns: {', '.join(table.columns)}"
            ),
        )
    tasks, used = [], set()
    for index, row in enumerate(table.rows, 1):
        known = {"序号": f"{index:0{width}d}", "行号": str(row.number), **row.values}
        stem = safe_name(_filled(pattern, known))
        if stem.casefold() in used:
            stem = f"{stem}_{row.number}"
        while stem.casefold() in used:
            stem += "_"
        used.add(stem.casefold())
        tasks.append(Task(row, stem))
    return tasks


def _filled(pattern: str, known: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: known[match[1]], pattern)
