"""The built wheel in an empty environment, away from the checkout and its fonts."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    # FONTCONFIG_FILE of the test session shows no system font
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | more
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_wheel_works_alone(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "-o", tmp_path, cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("NotoSansSC-Black.ttf") for name in names)
    assert sum(name.endswith("OFL.txt") for name in names) == 10
    data = ("library/readings.tsv", "library/slogans/fire.toml", "backends/swipe.html")
    assert {f"postermaker/{name}" for name in data} <= set(names)
    assert wheel.stat().st_size < 100_000_000
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    said = run(python, "-c", "import postermaker; print(postermaker.__file__)", cwd=tmp_path)
    assert str(tmp_path) in said
    program = python.with_name("postermaker")
    run(program, "doctor", cwd=tmp_path)
    run(
        program,
        "export",
        "banner-red",
        "--set",
        "标语=镕喆堃㛃𬭎",
        "-o",
        "b.pdf",
        "--text",
        "live",
        cwd=tmp_path,
    )
    run(program, "export", "banner-red", "--set", "标语=国泰民安", "-o", "b.png", "--dpi", "10", cwd=tmp_path)
    assert (tmp_path / "b.pdf").stat().st_size > 4_000
    assert (tmp_path / "b.png").stat().st_size > 10_000
