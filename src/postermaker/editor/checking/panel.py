"""The open check: every concern in a row, chosen with the arrows, located, mended or ignored with a key."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLayout, QListView, QMenu, QWidget

from postermaker.editor.checking.concerns import Concern, Level, Mend
from postermaker.editor.checking.inspector import Inspector
from postermaker.editor.checking.rows import CONCERN, REASON, ConcernDelegate, ConcernModel, Part
from postermaker.editor.controls import button, column, frame, key_label, label, on_click, row
from postermaker.editor.properties.choosing import Segments
from postermaker.editor.words import counted, say

_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down)


class ConcernList(QListView):
    """The rows. Enter locates, Ctrl+Enter mends, Delete asks why it may stay."""

    located = Signal(object)  #: a Concern
    remedied = Signal(object)  #: a Remedy
    ignored = Signal(object, str)  #: a Concern and the reason
    heeded = Signal(object)  #: a Concern

    def __init__(self) -> None:
        super().__init__()
        self._model = ConcernModel(self)
        self._delegate = ConcernDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("检查结果", "Check results"))
        self._delegate.reasoned.connect(self.ignored)

    def show_rows(self, rows: list[tuple[Concern, str]]) -> None:
        """Other rows; the chosen one stays chosen where it is still there."""
        chosen = self.chosen
        self._model.show_rows(rows)
        keys = [concern.key for concern, _ in rows]
        at = keys.index(chosen.key) if chosen and chosen.key in keys else 0
        if rows:
            self.setCurrentIndex(self._model.index(at))

    @property
    def chosen(self) -> Concern | None:
        """The concern of the current row."""
        index = self.currentIndex()
        return self._model.concern(index.row()) if index.isValid() else None

    def part_box(self, row_: int, part: Part) -> QPoint | None:
        """The middle of what can be clicked in a row."""
        index = self._model.index(row_)
        found = self._parts(index).get(part)
        return found.center() if found else None

    def _parts(self, index: QModelIndex) -> dict[Part, QRect]:
        font = self.font()
        font.setPixelSize(12)
        ignored = bool(index.data(REASON))
        return self._delegate.parts(
            self.visualRect(index), index.data(CONCERN), QFontMetrics(font), ignored=ignored
        )

    def _part_at(self, at: QPoint) -> tuple[QModelIndex, Part | None]:
        index = self.indexAt(at)
        if not index.isValid():
            return index, None
        return index, next((part for part, box in self._parts(index).items() if box.contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        _, part = self._part_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what was clicked; elsewhere in the row it is located."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        index, part = self._part_at(event.position().toPoint())
        if index.isValid():
            self._do(index, part or Part.LOCATE)

    def _do(self, index: QModelIndex, part: Part) -> None:
        concern: Concern = index.data(CONCERN)
        match part:
            case Part.LOCATE:
                self.located.emit(concern)
            case Part.REMEDY:
                self.remedied.emit(concern.remedies[0])
            case Part.MORE:
                self._open_more(index, concern)
            case Part.IGNORE:
                self._ignore(index, concern)

    def _open_more(self, index: QModelIndex, concern: Concern) -> None:
        menu = self.remedies_menu(concern)
        corner = self._parts(index)[Part.MORE]
        menu.exec(self.viewport().mapToGlobal(corner.bottomLeft()))
        menu.deleteLater()

    def remedies_menu(self, concern: Concern) -> QMenu:
        """Everything that can be done about a concern."""
        menu = QMenu(self)
        for each in concern.remedies:
            menu.addAction(each.label).triggered.connect(lambda _=False, each=each: self.remedied.emit(each))
        return menu

    def _ignore(self, index: QModelIndex, concern: Concern) -> None:
        if index.data(REASON):
            self.heeded.emit(concern)
        elif concern.level is not Level.ERROR:
            self.edit(index)

    def event(self, event: QEvent) -> bool:
        """These keys are the list's while it has the focus, not the selection's on the canvas."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Locate, mend, ignore."""
        index, concern = self.currentIndex(), self.chosen
        if concern is None or event.key() not in _OWN_KEYS[:3]:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self._ignore(index, concern)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if concern.remedies:
                self.remedied.emit(concern.remedies[0])
        else:
            self.located.emit(concern)


