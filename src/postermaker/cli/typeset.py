"""`postermaker typeset`: a text set by the rules, as JSON; for trying rules out and for tests."""

import argparse
import json
import math
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.model import Align, Emphasis, Level, Locale, Span
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.text.breaking import Line, balanced_lines, filled_lines
from postermaker.text.cells import Cell, Setting
from postermaker.text.conversion import Target, convert
from postermaker.text.couplet import read_couplet, strip_runs_from_right
from postermaker.text.drawn import to_cells
from postermaker.text.emphasis import beside
from postermaker.text.grid import grid_cells
from postermaker.text.paragraph import Paragraph
from postermaker.text.pinyin import syllables
from postermaker.text.placing import place
from postermaker.text.rules import Rules
from postermaker.text.stretches import Stretch, stretches, tagged
from postermaker.text.suggestions import improved
from postermaker.text.words import word_ends_of


class Wishes(Struct, frozen=True, kw_only=True):
    """What `--set` may change."""

    level: Level = Level.GB
    adjacent: float = 1.5
    trim_start: bool = True
    trim_end: bool = True
    push_in: bool = True
    hang: bool = False
    no_orphan: bool = True
    autospace_em: float = 0.25
    gap_em: float = 0.7
    indent_em: float = 0.0
    pitch_em: float = 1.5
    weight: int = 400
    align: Align = Align.START
    mode: str = "text"
    """text (running text), slogan (between words only, fewest lines, balanced) or couplet (上联：…|下联：…|横批：…)"""
    words: tuple[str, ...] = ()  #: kept whole; naming any means a slogan
    dots: str = ""  #: words with 着重号
    names: str = ""  #: words with 专名号
    books: str = ""  #: words with 书名号甲式
    pinyin: bool = False  #: tell the readings
    convert: Target | None = None  #: tell the text in the writing of another locale

    def rules(self) -> Rules:
        """The part that is house style."""
        return Rules(
            level=self.level,
            adjacent_em=self.adjacent,
            trim_start=self.trim_start,
            trim_end=self.trim_end,
            push_in=self.push_in,
            hang=self.hang,
            no_orphan=self.no_orphan,
            autospace_em=self.autospace_em,
        )

    def spans(self) -> tuple[Span, ...]:
        """The words to be emphasised."""
        wanted = {Emphasis.DOTS: self.dots, Emphasis.NAME: self.names, Emphasis.BOOK: self.books}
        return tuple(Span(words=words, emphasis=emphasis) for emphasis, words in wanted.items() if words)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--text", required=True)
    parser.add_argument("--width", type=float, required=True, metavar="EM")
    parser.add_argument("--direction", choices=("horizontal", "vertical"), default="horizontal")
    parser.add_argument(
        "--locale", choices=[locale.value for locale in Locale], default=Locale.MAINLAND.value
    )
    parser.add_argument("--font", metavar="FAMILY")
    parser.add_argument("--set", dest="values", action="append", default=[], metavar="k=v")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the lines and cells."""
    if not 0 < args.width <= 100_000:
        raise InputFault(
            Bilingual(f"宽度 {args.width} 不行", f"a width of {args.width} won't do"),
            Bilingual("请给一个正数，单位是字", "give a positive number of em"),
        )
    wishes = wishes_of(args.values)
    if wishes.mode == "couplet":
        print(json.dumps(_couplet(args.text, args.locale), ensure_ascii=False))
        return 0
    vertical = args.direction == "vertical"
    setting = Setting(args.font or "", wishes.weight, args.locale, vertical, wishes.gap_em, wishes.rules())
    lines: list[Line] = []
    missing: tuple[str, ...] = ()
    styled: list[Stretch] = []
    for text in args.text.replace("\\n", "\n").split("\n"):
        cells, lacking = _cells(text, setting)
        found = stretches(text, wishes.spans())
        cells = tagged(cells, found, len(styled))
        styled += found
        lines += set_lines(cells, args.width, wishes, args.locale)
        missing += lacking
    print(
        json.dumps(
            _notes(args.text, wishes) | _body(lines, args.width, wishes, vertical, missing, styled),
            ensure_ascii=False,
            indent=None if args.json else 1,
        )
    )
    return 0


def _notes(text: str, wishes: Wishes) -> dict[str, object]:
    """What is said of a text beside its setting: a better way to type it, its readings, its other writing."""
    notes: dict[str, object] = {}
    if (better := improved(text)) != text:
        notes["suggestion"] = better
    if wishes.pinyin:
        notes["pinyin"] = syllables(text)
    if wishes.convert:
        made = convert(text, wishes.convert)
        doubts = [{"offset": each.offset, "was": each.was, "became": each.became} for each in made.doubts]
        notes["converted"] = {"text": made.text, "check": doubts}
    return notes


def _couplet(text: str, locale: str) -> dict[str, object]:
    """Sides, counts and the strip's direction of a couplet, in the order in which it is read."""
    couplet = read_couplet(text.replace("\\n", "\n"))
    halves = [("viewer-right", couplet.first), ("viewer-left", couplet.second)]
    return {
        "lines": [couplet.first, couplet.second, *([couplet.strip] if couplet.strip else [])],
        "halves": [{"at": at, "text": half, "cells": len(half)} for at, half in halves],
        "strip": {"text": couplet.strip, "direction": "rtl" if strip_runs_from_right(locale) else "ltr"},
        "warnings": [] if couplet.equal else [{"code": "unequal-couplet", "chars": ""}],
    }


