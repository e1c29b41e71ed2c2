"""What the window remembers between runs: theme, folders, its size. A damaged file counts as an empty one."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "postermaker", "postermaker")


def theme_name() -> str:
    """`light`, `dark`, or empty: as the system."""
    name = _settings().value("theme", "")
    return name if name in ("light", "dark") else ""


def keep_theme_name(name: str) -> None:
    """Remember a theme chosen by hand."""
    _settings().setValue("theme", name)


def language() -> str:
    """`zh`, `zh-tw`, `en`, or empty: as the environment says."""
    name = _settings().value("language", "")
    return name if name in ("zh", "zh-tw", "en") else ""


def keep_language(name: str) -> None:
    """Remember a language for the next start."""
    _settings().setValue("language", name)


def folder(kind: str) -> Path:
    """The folder last used for `export`, `save` or `picture`, else the desktop, else the home folder."""
    kept = _settings().value(f"folder/{kind}", "")
    if isinstance(kept, str) and kept and Path(kept).is_dir():
        return Path(kept)
    desktop = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DesktopLocation)
    return Path(desktop) if desktop and Path(desktop).is_dir() else Path.home()


def keep_folder(kind: str, path: Path) -> None:
    """Remember a folder."""
    _settings().setValue(f"folder/{kind}", str(path))


def geometry() -> QByteArray:
    """The window's last place and size; empty at the first run."""
    kept = _settings().value("geometry")
    return kept if isinstance(kept, QByteArray) else QByteArray()


def keep_geometry(place: QByteArray) -> None:
    """Remember place and size."""
    _settings().setValue("geometry", place)


def flag(key: str, default: bool = False) -> bool:
    """A choice of yes or no that was remembered."""
    return str(_settings().value(key, default)).lower() in ("true", "1")


def keep_flag(key: str, on: bool) -> None:
    """Remember a choice of yes or no."""
    _settings().setValue(key, on)


def kept(key: str) -> str:
    """A remembered word or row of words; empty if there is none."""
    found = _settings().value(key, "")
    return found if isinstance(found, str) else ""


def keep(key: str, text: str) -> None:
    """Remember a word or a row of words."""
    _settings().setValue(key, text)


def store(kind: str) -> Path:
    """Where files of the program's own are kept, by kind; it may not be there yet.

    POSTERMAKER_DATA, else where the system keeps data of programs, of this machine alone where it tells them apart.
    """
    if asked := os.environ.get("POSTERMAKER_DATA"):
        base = Path(asked)
    elif sys.platform == "win32":
        base = (
            Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "postermaker" / "data"
        )
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support" / "postermaker"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "postermaker"
    return base / kind


def unit() -> str:
    """The name of the user's unit, asked for once; it signs new designs."""
    return kept("unit")


def keep_unit(name: str) -> None:
    """Remember the unit's name."""
    keep("unit", " ".join(name.split()))
