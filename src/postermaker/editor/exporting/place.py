"""Where exported files go: a folder and a name that holds the size; a taken name gets a number, and it is said."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from postermaker.editor import dialogs, settings
from postermaker.editor.controls import Entry, Field, button, column, label, on_click
from postermaker.editor.words import say
from postermaker.filenames import safe_name


class ExportPlace(QWidget):
    """Folder and file name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._suggested = ""
        self.folder = settings.folder("export")
        self.folder_entry = Entry(say("文件夹", "Folder"))
        self.folder_entry.setReadOnly(True)
        self.name_entry = Entry(say("文件名", "File name"))
        self._note = label("", "hint", wrap=True)
        change = on_click(button(say("换", "Change"), "link"), self._on_change)
        change.setAccessibleName(say("换文件夹", "Change the folder"))
        self.setLayout(
            column(
                label(say("存到哪里", "Where to"), "section"),
                Field(self.folder_entry, change, icon="folder"),
                label(say("文件名", "File name"), "caption"),
                self.name_entry,
                self._note,
                gap=8,
            )
        )
        self.name_entry.textChanged.connect(lambda _: self.changed.emit())
        self.set_folder(self.folder)

    def set_folder(self, folder: Path) -> None:
        """Export into another folder."""
        self.folder = folder
        self.folder_entry.setText(str(folder))
        self.folder_entry.setToolTip(str(folder))
        self.folder_entry.setCursorPosition(0)
        self.changed.emit()

    def suggest(self, made: str) -> None:
        """A name by the document, unless the clerk wrote one."""
        if self.name_entry.text() in ("", self._suggested):
            self.name_entry.setText(made)
            self.name_entry.setCursorPosition(0)
        self._suggested = made

    @property
    def name(self) -> str:
        """The name without suffix."""
        return self.name_entry.text().strip() or self._suggested or "poster"

    def show_note(self, files: list[tuple[Path, str]]) -> None:
        """Say so where a name is taken; each file with what its kind adds to the name."""
        added = sorted({path.stem.removeprefix(safe_name(self.name + mark)) for path, mark in files} - {""})
        both = say("、", ", ").join(added)
        self._note.setText(
            say(f"同名文件已有，这次名字后面会加 {both}", f"the name is taken; {both} will be added")
            if added
            else say("名字里带尺寸和数量，店家不用再问", "Size and number are in the name")
        )

    def _on_change(self) -> None:
        folder = dialogs.ask_folder(self, self.folder)
        if folder:
            settings.keep_folder("export", folder)
            self.set_folder(folder)