class CheckPanel(QFrame):
    """Head, list, foot."""

    closed = Signal()
    mended = Signal(object)  #: a list of Mend: all harmless ones

    def __init__(self, inspector: Inspector) -> None:
        super().__init__()
        self._inspector = inspector
        self.list = ConcernList()
        self._shown: Level | None = None
        self._levels = Segments(say("看哪些", "Which"), [(None, "", ""), *((each, "", "") for each in Level)])
        self._levels.setMinimumWidth(330)
        self._levels.chosen.connect(self._on_level)
        self._against = label("", "caption")
        self.all = button(say("能改的都改好", "Mend what can be"), "small", "brush")
        on_click(self.all, self._on_all)
        fold = on_click(button(say("收起", "Fold"), "tiny", tip="F8"), self.closed.emit)
        self._foot = label("", "hint")
        head = row(
            label(say("检查", "Checks"), "panel"), self._levels, None, self._against, self.all, fold, key_label("F8"),
            margins=(16, 0, 12, 0), gap=10,
        )  # fmt: skip
        hint = say(
            "↑ ↓ 选一条，Enter 定位，Ctrl+Enter 修好，Delete 忽略并写原因",
            "↑ ↓ choose, Enter locate, Ctrl+Enter mend, Delete ignore with a reason",
        )
        foot = row(label(hint, "hint"), None, self._foot, margins=(16, 0, 16, 0))
        self.setLayout(column(_bar(head, 38), self.list, frame("divider", height=1), _bar(foot, 26), gap=0))
        self.setFocusProxy(self.list)
        self.refresh()

    @property
    def harmless(self) -> list[Mend]:
        """What may be mended in one go."""
        firsts = (next((m for m in each.mends if m.harmless), None) for each in self._inspector.concerns)
        return [each for each in firsts if each is not None]

    def refresh(self) -> None:
        """Show the concerns as they are now."""
        found, passed = self._inspector.concerns, self._inspector.passed_over
        names = {None: say("全部", "All"), Level.ERROR: say("错误", "Errors"), Level.NOTICE: say("提醒", "Notices"),
                 Level.NOTE: say("说明", "Notes")}  # fmt: skip
        for level, name in names.items():
            count = len(found) if level is None else len(self._inspector.of(level))
            self._levels.button_of(level).setText(f"{name} {count}")
            self._levels.button_of(level).setAccessibleName(f"{name} {count}")
        self._levels.show_value(self._shown)
        shown = [each for each in found if self._shown in (None, each.level)]
        left = [each for each in passed if self._shown in (None, each.level)]
        reasons = self._inspector.ignored
        self.list.show_rows([(each, "") for each in shown] + [(each, reasons[each.key]) for each in left])
        report = self._inspector.report
        self._against.setText(
            say(f"按“{report.preset}”检查", f"checked for '{report.preset}'") if report else ""
        )
        harmless = len(self.harmless)
        self.all.setEnabled(bool(harmless))
        self.all.setToolTip(
            say(
                f"{harmless} 条，只改不影响意思和样子的，一步撤销",
                f"{harmless}, nothing that changes what is seen",
            )
            if harmless
            else say("没有可以放心一起改的", "nothing that can be mended without looking")
        )
        errors = len(self._inspector.of(Level.ERROR))
        self._foot.setText(
            say(
                f"还有 {errors} 个错误，改好就能放心导出",
                f"{counted(errors, 'error')} left before the export",
            )
            if errors
            else say("没有错误，可以导出", "no errors, ready to export")
        )

    def _on_level(self, level: Level | None) -> None:
        self._shown = level
        self.refresh()

    def _on_all(self) -> None:
        self.mended.emit(self.harmless)


def _bar(inside: QLayout, height: int) -> QWidget:
    made = QWidget()
    made.setFixedHeight(height)
    made.setLayout(inside)
    return made
