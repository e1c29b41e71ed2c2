"""The one tree of errors: each has an exit code, a cause and what to do next, in Chinese and English.

A Fault stops the call. Problems of the content (overflow, low resolution, a missing glyph) are
`Issue` values that travel beside the result and stop nothing.
"""

import os
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

import msgspec


class Bilingual(NamedTuple):
    """One sentence in the two languages of the program."""

    zh: str
    en: str

    def __str__(self) -> str:
        """The sentence in the language of this process (see `language`)."""
        match language():
            case "en":
                return self.en
            case "zh-tw":
                return _traditional[0](self.zh)
            case _:
                return self.zh


def language() -> str:
    """`zh` unless POSTERMAKER_LANG asks for `en` or `zh-tw`: desktops here are Chinese even where a server says C."""
    wanted = os.environ.get("POSTERMAKER_LANG", "").lower().replace("_", "-")
    if wanted.startswith("en"):
        return "en"
    return "zh-tw" if wanted.startswith(("zh-tw", "zh-hk", "zh-hant")) else "zh"


#: What turns our sentences into Traditional Chinese. The converter is a heavy library of a higher floor: a front end
#: puts it here when it is wanted.
_traditional: list[Callable[[str], str]] = [lambda sentence: sentence]


def speak_traditional(convert: Callable[[str], str]) -> None:
    """Let `zh-tw` be spoken through a converter of sentences."""
    _traditional[0] = convert


class Fault(Exception):
    """Something that stops the call; `str(fault)` is the one line that a person reads."""

    exit_code = 2

    def __init__(self, cause: Bilingual, hint: Bilingual) -> None:
        self.cause, self.hint = cause, hint
        super().__init__(cause, hint)

    def __str__(self) -> str:
        stop = ". " if language() == "en" else "。"
        line = " ".join(f"{self.cause}{stop}{self.hint}".splitlines())
        # what was quoted may hold controls that a terminal would obey
        return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)


class InputFault(Fault):
    """The call or its input is wrong; nothing was written."""


class MissingFault(Fault):
    """Something is missing on this machine; the hint holds the command that installs it."""

    exit_code = 3


class Cancelled(Fault):
    """The person stopped the work; whole files only were left."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__(
            Bilingual("已取消", "cancelled"), Bilingual("没有留下半个文件", "no partial file was left")
        )


class Severity(StrEnum):
    """How bad an issue is: an error goes wrong in print, a notice may go on."""

    ERROR = "error"
    NOTICE = "notice"


class Issue(msgspec.Struct, frozen=True):
    """A problem of the content, found while a document was laid out or checked."""

    code: str
    severity: Severity
    element: str
    message: Bilingual

    def __str__(self) -> str:
        return str(self.message)
