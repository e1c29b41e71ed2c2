"""What the cells of a row ask for beside words: size, number, material, finishing, template, preset, writing, product."""

from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from postermaker.batch.job import Job, Order, Role, RowResult
from postermaker.batch.matching import match_columns
from postermaker.batch.rows import planned
from postermaker.batch.running import run
from postermaker.document.model import Locale
from postermaker.errors import InputFault
from postermaker.export import ExportOptions
from postermaker.library import templates
from postermaker.tables.values import Row, Table
from tests.batch.naming import name_tasks

TEMPLATE = templates.load("banner-red")


def table(**cells: str) -> Table:
    values = {"标语": "文明藏在日常里", **cells}
    return Table(tuple(values), (Row(2, values),))


def job(folder: Path, listed: Table, **more: object) -> Job:
    made = {
        "document": templates.new_document(TEMPLATE),
        "folder": str(folder / "out"),
        "pictures": str(folder),
        "formats": (".pdf",),
        "options": ExportOptions(created=datetime(2026, 5, 1), durable=False),
        "columns": match_columns(listed.columns, TEMPLATE.fields, {}),
        "template": str(templates.folder() / "banner-red"),
        **more,
    }
    return Job(**made)  # type: ignore[arg-type]


def result(folder: Path, listed: Table, **more: object) -> RowResult:
    made = job(folder, listed, **more)
    return run(made, name_tasks(listed, None, made.columns.fields)).results[0]


def order(folder: Path, **cells: str) -> Order:
    made = result(folder, table(**cells))
    assert made.status == "done", made
    return made.order


def test_the_facts_of_a_row_are_told(tmp_path: Path) -> None:
    said = order(
        tmp_path, 规格="6x0.7m", 数量="3条", 材料="牛津布", 加工="四角打扣，上下穿杆", 站点="南星社区"
    )
    assert said == Order(
        product=TEMPLATE.product, width=6000, height=700, quantity=3, material="牛津布",
        finishing="四角打扣，上下穿杆", place="南星社区", title="文明藏在日常里",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "count"),
    [("1", 1), ("３", 3), ("12 条", 12), ("1,200", 1200), ("x4", 4), ("×5张", 5), ("2.0", 2), ("", 1)],
)
def test_a_quantity_is_read_as_people_write_it(said: str, count: int, tmp_path: Path) -> None:
    listed = table(数量=said)
    made = job(tmp_path, listed)
    assert planned(made, name_tasks(listed, None, made.columns.fields)[0]).options.ticket.quantity == count


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("数量", "0"), ("数量", "两条"), ("数量", "1.5"), ("数量", "-3"), ("尺寸", "很大"), ("模板", "没有这个"),
        ("模板", "../../x"),
        ("预设", "没有"), ("预设", "none.toml"), ("语言", "火星文"), ("产品", "没有这种"), ("材质", "#REF!"), ("模板", "a\x00b"),
    ],
)  # fmt: skip
def test_a_wish_that_cant_be_met_fails_the_row_and_says_what(column: str, said: str, tmp_path: Path) -> None:
    made = result(tmp_path, table(**{column: said}))
    assert made.status == "failed"
    assert said.replace("\x00", "\N{REPLACEMENT CHARACTER}") in made.message, made.message
    assert not list((tmp_path / "out").glob("*.pdf"))


@pytest.mark.parametrize("said", ["id", "name"])
def test_a_row_may_have_a_template_of_its_own(said: str, tmp_path: Path) -> None:
    other = next(t for t in map(templates.load, templates.ids()) if t.id != "banner-red" and _takes_slogan(t))
    word = getattr(other, said)
    listed = table(模板=word)
    made = job(tmp_path, listed)
    plan = planned(made, name_tasks(listed, None, made.columns.fields)[0])
    assert plan.document.template == other.id
    assert plan.document.product == other.product
    assert "文明藏在日常里" in plan.document.values.values()


