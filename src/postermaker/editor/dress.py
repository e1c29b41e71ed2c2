"""Dressing the application: its font, its theme, Qt's own words in Chinese, the input method on Linux."""

import os
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from postermaker.editor import settings, theme
from postermaker.editor.sheet import sheet
from postermaker.editor.theme import DARK, LIGHT, Theme
from postermaker.errors import language, speak_traditional
from postermaker.files import data_folder

#: Chinese interface faces in the order of preference.
_FACES = (
    "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "思源黑体",
    "Noto Sans SC", "HarmonyOS Sans SC", "WenQuanYi Micro Hei",
)  # fmt: skip
_BUNDLED = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


def choose_input_method() -> None:
    """Before the application is made: fcitx answers to ibus too, and Qt's wheels bring no module for fcitx."""
    wanted = os.environ.get("QT_IM_MODULE", "")
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    if wanted in ("fcitx", "fcitx5") and not any(plugins.glob(f"*{wanted}*")):
        os.environ["QT_IM_MODULE"] = "ibus"


def dress(app: QApplication) -> None:
    """Font, theme and Qt's words."""
    app.setStyle("Fusion")
    app.setFont(ui_font())
    _translate(app)
    chosen = {"light": LIGHT, "dark": DARK}.get(settings.theme_name())
    wear(app, chosen or theme.system_theme())


def wear(app: QApplication, chosen: Theme) -> None:
    """Put a theme on."""
    theme.set_current(chosen)
    app.setPalette(chosen.palette())
    app.setStyleSheet(sheet(chosen))


def ui_font() -> QFont:
    """The system's Chinese interface face, the bundled one where there is none; 13 px."""
    families = set(QFontDatabase.families())
    family = next((face for face in _FACES if face in families), "") or _bundled_family()
    font = QFont(family)
    font.setPixelSize(13)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def _bundled_family() -> str:
    folder = data_folder() / "assets" / "fonts" / "noto-sans-sc"
    families: list[str] = []
    for name in _BUNDLED:
        families += QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(folder / name))
        )
    return families[0] if families else ""


def choose_language() -> None:
    """The language that was chosen in the window; without a choice, what the environment says."""
    chosen = settings.language()
    if chosen:
        os.environ["POSTERMAKER_LANG"] = chosen
    if language() == "zh-tw":
        from postermaker.text.conversion import spoken_traditional

        speak_traditional(spoken_traditional)


def _translate(app: QApplication) -> None:
    """Menus of text fields and Qt's own dialogs."""
    name = {"zh": "qtbase_zh_CN", "zh-tw": "qtbase_zh_TW"}.get(language(), "")
    words = QTranslator(app)
    if name and words.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
