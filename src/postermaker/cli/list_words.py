"""What `postermaker batch` says of a list before it makes anything of it."""

from postermaker.batch.job import Columns, Job, Role, Task
from postermaker.batch.several import named_columns
from postermaker.document.model import Document
from postermaker.errors import Bilingual
from postermaker.library.products import product
from postermaker.tables.understanding import lines, understood
from postermaker.tables.values import Table

_ROLES = {
    Role.SIZE: Bilingual("尺寸", "size"),
    Role.WIDTH: Bilingual("宽", "width"),
    Role.HEIGHT: Bilingual("高", "height"),
    Role.QUANTITY: Bilingual("数量", "quantity"),
    Role.MATERIAL: Bilingual("材质", "material"),
    Role.FINISHING: Bilingual("工艺", "finishing"),
    Role.TEMPLATE: Bilingual("模板", "template"),
    Role.LOCALE: Bilingual("语言", "locale"),
    Role.PRESET: Bilingual("输出预设", "preset"),
    Role.PRODUCT: Bilingual("产品", "product"),
    Role.PLACE: Bilingual("点位", "place"),
}


def preview(table: Table, document: Document, job: Job, tasks: list[Task]) -> list[str]:
    """What was understood of a list, what its columns fill, and the first names: for a look before the run."""
    matched = [*_matched(document, job.columns, table), *unused(job)]
    return [*lines(understood(table)), *matched, *_names(job, tasks), *read_over(tasks)]


def read_over(tasks: list[Task]) -> list[str]:
    """What reading the list over found: how many rows, and the first of them."""
    tasks = [task for task in tasks if task.row.part <= 1]
    found = [(task, [task.row.fault] * bool(task.row.fault) + list(task.notices)) for task in tasks]
    found = [(task, said) for task, said in found if said]
    if not found:
        return []
    head = Bilingual(
        f"校对：{len(found)} 行请看一下", f"reading the list over: {len(found)} rows want a look"
    )
    return [str(head), *(f"  {task.row.number}: {said[0]}" for task, said in found[:_FIRST])]


#: So many rows are told of at once; the report has them all.
_FIRST = 8


def unused(job: Job) -> list[str]:
    """The columns that fill nothing, in one line; none where all do."""
    if not job.unused:
        return []
    names = "、".join(job.unused)
    return [str(Bilingual(f"没有用到的列：{names}", f"columns that fill no field: {names}"))]


def omitted(table: Table) -> list[str]:
    """The rows that are no records, and what else to know, in a line each; none where there is nothing."""
    count = sum(each.count for each in table.skipped)
    left = Bilingual(
        f"没有读入 {count:,} 行（空行、合计等），用 --dry-run 看是哪些",
        f"{count:,} rows were left out (blank, sums …): see --dry-run",
    )
    return [str(left)] * bool(count) + [str(note) for note in table.source.notes]


def _matched(document: Document, columns: Columns, table: Table) -> list[str]:
    labels = {field.key: field.label for field in document.fields}
    lacking = [field.label for field in document.fields if field.key not in columns.fields.values()]
    said = [f"  {column} → {labels[key]}" for column, key in columns.fields.items()]
    said += [
        f"  {column} → {_ROLES[role]}" for role, column in columns.roles.items() if column in table.columns
    ]
    said += [
        f"  {column} → {_ROLES[each.role]}（{product(each.product).name}）"
        for column, each in named_columns(table.columns, columns).items()
    ]
    if lacking:
        names = "、".join(lacking)
        said.append(str(Bilingual(f"  没有列的字段：{names}", f"  fields without a column: {names}")))
    return [str(Bilingual("列怎么用：", "what the columns fill:")), *said]


def _names(job: Job, tasks: list[Task]) -> list[str]:
    count = len(tasks) * len(job.formats)
    head = Bilingual(f"会做 {count:,} 个文件，例如：", f"{count:,} files would be made, as:")
    return [
        str(head),
        *(f"  {task.row.number}: {task.stem}{suffix}" for task in tasks[:3] for suffix in job.formats),
    ]
