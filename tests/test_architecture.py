"""The house: floors and doors, and what an import costs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)


def test_imports_go_down_only_and_libraries_have_one_door() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "module", ["postermaker", "postermaker.backends", "postermaker.editor", "postermaker.document"]
)
def test_a_package_loads_no_library(module: str) -> None:
    heavy = "PySide6 PIL reportlab uharfbuzz numpy openpyxl segno rich"
    done = python(f"import sys, {module}\nprint([n for n in {heavy.split()} if n in sys.modules])")
    assert done.stdout.strip() == "[]"


def test_a_lean_start_hides_no_module_from_later_imports() -> None:
    done = python(
        "import sys, postermaker.lean\n"
        "print('msgspec' in sys.modules, sys.modules.get('typing_extensions', 'absent'))"
    )
    assert done.stdout.strip() == "True absent"


def test_a_document_loads_neither_fonts_nor_qt() -> None:
    done = python(
        "import sys, postermaker.document.file\n"
        "print([n for n in ('PySide6', 'PIL', 'reportlab', 'uharfbuzz', 'numpy') if n in sys.modules])"
    )
    assert done.stdout.strip() == "[]"


def test_pdf_export_works_where_qt_cannot_be_imported(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    done = python(
        "import sys\n"
        "sys.modules['PySide6'] = None\n"  # importing it now raises
        "from postermaker.cli.main import main\n"
        f"sys.exit(main(['export', 'banner-red', '--set', '标语=安全生产', '-o', {str(out)!r}]))"
    )
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF-1.6")


def test_png_export_without_qt_names_the_remedy(tmp_path: Path) -> None:
    done = python(
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "from postermaker.cli.main import main\n"
        f"sys.exit(main(['export', 'banner-red', '--set', '标语=安全', '-o', {str(tmp_path / 'o.png')!r}]))"
    )
    assert done.returncode == 3
    assert "doctor" in done.stderr
    assert not list(tmp_path.iterdir())
