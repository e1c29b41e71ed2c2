"""What every test stands on: no screen, no system fonts, no cache of the user."""

import os
import tempfile
from pathlib import Path

import pytest

# Before Qt or anything else looks: fontconfig sees an empty folder, so a missing bundled font can't hide behind
# one that happens to be installed here.
_HOME = Path(tempfile.mkdtemp(prefix="postermaker-tests-"))
(_HOME / "no-fonts").mkdir()
(_HOME / "fonts.conf").write_text(
    f'<?xml version="1.0"?><fontconfig><dir>{_HOME}/no-fonts</dir><cachedir>{_HOME}/fc</cachedir></fontconfig>'
)
os.environ["FONTCONFIG_FILE"] = str(_HOME / "fonts.conf")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["POSTERMAKER_CACHE"] = str(_HOME / "cache")
os.environ.pop("POSTERMAKER_LANG", None)


@pytest.fixture(scope="session")
def book() -> object:
    from postermaker.fonts import FontBook

    return FontBook()


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare a text with `tests/golden/NAME.txt`; `--update-golden` writes it anew."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return check


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="accept the text dumps as they are now")
