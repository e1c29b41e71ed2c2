"""`postermaker products`: what can be made, how large it usually is, and the rules that its printer keeps."""

import argparse
import json
import math
from typing import Any

from postermaker.document.finishing import Eyelets, Finishing, Spread
from postermaker.errors import Bilingual, language
from postermaker.geometry import Edges
from postermaker.library.products import Black, Process, Product, find_product, products
from postermaker.units import parse_size, spoken_size

_PROCESS = {
    Process.LARGE: Bilingual("喷绘、条幅、热转印", "inkjet or transfer on cloth and film from a roll"),
    Process.INDOOR: Bilingual("写真、UV", "inkjet at reading distance"),
    Process.OFFSET: Bilingual("胶印或数码印刷", "offset or digital press"),
    Process.OFFICE: Bilingual("办公打印机", "the office's printer"),
    Process.SCREEN: Bilingual("屏幕", "screen"),
}
_BLACK = {
    Black.OVERPRINT: Bilingual("单黑 K100，小字叠印", "K100, small text overprints"),
    Black.RICH: Bilingual("大面积用四色黑 C50 M50 Y50 K100", "large areas in C50 M50 Y50 K100"),
    Black.PLAIN: Bilingual("照画的印", "as drawn"),
}
_SIDES = {"l": Bilingual("左", "left"), "t": Bilingual("上", "top"), "r": Bilingual("右", "right"),
          "b": Bilingual("下", "bottom")}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "product",
        nargs="?",
        metavar="PRODUCT",
        help=str(Bilingual("只看这一种，写名称或代号", "only this one, by name or key")),
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the products, or one in full."""
    found = list(products().values()) if args.product is None else [find_product(args.product)]
    if args.json:
        print(json.dumps([_facts(p) for p in found], ensure_ascii=False, indent=1))
    elif args.product is not None:
        print("\n".join(f"{label}{Bilingual('：', ': ')}{said}" for label, said in _lines(found[0]) if said))
    else:
        print("\n".join(map(_row, found)))
    return 0


def _row(p: Product) -> str:
    bleed = Bilingual(f"出血 {p.bleed:g} mm", f"bleed {p.bleed:g} mm")
    return f"{p.key:<18} {Bilingual(p.name, p.english)}  {_size(p.sizes[0])}  {bleed}  {p.preset}"


def _size(said: str) -> str:
    """A size as it is written, or in figures where an English reader could not tell 大16开."""
    return said if said.isascii() or language() != "en" else spoken_size(parse_size(said))


def _lines(p: Product) -> list[tuple[Bilingual, str]]:
    """All that is to be said of a product, a line each; empty ones are left out."""
    return [
        (Bilingual("产品", "product"), f"{Bilingual(p.name, p.english)}（{p.key}）" if language() != "en"
         else f"{p.english} ({p.key})"),
        (Bilingual("也叫", "also"), "" if language() == "en" else "、".join(p.aliases)),
        (Bilingual("做法", "made by"), str(_PROCESS[p.process])),
        (Bilingual("常用尺寸", "sizes"), _listed([_size(s) for s in p.sizes])),
        (Bilingual("尺寸说法", "size is said"), _listed([str(_order(p)), p.unit])),
        (Bilingual("观看距离", "seen from"), f"{p.distance:g} m"),
        (Bilingual("最小的字", "smallest type"), f"{p.smallest_text:.3g} mm"),
        (Bilingual("分辨率", "resolution"), _resolution(p)),
        (Bilingual("黑色", "black"), str(_BLACK[p.black])),
        (Bilingual("RGB 照片", "RGB photos"), str(_yes(p.rgb_pictures))),
        (Bilingual("出血", "bleed"), f"{p.bleed:g} mm"),
        (Bilingual("四边不放字", "no text within"), f"{p.safe:g} mm"),
        (Bilingual("看不见的部分", "hidden"), _edges(p.hidden)),
        (Bilingual("总墨量", "ink limit"), f"{p.ink_limit:.0%}"),
        (Bilingual("后加工", "finishing"), _finishing(p.finishing)),
        (Bilingual("材料幅宽", "roll widths"), f"{_listed([f'{r:g}' for r in p.rolls])} mm" if p.rolls else ""),
        (Bilingual("文件", "files"), _listed([f.upper() for f in p.files])),
        (Bilingual("输出预设", "preset"), p.preset),
        (Bilingual("说明", "note"), str(Bilingual(p.note, p.note_english))),
    ]  # fmt: skip


def _listed(words: list[str]) -> str:
    return str(Bilingual("、", ", ")).join(words)


def _yes(so: bool) -> Bilingual:
    return Bilingual("可以", "taken") if so else Bilingual("先转 CMYK", "convert to CMYK first")


def _order(p: Product) -> Bilingual:
    return Bilingual("长×宽", "length × width") if p.length_first else Bilingual("宽×高", "width × height")


def _resolution(p: Product) -> str:
    if p.dpi:
        return f"{p.dpi:g} dpi"
    steps = [
        Bilingual(f"{area:g} m² 以内 {dpi:g}", f"{dpi:g} up to {area:g} m²")
        if math.isfinite(area)
        else Bilingual(f"再大 {dpi:g}", f"{dpi:g} beyond")
        for area, dpi in p.ladder
    ]
    return f"{_listed([str(s) for s in steps])} dpi"


def _edges(edges: Edges) -> str:
    said = zip(_SIDES.values(), edges, strict=True)
    return _listed([f"{side} {length:g} mm" for side, length in said if length])


def _finishing(f: Finishing) -> str:
    parts = [
        str(Bilingual(f"留白边 {f.white_edge:g} mm", f"white edge {f.white_edge:g} mm")) if f.white_edge else "",
        _eyelets(f.eyelets) if f.eyelets else "",
        f"{Bilingual('杆套', 'pole pockets')} {_edges(f.pockets)}" if any(f.pockets) else "",
        str(Bilingual(f"包边 {f.hem:g} mm", f"hem {f.hem:g} mm")) if f.hem else "",
        f"{Bilingual('绳边', 'rope sewn in')} {_listed([str(_SIDES[s]) for s in f.ropes])}" if f.ropes else "",
        str(Bilingual("按轮廓刻绘", "cut along the contour")) if f.cut_contour else "",
        *(f.notes if language() != "en" else ()),
    ]  # fmt: skip
    return str(Bilingual("；", "; ")).join(filter(None, parts))


def _eyelets(e: Eyelets) -> str:
    counts = _listed([str(n) for n in e.counts])
    where = {
        Spread.CORNERS: Bilingual("四角打扣", "an eyelet in each corner"),
        Spread.SPACING: Bilingual(
            f"打扣，扣距不超过 {e.spacing:g} mm", f"eyelets at most {e.spacing:g} mm apart"
        ),
        Spread.COUNT: Bilingual(
            f"打扣，左、上、右、下各 {counts} 个", f"eyelets, {counts} left, top, right, bottom"
        ),
    }[e.spread]
    return f"{where}{Bilingual(f'，离边 {e.edge:g} mm', f', {e.edge:g} mm from the edge')}"


def _facts(p: Product) -> dict[str, Any]:
    ladder = [{"up_to_m2": a if math.isfinite(a) else None, "dpi": dpi} for a, dpi in p.ladder]
    return {
        "key": p.key,
        "name": p.name,
        "english": p.english,
        "aliases": list(p.aliases),
        "process": p.process.value,
        "sizes": list(p.sizes),
        "sizes_mm": [[round(side, 3) for side in parse_size(s)] for s in p.sizes],
        "length_first": p.length_first,
        "unit": p.unit,
        "distance_m": p.distance,
        "dpi": p.dpi or None,
        "dpi_by_area": None if p.dpi else ladder,
        "black": p.black.value,
        "rgb_pictures": p.rgb_pictures,
        "bleed_mm": p.bleed,
        "safe_mm": p.safe,
        "hidden_mm": p.hidden._asdict(),
        "smallest_text_mm": round(p.smallest_text, 3),
        "ink_limit_percent": round(p.ink_limit * 100, 1),
        "finishing": _finishing_facts(p.finishing),
        "rolls_mm": list(p.rolls),
        "files": list(p.files),
        "preset": p.preset,
        "note": p.note,
        "note_english": p.note_english,
    }


def _finishing_facts(f: Finishing) -> dict[str, Any]:
    e = f.eyelets
    return {
        "white_edge_mm": f.white_edge,
        "eyelets": e
        and {
            "spread": e.spread.value,
            "spacing_mm": e.spacing if e.spread is Spread.SPACING else None,
            "counts": list(e.counts) if e.spread is Spread.COUNT else None,
            "sides": e.sides,
            "edge_mm": e.edge,
            "diameter_mm": e.diameter,
        },
        "pockets_mm": f.pockets._asdict(),
        "hem_mm": f.hem,
        "ropes": f.ropes,
        "cut_contour": f.cut_contour,
        "notes": list(f.notes),
    }
