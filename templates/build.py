"""Write the templates that the families draw: `python templates/build.py [ID or FAMILY …]`, previews too.

Without names all of them. `--check` writes nothing and tells which files are stale.
"""

import sys
from importlib import import_module
from pathlib import Path

from previews import preview
from studio import written

from postermaker.fonts import FontBook
from postermaker.library.templates import Template

HERE = Path(__file__).parent


def families() -> dict[str, tuple[Template, ...]]:
    """All families by name, each with its templates."""
    names = sorted(path.stem for path in (HERE / "families").glob("*.py") if not path.stem.startswith("_"))
    return {name: tuple(import_module(f"families.{name}").templates()) for name in names}


def main() -> int:
    """Build what is asked for."""
    wanted = {name for name in sys.argv[1:] if not name.startswith("-")}
    stale, book = [], FontBook()
    for family, templates in families().items():
        for made in templates:
            if wanted and not {family, made.id} & wanted:
                continue
            path, body = HERE / made.id / "template.json", written(made)
            if "--check" in sys.argv:
                if not path.is_file() or path.read_bytes() != body:
                    stale.append(made.id)
                continue
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(body)
            (path.parent / "preview.png").write_bytes(preview(made.id, book))
            print(f"{len(body):>8} {made.id}")
    for name in stale:
        print(f"stale: {name}")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
