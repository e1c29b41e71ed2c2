"""Names for the rows of a list, without what a whole order says."""

from postermaker.batch.job import Task
from postermaker.naming import Facts, Namer, Pattern
from postermaker.tables.values import Table


def name_tasks(table: Table, pattern: str | None, fields: dict[str, str]) -> list[Task]:
    lead = next(iter(fields), "")
    namer = Namer(Pattern.parse(pattern or f"{{序号}}_{{{lead}}}", table.columns), digits=3)
    rows = enumerate(table.rows, 1)
    return [Task(row, namer.stem(Facts(index=i, row=row.number, columns=row.values))) for i, row in rows]
