"""The left side, below: what files are made of each row, what they are called, where they go, what is read over."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from postermaker.batch.job import Job, Task
from postermaker.document.model import Document
from postermaker.editor import dialogs, settings
from postermaker.editor.batching.order import Wish, usual_suffix
from postermaker.editor.controls import Entry, Field, button, column, label, on_click, restyle, row
from postermaker.editor.exporting.outside import open_outside
from postermaker.editor.properties.choosing import Choice, Tick
from postermaker.editor.words import say
from postermaker.errors import language
from postermaker.library.presets import presets
from postermaker.library.products import product
from postermaker.naming import NAMES, default_pattern
from postermaker.text.lexicon import own_file

#: Presets that make no file of a whole row's design.
_NOT_FOR_ROWS = frozenset({"proof-pdf"})
_OWN_WORDS = """# 本单位的词，一行一个，存好以后在标语海报里重新读名单
# 错词 → 对词
# 禁 不许出现的词
# 可 没有错的词
"""


class MakingPanel(QWidget):
    """Preset, pictures to look at, name, folder, proofreading."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self.folder: Path | None = None
        self.preset = Choice(say("给店里的文件", "File for the shop"))
        self._preset = ""
        self.look = Tick(say("另出一份看样图", "A picture to look at, too"))
        self.approval = Tick(
            say("审批样稿（排好页，能签字）", "Sheets to be signed"), say("审批样稿.pdf", "one PDF")
        )
        self.proofread = Tick(say("校对：错字、别处地名、重复", "Read the list over"))
        self.proofread.setChecked(True)
        self.name = Entry(say("文件名怎么取", "Pattern of file names"))
        self.insert = button(say("插入", "Insert"), "link", tip=say("插入一项", "Insert a name"))
        on_click(self.insert, self._open_names)
        self.example = label("", "hint", wrap=True)
        self._where = Entry(say("存到哪个文件夹", "Folder"))
        self._where.setReadOnly(True)
        self.change = on_click(button(say("换", "Change"), "link"), self._on_folder)
        self.change.setAccessibleName(say("换文件夹", "Change the folder"))
        words = on_click(button(say("本单位的词", "Own words"), "link"), self._open_words)
        words.setToolTip(say("错词、禁词、不算错的词，写在一个文本文件里", "wrong, forbidden and fine words"))
        # 制作清单 and 报告 always come: no box to untick them
        always = label(say("制作清单、报告（Excel）一起给", "Lists in Excel come along"), "hint")
        self.setLayout(
            column(
                label(say("出什么文件", "Files"), "section"), self.preset, self.look, self.approval,
                row(self.proofread, None, words, gap=4), always,
                4, label(say("文件名", "File names"), "caption"), Field(self.name, self.insert), self.example,
                4, label(say("存到", "Folder"), "caption"), Field(self._where, self.change, icon="folder"), gap=6,
            )
        )  # fmt: skip
        self.preset.chosen.connect(self._on_preset)
        for tick in (self.look, self.approval, self.proofread):
            tick.toggled.connect(lambda _: self.changed.emit())
        self.name.editingFinished.connect(self._on_name)
        self._named = ""

    def show_document(self, document: Document) -> None:
        """Offer what suits the design."""
        usual = say("按产品默认", "as the product's usual") + f"（{usual_suffix(document)[1:].upper()}）"
        offered = [each for each in presets().values() if each.key not in _NOT_FOR_ROWS]
        if not document.screen:
            offered = [each for each in offered if ".html" not in each.suffixes]
        words = [(each.key, each.english if language() == "en" else each.name) for each in offered]
        self.preset.set_choices([("", usual), *words])
        self.preset.show_value(self._preset)
        self.name.setPlaceholderText(default_pattern(product(document.product).unit))
        self.look.setVisible(not document.screen)

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """What names can be made of."""
        self._columns = columns

    def show_folder(self, folder: Path) -> None:
        """Where files go."""
        self.folder = folder
        self._where.setText(str(folder))
        self._where.setToolTip(str(folder))

    def forget_folder(self) -> None:
        """Another list goes into a folder of its own."""
        self.folder = None

    def show_example(self, job: Job, tasks: list[Task]) -> None:
        """The first name as it will be."""
        restyle(self.name, "")
        self.example.setProperty("look", "hint")
        suffixes = "、".join(suffix.lstrip(".").upper() for suffix in job.formats)
        said = f"{tasks[0].stem}{job.formats[0]}" if tasks else ""
        self.example.setText(f"{said}\n{suffixes}" if len(job.formats) > 1 else said)

    def show_name_fault(self, said: str) -> None:
        """The pattern won't do."""
        restyle(self.name, "error")
        self.example.setText(said)

    def wished(self, wish: Wish) -> Wish:
        """A wish with what is chosen here."""
        return replace(
            wish,
            folder=self.folder or wish.folder,
            preset=self._preset,
            look=self.look.isChecked() and not wish.document.screen,
            name=self.name.text().strip(),
            proofread=self.proofread.isChecked(),
        )

    def _on_preset(self, key: str) -> None:
        self._preset = key
        self.changed.emit()

    def _on_name(self) -> None:
        if self.name.text().strip() != self._named:
            self._named = self.name.text().strip()
            self.changed.emit()

    def _open_names(self) -> None:
        menu = self.names_menu()
        menu.exec(self.insert.mapToGlobal(QPoint(0, self.insert.height())))
        menu.deleteLater()

    def names_menu(self) -> QMenu:
        """What a name can be made of: facts of the order, then the list's columns."""
        menu = QMenu(self)
        for at, names in enumerate((NAMES, [c for c in self._columns if c not in NAMES])):
            if at and names:
                menu.addSeparator()
            for name in names:
                menu.addAction(name).triggered.connect(lambda _=False, name=name: self._insert(name))
        return menu

    def _insert(self, name: str) -> None:
        if not self.name.text():
            self.name.setText(self.name.placeholderText())
        self.name.insert(f"{{{name}}}")
        self._on_name()

    def _on_folder(self) -> None:
        folder = dialogs.ask_folder(self, self.folder or settings.folder("batch"))
        if folder:
            settings.keep_folder("batch", folder)
            self.show_folder(folder)
            self.changed.emit()

    def _open_words(self) -> None:
        """The office's own list, in the program that opens texts; made where there is none yet."""
        path = own_file("proof")
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_OWN_WORDS, "utf-8")
        open_outside(path)
