"""Bands of the start page: three steps for who is here for the first time, and what can be found again after a crash."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from postermaker.editor import settings, theme
from postermaker.editor.controls import (
    ElidedLabel,
    Entry,
    Mark,
    button,
    clear,
    column,
    frame,
    icon_button,
    label,
    on_click,
    restyle,
    row,
)
from postermaker.editor.lettering import write
from postermaker.editor.safety.snapshots import Snapshot, picture_path
from postermaker.editor.words import say

#: Snapshots shown at once; the next ones come when these are decided.
_AT_ONCE = 2


class Number(QWidget):
    """A step's number in a disc."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("accfill"))
        painter.drawEllipse(self.rect())
        middle = Qt.AlignmentFlag.AlignHCenter
        write(painter, self.rect(), self._number, 13, "onacc", bold=True, side=middle)
        painter.end()


class FirstRun(QFrame):
    """Three steps; gone for good after the first export or by 不再显示."""

    unit_given = Signal(str)
    slogans_asked = Signal()
    sample_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        restyle(self, "hint")
        self.unit = Entry(
            say("单位名称", "Your unit"),
            say("例如：云溪区消防救援大队", "for example: the Yunxi fire brigade"),
        )
        self.unit.setMaxLength(30)
        self.unit.setText(settings.unit())
        self.unit.editingFinished.connect(lambda: self.unit_given.emit(self.unit.text()))
        pick = on_click(button(say("从标语库挑", "From the library"), "", "slogan"), self.slogans_asked.emit)
        sample = on_click(
            button(say("先看一条做好的样例", "See a finished one"), "", "play"), self.sample_asked.emit
        )
        away = on_click(button(say("不再显示", "Don't show again"), "link"), self.put_away)
        steps = row(
            _step(1, say("填单位名称", "Your unit"), say("只填一次，以后自动署名", "once; it signs your designs"), self.unit),
            _step(2, say("写标语", "Write a slogan"), say("在下面这一栏写，或从标语库挑", "below, or from the library"), pick),
            _step(3, say("挑模板，导出", "Choose, export"),
                  say("点“直接导出”，文件可直接发给印刷店", "the file goes to the shop as it is"), sample),
            gap=24,
        )  # fmt: skip
        for i in range(3):
            steps.setStretch(i, 1)
        title = label(say("第一次用？一分钟做好第一条横幅", "First time? A banner in a minute"), "section")
        self.setLayout(column(row(title, None, away), steps, margins=(20, 12, 16, 14), gap=8))
        self.setVisible(not settings.flag("first-run-done"))

    def put_away(self) -> None:
        """It is known now."""
        settings.keep_flag("first-run-done", True)
        self.hide()


def _step(number: int, title: str, hint: str, control: QWidget) -> QHBoxLayout:
    control_row = row(control) if isinstance(control, Entry) else row(control, None)
    words = column(label(title, "bold"), label(hint, "caption"), control_row, gap=4)
    made = row(column(Number(number), None), words, gap=12)
    made.setStretch(1, 1)
    return made


class RecoveryBand(QFrame):
    """What was found: a card each with picture and facts. Closing the band keeps everything for the next start."""

    recover_asked = Signal(str)  #: a key
    recover_all_asked = Signal()
    drop_asked = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.snapshots: list[Snapshot] = []
        self.setObjectName("card")
        restyle(self, "notice")
        self._title = label("", "section")
        self.all_button = on_click(button(say("全部恢复", "Recover all")), self.recover_all_asked.emit)
        shut = on_click(icon_button("close", say("以后再说", "Later"), side=28), self.hide)
        hint = label(say("选“不要了”的也保留 30 天", "unwanted ones are kept for 30 days"), "caption")
        self._cards: QHBoxLayout = row(gap=12)
        head = row(Mark("clock", "warnic", 20), self._title, hint, None, self.all_button, shut, gap=10)
        self.setLayout(column(head, self._cards, margins=(16, 10, 12, 12), gap=10))
        self.hide()

    def show_snapshots(self, found: list[Snapshot]) -> None:
        """Offer these; none hides the band."""
        self.snapshots = found
        clear(self._cards)
        shown = found[:_AT_ONCE]
        for each in shown:
            self._cards.addWidget(self._card(each), 1)
        more = f"（{say(f'先列出 {_AT_ONCE} 份', f'{_AT_ONCE} shown')}）" if len(found) > _AT_ONCE else ""
        count = len(found)
        self._title.setText(
            say(f"上次没有正常关闭，{count} 份内容可以找回", f"{count} documents of a window that crashed")
            + more
        )
        self.all_button.setVisible(count > 1)
        self.setVisible(bool(found))

    def _card(self, snapshot: Snapshot) -> QFrame:
        picture = QLabel()
        picture.setFixedSize(128, 64)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pixmap = QPixmap(str(picture_path(self._folder, snapshot.key)))
        if not pixmap.isNull():
            picture.setPixmap(
                pixmap.scaled(
                    picture.size(),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        words = column(
            ElidedLabel(snapshot.name, "bold"), ElidedLabel(_when(snapshot), "caption"),
            ElidedLabel(_distance(snapshot), "caption"), gap=2,
        )  # fmt: skip
        take = on_click(
            button(say("恢复并打开", "Recover"), "smallprimary"),
            partial(self.recover_asked.emit, snapshot.key),
        )
        drop = on_click(
            button(say("不要了", "Not wanted"), "small"), partial(self.drop_asked.emit, snapshot.key)
        )
        for made in (take, drop):
            made.setAccessibleDescription(snapshot.name)
        inner = row(picture, words, column(take, drop, gap=6), margins=(12, 8, 12, 8), gap=12)
        inner.setStretch(1, 1)
        return frame("card", inner)


def _when(snapshot: Snapshot) -> str:
    kept = datetime.fromtimestamp(snapshot.kept_at)
    at = (
        f"{kept:%H:%M:%S}"
        if kept.date() == datetime.now().date()
        else f"{kept.month}月{kept.day}日 {kept:%H:%M}"
    )
    return say(f"自动保存于 {at}", f"kept at {at}")


def _distance(snapshot: Snapshot) -> str:
    if snapshot.source:
        return say(
            f"比已存文件多 {snapshot.steps} 步修改", f"{snapshot.steps} steps more than the saved file"
        )
    facts = say("从未手动保存", "never saved")
    return f"{facts} · {snapshot.size}" if snapshot.size else facts
