"""`postermaker fonts`: the bundled faces, and who draws which character of a text."""

import argparse
import json
from typing import Any

from postermaker.fonts import FontBook


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--text", metavar="T")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the families, or with a text what each lacks."""
    book = FontBook()
    rows: list[dict[str, Any]] = [
        _family(book, family, args.text or "") for family in dict.fromkeys(r.family for r in book.records)
    ]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        weights = ",".join(map(str, row["weights"]))
        lacking = f"  缺：{row['lacks']}" if row["lacks"] else ""
        print(f"{row['name']}  {row['family']}  {weights}  {row['licence']}{lacking}")
    return 0


def _family(book: FontBook, family: str, text: str) -> dict[str, Any]:
    records = [r for r in book.records if r.family == family]
    face = book.by_key(records[0].key) if text else None
    lacks = "".join(dict.fromkeys(c for c in text if face and not c.isspace() and not face.has(c)))
    return {
        "family": family,
        "name": records[0].name,
        "weights": [r.weight for r in records],
        "licence": records[0].licence,
        "lacks": lacks,
    }
