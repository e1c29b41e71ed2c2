"""The batch page through real events: a list in, files out, faulty rows mended in place, pause, stop, go on."""

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from postermaker.document import file
from postermaker.editor import dialogs
from postermaker.editor.batching.checking import Looker
from postermaker.editor.batching.page import BatchPage
from postermaker.editor.batching.states import Kept, State
from postermaker.editor.start.cards import Deed
from postermaker.library import templates

WAIT = 60_000
SLOGANS = ("预防火灾 人人有责", "全民消防 生命至上", "关爱生命 远离火灾")


def write_list(path, rows, heads=("标语内容", "规格", "条数", "悬挂地点")):
    book = Workbook()
    sheet = book.active
    sheet.append(heads)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def rows_of(count):
    return [(SLOGANS[i % 3], "3×0.7m", 1 + i % 2, f"人民路{i + 1}号") for i in range(count)]


@pytest.fixture
def page(window):
    return window.batch.page


@pytest.fixture
def take(window, qtbot, page):
    """Open a list and wait until all rows were looked at."""

    def open_list(path):
        window.open_batch(path)
        qtbot.waitUntil(lambda: page.course.complete, timeout=WAIT)
        return page

    return open_list


@pytest.fixture
def finish(qtbot, page):
    """Wait for the end of a run."""

    def wait():
        qtbot.waitUntil(lambda: page.course.run is None and not page.foot.bar.isVisible(), timeout=WAIT)

    return wait


def click(qtbot, button):
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def click_cell(qtbot, table, row, kind, *, double=False):
    at = next(i for i, head in enumerate(table.rows.heads) if kind in (head.kind, head.column))
    index = table.shown.index(row, at)
    table.scrollTo(index)
    box = table.visualRect(index)
    place = box.center()
    if kind == "remedy":
        place.setX(box.left() + 20)
    viewport = table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    if double:
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)


def write_in_cell(qtbot, table, text):
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def settled(qtbot, page):
    """How many rows are done once those in hand are."""
    counts = [-1, page.model.count(Kept.DONE)]
    while counts[-1] != counts[-2]:
        qtbot.wait(800)
        counts.append(page.model.count(Kept.DONE))
    return counts[-1]


def test_fifty_rows_to_fifty_files(take, qtbot, finish, tmp_path):
    page = take(write_list(tmp_path / "名单.xlsx", rows_of(50)))
    assert page.course.order.job.columns.fields == {"标语内容": "slogan"}
    assert page.foot.go.text() == "开始制作 50 条"
    click(qtbot, page.foot.go)
    finish()
    out = tmp_path / "名单_成品"
    files = sorted(out.glob("*.pdf"))
    assert len(files) == 50
    assert all(file.read_bytes().startswith(b"%PDF-") for file in files)
    assert page.model.count(Kept.DONE) == 50
    assert page.foot.main.text() == "名单 50 = 做好 50 + 没做成 0"
    assert (out / "制作清单.xlsx").exists()
    assert (out / "报告.xlsx").exists()
    assert not page.foot.go.isVisible()


def test_a_faulty_row_is_mended_in_place_and_made_again(take, qtbot, finish, tmp_path):
    rows = rows_of(6)
    rows[1] = ("", "3×0.7m", 1, "二号")
    rows[3] = ("关爱生命 远离火灾", "八米", 1, "四号")
    source = write_list(tmp_path / "名单.xlsx", rows)
    before = source.read_bytes()
    page = take(source)
    faulty = [state for state in page.model.states if state.state is State.FAULT]
    assert [state.reason for state in faulty] == ["“标语”是空的", "认不出尺寸“八米”"]
    assert page.foot.go.text() == "开始制作 4 条"
    click(qtbot, page.foot.go)
    finish()
    assert page.foot.main.text() == "名单 6 = 做好 4 + 没做成 2"
    click(qtbot, page.foot.faulty)
    table = page.middle.table
    assert table.shown.rowCount() == 2

    click_cell(qtbot, table, 0, "标语内容", double=True)
    write_in_cell(qtbot, table, "防火于心 平安于行")
    qtbot.waitUntil(lambda: page.model.cell(1, "标语内容") == "防火于心 平安于行", timeout=WAIT)
    qtbot.waitUntil(lambda: page.course.complete, timeout=WAIT)
    page.middle.keep(Kept.FAULTY)
    assert table.shown.index(0, len(page.model.heads) - 1).data() == "改成 8 × 0.7 m"
    click_cell(qtbot, table, 0, "remedy")
    qtbot.waitUntil(lambda: page.course.complete, timeout=WAIT)
    assert page.model.cell(3, "规格") == "8x0.7m"
    assert page.foot.go.text() == "接着做 2 条"
    stamps = {file: file.stat().st_mtime_ns for file in (tmp_path / "名单_成品").glob("*.pdf")}
    click(qtbot, page.foot.go)
    finish()
    assert page.foot.main.text() == "名单 6 = 做好 6 + 没做成 0"
    assert len(list((tmp_path / "名单_成品").glob("*.pdf"))) == 6
    assert all(file.stat().st_mtime_ns == stamp for file, stamp in stamps.items())
    assert source.read_bytes() == before


