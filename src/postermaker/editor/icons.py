"""Icons: 20-unit line drawings coloured by token, drawn anew for each screen scale and theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from postermaker.editor import theme

#: Paths on a grid of 20, stroked with round caps and joins.
_DRAWN = {
    "home": '<path d="M3.5 9 10 3.6 16.5 9v6.6a1 1 0 0 1-1 1H12v-4.4H8v4.4H4.5a1 1 0 0 1-1-1z"/>',
    "undo": '<path d="M7 4.5 3.5 8 7 11.5M3.8 8H12a4 4 0 0 1 0 8H8"/>',
    "redo": '<path d="M13 4.5 16.5 8 13 11.5M16.2 8H8a4 4 0 0 0 0 8h4"/>',
    "image": '<rect x="3" y="4" width="14" height="12" rx="1.5"/><circle cx="7.3" cy="8" r="1.4"/>'
    '<path d="m3.5 14.5 4-3.5 3 2.5 3-3 3.5 3.5"/>',
    "search": '<circle cx="8.8" cy="8.8" r="5"/><path d="m12.6 12.6 4 4"/>',
    "close": '<path d="m5.5 5.5 9 9M14.5 5.500l-9 9"/>',
    "export": '<path d="M10 12.500V3.500M6.5 6.5 10 3l3.5 3.500M4 11v4.500a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V11"/>',
    "plus": '<path d="M10 4v12M4 10h12"/>',
    "minus": '<path d="M4 10h12"/>',
    "notice": '<path d="M10 3.5 17.5 16.500h-15zM10 8.500v4M10 14.300v.2"/>',
    "error": '<path d="M7 3.200h6L16.8 7v6L13 16.800H7L3.2 13V7zM7.8 7.800l4.4 4.400M12.2 7.800l-4.4 4.4"/>',
    "info": '<circle cx="10" cy="10" r="7"/><path d="M10 9.300v4.200M10 6.600v.2"/>',
    "fine": '<circle cx="10" cy="10" r="7"/><path d="m6.8 10.3 2.3 2.3 4.2-4.7"/>',
    "folder": '<path d="M3 6a1 1 0 0 1 1-1h4l1.7 2H16a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z"/>',
    "save": '<path d="M4 3.500h9l3.5 3.500v9a.7.7 0 0 1-.7.700H4a.7.7 0 0 1-.7-.7V4.200A.7.7 0 0 1 4 3.500z'
    'M6.5 3.700V8h6V3.700M6 16.500v-5h8v5"/>',
    "edit": '<path d="m4 16 .8-3.500L13.5 4a1.4 1.4 0 0 1 2 0l.5.500a1.4 1.4 0 0 1 0 2L7.5 15.200zM12 5.5 14.5 8"/>',
    "clock": '<circle cx="10" cy="10" r="7"/><path d="M10 6v4.300l3 1.7"/>',
    "sun": '<circle cx="10" cy="10" r="3.3"/><path d="M10 2.500v2M10 15.500v2M2.5 10h2M15.5 10h2M4.7 4.700l1.4 1.4'
    'M13.9 13.900l1.4 1.400M15.3 4.700l-1.4 1.400M6.1 13.900l-1.4 1.4"/>',
    "moon": '<path d="M15.5 12.300A6.3 6.3 0 0 1 7.7 4.500a6.3 6.3 0 1 0 7.8 7.800z"/>',
    "page": '<path d="M5 3h7l3.5 3.500V17H5zM12 3v3.500h3.5"/>',
    "wrap": '<path d="M3.5 3.500h13v13h-13zM6 6h8v8H6z"/>',
    "back": '<path d="m12 6-4 4 4 4"/>',
    "forward": '<path d="m8 6 4 4-4 4"/>',
    "check": '<path d="m4.5 10.5 3.7 3.7 7.3-8"/>',
}  # fmt: skip


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    width = 1.4 if size >= 20 else 1.6
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="{color}" '
        f'stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round">{_DRAWN[name]}</svg>'
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
