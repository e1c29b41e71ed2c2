"""What the receiver gets of each ticked file, and the message that goes with it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QSizePolicy

from postermaker.editor.controls import ElidedLabel, button, clear, column, label, on_click, row
from postermaker.editor.exporting.facts import Fact
from postermaker.editor.exporting.kinds import Kind
from postermaker.editor.properties.choosing import Segments
from postermaker.editor.words import say


class FactsCard(QFrame):
    """A tab for each ticked file, and its facts in two columns."""

    turned = Signal(object)  #: to another card's key

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._keys: list[str] = []
        self._tabs = row(gap=0)
        self._segments: Segments | None = None
        self._file = ElidedLabel("", "hint")
        self._file.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        head = row(label(say("店家会收到", "They get"), "panel"), self._tabs, self._file, gap=12)
        head.setStretch(2, 1)
        self.setLayout(column(head, self._grid, margins=(16, 12, 16, 14), gap=10))

    def show_kinds(self, kinds: list[Kind], current: str) -> None:
        """A tab for each."""
        keys = [kind.key for kind in kinds]
        if keys != self._keys:
            self._keys = keys
            clear(self._tabs)
            self._segments = None
            if len(kinds) > 1:
                tabs = Segments(
                    say("看哪个文件", "Which file"), [(k.key, short(k), str(k.title)) for k in kinds[:5]]
                )
                tabs.chosen.connect(self.turned)
                self._tabs.addWidget(tabs)
                self._segments = tabs
        if self._segments is not None:
            self._segments.show_value(current)

    def show_facts(self, facts: list[Fact], file: str) -> None:
        """The rows of the current file."""
        self._file.show_text(file)
        clear(self._grid)
        for at, fact in enumerate(facts):
            name = label(fact.name, "caption")
            value = ElidedLabel(fact.value, "warntext" if fact.doubtful else "")
            value.setToolTip(f"{fact.value}\n{fact.tip}".strip())
            name.setToolTip(fact.tip)
            name.setMinimumWidth(56)
            self._grid.addWidget(name, at // 2, 2 * (at % 2))
            self._grid.addWidget(value, at // 2, 2 * (at % 2) + 1)
        for at, stretch in ((1, 1), (3, 1)):
            self._grid.setColumnStretch(at, stretch)


def short(kind: Kind) -> str:
    """A few words for a tab."""
    words = {
        "large-pdf": say("PDF 原大", "PDF"), "large-pdf-1to10": "PDF 1:10", "large-tiff": "TIFF", "large-jpg": "JPG",
        "pdf-x4": "PDF", "pdf-x1a": "X-1a", "phone-html": "H5",
        "look": say("看样图", "picture"), "office-pdf": say("拼贴", "sheets"),
        "one-character": say("一张一字", "characters"), "proof-pdf": say("样稿", "proof"),
    }  # fmt: skip
    return words.get(kind.key, kind.tag)


class MessageCard(QFrame):
    """发给店家的话: written from the design, may be changed, copied in one click."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._made = ""
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(say("发给店家的话", "Message for the shop"))
        self.edit.setTabChangesFocus(True)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self._fit)
        self.copy = button(say("复制", "Copy"), "", "copy", say("复制发给店家的话", "Copy the message"))
        self.copy.setObjectName("copy-message")
        on_click(self.copy, self._on_copy)
        self._timer = QTimer(self, singleShot=True, interval=2000)
        self._timer.timeout.connect(lambda: self.copy.setText(say("复制", "Copy")))
        head = row(
            label(say("发给店家的话", "For the shop"), "panel"),
            label(say("随设计自动写好，可改", "written from the design"), "hint"), None, self.copy, gap=10,
        )  # fmt: skip
        self.setLayout(column(head, self.edit, margins=(16, 10, 12, 12), gap=8))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the message, whole lines; in a low window four of them."""
        most = 4 if self.window().height() < 820 else 9
        wanted = max(3, round(self.edit.document().size().height()))
        lines = min(most, wanted)
        around = 24 if lines == wanted else 18  # of a text that goes on whole lines are shown
        self.edit.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + around)

    @property
    def text(self) -> str:
        """The message as it stands."""
        return self.edit.toPlainText()

    def show_message(self, made: str) -> None:
        """Another message, unless somebody wrote into this one."""
        if self.text in ("", self._made):
            self.edit.setPlainText(made)
        self._made = made

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy.setText(say("已复制", "Copied"))
        self._timer.start()
