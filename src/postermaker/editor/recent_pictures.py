"""The pictures used last from this machine, remembered between runs."""

import json
from pathlib import Path

from postermaker.editor import settings

_KEY = "pictures/recent"
_MOST = 12


def recent() -> list[Path]:
    """Those that are still there, the newest first."""
    try:
        said = json.loads(settings.kept(_KEY) or "[]")
    except ValueError:
        return []
    return [Path(each) for each in said if isinstance(each, str) and Path(each).is_file()][:_MOST]


def remember(path: Path) -> None:
    """Put a picture at the head of the list."""
    now = path.absolute()
    kept = [now, *(each for each in recent() if each != now)][:_MOST]
    settings.keep(_KEY, json.dumps([str(each) for each in kept], ensure_ascii=False))
