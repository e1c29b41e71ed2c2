"""`postermaker templates`: what there is to start from."""

import argparse
import json
from pathlib import Path

from postermaker.errors import Bilingual, InputFault
from postermaker.library import templates
from postermaker.library.templates import Template


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--search", default="", metavar="TEXT")
    parser.add_argument("--product", default="", metavar="KEY")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE", help="模板样张 .pdf 或 .png / contact sheets of them"
    )


def run(args: argparse.Namespace) -> int:
    """Print the templates that match."""
    found = templates.search(args.search, args.product)
    if args.sheet is not None:
        return _write_sheets(found, args.sheet)
    if args.json:
        print(json.dumps([_facts(t) for t in found], ensure_ascii=False, indent=1))
        return 0
    for t in found:
        fields = "、".join(field.label for field in t.fields)
        print(f"{t.id:<18} {t.name}  {t.size.width:g}×{t.size.height:g} mm  {t.product}  字段：{fields}")
    return 0


def _write_sheets(found: list[Template], path: Path) -> int:
    """Draw all that was found; nothing found is a mistake of the search."""
    from postermaker.fonts import FontBook
    from postermaker.production.sampler import write_contact_sheets

    if not found:
        raise InputFault(
            Bilingual("没有找到模板", "no template matches"),
            Bilingual("换个词搜，或不写 --search", "search for another word, or leave --search out"),
        )
    for written in write_contact_sheets(found, path, FontBook()):
        print(written)
    return 0


def _facts(t: Template) -> dict[str, object]:
    return {
        "id": t.id,
        "name": t.name,
        "product": t.product,
        "size_mm": list(t.size),
        "sizes": list(t.sizes),
        "topics": list(t.topics),
        "fields": [
            {
                "key": f.key,
                "label": f.label,
                "aliases": list(f.aliases),
                "kind": f.kind.value,
                "required": f.required,
            }
            for f in t.fields
        ],
    }
