"""What several commands share: saying how files are made. A preset, and what of it is another way this time."""

import argparse
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postermaker.decoding import explained
from postermaker.document.finishing import Eyelets, Spread
from postermaker.document.model import Document
from postermaker.errors import Bilingual, InputFault
from postermaker.export import DEFAULTS, check_dpi, check_format
from postermaker.geometry import Edges
from postermaker.library.presets import Compression, Cut, Preset, Sheets, Turning, preset, presets
from postermaker.library.products import product
from postermaker.units import parse_length


def add_making(parser: argparse.ArgumentParser) -> None:
    """The arguments that say how a file is made."""
    add = parser.add_argument
    add("--preset", metavar="KEY|FILE.toml", help="postermaker presets")
    add("--dpi", type=float)
    add("--scale", type=int, choices=(1, 10))
    add("--text", choices=("outlines", "live"))
    add("--bleed", metavar="3mm")
    add("--shift", metavar="右1.5mm,下2mm", help="move all on the sheet, to meet a printed form (套打)")
    add("--marks", action=argparse.BooleanOptionalAction, help="crop and registration marks, slug line")
    add("--finishing", action=argparse.BooleanOptionalAction, help="white edge with eyelet ticks")
    add("--finishing-sheet", action=argparse.BooleanOptionalAction, help="加工图 beside the file")
    add("--white-edge", metavar="100mm", help="unprinted cloth around the picture")
    add("--eyelets", metavar="50cm|corners|none", help="spacing of the rings")
    add("--pockets", metavar="左10cm,右10cm", help="pole pockets, by side")
    add("--hem", metavar="4cm", help="cloth folded behind")
    add("--ropes", metavar="上下", help="sides with a rope")
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
        **_shift(args.shift),
        **_sheets(args),
    }
    return _bounded(base, {name: value for name, value in asked.items() if value is not None})


Given = TypeVar("Given", bound=Struct)


def _bounded(base: Given, changes: dict[str, Any]) -> Given:
    """The value with some words changed, checked as if it came from a file.

    Raises:
        InputFault: a number out of its bounds.
    """
    try:
        return msgspec.convert({**msgspec.to_builtins(base), **msgspec.to_builtins(changes)}, type(base))
    except (msgspec.ValidationError, ValueError) as error:
        raise InputFault(
            Bilingual(f"参数不行：{explained(error).zh}", f"an option won't do: {explained(error).en}"),
            Bilingual("用常见的尺寸，如 --bleed 3mm、--eyelets 50cm", "take a usual size, as in --bleed 3mm"),
        ) from error


def _length(said: str | None) -> float | None:
    return None if said is None else parse_length(said)


def _sheets(args: argparse.Namespace) -> dict[str, Any]:
    asked = [name for name in ("panel", "boards", "impose") if getattr(args, name) is not None]
    for name, partner in (("cut", "panel"), ("gap", "boards"), ("turn", "impose")):
        if getattr(args, name) is not None and partner not in asked:
            raise InputFault(
                Bilingual(f"--{name} 要和 --{partner} 一起用", f"--{name} goes with --{partner}"),
                Bilingual(f"加上 --{partner}，或去掉 --{name}", f"add --{partner}, or leave --{name} out"),
            )
    if len(asked) > 1:
        both = " 和 ".join(f"--{name}" for name in asked)
        raise InputFault(
            Bilingual(f"{both} 不能一起用", f"{both.replace(' 和 ', ' and ')} don't go together"),
            Bilingual("留一个", "keep one of them"),
        )
    if (args.panel is not None and parse_length(args.panel) < 100) or (
        args.boards is not None and args.boards < 1
    ):
        raise InputFault(
            Bilingual(
                "幅宽至少 100 mm，板至少 1 块",
                "a panel is 100 mm wide at least, and there is one board at least",
            ),
            Bilingual("写 --panel 3.2m 或 --boards 3", "write --panel 3.2m or --boards 3"),
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


def made_finishing(args: argparse.Namespace, document: Document) -> Document:
    """A document with the finishing that the arguments ask for, over its own or its product's.

    Raises:
        InputFault: a length or a side that can't be read.
    """
    own = document.finishing or product(document.product).finishing
    asked: dict[str, Any] = {
        "white_edge": _length(args.white_edge),
        "hem": _length(args.hem),
        "ropes": None if args.ropes is None else "".join(_side(each) for each in args.ropes),
        "pockets": None if args.pockets is None else _pockets(args.pockets),
    }
    changes = {name: value for name, value in asked.items() if value is not None}
    if args.eyelets is not None:
        changes["eyelets"] = _eyelets(args.eyelets, own.eyelets or Eyelets())
    return replace(document, finishing=_bounded(own, changes)) if changes else document


def _eyelets(said: str, own: Eyelets) -> Eyelets | None:
    match said.strip().lower():
        case "none" | "无" | "不打":
            return None
        case "corners" | "四角":
            return replace(own, spread=Spread.CORNERS)
        case _:
            return _bounded(own, {"spread": Spread.SPACING, "spacing": parse_length(said)})


def _pockets(said: str) -> Edges:
    """`左10cm,右10cm` or `lr10cm`: sides, then how deep."""
    depths = dict.fromkeys("ltrb", 0.0)
    for part in said.replace("，", ",").replace("、", ",").split(","):
        sides = "".join(char for char in part if char in _SIDES)
        depth = parse_length(part.strip()[len(sides) :].strip())
        for char in sides or "左上右下":
            depths[_side(char)] = depth
    return Edges(depths["l"], depths["t"], depths["r"], depths["b"])


def _shift(said: str | None) -> dict[str, float]:
    """`右1.5mm,下2mm` or `r1.5mm`: which way, then how far."""
    if said is None:
        return {}
    ways = dict.fromkeys("ltrb", 0.0)
    for part in said.replace("，", ",").replace("、", ",").split(","):
        ways[_side(part.strip()[:1])] = parse_length(part.strip()[1:].strip())
    return {"right": ways["r"] - ways["l"], "down": ways["b"] - ways["t"]}


_SIDES = {"左": "l", "上": "t", "右": "r", "下": "b", "l": "l", "t": "t", "r": "r", "b": "b"}


def _side(said: str) -> str:
    if said not in _SIDES:
        raise InputFault(
            Bilingual(f"认不出“{said}”是哪一边", f"no side is called '{said}'"),
            Bilingual("用 左、上、右、下", "use l, t, r, b"),
        )
    return _SIDES[said]
