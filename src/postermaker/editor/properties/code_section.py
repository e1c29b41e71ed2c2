"""The section 二维码: what it says, how much dirt it stands, the clear edge, and from how far it is read."""

from msgspec.structs import replace

from postermaker.document.edit import find
from postermaker.document.model import FieldKind, QrCode
from postermaker.document.places import filled_in
from postermaker.editor.controls import Entry, column, label, restyle
from postermaker.editor.properties.choosing import Choice
from postermaker.editor.properties.hand import MIXED, Hand
from postermaker.editor.properties.measures import count
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.words import say

_LEVELS = (
    ("L", ("容错低（格子大）", "Low (large modules)")),
    ("M", ("容错中", "Medium")),
    ("Q", ("容错较高", "Higher")),
    ("H", ("容错高（能放徽标）", "High (room for a logo)")),
)
_MOST = 2_000
#: A code is read from ten times its side; below 2 cm no phone likes it.
_READING, _SMALL_MM = 10, 20


class CodeSection(Section):
    """One or several codes."""

    key = "code"
    title = ("二维码", "QR code")

    def build(self) -> None:
        """Content, field, level, quiet zone, hint."""
        self.content = Entry(say("扫出来的内容", "What it says"), say("网址或文字", "an address or words"))
        self.content.textEdited.connect(self._on_typed)
        self.content.editingFinished.connect(self.settle)
        self.field = Choice(say("从字段来", "From a field"))
        self.field.chosen.connect(self._on_field)
        self.level = Choice(say("容错", "Correction"), [(key, say(*name)) for key, name in _LEVELS])
        self.level.chosen.connect(
            lambda value: self.hand.put(say("改容错", "Correction"), lambda e, v: replace(e, level=v), value)
        )
        self.quiet = self.number(
            say("白边", "Quiet"), count(0, 16, say("格", "")), lambda e: e.quiet, lambda e, v: replace(e, quiet=round(v)),
            say("四周留几格空，标准是 4", "clear modules on each side, 4 by the standard"),
        )  # fmt: skip
        self.hint = label("", "caption", wrap=True)
        self.add(
            column(label(say("扫出来的内容", "What it says"), "caption"), self.content, gap=4),
            self.field, side_by_side(self.level, self.quiet), self.hint,
        )  # fmt: skip

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For codes."""
        return hand.all_are(QrCode)

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        content = self.hand.shared(lambda e: e.content)
        if not self.content.typing:
            self.content.setText("" if content is MIXED else content)
            self.content.setPlaceholderText(
                say("多种", "mixed") if content is MIXED else say("网址或文字", "an address")
            )
        fields = [f for f in self.hand.desk.document.fields if f.kind in (FieldKind.CODE, FieldKind.TEXT)]
        choices = [("", say("不从字段来", "not from a field")), *((f"{{{f.key}}}", f.label) for f in fields)]
        self.field.set_choices(choices)
        self.field.show_value(content if any(content == key for key, _ in choices) else "")
        self.field.setVisible(bool(fields))
        self.level.show_value(self.hand.shared(lambda e: e.level))
        self._show_hint()

    def _show_hint(self) -> None:
        codes = [e for e in self.hand.elements if isinstance(e, QrCode)]
        side = min(min(code.frame.width, code.frame.height) for code in codes)
        far = side * _READING / 1000
        words = say(f"{far:.2g} 米内扫得出", f"read from up to {far:.2g} m")
        if side < _SMALL_MM:
            words = say(
                f"边长 {side:.3g} mm，小于 2 cm 不好扫", f"{side:.3g} mm: below 2 cm it is hard to read"
            )
        if any(code.quiet < 4 for code in codes):
            words += say(
                "。白边不到 4 格，贴着别的东西会扫不出", ". With fewer than 4 clear modules it may fail"
            )
        values = self.hand.desk.document.values
        if any(not filled_in(code.content, values).strip() for code in codes):
            words = say("还没有内容，先写网址", "it is empty: write an address")
        self.hint.setText(words)

    def _on_typed(self, text: str) -> None:
        fault = self._fault_of(text)
        restyle(self.content, "error" if fault else "")
        self.show_fault(fault)
        if not fault:
            self.hand.preview(lambda element: replace(element, content=text))

    def _fault_of(self, text: str) -> str:
        if len(text) > _MOST:
            return say(
                f"最多 {_MOST:,} 个字，换短网址", f"at most {_MOST} characters: take a shorter address"
            )
        return ""

    def settle(self) -> None:
        """Take what is typed."""
        super().settle()
        text = self.content.text()
        before = self.hand.desk.document
        if self.hand.desk.session is None or self._fault_of(text) or not self.wanted(self.hand):
            return
        old = {e.content for e in map(self._in_document, self.hand.ids) if e is not None}
        if old and old != {text} and (text or len(old) == 1):
            self.hand.change(
                say("改二维码内容", "Change code"), lambda element: replace(element, content=text)
            )
        elif self.hand.desk.shown is not before:
            self.hand.drop_preview()

    def _in_document(self, key: str) -> QrCode | None:
        found = find(self.hand.desk.document, key)
        return found if isinstance(found, QrCode) else None

    def _on_field(self, content: str) -> None:
        if content:
            self.hand.put(say("从字段来", "From a field"), lambda e, v: replace(e, content=v), content)
            self.content.setText(content)
