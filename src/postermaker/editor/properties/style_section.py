"""The section 文字样式: small pictures of whole styles; a click puts one on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from postermaker.color import Flat
from postermaker.document.model import Text
from postermaker.editor import theme
from postermaker.editor.controls import button, label, on_click
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.samples import Sample, Samples
from postermaker.editor.properties.section import Section
from postermaker.editor.properties.text_styles import offered, style_of, with_style
from postermaker.editor.words import say
from postermaker.library.styles import NamedStyle

_COLUMNS, _FIRST = 4, 8
_HEIGHT = 36


class StyleButton(QAbstractButton):
    """A style as its own picture."""

    def __init__(self, offered_style: NamedStyle, samples: Samples, parent: QWidget) -> None:
        super().__init__(parent)
        self.offered = offered_style
        self._samples = samples
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(style_name(offered_style))
        self.setToolTip(f"{style_name(offered_style)}  {offered_style.use}")
        self.setFixedHeight(_HEIGHT + 4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(44)
        samples.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        """A quarter of the panel."""
        return QSize(58, _HEIGHT + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in rounded corners; the one in force stands in a ring."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        shape = QPainterPath()
        shape.addRoundedRect(box, 4, 4)
        sample = Sample(
            say("标语", "标语"),
            self.offered.style,
            round(box.width()),
            round(box.height()),
            19.0,
            Flat(self.offered.ground),
        )
        picture = self._samples.image(sample, self.devicePixelRatioF())
        painter.save()
        painter.setClipPath(shape)
        if picture is not None:
            painter.drawImage(box.topLeft(), picture)
        else:
            painter.fillRect(box, now.color("surface2"))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(now.color("line2"), 1))
        painter.drawPath(shape)
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(now.color("accent" if self.isChecked() else "line2"), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)
        painter.end()


class StyleSection(Section):
    """Two rows of styles; 全部 shows the others."""

    key = "style"
    title = ("文字样式", "Text style")

    def build(self) -> None:
        """The pictures are painted when they are first seen."""
        samples = Samples(self.hand.desk.book, self)
        self._samples = samples
        self._name = label("", "hint")
        self._whole = False
        self.all = on_click(button(say("全部", "All"), "link"), self._toggle)
        self.add_to_head(self._name, self.all)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        self.buttons: list[StyleButton] = []
        for at, each in enumerate(offered()):
            made = StyleButton(each, samples, holder)
            made.clicked.connect(lambda _=False, each=each: self._put_on(each))
            made.setVisible(at < _FIRST)
            grid.addWidget(made, at // _COLUMNS, at % _COLUMNS)
            self.buttons.append(made)
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        self.add(holder)

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For texts."""
        return hand.all_are(Text)

    def refresh(self) -> None:
        """Ring the style that all have."""
        key = self.hand.shared(style_of)
        name = next((style_name(b.offered) for b in self.buttons if b.offered.key == key), "")
        self._name.setText(say("多种", "mixed") if key is MIXED else name or say("自己调的", "own"))
        for made in self.buttons:
            made.setChecked(made.offered.key == key)

    def _put_on(self, each: NamedStyle) -> None:
        name = say(f"换样式“{each.name}”", f"Style '{each.key}'")
        self.hand.change(name, lambda element: with_style(element, each))
        self.refresh()

    def _toggle(self) -> None:
        self._whole = not self._whole
        self.all.setText(say("收起", "Fewer") if self._whole else say("全部", "All"))
        for at, made in enumerate(self.buttons):
            made.setVisible(self._whole or at < _FIRST)


def style_name(named: NamedStyle) -> str:
    """What a style is called."""
    return say(named.name, named.key.replace("-", " "))
