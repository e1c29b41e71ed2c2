"""The commands of the menu 视图: zoom, what is drawn over the page, which bars are shown."""

from collections.abc import Callable

from postermaker.editor.actions import Command, Menu, command
from postermaker.editor.stage.stage import Stage


def commands(
    stage: Stage, fold_sides: Callable[[], object], full_screen: Callable[[], object]
) -> tuple[Command, ...]:
    """Everything that changes the view and not the document."""
    canvas, view = stage.canvas, Menu.VIEW
    over = canvas.overlays

    def switch(name: str) -> Callable[[], None]:
        def run() -> None:
            setattr(over, name, not getattr(over, name))
            canvas.update()

        return run

    def snap() -> None:
        canvas.snapping = not canvas.snapping

    return (
        command("zoom-all", "看全", "Fit page", canvas.fit, view, "Ctrl+0", "Shift+1", typing=True),
        command("zoom-real", "实际大小", "Real size", canvas.real_size, view, "Ctrl+1", "Shift+0", typing=True),
        command("zoom-selection", "看选中的", "Fit selection", canvas.zoom_to_selection, view, "Ctrl+2", "Shift+2", typing=True),
        command("zoom-in", "放大", "Zoom in", canvas.zoom_in, view, "Ctrl++", "Ctrl+=", typing=True),
        command("zoom-out", "缩小", "Zoom out", canvas.zoom_out, view, "Ctrl+-", typing=True),
        command("safe", "安全区", "Safe area", switch("show_safe"), view, on=lambda: over.show_safe, parted=True),
        command("bleed", "出血", "Bleed", switch("show_bleed"), view, on=lambda: over.show_bleed),
        command("hem", "打扣和包边", "Eyelets and hem", switch("show_hem"), view, on=lambda: over.show_hem),
        command("grid", "网格", "Grid", switch("show_grid"), view, "Ctrl+'", on=lambda: over.show_grid),
        command("guides", "参考线", "Guides", switch("show_guides"), view, "Ctrl+;", on=lambda: over.show_guides),
        command("clear-guides", "清除参考线", "Clear guides", stage.clear_guides, view, when=lambda: bool(over.guides)),
        command("rulers", "标尺", "Rulers", lambda: stage.show_rulers(not stage.has_rulers), view, "Ctrl+R",
                on=lambda: stage.has_rulers, parted=True),
        command("snap", "吸附", "Snapping", snap, view, "F9", on=lambda: canvas.snapping, typing=True),
        command("fold", "收起两侧", "Fold both sides", fold_sides, view, "Ctrl+\\", typing=True),
        command("full-screen", "全屏", "Full screen", full_screen, view, "F11", typing=True),
    )  # fmt: skip
