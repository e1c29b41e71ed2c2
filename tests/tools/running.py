"""Independent programs that judge what we write; a missing one fails by name, with the command that installs it."""

import shutil
import subprocess

import pytest

PACKAGES = "qpdf ghostscript mupdf-tools poppler-utils"


def run(tool: str, *words: object) -> str:
    """What a program prints; it has to end well."""
    if shutil.which(tool) is None:
        pytest.fail(f"{tool} is missing: apt-get install {PACKAGES}")
    done = subprocess.run([tool, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
