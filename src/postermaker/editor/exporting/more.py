"""更多设置: what an export can be told beside its cards. Folded until it is asked for."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from postermaker.document.model import Document
from postermaker.editor import settings
from postermaker.editor.controls import Entry, button, column, label, on_click, restyle, row
from postermaker.editor.exporting.estimating import usual_dpi
from postermaker.editor.exporting.kinds import Choices, Kind, Receiver
from postermaker.editor.icons import set_icon
from postermaker.editor.properties.choosing import Choice, Segments, Tick
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.library.products import Process, product
from postermaker.units import parse_length

_LOOKS = (1080, 2000, 4000)
_FOLDED = "folded/export-more"


class MoreSettings(QWidget):
    """Rows that count for the ticked cards only are shown with them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choices = Choices()
        self.fold = on_click(button(say("更多设置", "More"), "fold", "right"), self._toggle)
        self._about = label(say("分辨率、裁切线、文字方式、数量", "dpi, marks, text, quantity"), "hint")
        self.quantity = Entry(say("数量", "Quantity"), "1")
        self.material = Entry(say("材料", "Material"), say("如 旗帜布、550 喷绘布", "such as PVC cloth"))
        self.dpi = Entry(say("分辨率", "Resolution"))
        self.bleed = Entry(say("出血", "Bleed"))
        self.panel = Entry(say("按布宽拆幅", "Panels"), say("不拆", "one piece"))
        ways = [
            (False, say("转曲", "Outlines"), say("文字变成图形，最稳", "safest")),
            (True, say("可搜索", "Live"), say("文字可搜可复制，字体嵌在文件里", "searchable")),
        ]
        self.text = Segments(say("文字", "Text"), ways)
        self.marks = Tick(say("加裁切线、套准标和色条", "Crop marks and colour bar"))
        self.edge = Tick(say("白边和打扣画在文件里", "Draw the white edge and eyelets"))
        self.look = Choice(
            say("看样图长边", "Picture's side"), [(px, f"{px:,} " + say("像素", "px")) for px in _LOOKS]
        )
        self.paper = Choice(say("办公纸", "Paper"), [("A4", "A4"), ("A3", "A3")])
        self._fault = label("", "error", wrap=True)
        self._fault.hide()
        self._rows: dict[str, QWidget] = {}
        self._body = self._built()
        head = row(self.fold, self._about, None, gap=6)
        self.setLayout(column(head, self._body, gap=6))
        self._show_fold(settings.flag(_FOLDED, True))
        self._connect()

    def _built(self) -> QWidget:
        body = QWidget()
        parts = {
            "quantity": (say("数量", "Quantity"), self.quantity), "material": (say("材料", "Material"), self.material),
            "dpi": (say("分辨率 dpi", "dpi"), self.dpi), "bleed": (say("出血 mm", "Bleed mm"), self.bleed),
            "panel": (say("拆幅布宽", "Panels"), self.panel), "text": (say("文字", "Text"), self.text),
            "look": (say("看样图长边", "Picture"), self.look), "paper": (say("办公纸", "Paper"), self.paper),
        }  # fmt: skip
        for key, (name, control) in parts.items():
            caption = label(name, "caption")
            caption.setFixedWidth(76)
            line = QWidget()
            inner = row(caption, control, gap=6)
            inner.setStretch(1, 1)
            line.setLayout(inner)
            self._rows[key] = line
        self._rows |= {"marks": self.marks, "edge": self.edge}
        body.setLayout(column(*self._rows.values(), self._fault, gap=6))
        return body

    def _connect(self) -> None:
        for entry in (self.quantity, self.material, self.dpi, self.bleed, self.panel):
            entry.editingFinished.connect(self._take)
        self.text.chosen.connect(lambda live: self._take(live=live))
        self.look.chosen.connect(lambda px: self._take(look_px=px))
        self.paper.chosen.connect(lambda paper: self._take(paper=paper))
        for tick in (self.marks, self.edge):
            tick.toggled.connect(lambda _: self._take())

    def show_choices(self, document: Document, choices: Choices) -> None:
        """What is chosen for a document."""
        self.choices = choices
        made = product(document.product)
        self.quantity.setText(str(choices.quantity))
        self.material.setText(choices.material)
        self.dpi.setText(f"{choices.dpi:g}" if choices.dpi else "")
        self.dpi.setPlaceholderText(f"{usual_dpi(document):g}")
        self.bleed.setText("" if choices.bleed is None else f"{choices.bleed:g}")
        self.bleed.setPlaceholderText(f"{made.bleed:g}")
        self.panel.setText(f"{choices.panel / 1000:g} m" if choices.panel else "")
        self.text.show_value(choices.live)
        self.look.show_value(choices.look_px)
        self.paper.show_value(choices.paper)
        self.marks.show_value(choices.marks)
        self.edge.show_value(choices.white_edge)

    def show_kinds(self, document: Document, kinds: list[Kind]) -> None:
        """Only what counts for the ticked cards."""
        made = product(document.product)
        screen = document.screen or made.process is Process.SCREEN
        shop = [kind for kind in kinds if kind.receiver is Receiver.SHOP]
        pdf = any(kind.suffix == ".pdf" for kind in shop) and not screen
        cloth = made.process in (Process.LARGE, Process.INDOOR) and not screen
        wanted = {
            "quantity": not screen, "material": not screen, "dpi": any(k.suffix != ".pdf" for k in shop) and not screen,
            "bleed": pdf and not cloth, "panel": bool(shop) and cloth, "text": pdf, "marks": bool(shop) and not screen,
            "edge": bool(shop) and cloth, "look": any(k.key == "look" for k in kinds),
            "paper": any(k.key in ("office-pdf", "one-character") for k in kinds),
        }  # fmt: skip
        for key, line in self._rows.items():
            line.setVisible(wanted[key])
        self.setVisible(any(wanted.values()))

    def _take(self, **chosen: Any) -> None:
        """Read the rows; what can't be read keeps the last good and is said. `chosen` has just been chosen."""
        try:
            new = replace(
                self.choices,
                quantity=max(1, round(_number(self.quantity) or 1)), material=self.material.text().strip(),
                dpi=min(_number(self.dpi) or 0.0, 2400.0), bleed=_number(self.bleed), panel=_length(self.panel),
                marks=self.marks.isChecked(), white_edge=self.edge.isChecked(), **chosen,
            )  # fmt: skip
        except (Fault, ValueError) as fault:
            self._fault.setText(str(fault))
            self._fault.show()
            return
        self._fault.hide()
        if new != self.choices:
            self.choices = new
            self.changed.emit()

    def _toggle(self) -> None:
        folded = self._body.isVisibleTo(self)
        settings.keep_flag(_FOLDED, folded)
        self._show_fold(folded)

    def _show_fold(self, folded: bool) -> None:
        self._body.setVisible(not folded)
        self._about.setVisible(folded)
        set_icon(self.fold, "right" if folded else "down", "t2", 16)
        self.fold.setAccessibleName(
            say("更多设置，展开", "More, unfold") if folded else say("更多设置，收起", "More, fold")
        )


def _number(entry: Entry) -> float | None:
    text = entry.text().strip().removesuffix("mm").removesuffix("dpi").strip()
    restyle(entry, "")
    if not text:
        return None
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 100_000:
        restyle(entry, "error")
        name, said = entry.accessibleName(), entry.text().strip()
        raise ValueError(say(f"{name}“{said}”认不出。请写数字", f"{name} '{said}': write a number"))
    return found


def _length(entry: Entry) -> float:
    restyle(entry, "")
    text = entry.text().strip()
    if not text:
        return 0.0
    try:
        found = parse_length(text)
    except Fault:
        restyle(entry, "error")
        raise
    if found and found < 100:
        restyle(entry, "error")
        raise ValueError(say(f"布宽“{text}”太窄。请写 3.2m 或 1.5m", f"'{text}' is too narrow: write 3.2m"))
    return found
