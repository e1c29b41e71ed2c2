"""What the window remembers between runs: theme, folders, its size. A damaged file counts as an empty one."""

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
