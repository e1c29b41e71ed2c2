"""What several commands share: saying how files are made. A preset, and what of it is another way this time."""

import argparse
from typing import Any

from msgspec.structs import replace

from postermaker.errors import Bilingual, InputFault
from postermaker.export import DEFAULTS, check_dpi, check_format
from postermaker.library.presets import Compression, Cut, Preset, Sheets, Turning, preset, presets
from postermaker.units import parse_length


def add_making(parser: argparse.ArgumentParser) -> None:
    """The arguments that say how a file is made."""
    add = parser.add_argument
    add("--preset", metavar="KEY|FILE.toml", help="postermaker presets")
    add("--dpi", type=float)
    add("--scale", type=int, choices=(1, 10))
    add("--text", choices=("outlines", "live"))
    add("--bleed", metavar="3mm")
    add("--marks", action=argparse.BooleanOptionalAction, help="crop and registration marks, slug line")
    add("--finishing", action=argparse.BooleanOptionalAction, help="white edge with eyelet ticks")
    add("--finishing-sheet", action=argparse.BooleanOptionalAction, help="加工图 beside the file")
    add("--technical", action=argparse.BooleanOptionalAction, help="spot layers Eyelets, CutContour")
    add("--profile", metavar="FILE.icc", help="the shop's own CMYK profile")
    add("--compress", choices=[each.value for each in Compression])
    add("--panel", metavar="3.2m", help="panels for a roll of this width")
    add("--cut", choices=[each.value for each in Cut], help="which way panels lie")
    add("--boards", type=int, metavar="N", help="one picture over N boards")
    add("--gap", metavar="50mm", help="between boards")
    add("--overlap", metavar="20mm")
    add("--paper", metavar="A4|A3", help="sheets of office-pdf and one-character")
    add("--char-height", metavar="30cm", help="字高 of one-character")
    add("--impose", metavar="SRA3|大度对开|787x1092", help="many copies on a press sheet")
    add("--turn", choices=[each.value for each in Turning])
    add("--quantity", type=int, default=1)
    add("--material", default="")


def made_preset(args: argparse.Namespace, suffix: str) -> Preset:
    """The preset that the arguments ask for, for a file of this suffix.

    Raises:
        InputFault: an unknown preset, a length that can't be read, a suffix that is no format.
    """
    check_format(suffix)
    check_dpi(args.dpi)
    if args.quantity < 1:
        raise InputFault(
            Bilingual(f"数量 {args.quantity} 不行", f"a quantity of {args.quantity} won't do"),
            Bilingual("--quantity 请给 1 以上的数", "give --quantity 1 or more"),
        )
    base = preset(args.preset) if args.preset else presets()[DEFAULTS[suffix]]
    asked: dict[str, Any] = {
        "dpi": args.dpi,
        "scale": args.scale,
        "live_text": None if args.text is None else args.text == "live",
        "marks": args.marks,
        "finishing": args.finishing,
        "finishing_sheet": args.finishing_sheet,
        "technical": args.technical,
        "profile": args.profile,
        "compression": Compression(args.compress) if args.compress else None,
        "bleed": _length(args.bleed),
        "overlap": _length(args.overlap),
        "sheet": args.paper,
        "height": _length(args.char_height),
        **_sheets(args),
    }
    return replace(base, **{name: value for name, value in asked.items() if value is not None})


def _length(said: str | None) -> float | None:
    return None if said is None else parse_length(said)


def _sheets(args: argparse.Namespace) -> dict[str, Any]:
    asked = [name for name in ("panel", "boards", "impose") if getattr(args, name)]
    if len(asked) > 1:
        both = " 和 ".join(f"--{name}" for name in asked)
        raise InputFault(
            Bilingual(f"{both} 不能一起用", f"{both.replace(' 和 ', ' and ')} don't go together"),
            Bilingual("留一个", "keep one of them"),
        )
    if args.panel:
        overlap = {} if args.overlap else {"overlap": 20.0}
        cut = Cut(args.cut) if args.cut else None
        return {"sheets": Sheets.TILES, "panel": parse_length(args.panel), "cut": cut, **overlap}
    if args.boards:
        return {"sheets": Sheets.TILES, "boards": args.boards, "gap": _length(args.gap)}
    if args.impose:
        turning = Turning(args.turn) if args.turn else None
        # the press sheet has marks of its own
        return {"sheets": Sheets.IMPOSED, "sheet": args.impose, "turning": turning, "marks": False}
    return {}
