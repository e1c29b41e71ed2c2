"""The panel 二维码: what it says, its colour and correction, how large it must be to be read from a distance."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from postermaker.color import Cmyk, Flat
from postermaker.document.model import Document, Page, QrCode
from postermaker.editor.controls import Entry, button, column, label, on_click, restyle, row, scroller
from postermaker.editor.desk import Desk
from postermaker.editor.offering import code, code_side, said_length
from postermaker.editor.panels.form import Lines
from postermaker.editor.pictures import painted
from postermaker.editor.properties.arithmetic import worked_out
from postermaker.editor.properties.choosing import Choice
from postermaker.editor.properties.measures import LENGTHS
from postermaker.editor.properties.swatches import Swatches
from postermaker.editor.putting import put
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.geometry import Box, Size

_MOST = 1_000
#: A code is read from ten times its side; below 2 cm no phone likes it.
_READING, _SMALL_MM = 10, 20.0
#: Dark enough to be read on white: codes in light colours are not.
_INKS = (
    (Cmyk(0, 0, 0, 1), ("黑", "Black"), "K100"),
    (Cmyk(1, 0.8, 0, 0.3), ("深蓝", "Deep blue"), "C100 M80 K30"),
    (Cmyk(0.2, 1, 1, 0.3), ("深红", "Deep red"), "C20 M100 Y100 K30"),
    (Cmyk(0.9, 0.3, 1, 0.3), ("深绿", "Deep green"), "C90 M30 Y100 K30"),
)
_LEVELS = (
    ("L", ("容错低，格子大", "Low: large modules")),
    ("M", ("容错中，一般用这个", "Medium: the usual")),
    ("Q", ("容错较高，户外用", "Higher: outdoors")),
    ("H", ("容错高，中间能放徽标", "High: room for a logo")),
)


class CodesPanel(QWidget):
    """A form with the code as it will be, and one button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.content = Lines(say("扫出来的内容", "What it says"), say("网址或文字", "an address or words"))
        self.distance = Entry(say("多远能扫", "Read from"), say("如 1m", "e.g. 1m"))
        self.level = Choice(say("容错", "Correction"), [(key, say(*name)) for key, name in _LEVELS])
        self._level = "M"
        self.level.show_value(self._level)
        self.inks = Swatches(say("颜色", "Colour"))
        self.inks.show_colours([(ink, say(*name), said) for ink, name, said in _INKS])
        self._ink = _INKS[0][0]
        self.inks.show_chosen(self._ink)
        self.hint = label("", "caption", wrap=True)
        self.fault = label("", "error", wrap=True)
        self.picture = QLabel()
        self.picture.setFixedSize(136, 136)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = on_click(button(say("放到版面中间", "Put onto the page"), "primary", "plus"), self._put)
        self._drawing = QTimer(self, singleShot=True, interval=120)
        self._drawing.timeout.connect(self._draw)
        self._build()
        self.content.textChanged.connect(self._on_change)
        self.distance.textChanged.connect(lambda _: self._on_change())
        self.distance.returnPressed.connect(self._put)
        self.level.chosen.connect(self._on_level)
        self.inks.chosen.connect(self._on_ink)
        desk.changed.connect(self._show_size)
        self._on_change()

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("plain")
        inside.setLayout(
            column(
                label(say("扫出来的内容", "What it says"), "bold"), self.content, self.fault,
                label(say("多远能扫", "Read from"), "bold"), self.distance, self.hint,
                label(say("容错", "Correction"), "bold"), self.level,
                label(say("颜色", "Colour"), "bold"), self.inks,
                row(None, self.picture, None), self.add, None, margins=(16, 8, 16, 16), gap=6,
            )
        )  # fmt: skip
        self.fault.hide()
        self.setLayout(column(scroller(inside), gap=0))

    def close_painters(self) -> None:
        """Nothing runs."""
        self._drawing.stop()

    # what it will be ------------------------------------------------------------------------------------------

    @property
    def side(self) -> float:
        """The code's side in mm: a tenth of the distance that was asked for, else what suits the page."""
        read = self._distance()
        wanted = max(_SMALL_MM, read / _READING) if read else code_side(self._desk.size)
        return min(wanted, min(self._desk.size))

    def _distance(self) -> float | None:
        text = self.distance.text().strip()
        if not text:
            return None
        try:
            found = worked_out(text, LENGTHS, None, LENGTHS["m"])
        except Fault:
            return None
        value = found.value if found.measured else found.value * LENGTHS["m"]
        return value if 0 < value <= 1_000_000 else None

    def _element(self, size: Size, side: float) -> QrCode:
        words = self.content.toPlainText().strip().replace("{", "｛").replace("}", "｝")
        return code(words, self._level, Flat(self._ink), size, side)

    def _on_level(self, level: str) -> None:
        self._level = level
        self._on_change()

    def _on_ink(self, ink: object) -> None:
        assert isinstance(ink, Cmyk)
        self._ink = ink
        self._on_change()

    def _on_change(self) -> None:
        words = self.content.toPlainText().strip()
        too_long = len(words) > _MOST
        self.fault.setText(
            say(f"有 {len(words):,} 个字，最多 {_MOST:,} 个", f"{len(words)} characters, at most {_MOST}")
        )
        self.fault.setVisible(too_long)
        restyle(self.content, "error" if too_long else "")
        self.add.setEnabled(bool(words) and not too_long)
        self.picture.setVisible(bool(words))
        self.add.setToolTip("" if words else say("先写扫出来的内容", "write what it says first"))
        self._show_size()
        self._drawing.start()

    def _show_size(self) -> None:
        if self._desk.session is None:
            return
        bad = bool(self.distance.text().strip()) and self._distance() is None
        restyle(self.distance, "error" if bad else "")
        if bad:
            self.hint.setText(say("认不出这个距离，写 1m、50cm", "write 1m or 50cm"))
            return
        side = self.side
        said, far = said_length(side), said_length(side * _READING)
        short = self._distance() is not None and side * _READING + 1 < (self._distance() or 0)
        self.hint.setText(
            say(f"版面只放得下 {said}，{far} 内能扫", f"the page takes {said}, read from {far}")
            if short
            else say(f"边长 {said}，{far} 内能扫（边长的十倍）", f"a side of {said} is read from {far}")
        )

    def _draw(self) -> None:
        if not self.content.toPlainText().strip() or not self.add.isEnabled():
            self.picture.setPixmap(QPixmap())
            return
        ratio = self.devicePixelRatioF()
        pixels = round(132 * ratio)
        document = Document(
            width=100, height=100, pages=(Page(elements=(self._element(Size(100, 100), 100),)),)
        )
        image = painted(document, self._desk.book, 0, Box(0, 0, 100, 100), pixels, pixels)
        if image is not None:
            image.setDevicePixelRatio(ratio)
            self.picture.setPixmap(QPixmap.fromImage(image))

    def _put(self) -> None:
        if self.add.isEnabled():
            put(self._desk, say("加二维码", "Add QR code"), (self._element(self._desk.size, self.side),))
