"""The bar over the workspace: home, files, undo, what the document is and whether it is saved, export."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from postermaker.editor.controls import Mark, button, icon_button, key_label, label, on_click, row, upright
from postermaker.editor.session import Session
from postermaker.editor.words import say


class TopBar(QFrame):
    """Buttons by signal; the window knows what they do."""

    home_asked = Signal()
    open_asked = Signal()
    save_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(48)
        home = on_click(button(say("首页", "Home"), "flat", "home", "Ctrl+N"), self.home_asked.emit)
        opening = on_click(button(say("打开", "Open"), "flat", "folder", "Ctrl+O"), self.open_asked.emit)
        self.save = on_click(button(say("保存", "Save"), "flat", "save", "Ctrl+S"), self.save_asked.emit)
        self.undo = on_click(icon_button("undo", say("撤销", "Undo"), "Ctrl+Z"), self.undo_asked.emit)
        self.redo = on_click(icon_button("redo", say("重做", "Redo"), "Ctrl+Y"), self.redo_asked.emit)
        self._name = label("", "bold")
        self._mark = Mark("fine", "ok")
        self._state = label("", "hint")
        self._state.setMinimumWidth(72)
        export = on_click(button(say("导出", "Export"), "primary", "export"), self.export_asked.emit)
        self.setLayout(
            row(
                home, upright(), opening, self.save, upright(), self.undo, self.redo, None, self._name, self._mark,
                self._state, None, export, key_label("Ctrl+E"), margins=(8, 0, 12, 0), gap=6,
            )
        )  # fmt: skip

    def show_session(self, session: Session, saved_at: str) -> None:
        """Show name and state."""
        name = self._name.fontMetrics().elidedText(session.name, Qt.TextElideMode.ElideRight, 360)
        self._name.setText(name)
        self._name.setToolTip(str(session.path) if session.path else "")
        self.undo.setEnabled(session.can_undo)
        self.redo.setEnabled(session.can_redo)
        saved = session.path is not None and not session.changed
        self._mark.show_icon("fine" if saved else "info", "ok" if saved else "t3")
        self._state.setText(
            say(f"已保存 {saved_at}", f"saved {saved_at}").strip() if saved else say("还没保存", "not saved")
        )
