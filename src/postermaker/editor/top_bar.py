"""The bar over the workspace: home, menus, undo, what the document is and whether it is saved, batch, export."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenuBar, QSizePolicy, QToolButton

from postermaker.editor.actions import Actions
from postermaker.editor.controls import Mark, button, icon_button, key_label, label, on_click, row, upright
from postermaker.editor.icons import set_icon
from postermaker.editor.session import Session
from postermaker.editor.words import say


class TopBar(QFrame):
    """Buttons by signal; the window knows what they do."""

    home_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    batch_asked = Signal()
    export_asked = Signal()
    checks_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(48)
        home = on_click(button(say("首页", "Home"), "flat", "home", "Ctrl+N"), self.home_asked.emit)
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.undo = on_click(icon_button("undo", say("撤销", "Undo"), "Ctrl+Z"), self.undo_asked.emit)
        self.redo = on_click(icon_button("redo", say("重做", "Redo"), "Ctrl+Y"), self.redo_asked.emit)
        self._name = label("", "bold")
        self._mark = Mark("fine", "ok")
        self._state = label("", "hint")
        self._state.setMinimumWidth(72)
        self.checks = on_click(button(say("检查", "Checks"), "flat", "fine", "F8"), self.checks_asked.emit)
        self.batch = on_click(button(say("批量制作", "Batch"), "", "table", "Ctrl+B"), self.batch_asked.emit)
        export = on_click(button(say("导出", "Export"), "primary", "export"), self.export_asked.emit)
        self.setLayout(
            row(
                home, upright(), self.menus, upright(), self.undo, self.redo, None, self._name, self._mark,
                self._state, None, self.checks, self.batch, export, key_label("Ctrl+E"), margins=(8, 0, 12, 0), gap=6,
            )
        )  # fmt: skip

    def fill_menus(self, actions: Actions) -> None:
        """Put the commands under their heads."""
        actions.fill(self.menus)
        more = self.menus.findChild(QToolButton)
        if more is not None:
            more.setAccessibleName(say("更多菜单", "More menus"))
        # a menu bar in a layout needs its size said, or it folds itself behind an arrow
        self.menus.setFixedSize(self.menus.sizeHint().width() + 4, 32)

    def show_checks(self, errors: int, count: int) -> None:
        """How many things are to be looked at, their severity by shape."""
        icon, token = ("error", "err") if errors else ("notice", "warnic") if count else ("fine", "ok")
        set_icon(self.checks, icon, token)
        self.checks.setText(f"{say('检查', 'Checks')} {count}" if count else say("检查", "Checks"))

    def show_batch(self, standing: str) -> None:
        """How far a run is, on its button."""
        self.batch.setText(f"{say('批量制作', 'Batch')} {standing}".strip())

    def show_session(self, session: Session, saved_at: str, standing: str = "") -> None:
        """Show name and state; `standing` is `saving` or `failed` while the last saving is going on or went wrong."""
        name = self._name.fontMetrics().elidedText(session.name, Qt.TextElideMode.ElideRight, 280)
        self._name.setText(name)
        self._name.setToolTip(str(session.path) if session.path else "")
        self.undo.setEnabled(session.can_undo)
        self.redo.setEnabled(session.can_redo)
        steps, at = session.history.steps, session.history.at
        self.undo.setToolTip(say("撤销", "Undo") + (f" {steps[at].name}" if at else "") + "  Ctrl+Z")
        more = f" {steps[at + 1].name}" if session.can_redo else ""
        self.redo.setToolTip(say("重做", "Redo") + more + "  Ctrl+Y")
        saved = session.path is not None and not session.changed
        icon, token, said = (
            ("clock", "t3", say("正在保存", "saving"))
            if standing == "saving"
            else ("error", "err", say("没存成", "not saved"))
            if standing == "failed"
            else ("fine", "ok", say(f"已保存 {saved_at}", f"saved {saved_at}").strip())
            if saved
            else ("info", "t3", say("还没保存", "not saved"))
        )
        self._mark.show_icon(icon, token)
        self._state.setText(said)
