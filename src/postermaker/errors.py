"""The one tree of errors: each has an exit code, a cause and what to do next, in Chinese and English.

A Fault stops the call. Problems of the content (overflow, low resolution, a missing glyph) are
`Issue` values that travel beside the result and stop nothing.
"""

import os
from enum import StrEnum
from typing import NamedTuple

import msgspec


class Bilingual(NamedTuple):
    """One sentence in the two languages of the program."""

    zh: str
    en: str

    def __str__(self) -> str:
        """The sentence in the language of this process (see `language`)."""
        return self.en if language() == "en" else self.zh


def language() -> str:
    """`zh` unless POSTERMAKER_LANG asks for English: the users' desktops are Chinese even where a server says C."""
    return "en" if os.environ.get("POSTERMAKER_LANG", "").lower().startswith("en") else "zh"


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