def _takes_slogan(template: templates.Template) -> bool:
    required = [field for field in template.fields if field.required]
    return [field.label for field in required] == ["标语"]


@pytest.mark.parametrize(
    ("said", "locale"),
    [
        ("繁体", Locale.TAIWAN),
        ("zh-Hant-HK", Locale.HONGKONG),
        ("香港", Locale.HONGKONG),
        ("简体", Locale.MAINLAND),
    ],
)
def test_a_row_may_be_for_other_readers(said: str, locale: Locale, tmp_path: Path) -> None:
    listed = table(语言=said, 标语="为人民服务")
    made = job(tmp_path, listed)
    plan = planned(made, name_tasks(listed, None, made.columns.fields)[0])
    assert plan.document.values["slogan"] == ("为人民服务" if locale is Locale.MAINLAND else "為人民服務")


def test_a_preset_of_a_row_brings_its_format_unless_one_was_asked_for(tmp_path: Path) -> None:
    assert result(tmp_path, table(预设="screen-png"), preset_formats=True).files == (
        "001_文明藏在日常里.png",
    )
    assert result(tmp_path, table(预设="screen-png")).files == ("001_文明藏在日常里.pdf",)


def test_a_preset_of_ones_own_lies_beside_the_list(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('base = "pdf-x4"\nscale = 10\n', "utf-8")
    made = result(tmp_path, table(预设="own.toml"))
    with pikepdf.open(tmp_path / "out" / made.files[0]) as pdf:
        assert float(pdf.pages[0].trimbox[2] - pdf.pages[0].trimbox[0]) == pytest.approx(
            800 * 72 / 25.4, abs=0.1
        )


def test_finishing_words_reach_the_shops_sheet(tmp_path: Path) -> None:
    listed = table(工艺="四角打扣")
    made = job(tmp_path, listed)
    document = planned(made, name_tasks(listed, None, made.columns.fields)[0]).document
    assert document.finishing is not None
    assert document.finishing.notes[-1] == "四角打扣"


def test_a_product_may_be_said_in_the_words_of_the_trade(tmp_path: Path) -> None:
    assert order(tmp_path, 产品="poster").product == "poster"


def test_a_row_at_fault_is_made_only_by_force_and_never_silently(tmp_path: Path) -> None:
    listed = Table(("标语",), (Row(2, {"标语": "好"}, "多出一格"),))
    assert result(tmp_path, listed).status == "failed"
    forced = result(tmp_path, listed, force=True)
    assert (forced.status, forced.issues) == ("problems", ("多出一格",))


def test_a_column_that_fills_a_field_says_nothing_else_but_the_place() -> None:
    fields = TEMPLATE.fields
    columns = ("标语", "单位", "规格", "尺寸", "Quantity")
    found = match_columns(columns, fields, {"标语": "规格"})
    assert found.fields["规格"] == "slogan"
    assert found.roles == {Role.SIZE: "尺寸", Role.QUANTITY: "Quantity", Role.PLACE: "单位"}


def test_a_list_of_no_use_is_refused_whatever_else_it_says() -> None:
    with pytest.raises(InputFault, match="没有一列对得上"):
        match_columns(("尺寸", "数量"), TEMPLATE.fields, {})


@pytest.mark.parametrize(
    ("cells", "size"),
    [
        ({"宽": "6", "高": "0.7"}, (6000, 700)),
        ({"宽": "6米", "高": "70厘米"}, (6000, 700)),
        ({"长": "10m", "宽": "0.9m"}, (10000, 900)),
        ({"尺寸宽": "600cm", "尺寸高": "70cm"}, (6000, 700)),
    ],
)
def test_a_size_may_stand_in_two_columns(
    tmp_path: Path, cells: dict[str, str], size: tuple[int, int]
) -> None:
    listed = table(**cells)
    made = job(tmp_path, listed)
    document = planned(made, name_tasks(listed, None, made.columns.fields)[0]).document
    assert (document.width, document.height) == size
