"""The format painter: the style of one element put onto others of its kind. 复制样式, 粘贴样式."""

from typing import assert_never

from msgspec.structs import replace

from postermaker.document.model import (
    Element,
    Group,
    Ornament,
    Picture,
    QrCode,
    Rectangle,
    Shape,
    Table,
    Text,
)
from postermaker.document.tree import changed
from postermaker.editor.actions import Command, Menu, command
from postermaker.editor.desk import Desk
from postermaker.editor.words import say

#: What of a text is style and not content, place or fitting.
_TEXT = (
    "style", "tracking_em", "max_tracking_em", "gap_em", "line_pitch_em", "align", "across", "indent_em",
    "paragraph_gap_em", "opacity", "level", "hang",
)  # fmt: skip


class StyleBrush:
    """Holds an element whose style was copied."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._from: Element | None = None

    def can_copy(self) -> bool:
        """Whether one element is selected whose kind has a style."""
        found = self._desk.elements
        return len(found) == 1 and not isinstance(found[0], Group)

    def can_paste(self) -> bool:
        """Whether something like what was copied is selected."""
        return self._from is not None and any(type(e) is type(self._from) for e in self._desk.elements)

    def copy(self) -> None:
        """Take up the style of what is selected."""
        if self.can_copy():
            self._from = self._desk.elements[0]

    def paste(self) -> None:
        """Put it onto all that is selected and of its kind."""
        source, ids = self._from, self._desk.selection
        if source is not None and self.can_paste():
            name = say("粘贴样式", "Paste style")
            self._desk.do(name, lambda document: changed(document, ids, lambda e: styled_like(e, source)))


def styled_like(element: Element, source: Element) -> Element:
    """An element in the style of another of its kind; of another kind it stays as it is."""
    match element:
        case Text() if isinstance(source, Text):
            return replace(element, **{key: getattr(source, key) for key in _TEXT})
        case Picture() if isinstance(source, Picture):
            return replace(
                element, fit=source.fit, radius=source.radius, clip=source.clip, opacity=source.opacity
            )
        case Shape() if isinstance(source, Shape):
            both = isinstance(element.geometry, Rectangle) and isinstance(source.geometry, Rectangle)
            geometry = source.geometry if both else element.geometry
            return replace(
                element, fill=source.fill, stroke=source.stroke, geometry=geometry, opacity=source.opacity
            )
        case QrCode() if isinstance(source, QrCode):
            return replace(
                element, dark=source.dark, light=source.light, level=source.level, quiet=source.quiet,
                opacity=source.opacity,
            )  # fmt: skip
        case Ornament() if isinstance(source, Ornament):
            same = element.kind == source.kind
            values = source.values if same else element.values
            colors = source.colors if same else element.colors
            return replace(element, colors=colors, values=values, opacity=source.opacity)
        case Table() if isinstance(source, Table):
            return replace(
                element, style=source.style, header_style=source.header_style, header_fill=source.header_fill,
                zebra=source.zebra, rules=source.rules, opacity=source.opacity,
            )  # fmt: skip
        case Text() | Picture() | Shape() | QrCode() | Ornament() | Table() | Group():
            return element
        case _:
            assert_never(element)


def commands(brush: StyleBrush) -> tuple[Command, ...]:
    """The two commands for the menu 编辑."""
    return (
        command(
            "copy-style", "复制样式", "Copy style", brush.copy, Menu.EDIT, "Ctrl+Shift+C",
            when=brush.can_copy, parted=True,
        ),
        command(
            "paste-style", "粘贴样式", "Paste style", brush.paste, Menu.EDIT, "Ctrl+Shift+V", when=brush.can_paste
        ),
    )  # fmt: skip