def _cells(text: str, setting: Setting) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
    if not setting.family:
        return grid_cells(text, setting), ()
    made = to_cells(text, setting, FontBook())
    return made.cells, made.missing


def set_lines(cells: tuple[Cell, ...], width: float, wishes: Wishes, locale: str) -> list[Line]:
    """The lines of one paragraph."""
    if wishes.mode == "text" and not wishes.words:
        return filled_lines(Paragraph(cells, wishes.rules()), width, (wishes.indent_em, 0.0))
    paragraph = Paragraph(cells, wishes.rules(), word_ends_of(locale, frozenset(wishes.words)))
    for count in range(1, len(cells) + 1):
        lines = balanced_lines(paragraph, count, 0.0, width)
        if lines:
            return lines
    return filled_lines(paragraph, width, (wishes.indent_em, 0.0))


def _body(
    lines: list[Line],
    width: float,
    wishes: Wishes,
    vertical: bool,
    missing: tuple[str, ...],
    styled: list[Stretch],
) -> dict[str, object]:
    placed = place(lines, width, wishes.align)
    said = ["".join(cell.text for cell in line.cells) for line in lines]
    pitch = wishes.pitch_em
    return {
        "lines": said,
        "display_text": "\n".join("".join(cell.shown or cell.text for cell in line.cells) for line in lines),
        "cells": [
            {
                "char": each.cell.text,
                "line": each.line,
                "x_em": round(-pitch * each.line if vertical else each.along, 4),
                "y_em": round(each.along if vertical else pitch * each.line, 4),
                "advance_em": round(each.cell.advance, 4),
                "orientation": "rotated" if each.cell.turned else "upright",
            }
            for each in placed
        ],
        "emphasis": [
            {
                "kind": mark.emphasis.value,
                "text": mark.text,
                "line": mark.line,
                "position": _position(mark.emphasis, vertical),
                "start_em": round(mark.start, 4),
                "end_em": round(mark.end, 4),
            }
            for mark in beside(placed, styled)
        ],
        "warnings": [{"code": "missing-glyph", "chars": "".join(missing)}] if missing else [],
    }


def _position(emphasis: Emphasis, vertical: bool) -> str:
    if not vertical:
        return "below"
    return "right" if emphasis is Emphasis.DOTS else "left"


def _flag(value: str) -> bool:
    return {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }[value.lower()]


def _words(value: str) -> tuple[str, ...]:
    return tuple(
        word for word in value.strip("[]").replace('"', "").replace("，", ",").split(",") if word.strip()
    )


def _finite(value: str) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number


_READERS: dict[type, Callable[[str], object]] = {
    bool: _flag,
    float: _finite,
    int: int,
    str: str,
    tuple: _words,
    type(None): Target,
}


def wishes_of(pairs: list[str]) -> Wishes:
    """The wishes in `k=v` pairs.

    Raises:
        InputFault: an unknown key, or a value that it can't take.
    """
    wishes = Wishes()
    for pair in pairs:
        key, _, value = pair.partition("=")
        try:
            kind = type(getattr(wishes, key)) if key in wishes.__struct_fields__ else None
            if kind is None:
                raise ValueError(key)
            wishes = replace(wishes, **{key: _READERS.get(kind, kind)(value)})
        except (ValueError, KeyError) as error:
            raise InputFault(
                Bilingual(f"--set {pair} 不行", f"--set {pair} won't do"),
                Bilingual(
                    f"可用：{'、'.join(wishes.__struct_fields__)}",
                    f"known: {', '.join(wishes.__struct_fields__)}",
                ),
            ) from error
    return wishes
