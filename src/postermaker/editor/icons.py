"""Icons: 20-unit line drawings coloured by token, drawn anew for each screen scale and theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from postermaker.editor import theme
from postermaker.editor.drawings import DRAWN


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    width = 1.4 if size >= 20 else 1.6
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="{color}" '
        f'stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round">{DRAWN[name]}</svg>'
    )
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, token: str, size: int = 20) -> QPixmap:
    """An icon in a token's colour of the theme in force, sharp on the finest screen there is."""
    ratio = max([screen.devicePixelRatio() for screen in QGuiApplication.screens()], default=1.0)
    return _drawn(name, getattr(theme.current(), token), size, ratio)


def set_icon(button: QAbstractButton, name: str, token: str = "t2", size: int = 16) -> None:
    """Give a button an icon that follows the theme (see `refresh`)."""
    button.setProperty("icon_drawn", (name, token, size))
    _redraw(button)


def _redraw(button: QAbstractButton) -> None:
    drawn = button.property("icon_drawn")
    if drawn is None:
        return
    name, token, size = drawn
    icon = QIcon(pixmap(name, token, size))
    icon.addPixmap(pixmap(name, "dis", size), QIcon.Mode.Disabled)
    button.setIcon(icon)
    button.setIconSize(QSize(size, size))


def refresh(window: QWidget) -> None:
    """Draw all icons below a window in the colours of the theme in force."""
    for button in window.findChildren(QAbstractButton):
        _redraw(button)