def test_pause_stop_and_go_on(take, qtbot, finish, tmp_path):
    page = take(write_list(tmp_path / "名单.xlsx", rows_of(1_200)))
    out = tmp_path / "名单_成品"
    click(qtbot, page.foot.go)
    qtbot.waitUntil(lambda: page.model.count(Kept.DONE) > 3, timeout=WAIT)
    click(qtbot, page.foot.hold)
    assert page.foot.hold.text() == "继续"
    held = settled(qtbot, page)
    assert held < 1_200
    assert page.course.run is not None
    click(qtbot, page.foot.hold)
    qtbot.waitUntil(lambda: page.model.count(Kept.DONE) > held, timeout=WAIT)
    click(qtbot, page.foot.stop)
    finish()
    made = page.model.count(Kept.DONE)
    assert page.foot.main.text().startswith("停下了")
    assert all(file.read_bytes().rstrip().endswith(b"%%EOF") for file in out.glob("*.pdf"))
    assert page.foot.go.text() == f"接着做 {1_200 - made:,} 条"
    stamps = {file: file.stat().st_mtime_ns for file in out.glob("*.pdf")}
    assert made <= len(stamps) < 1_200
    click(qtbot, page.foot.go)
    finish()
    assert page.foot.main.text() == "名单 1,200 = 做好 1,200 + 没做成 0"
    assert len(list(out.glob("*.pdf"))) == 1_200
    # a file may have been whole without its row having been told of
    assert sum(file.stat().st_mtime_ns == stamp for file, stamp in stamps.items()) >= made


