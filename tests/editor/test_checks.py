"""The check while one works: what it finds, its remedies as steps, the strip, the panel and its keys."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from postermaker.color import Cmyk, Flat, Gray, Rgb
from postermaker.document import file
from postermaker.document.edit import find, set_values
from postermaker.document.ignoring import with_reason
from postermaker.document.model import Fit, Frame, QrCode, Text
from postermaker.document.tree import with_elements
from postermaker.editor import settings
from postermaker.editor.carrying import with_template
from postermaker.editor.checking.concerns import Deed, Go, Level, Mend
from postermaker.editor.checking.looking import look
from postermaker.editor.checking.rows import REASON, Part
from postermaker.editor.clipboard import MIME, put_elements
from postermaker.fonts import FontBook
from postermaker.library import templates
from postermaker.units import parse_size

SLOGAN = "隐患险于明火 防范胜于救灾"
CTRL = Qt.KeyboardModifier.ControlModifier
_BOOK = FontBook()


def banner_with(values, *elements):
    made = templates.load("banner-red")
    document = set_values(templates.new_document(made, parse_size("8x0.7m")), {"slogan": SLOGAN, **values})
    return with_elements(document, 0, elements) if elements else document


def found(document, rule, unit=""):
    return next(each for each in look(document, _BOOK, unit=unit).concerns if each.rule == rule)


def rules(document):
    return {each.rule for each in look(document, _BOOK).concerns}


def red_ground(document):
    return replace(document, pages=(replace(document.pages[0], ground=Flat(Rgb(0.9, 0.05, 0.1))),))


@pytest.fixture
def checks(window, banner, qtbot):
    settings.keep_unit("")
    yield banner.checks
    settings.keep_unit("")


def settled(checks, qtbot):
    qtbot.waitUntil(lambda: checks.inspector.settled, timeout=10_000)


# what is found, and what mends it ---------------------------------------------------------------------------------


def test_a_good_banner_has_nothing_but_a_note():
    report = look(banner_with({}), _BOOK)
    assert {each.level for each in report.concerns} == {Level.NOTE}


def test_a_screen_red_ground_is_an_error_with_the_named_print_colour():
    concern = found(red_ground(banner_with({})), "colour-rgb")
    assert concern.level is Level.ERROR
    assert concern.effect == "底色是屏幕色 RGB，印出来会发暗"
    (mend,) = concern.remedies
    assert (mend.label, mend.harmless) == ("改成印刷大红", True)
    mended = mend.change(red_ground(banner_with({})))
    assert mended.pages[0].ground == Flat(Cmyk(0, 1, 1, 0))
    assert "colour-rgb" not in rules(mended)


def test_a_wrong_word_is_put_right_in_its_field():
    document = banner_with({"slogan": "按装消防设备"})
    mend = found(document, "word-wrong").remedies[0]
    assert mend.change(document).values["slogan"] == "安装消防设备"
    assert not mend.harmless


def test_half_width_marks_are_told_once():
    document = banner_with({"slogan": "严禁烟火,人人有责!"})
    told = [each for each in look(document, _BOOK).concerns if "mark" in each.rule]
    assert [each.rule for each in told] == ["marks-narrow"]
    assert told[0].remedies[0].change(document).values["slogan"] == "严禁烟火，人人有责！"


def test_the_last_files_signature():
    document = banner_with({"sign": "上海市消防大队　宣"})
    concern = found(document, "signature-strange", unit="广州市消防大队")
    assert concern.remedies[0].change(document).values["sign"] == "广州市消防大队　宣"
    assert "signature-strange" not in {
        each.rule for each in look(document, _BOOK, unit="上海市消防大队").concerns
    }


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            Text(id="t", frame=Frame(x=500, y=200, width=400, height=200), content="严禁烟火人人有责防患未然", size=200),
            "缩到",
        ),
        (
            Text(
                id="t", frame=Frame(x=500, y=100, width=400, height=500), content="严禁烟火人人有责", size=200,
                min_size=60, fit=Fit.LARGEST, max_lines=1,
            ),
            "改成 2 行",
        ),
    ],
)  # fmt: skip
def test_every_way_to_make_room_helps(text, label):
    document = banner_with({}, text)
    concern = next(
        each for each in look(document, _BOOK).concerns if each.element == "t" and each.level is Level.ERROR
    )
    assert any(mend.label.startswith(label) for mend in concern.mends)
    for mend in concern.mends:
        left = look(mend.change(document), _BOOK).concerns
        assert not [each for each in left if each.element == "t" and each.level is Level.ERROR], mend.label


def test_a_text_past_the_edge_is_moved_in():
    text = Text(id="t", frame=Frame(x=7900, y=300, width=600, height=80), content="消防热线", size=70)
    document = banner_with({}, text)
    mend = found(document, "outside-safe").mends[0]
    left = look(mend.change(document), _BOOK).concerns
    assert not [each for each in left if each.element == "t" and each.rule == "outside-safe"]


def test_a_code_is_made_readable():
    code = QrCode(
        id="q", frame=Frame(x=200, y=200, width=300, height=300), content="http://x.cn",
        dark=Flat(Gray(0.5)), light=Flat(Gray(0.6)), quiet=1,
    )  # fmt: skip
    document = banner_with({}, code)
    for rule in ("qr-contrast", "qr-quiet"):
        document = found(document, rule).mends[0].change(document)
    assert not {"qr-contrast", "qr-quiet"} & rules(document)


def test_a_borrowed_character_gets_a_face_of_its_own():
    made = banner_with({})
    family = next(
        name for name, faces in _BOOK.families.items() if not _BOOK.face(name, faces[0].weight).has("镕")
    )
    text = Text(id="t", frame=Frame(x=500, y=200, width=900, height=200), content="朱镕基", size=100)
    text = replace(text, style=replace(text.style, family=family))
    document = with_elements(made, 0, (text,))
    concern = next(each for each in look(document, _BOOK).concerns if each.rule == "font-fallback")
    single = next(mend for mend in concern.mends if mend.label.startswith("这个字用"))
    changed = single.change(document)
    assert find(changed, "t").style.family == family
    assert "font-fallback" not in rules(changed)


def test_an_empty_field_leads_to_it():
    (go,) = found(banner_with({"slogan": ""}), "field-empty").remedies
    assert go == Go("填上", Deed.FILL, "slogan")


# in the window ----------------------------------------------------------------------------------------------------


def test_the_strip_tells_it_a_moment_after_the_change_and_mends_in_one_click(checks, banner, qtbot):
    banner.desk.do("底色", red_ground)
    assert "屏幕色" not in checks.text
    settled(checks, qtbot)
    assert "底色是屏幕色 RGB" in checks.text
    remedy = next(b for b in checks.strip.findChildren(QPushButton) if b.text() == "改成印刷大红")
    qtbot.mouseClick(remedy, Qt.MouseButton.LeftButton)
    assert banner.desk.document.pages[0].ground == Flat(Cmyk(0, 1, 1, 0))
    settled(checks, qtbot)
    assert "没有问题，可以导出" in checks.text
    banner.undo()
    assert isinstance(banner.desk.document.pages[0].ground.color, Rgb)


def test_an_emptied_field_is_told_at_once(checks, banner):
    banner.form.text_field("slogan").clear()
    assert "“标语”还没填" in checks.text


def test_keys_of_the_panel(window, checks, banner, qtbot):
    banner.desk.do("x", lambda document: set_values(red_ground(document), {"slogan": "按装消防设备"}))
    settled(checks, qtbot)
    qtbot.keyClick(banner.canvas, Qt.Key.Key_F8)
    rows = checks.panel.list
    assert rows.hasFocus()
    assert [c.rule for c in checks.inspector.concerns][:2] == ["colour-rgb", "word-wrong"]
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.chosen.rule == "word-wrong"
    told = []
    checks.located.connect(lambda *what: told.append(what))
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert told[0][0] == banner.desk.selection[0]
    assert "安装" in told[0][2]
    qtbot.keyClick(rows, Qt.Key.Key_Return, CTRL)
    assert banner.desk.document.values["slogan"] == "安装消防设备"
    qtbot.keyClick(rows, Qt.Key.Key_F8)
    assert not checks.panel.isVisible()


def test_a_notice_is_ignored_with_a_reason_and_an_error_never(checks, banner, qtbot):
    banner.desk.do("x", lambda document: set_values(red_ground(document), {"slogan": "按装消防设备"}))
    settled(checks, qtbot)
    checks.open(True)
    rows = checks.panel.list
    qtbot.keyClick(rows, Qt.Key.Key_Delete)  # an error
    assert rows.findChild(type(banner.form.text_field("sign")), "reason") is None
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    editor = next(each for each in rows.viewport().children() if each.objectName() == "reason")
    qtbot.keyClicks(editor, "code name")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    # Qt hands the text in a moment later
    qtbot.waitUntil(
        lambda: "word-wrong" not in {each.rule for each in checks.inspector.concerns}, timeout=2000
    )
    assert list(checks.inspector.ignored.values()) == ["code name"]
    assert banner.session.history.steps[-1].name.startswith("忽略提醒：")
    assert banner.desk.document.values["slogan"] == "按装消防设备"
    at = rows.model().rowCount() - 1
    spot = rows.part_box(at, Part.IGNORE)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert "word-wrong" in {each.rule for each in checks.inspector.concerns}
    assert banner.session.history.steps[-1].name.startswith("重新提醒：")
    assert banner.desk.document.ignored == ()


# reasons in the file ------------------------------------------------------------------------------------------------


def wrong_word(banner, checks, qtbot):
    """The notice of a wrong word in the slogan, settled."""
    banner.desk.do("x", lambda document: set_values(document, {"slogan": "按装消防设备"}))
    settled(checks, qtbot)
    return next(each for each in checks.inspector.concerns if each.rule == "word-wrong")


def open_rules(checks):
    return {each.rule for each in checks.inspector.concerns}


def test_opened_again_it_is_still_ignored_with_its_reason(window, checks, banner, qtbot, tmp_path, card_of):
    from postermaker.editor.start.cards import Deed as Way

    checks.inspector.ignore(wrong_word(banner, checks, qtbot), "人名就这么写")
    assert banner.session.changed
    path = tmp_path / "横幅.poster"
    assert window.guard.save(path)
    assert not banner.session.changed
    window.use(card_of("banner-red"), "按装消防设备", Way.USE)  # the same words in a new document
    settled(checks, qtbot)
    assert banner.session.document.ignored == ()
    assert "word-wrong" in open_rules(checks)
    window.filing.open(path)
    settled(checks, qtbot)
    assert "word-wrong" not in open_rules(checks)
    assert [each.rule for each in checks.inspector.passed_over] == ["word-wrong"]
    checks.open(True)
    model = checks.panel.list.model()
    last = model.index(model.rowCount() - 1)
    assert last.data(REASON) == "人名就这么写"
    assert last.data(Qt.ItemDataRole.ToolTipRole).endswith("\n已忽略：人名就这么写")
    assert window.guard.save(tmp_path / "另存.poster")
    assert file.load(tmp_path / "另存.poster").ignored == file.load(path).ignored != ()


def test_ignoring_is_a_step_that_can_be_undone(checks, banner, qtbot):
    checks.inspector.ignore(wrong_word(banner, checks, qtbot), "人名")
    assert "word-wrong" not in open_rules(checks)
    assert "安装" not in checks.text
    banner.undo()
    assert "word-wrong" in open_rules(checks)
    settled(checks, qtbot)
    assert "安装" in checks.text
    banner.redo()
    assert "word-wrong" not in open_rules(checks)
    settled(checks, qtbot)
    assert "安装" not in checks.text


def test_a_concern_that_comes_back_is_still_ignored(checks, banner, qtbot):
    checks.inspector.ignore(wrong_word(banner, checks, qtbot), "人名")
    banner.desk.do("y", lambda document: set_values(document, {"slogan": "安装消防设备"}))
    settled(checks, qtbot)
    assert "word-wrong" not in {each.rule for each in checks.inspector.report.concerns}
    assert checks.inspector.passed_over == []
    assert len(banner.desk.document.ignored) == 1
    wrong = {"slogan": "按装消防设备"}
    banner.desk.do("z", lambda document: set_values(document, wrong))
    settled(checks, qtbot)
    assert [each.rule for each in checks.inspector.passed_over] == ["word-wrong"]


def test_a_copy_is_told_by_itself(window, checks, banner, qtbot):
    text = Text(id="t", frame=Frame(x=500, y=100, width=400, height=90), content="按装", size=60)
    banner.desk.do("x", lambda document: with_elements(document, 0, (text,)))
    settled(checks, qtbot)
    concern = next(c for c in checks.inspector.concerns if (c.rule, c.element) == ("word-wrong", "t"))
    checks.inspector.ignore(concern, "人名")
    banner.desk.select(("t",))
    window.arranging.duplicate()
    settled(checks, qtbot)
    assert [c.element for c in checks.inspector.concerns if c.rule == "word-wrong"] == ["t-2"]
    assert [c.element for c in checks.inspector.passed_over if c.rule == "word-wrong"] == ["t"]


def test_a_reason_never_hides_an_error(checks, banner, qtbot):
    error = found(red_ground(banner_with({})), "colour-rgb")
    banner.desk.do("x", lambda document: with_reason(red_ground(document), error.key, "没事"))
    settled(checks, qtbot)
    assert "colour-rgb" in open_rules(checks)
    assert checks.inspector.passed_over == []
    checks.inspector.ignore(error, "没事")
    assert "底色是屏幕色 RGB" in checks.text


def test_a_reason_is_known_again_whatever_the_window_speaks(monkeypatch):
    document = banner_with({"slogan": "按装,消防设备"}, Text(
        id="t", frame=Frame(x=500, y=60, width=400, height=20), content="小字", size=9,
    ))  # fmt: skip
    keys = {}
    for language in ("zh", "zh-tw", "en"):
        monkeypatch.setenv("POSTERMAKER_LANG", language)
        found = look(document, _BOOK, unit="广州市消防大队").concerns
        keys[language] = [each.key for each in found]
        assert all(each.says for each in found)
    assert keys["zh"] == keys["zh-tw"] == keys["en"]


def test_the_command_tells_what_was_ignored_here(checks, banner, qtbot, tmp_path, capsys):
    from postermaker.cli.main import main

    text = Text(id="t", frame=Frame(x=500, y=100, width=400, height=30), content="小字", size=9)
    banner.desk.do("x", lambda document: with_elements(document, 0, (text,)))
    settled(checks, qtbot)
    concern = next(c for c in checks.inspector.concerns if (c.rule, c.element) == ("text-small", "t"))
    checks.inspector.ignore(concern, "走近了看的")
    banner.session.save(tmp_path / "a.poster")
    assert main(["check", str(tmp_path / "a.poster")]) == 0
    said = capsys.readouterr().out
    assert "已忽略 1" in said
    assert "    原因：走近了看的" in said


def test_another_template_and_the_clipboard_take_no_reasons_along(checks, banner, qtbot):
    checks.inspector.ignore(wrong_word(banner, checks, qtbot), "人名")
    document = banner.desk.document
    assert with_template(document, templates.load("banner-red")).ignored == ()
    put_elements(document, (document.pages[0].elements[-1].id,), _BOOK, 0)
    data = QGuiApplication.clipboard().mimeData().data(MIME)
    assert file.parse(bytes(data), "x").ignored == ()


# several at once ----------------------------------------------------------------------------------------------------


def test_mend_all_does_harmless_things_only_in_one_step(checks, banner, qtbot):
    banner.desk.do("x", lambda document: set_values(red_ground(document), {"slogan": "按装消防设备"}))
    settled(checks, qtbot)
    checks.open(True)
    steps = len(banner.desk.session.history.steps)
    qtbot.mouseClick(checks.panel.all, Qt.MouseButton.LeftButton)
    document = banner.desk.document
    assert document.pages[0].ground == Flat(Cmyk(0, 1, 1, 0))
    assert document.values["slogan"] == "按装消防设备"
    assert len(banner.desk.session.history.steps) == steps + 1
    assert "改好了：改成印刷大红" in banner.toast.text


def test_a_click_on_a_rows_remedy_does_it(checks, banner, qtbot):
    banner.desk.do("底色", red_ground)
    settled(checks, qtbot)
    checks.open(True)
    rows = checks.panel.list
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.part_box(0, Part.REMEDY))
    assert banner.desk.document.pages[0].ground == Flat(Cmyk(0, 1, 1, 0))


def test_every_mend_can_be_done_on_the_document_that_was_looked_at():
    """Of a design full of samples and faults: no remedy raises, and each changes something."""
    made = templates.load("poster-a2")
    document = templates.new_document(made, parse_size(made.sizes[0]))
    document = set_values(document, {f.key: f.sample for f in document.fields if f.kind.value != "picture"})
    for concern in look(document, _BOOK, unit="广州市消防大队").concerns:
        for mend in concern.remedies:
            if isinstance(mend, Mend):
                assert mend.change(document) != document, (concern.rule, mend.label)
