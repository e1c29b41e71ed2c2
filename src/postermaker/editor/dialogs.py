"""The system's file dialogs and the one question: what happens to unsaved work. Tests put answers in their place."""

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from postermaker.document.file import SUFFIX
from postermaker.editor.words import say

_LISTS = "*.xlsx *.xlsm *.csv *.tsv *.txt *.xls *.et *.ods *.xlsb"
_PICTURES = "*.png *.jpg *.jpeg *.tif *.tiff *.webp *.gif *.bmp"


class Answer(Enum):
    """What to do with unsaved work."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


def ask_open(parent: QWidget, folder: Path) -> Path | None:
    """A `.poster` to open."""
    title, kind = say("打开", "Open"), say("标语海报文件", "Poster files")
    found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), f"{kind} (*{SUFFIX})")
    return Path(found) if found else None


def ask_save(parent: QWidget, suggested: Path) -> Path | None:
    """Where to save a `.poster`."""
    title, kind = say("存到哪里", "Save as"), say("标语海报文件", "Poster files")
    found, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), f"{kind} (*{SUFFIX})")
    return Path(found) if found else None


def ask_picture(parent: QWidget, folder: Path) -> Path | None:
    """A picture to take in."""
    title, kind = say("选图片", "Choose a picture"), say("图片", "Pictures")
    found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), f"{kind} ({_PICTURES})")
    return Path(found) if found else None


def ask_pictures(parent: QWidget, folder: Path) -> list[Path]:
    """Pictures and drawings to put onto the page."""
    title, kind = say("选图片", "Choose pictures"), say("图片", "Pictures")
    found, _ = QFileDialog.getOpenFileNames(
        parent, title, str(folder), f"{kind} ({_PICTURES} *.svg *.heic *.heif)"
    )
    return [Path(each) for each in found]


def ask_slogans(parent: QWidget, folder: Path) -> Path | None:
    """A file of slogans to take in."""
    title, kind = say("选标语文件", "Choose slogans"), say("标语", "Slogans")
    found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), f"{kind} ({_LISTS})")
    return Path(found) if found else None


def ask_slogans_out(parent: QWidget, suggested: Path) -> Path | None:
    """Where to save slogans."""
    title = say("存到哪里", "Save as")
    found, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), "CSV (*.csv);;TXT (*.txt)")
    return Path(found) if found else None


def ask_list(parent: QWidget, folder: Path) -> Path | None:
    """A list to make many pieces of."""
    title, kind = say("选名单", "Choose a list"), say("名单", "Lists")
    found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), f"{kind} ({_LISTS})")
    return Path(found) if found else None


def ask_workbook(parent: QWidget, suggested: Path) -> Path | None:
    """Where to save a workbook."""
    title, kind = say("存到哪里", "Save as"), say("Excel 文件", "Excel files")
    found, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), f"{kind} (*.xlsx)")
    return Path(found).with_suffix(".xlsx") if found else None


def ask_pdf(parent: QWidget, suggested: Path) -> Path | None:
    """Where to save what is printed as a PDF; the dialog asks before it gives a file that is there."""
    found, _ = QFileDialog.getSaveFileName(parent, say("存到哪里", "Save as"), str(suggested), "PDF (*.pdf)")
    return Path(found).with_suffix(".pdf") if found else None


def ask_folder(parent: QWidget, folder: Path) -> Path | None:
    """A folder to export into."""
    found = QFileDialog.getExistingDirectory(parent, say("存到哪里", "Folder"), str(folder))
    return Path(found) if found else None


def ask_unsaved(parent: QWidget, name: str) -> Answer:
    """Save, discard, or stay."""
    box = QMessageBox(parent)
    box.setWindowTitle(say("标语海报", "Postermaker"))
    box.setText(say(f"“{name}”有改动还没保存", f"'{name}' has changes that are not saved"))
    save = box.addButton(say("保存", "Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(say("不保存", "Discard"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(say("接着改", "Keep editing"), QMessageBox.ButtonRole.RejectRole)
    save.setProperty("look", "primary")
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    return {save: Answer.SAVE, discard: Answer.DISCARD}.get(box.clickedButton(), Answer.STAY)  # type: ignore[call-overload, no-any-return]