def test_a_csv_of_the_office_and_the_choice_of_its_encoding(take, qtbot, page, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_bytes("标语,单位,规格\n预防火灾 人人有责,东湖街道,3x0.7m\n".encode("gb18030"))
    take(path)
    assert "GBK" in page.card._facts.text()
    words = dict(page.card.encoding._choices)
    assert words["gb18030"] == "GBK：标语,单位,规格"
    assert "标语" not in words["big5hkscs"]
    assert page.model.cell(0, "标语") == "预防火灾 人人有责"
    page.card.encoding.menu_now().actions()[list(words).index("big5hkscs")].trigger()
    qtbot.waitUntil(lambda: "big5" in page.card._facts.text(), timeout=WAIT)
    assert page.model.rows == []
    assert "编码不对" in page.foot.main.text()
    page.card.encoding.menu_now().actions()[list(words).index("gb18030")].trigger()
    qtbot.waitUntil(lambda: page.course.complete and page.foot.go.isEnabled(), timeout=WAIT)
    assert page.model.cell(0, "标语") == "预防火灾 人人有责"


def test_columns_can_be_said_by_hand(take, qtbot, page, tmp_path):
    heads = ("甲", "乙", "丙")
    take(write_list(tmp_path / "名单.xlsx", [("一号楼", "预防火灾 人人有责", "3x0.7m")], heads))
    assert page.course.order.job.columns.fields == {"乙": "slogan"}  # the column that reads like slogans
    assert page.course.order.job.columns.roles == {"size": "丙"}
    menu = page.mapping.choices["place"].menu_now()
    next(action for action in menu.actions() if action.text() == "A 甲").trigger()
    qtbot.waitUntil(lambda: page.course.order.job.columns.roles.get("place") == "甲", timeout=WAIT)
    qtbot.waitUntil(lambda: "一号楼" in page.making.example.text(), timeout=WAIT)


def test_another_sheet_and_another_header_row(take, qtbot, page, tmp_path):
    path = write_list(
        tmp_path / "名单.xlsx",
        [("关于悬挂横幅的通知",), ("标语", "规格"), ("预防火灾", "3x0.7m")],
        ("甲", "乙"),
    )
    book = load_workbook(path)
    other = book.create_sheet("二期")
    other.append(("标语", "规格"))
    other.append(("全民消防", "6x0.7m"))
    book.save(path)
    take(path)
    assert page.model.rows[0].values["标语"] == "预防火灾"
    page.card.header.menu_now().actions()[1].trigger()  # row 1
    qtbot.waitUntil(lambda: "第 1 行是表头" in page.card._facts.text(), timeout=WAIT)
    assert page.card.sheet.isVisible()
    page.card.sheet.menu_now().actions()[1].trigger()
    page.card.header.menu_now().actions()[0].trigger()
    qtbot.waitUntil(lambda: [row.values.get("标语") for row in page.model.rows] == ["全民消防"], timeout=WAIT)


def test_nothing_that_fills_a_field_is_told_with_the_place_to_choose(window, qtbot, page, tmp_path):
    window.open_batch(write_list(tmp_path / "名单.xlsx", [(1, 2), (3, 4)], ("甲", "乙")))
    qtbot.waitUntil(lambda: "没有一列对得上" in page.foot.main.text(), timeout=WAIT)
    assert "--" not in page.foot.hint.text()
    qtbot.waitUntil(lambda: page.mapping.choices["slogan"].isVisible(), timeout=WAIT)


def test_many_columns_leave_the_remedies_in_sight(take, page, tmp_path):
    heads = ("标语", "署名", "尺寸", "数量", "地点", "材质", "工艺")
    row = (
        "",
        "东湖街道社会治安综合治理办公室",
        "3x0.7m",
        1,
        "东湖街道人民路一号大门",
        "条幅布加厚双喷",
        "四边打扣穿杆",
    )
    take(write_list(tmp_path / "名单.xlsx", [row], heads))
    table = page.middle.table
    remedy = len(page.model.heads) - 1
    box = table.visualRect(table.shown.index(0, remedy))
    assert 0 <= box.left() < box.right() <= table.viewport().width()


def test_a_fault_of_ours_in_one_row_hides_no_other(take, page, tmp_path, monkeypatch):
    look = Looker.look

    def broken(self, task):
        if task.row.number == 3:
            raise ZeroDivisionError
        return look(self, task)

    monkeypatch.setattr(Looker, "look", broken)
    take(write_list(tmp_path / "名单.xlsx", rows_of(4)))
    assert [state.state for state in page.model.states] == [
        State.READY,
        State.FAULT,
        State.READY,
        State.READY,
    ]


def test_corrections_can_be_taken_back(take, qtbot, tmp_path):
    page = take(write_list(tmp_path / "名单.xlsx", rows_of(3)))
    table = page.middle.table
    for text in ("一心防火", "二心防火"):
        page.model.setData(page.model.index(1, 1), text)
        qtbot.waitUntil(lambda: page.course.complete, timeout=WAIT)
    table.setFocus()
    for text in ("一心防火", SLOGANS[1]):
        qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert page.model.cell(1, "标语内容") == text
    qtbot.waitUntil(lambda: page.course.complete, timeout=WAIT)
    assert page.course.order.tasks[1].row.values["标语内容"] == SLOGANS[1]


def test_a_run_that_was_stopped_is_told_of_the_next_time(take, qtbot, finish, page, tmp_path):
    path = write_list(tmp_path / "名单.xlsx", rows_of(900))
    take(path)
    click(qtbot, page.foot.go)
    qtbot.waitUntil(lambda: page.model.count(Kept.DONE) > 3, timeout=WAIT)
    click(qtbot, page.foot.stop)
    finish()
    again = BatchPage()
    qtbot.addWidget(again)
    again.show_document(None, "")
    again.open_list(path)
    qtbot.waitUntil(lambda: again.course.complete, timeout=WAIT)
    again.close_work()
    assert again.foot.hint.text().startswith("这个文件夹里上次没做完（900 行做了")


def test_escape_ends_an_edit_before_it_leaves_the_page(window, take, qtbot, tmp_path):
    page = take(write_list(tmp_path / "名单.xlsx", rows_of(3)))
    table = page.middle.table
    click_cell(qtbot, table, 1, "标语内容")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = table.viewport().findChild(QLineEdit)
    editor.setText("不要")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert window.batch.shown
    assert page.model.cell(1, "标语内容") == SLOGANS[1]


def test_a_name_that_wont_do_is_told_where_it_is_written(take, qtbot, page, tmp_path):
    take(write_list(tmp_path / "名单.xlsx", rows_of(2)))
    page.making.name.setFocus()
    page.making.name.setText("{序号}_{没有}")
    qtbot.keyClick(page.making.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "没有" in page.making.example.text(), timeout=WAIT)
    assert not page.foot.go.isVisible()
    page.making.name.setText("{序号}_{标语内容}")
    qtbot.keyClick(page.making.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.making.example.text() == "0001_预防火灾 人人有责.pdf", timeout=WAIT)
    qtbot.waitUntil(page.foot.go.isVisible, timeout=WAIT)


def test_a_row_that_asks_for_two_products_is_two_rows(take, qtbot, finish, page, tmp_path):
    heads = ("标语", "横幅数量", "海报数量", "地点")
    take(
        write_list(
            tmp_path / "名单.xlsx", [("预防火灾 人人有责", 2, 3, "东门"), ("全民消防", 1, 0, "西门")], heads
        )
    )
    assert [(row.number, row.part) for row in page.model.rows] == [(2, 1), (2, 2), (3, 0)]
    words = next(i for i, head in enumerate(page.model.heads) if head.column == "标语")
    assert page.model.flags(page.model.index(1, words)) & Qt.ItemFlag.ItemIsEditable
    page.model.setData(page.model.index(1, words), "防火于心")
    qtbot.waitUntil(lambda: page.course.complete, timeout=WAIT)
    assert [row.values["标语"] for row in page.model.rows] == ["防火于心", "防火于心", "全民消防"]
    assert {state.state for state in page.model.states} == {State.READY}
    click(qtbot, page.foot.go)
    finish()
    assert page.model.count(Kept.DONE) == 3
    assert len(list((tmp_path / "名单_成品").glob("*.pdf"))) == 3


def test_filter_search_and_the_list_of_faults(take, qtbot, page, tmp_path, monkeypatch):
    rows = rows_of(8)
    rows[5] = ("", "3×0.7m", 1, "六号")
    take(write_list(tmp_path / "名单.xlsx", rows))
    qtbot.keyClick(page.middle.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.middle.search.hasFocus()
    page.middle.search.setText("人民路3号")
    qtbot.waitUntil(lambda: page.middle.shown.rowCount() == 1, timeout=WAIT)
    page.middle.show_all()
    page.middle.keep(Kept.FAULTY)
    assert page.middle.shown.rowCount() == 1
    opened = []
    monkeypatch.setattr("postermaker.editor.batching.page.open_outside", opened.append)
    monkeypatch.setattr(dialogs, "ask_workbook", lambda parent, suggested: suggested)
    click(qtbot, page.middle.faults)
    told = list(load_workbook(opened[0]).active.iter_rows(values_only=True))
    assert told[-1] == ("7", None, "3×0.7m", "1", "六号", "“标语”是空的")
    assert len(told) == 2


def test_a_blank_list_can_be_read_again(window, qtbot, take, page, tmp_path, monkeypatch):
    window.open_batch()
    opened = []
    monkeypatch.setattr("postermaker.editor.batching.page.open_outside", opened.append)
    monkeypatch.setattr(dialogs, "ask_workbook", lambda parent, suggested: tmp_path / "空.xlsx")
    page.middle._place.widget(0).findChildren(type(page.middle.choose))[1].click()
    assert opened == [tmp_path / "空.xlsx"]
    take(opened[0])
    assert set(page.course.order.job.columns.fields.values()) >= {"slogan", "sign"}


def test_a_list_dropped_on_the_gallery_opens_the_page_and_escape_goes_back(window, qtbot, page, tmp_path):
    path = write_list(tmp_path / "名单.xlsx", rows_of(3))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    coming = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(window, coming)
    assert coming.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert window.batch.shown
    qtbot.waitUntil(lambda: page.course.complete, timeout=WAIT)
    page.middle.table.setFocus()
    qtbot.keyClick(page.middle.table, Qt.Key.Key_Escape)
    assert not window.batch.shown


def test_rows_fill_the_document_in_hand(window, banner, qtbot, page, tmp_path):
    banner.form.text_field("sign").setText("东湖街道")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    banner.canvas.setFocus()
    qtbot.keyClick(banner.canvas, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.batch.shown
    page.open_list(write_list(tmp_path / "名单.xlsx", rows_of(2)))
    qtbot.waitUntil(lambda: page.course.complete, timeout=WAIT)
    assert page.course.order.job.document.values["sign"] == "东湖街道"
    click(qtbot, page.head.edit)
    assert window.working


def test_rows_fill_a_design_from_a_file(take, qtbot, page, tmp_path, monkeypatch):
    design = templates.new_document(templates.load("notice-a4"))
    file.save(design, tmp_path / "通知.poster")
    lead = next(field.label for field in design.fields if field.required)
    take(write_list(tmp_path / "名单.xlsx", [("关于防火的通知",)], (lead,)))
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: tmp_path / "通知.poster")
    menu = page.head.design.menu_now()
    next(action for action in menu.actions() if action.text() == "打开一个版面文件").trigger()
    qtbot.waitUntil(lambda: page.course.order.job.document.template == "notice-a4", timeout=WAIT)
    assert page.head.design.text() == "通知.poster"
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: tmp_path / "名单.xlsx")
    faults = []
    page.faulted.connect(faults.append)
    menu = page.head.design.menu_now()
    next(action for action in menu.actions() if action.text() == "打开一个版面文件").trigger()
    assert len(faults) == 1
    assert page.head.design.text() == "通知.poster"


def test_leaving_keeps_the_run_and_closing_stops_it_cleanly(window, banner, take, qtbot, tmp_path):
    page = take(write_list(tmp_path / "名单.xlsx", rows_of(900)))
    click(qtbot, page.foot.go)
    qtbot.waitUntil(lambda: page.model.count(Kept.DONE) > 3, timeout=WAIT)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.working
    before = page.model.count(Kept.DONE)
    qtbot.waitUntil(lambda: page.model.count(Kept.DONE) > before, timeout=WAIT)
    assert "%" in window.workspace.top.batch.text()
    qtbot.waitUntil(window.batch.item.isVisible, timeout=WAIT)
    click(qtbot, window.batch.item)
    assert window.batch.shown
    window.close()
    out = tmp_path / "名单_成品"
    files = list(out.glob("*.pdf"))
    assert 0 < len(files) < 900
    assert all(file.read_bytes().rstrip().endswith(b"%%EOF") for file in files)


def test_true_previews_stand_on_one_scale(window, take, qtbot, tmp_path):
    window.resize(1600, 900)
    rows = [("预防火灾 人人有责", "3×0.7m", 1, "一号"), ("预防火灾 人人有责", "6×0.7m", 1, "二号")]
    page = take(write_list(tmp_path / "名单.xlsx", rows))
    strip = page.previews.strip
    qtbot.waitUntil(
        lambda: [strip._album.drawn(each) is None for each in strip.wanted()] == [False] * 2, timeout=WAIT
    )
    short, long = (strip._album.drawn(each).pixmap for each in strip.wanted())
    assert long.width() == pytest.approx(2 * short.width(), abs=2)
    assert long.height() == pytest.approx(short.height(), abs=1)


def test_every_control_of_the_page_has_a_name(window, card_of, take, tmp_path):
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAbstractButton

    window.use(card_of("banner-red"), "", Deed.USE)
    page = take(write_list(tmp_path / "名单.xlsx", rows_of(2)))
    for control in [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]:
        face = QAccessible.queryAccessibleInterface(control)
        if control.isVisible() and face is not None:
            assert face.text(QAccessible.Text.Name), control
