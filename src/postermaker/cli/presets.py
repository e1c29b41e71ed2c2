"""`postermaker presets`: what kinds of file are written, and whether a shop's own preset file is sound."""

import argparse
import json
from typing import Any

from postermaker.errors import Bilingual
from postermaker.library.presets import Preset, preset, presets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "preset",
        nargs="?",
        metavar="PRESET",
        help=str(
            Bilingual("只看这一个：代号，或自己的 .toml 文件", "only this one: a key, or a .toml of your own")
        ),
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the presets; a file of one's own is read and so checked."""
    found = list(presets().values()) if args.preset is None else [preset(args.preset)]
    if args.json:
        print(json.dumps([_facts(p) for p in found], ensure_ascii=False, indent=1))
        return 0
    for p in found:
        said = f"{Bilingual(p.name, p.english)}  {'/'.join(p.suffixes)}  {Bilingual(p.summary, p.summary_english)}"
        print(f"{p.key:<18} {said}".rstrip())
    return 0


def _facts(p: Preset) -> dict[str, Any]:
    """All of a preset; null where the product decides."""
    return {
        "key": p.key,
        "name": p.name,
        "english": p.english,
        "summary": p.summary,
        "summary_english": p.summary_english,
        "suffixes": list(p.suffixes),
        "standard": p.standard.value,
        "colors": p.colors.value,
        "live_text": p.live_text,
        "scale": p.scale,
        "dpi": p.dpi or None,
        "compression": p.compression.value,
        "quality_percent": p.quality,
        "pixels": p.pixels.value,
        "bleed_mm": p.bleed,
        "marks": p.marks,
        "slug_line": p.slug_line,
        "finishing": p.finishing,
        "technical": p.technical,
        "sheets": p.sheets.value,
        "sheet": p.sheet or None,
        "panel_mm": p.panel or None,
        "overlap_mm": p.overlap,
        "profile": p.profile or None,
    }
