"""`postermaker typeset`: a text set by the rules, as JSON; for trying rules out and for tests."""

import argparse
import json

from postermaker.document.model import Align, Locale
from postermaker.errors import Bilingual, InputFault
from postermaker.fonts import FontBook
from postermaker.text.breaking import Line, filled_lines
from postermaker.text.cells import Cell, Setting, grid_cells, to_cells
from postermaker.text.placing import place

#: What `--set` may change, with the values that hold without it.
_NUMBERS = {"gap_em": 0.7, "autospace_em": 0.25, "indent_em": 0.0, "pitch_em": 1.5, "weight": 400.0}


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
    values, align = _settings(args.values)
    vertical = args.direction == "vertical"
    setting = Setting(
        args.font or "",
        int(values["weight"]),
        args.locale,
        vertical,
        values["gap_em"],
        values["autospace_em"],
    )
    lines: list[Line] = []
    missing: tuple[str, ...] = ()
    for paragraph in args.text.replace("\\n", "\n").split("\n"):
        cells: tuple[Cell, ...]
        if args.font:
            made = to_cells(paragraph, setting, FontBook())
            cells, missing = made.cells, missing + made.missing
        else:
            cells = grid_cells(paragraph, setting)
        lines += filled_lines(cells, args.width, values["indent_em"])
    placed = place(lines, args.width, align)
    pitch = values["pitch_em"]
    said = ["".join(cell.text for cell in line.cells) for line in lines]
    body = {
        "lines": said,
        "display_text": "\n".join(said),
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
        "warnings": [{"code": "missing-glyph", "chars": "".join(missing)}] if missing else [],
    }
    print(json.dumps(body, ensure_ascii=False, indent=None if args.json else 1))
    return 0


def _settings(pairs: list[str]) -> tuple[dict[str, float], Align]:
    values, align = dict(_NUMBERS), Align.START
    for pair in pairs:
        key, _, value = pair.partition("=")
        try:
            if key == "align":
                align = Align(value)
            elif key in values:
                values[key] = float(value)
            else:
                raise ValueError(key)
        except ValueError as error:
            raise InputFault(
                Bilingual(f"--set {pair} 不行", f"--set {pair} won't do"),
                Bilingual(f"可用：align、{'、'.join(values)}", f"known: align, {', '.join(values)}"),
            ) from error
    return values, align
