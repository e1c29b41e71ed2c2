"""The two narrow bars around the canvas: what is shown above it, size and zoom below it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

from postermaker.document.model import Document
from postermaker.document.tree import bounds_of
from postermaker.editor.actions import Actions
from postermaker.editor.arranging import called
from postermaker.editor.controls import button, clear, icon_button, label, on_click, row, upright
from postermaker.editor.places import said_size
from postermaker.editor.stage.canvas import Canvas
from postermaker.editor.stage.gestures import said_mm
from postermaker.editor.words import product_name, say
from postermaker.geometry import Point, Size


class ViewBar(QFrame):
    """What the page is, lines over it, and which of its sides is shown."""

    side_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(36)
        self._what = label("", "bold")
        self.safe = button(say("安全区", "Safe area"), "toggle", "page")
        self.bleed = button(say("出血", "Bleed"), "toggle", "wrap")
        self.hem = button(say("打扣和包边", "Eyelets and hem"), "toggle", "eyelet")
        self.rulers = button(say("标尺", "Rulers"), "toggle", "ruler")
        self.snap = button(say("吸附", "Snapping"), "toggle", "magnet")
        self._toggles = {
            "hem": self.hem, "safe": self.safe, "bleed": self.bleed, "rulers": self.rulers, "snap": self.snap
        }  # fmt: skip
        for toggle in self._toggles.values():
            toggle.setCheckable(True)
        self._sides: QHBoxLayout = row(gap=4)
        self._tabs: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self.setLayout(
            row(
                self._what,
                upright(),
                *self._toggles.values(),
                None,
                self._sides,
                margins=(16, 0, 12, 0),
                gap=6,
            )
        )

    def take_actions(self, actions: Actions) -> None:
        """Let each toggle be its command's, in both directions."""
        for key, toggle in self._toggles.items():
            made = actions.made[key]
            toggle.setToolTip(actions.tip(key))
            toggle.clicked.connect(made.trigger)
            made.changed.connect(partial(self._follow, toggle, made))
            self._follow(toggle, made)

    def _follow(self, toggle: QPushButton, made: QAction) -> None:
        toggle.setChecked(made.isChecked())

    def show_document(self, document: Document) -> None:
        """Name the page, and offer only the lines that it has."""
        size = said_size(Size(document.width, document.height), screen=document.screen)
        self._what.setText(f"{product_name(document.product)} {size}")
        self.safe.setVisible(document.safe > 0)
        self.bleed.setVisible(document.bleed > 0)
        self.bleed.setText(say(f"出血 {document.bleed:g} mm", f"Bleed {document.bleed:g} mm"))

    def show_sides(self, count: int, shown: int) -> None:
        """A button for each side where there are several, the shown one on, whoever turned to it."""
        wanted = count if count > 1 else 0
        if len(self._tabs) != wanted:
            clear(self._sides)
            self._tabs = [self._tab(number) for number in range(wanted)]
        if wanted:
            self._tabs[shown].setChecked(True)

    def _tab(self, number: int) -> QPushButton:
        tab = button(say(f"第 {number + 1} 面", f"Side {number + 1}"), "toggle")
        tab.setCheckable(True)
        tab.clicked.connect(partial(self._on_side, number))
        self._group.addButton(tab)
        self._sides.addWidget(tab)
        return tab

    def _on_side(self, number: int, checked: bool = True) -> None:
        self.side_asked.emit(number)


class StatusBar(QFrame):
    """What is selected or the page's size, one hint, where the pointer is, and the zoom, which is physical."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.setFixedHeight(28)
        self._canvas, self._desk = canvas, canvas.desk
        self._size = label("", "caption")
        self._line = upright(14)
        self._hint = label("", "hint")
        self._pointer = label("", "caption")
        self._pointer.setMinimumWidth(140)
        self._pointer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._zoom = label("", "caption")
        self._zoom.setFixedWidth(48)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.work: QHBoxLayout = row(gap=6)  #: what goes on behind: an export, a batch
        closer = on_click(icon_button("plus", say("放大", "Zoom in"), "Ctrl++", side=22), canvas.zoom_in)
        further = on_click(icon_button("minus", say("缩小", "Zoom out"), "Ctrl+-", side=22), canvas.zoom_out)
        whole = on_click(button(say("看全 Ctrl+0", "Fit Ctrl+0"), "tiny"), canvas.fit)
        real = on_click(button(say("实际大小 Ctrl+1", "Real size Ctrl+1"), "tiny"), canvas.real_size)
        self.setLayout(
            row(
                self._size, self._line, self._hint, None, self.work, self._pointer, upright(14), further, self._zoom,
                closer, whole, real, margins=(16, 0, 8, 0), gap=6,
            )
        )  # fmt: skip
        canvas.zoomed.connect(self._on_zoomed)
        canvas.pointed.connect(self._on_pointed)
        canvas.editing.began.connect(self._show)
        canvas.editing.ended.connect(self._show)
        self._desk.selected.connect(self._show)
        self._has_samples = False

    @property
    def zoom(self) -> str:
        """The zoom as it is shown."""
        return self._zoom.text()

    def show_document(self, document: Document, *, has_samples: bool) -> None:
        """The size, and what the pale text is."""
        self._has_samples = has_samples
        self._show()

    def _show(self) -> None:
        if self._desk.session is None:
            return
        self._size.setText(self._said())
        hint = self._said_hint()
        self._hint.setText(hint)
        self._line.setVisible(bool(hint))

    def _said(self) -> str:
        spots, document = self._desk.spots, self._desk.shown
        if not spots:
            return said_size(self._desk.size, screen=document.screen)
        box = bounds_of(spots)
        size = f"{said_mm(box.width, self._desk)} × {said_mm(box.height, self._desk)}"
        if len(spots) == 1:
            return say("已选 ", "Selected ") + f"{called(spots[0].element)}  {size}"
        return say(f"已选 {len(spots)} 个对象  {size}", f"{len(spots)} objects selected  {size}")

    def _said_hint(self) -> str:
        canvas = self._canvas
        if canvas.editing.active:
            return say("Ctrl+回车 写完，Esc 也行", "Ctrl+Enter or Esc when done")
        if canvas.cropping.active:
            return say("拖动画面、滚轮缩放，回车裁好", "Drag, zoom with the wheel, Enter when done")
        if self._desk.selection:
            return say(
                "拖动中按 Alt 不吸附，按 Shift 走直线",
                "While dragging: Alt does not snap, Shift keeps straight",
            )
        if self._has_samples:
            return say("浅色的字是示例，不会印出来", "Pale text is a sample and is not printed")
        return ""

    def _on_pointed(self, at: Point | None) -> None:
        if at is None or self._desk.session is None:
            self._pointer.setText("")
            return
        self._pointer.setText(f"X {said_mm(at.x, self._desk)}  Y {said_mm(at.y, self._desk)}")

    def _on_zoomed(self, share: float) -> None:
        percent = share * 100
        self._zoom.setText(f"{percent:.0f}%" if percent >= 10 else f"{percent:.1f}%")
