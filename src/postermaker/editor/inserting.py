"""The menu 插入 and Ctrl+V: ways to the panels on the left, and what the clipboard holds onto the page."""

from collections.abc import Callable
from functools import partial

from postermaker.editor.actions import Command, Menu, command
from postermaker.editor.arranging import Arranging
from postermaker.editor.dropping import Dropping
from postermaker.editor.side import Side


def paste(arranging: Arranging, dropping: Dropping) -> None:
    """Elements of ours beside where they stood; else a picture; else words."""
    if not arranging.paste():
        dropping.paste()


def commands(
    side: Side, arranging: Arranging, dropping: Dropping, put_table: Callable[[], None]
) -> tuple[Command, ...]:
    """The panels as commands, a table, and paste."""

    def panel(
        key: str, zh: str, en: str, *keys: str, menu: Menu = Menu.INSERT, parted: bool = False
    ) -> Command:
        run = partial(side.toggle if menu is Menu.VIEW else side.open, key)
        return command(f"panel-{key}", zh, en, run, menu, *keys, typing=keys == ("F7",), parted=parted)

    return (
        command("paste", "粘贴", "Paste", partial(paste, arranging, dropping), Menu.EDIT, "Ctrl+V"),
        panel("texts", "文字", "Text"),
        panel("slogans", "标语", "Slogan", "Ctrl+L"),
        panel("pictures", "图片", "Pictures"),
        panel("shapes", "图形和花纹", "Shapes and ornaments"),
        panel("codes", "二维码", "QR code"),
        command("table", "表格…", "Table…", put_table, Menu.INSERT),
        panel("fields", "字段", "Fields", parted=True),
        panel("templates", "换模板", "Templates"),
        panel("layers", "图层", "Layers", "F7", menu=Menu.VIEW, parted=True),
        panel("history", "历史", "History", menu=Menu.VIEW),
    )  # fmt: skip
