"""The user's own: collections of slogans, favourites, and how often each was used; one file in the settings folder.

It is `slogans.json`, or the file that POSTERMAKER_SLOGANS names. Each change is a new value; `keep` writes it whole.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postermaker.errors import Bilingual, InputFault
from postermaker.files import cannot_write, settings_folder, write_durably
from postermaker.library.slogans.model import Slogan


class Own(Struct, frozen=True, forbid_unknown_fields=True):
    """What the user gathered."""

    collections: dict[str, tuple[Slogan, ...]] = {}
    favourites: tuple[str, ...] = ()  #: texts, the newest first
    uses: dict[str, int] = {}  #: text to how often it was put into a design

    @property
    def slogans(self) -> tuple[Slogan, ...]:
        """The slogans of all collections."""
        return tuple(slogan for each in self.collections.values() for slogan in each)


def own_path() -> Path:
    """Where the user's slogans are kept."""
    asked = os.environ.get("POSTERMAKER_SLOGANS")
    return Path(asked) if asked else settings_folder() / "slogans.json"


def read_own(path: Path | None = None) -> Own:
    """What was kept; nothing yet is an empty value.

    Raises:
        InputFault: the file is damaged. It is left as it is.
    """
    path = path or own_path()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Own)
    except FileNotFoundError:
        return Own()
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        why = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
        raise InputFault(
            Bilingual(f"自己的标语“{path}”读不了：{why}", f"your slogans '{path}' can't be read: {why}"),
            Bilingual("改好这个文件，或先移到别处", "mend the file, or move it away"),
        ) from error


def keep(own: Own, path: Path | None = None) -> None:
    """Write it, whole or not at all.

    Raises:
        InputFault: the folder can't be written.
    """
    path = path or own_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path.parent, error) from error
    write_durably(path, msgspec.json.format(msgspec.json.encode(own), indent=1))


def with_collection(own: Own, name: str, slogans: Sequence[Slogan]) -> Own:
    """A collection put in place of one of its name; an empty one is taken away."""
    others = {each: kept for each, kept in own.collections.items() if each != name}
    return replace(own, collections={**others, name: tuple(slogans)} if slogans else others)


def favoured(own: Own, text: str, *, on: bool = True) -> Own:
    """A text among the favourites, as the newest, or no longer."""
    others = tuple(each for each in own.favourites if each != text)
    return replace(own, favourites=(text, *others) if on else others)


def used(own: Own, text: str) -> Own:
    """A text used once more."""
    return replace(own, uses={**own.uses, text: own.uses.get(text, 0) + 1})


def most_used(own: Own, count: int) -> list[str]:
    """The texts used most often; among equals the one used first."""
    return sorted(own.uses, key=lambda text: -own.uses[text])[:count]
