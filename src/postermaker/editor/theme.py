"""The two themes: named colours, the palette made of them, and which one is in force.

Chrome is near-neutral and the canvas exactly neutral, because people judge red there. Blue marks what is
selected, focused or primary, nothing else.
"""

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

_Role = QPalette.ColorRole
_ROLES = (
    (_Role.Window, "app"),
    (_Role.Base, "surface"),
    (_Role.AlternateBase, "surface2"),
    (_Role.Button, "surface"),
    (_Role.Text, "t1"),
    (_Role.WindowText, "t1"),
    (_Role.ButtonText, "t1"),
    (_Role.BrightText, "onacc"),
    (_Role.PlaceholderText, "t3"),
    (_Role.Highlight, "accfill"),
    (_Role.HighlightedText, "onacc"),
    (_Role.Link, "acctext"),
    (_Role.ToolTipBase, "tip"),
    (_Role.ToolTipText, "tipt"),
    (_Role.Mid, "line2"),
    (_Role.Dark, "fieldline"),
    (_Role.Light, "surface"),
)


class Theme(Struct, frozen=True, kw_only=True):
    """Colours by use."""

    name: str
    app: str  #: window ground
    surface: str  #: panels, cards, fields
    surface2: str  #: inset ground, table heads
    hover: str
    press: str
    canvas: str  #: surround of the page, R = G = B
    ruler: str
    guide: str  #: smart guides and distances
    line: str  #: dividers
    line2: str  #: edges of controls
    fieldline: str  #: lower edge of a field
    t1: str  #: text
    t2: str  #: secondary text
    t3: str  #: captions
    dis: str  #: disabled
    accent: str
    acctext: str
    accfill: str
    accfillh: str
    accfillp: str
    onacc: str
    accsoft: str
    accsoftline: str
    err: str
    errsoft: str
    errline: str
    warn: str
    warnic: str
    warnsoft: str
    warnline: str
    ok: str
    oksoft: str
    tip: str
    tipt: str
    shadow: str
    artline: str  #: a hairline around pictures, so that a white poster has an edge

    def color(self, token: str) -> QColor:
        """A token's colour for Qt."""
        return QColor(getattr(self, token))

    def palette(self) -> QPalette:
        """The palette for what no style sheet reaches: selections, placeholders, Qt's own dialogs."""
        palette = QPalette()
        for where, token in _ROLES:
            palette.setColor(where, self.color(token))
        for where in (_Role.Text, _Role.WindowText, _Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, self.color("dis"))
        return palette


LIGHT = Theme(
    name="light", app="#F2F3F5", surface="#FFFFFF", surface2="#F6F7F9", hover="#ECEEF2", press="#E1E4EA",
    canvas="#E3E3E3", ruler="#F9F9F9", guide="#00836E",
    line="#E0E3E8", line2="#CDD2DA", fieldline="#7E8693", t1="#1B1E24", t2="#505864",
    t3="#616977", dis="#A4ABB6", accent="#1B62CC", acctext="#1757B8", accfill="#1B62CC", accfillh="#1654B2",
    accfillp="#114590", onacc="#FFFFFF", accsoft="#E7F0FD", accsoftline="#A9C7F5", err="#C0271D",
    errsoft="#FDEDEB", errline="#F0B7B1", warn="#8A5200", warnic="#B97300", warnsoft="#FFF4DE",
    warnline="#EBCB8B", ok="#1A7440", oksoft="#E7F5EC", tip="#24272D", tipt="#FFFFFF", shadow="#2E141923",
    artline="#22000000",
)  # fmt: skip

DARK = Theme(
    name="dark", app="#1A1B1E", surface="#242529", surface2="#2C2E33", hover="#34363C", press="#3E4148",
    canvas="#1E1E1E", ruler="#1F2023", guide="#2BD4B8",
    line="#36393F", line2="#474B53", fieldline="#8A919D", t1="#ECEDF0", t2="#B9BEC8",
    t3="#9BA2AE", dis="#6A707A", accent="#6FA8FF", acctext="#8AB8FF", accfill="#2C69D6", accfillh="#3371DD",
    accfillp="#2459BA", onacc="#FFFFFF", accsoft="#20314F", accsoftline="#3D5F98", err="#FF8B80",
    errsoft="#432422", errline="#7A3B36", warn="#F3BE5C", warnic="#F3BE5C", warnsoft="#3B301A",
    warnline="#6E5626", ok="#74D19A", oksoft="#1D3527", tip="#ECEDF0", tipt="#1B1E24", shadow="#82000000",
    artline="#22FFFFFF",
)  # fmt: skip

_in_force = [LIGHT]


def current() -> Theme:
    """The theme in force; painting code asks at every paint, so a switch needs nothing but a repaint."""
    return _in_force[0]


def set_current(theme: Theme) -> None:
    """Put a theme in force; `app.dress` then tells Qt."""
    _in_force[0] = theme


def system_theme() -> Theme:
    """What the system's colour scheme asks for."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def contrast(one: str, two: str) -> float:
    """The contrast of two opaque colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
