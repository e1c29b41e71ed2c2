"""A window into which somebody types without end, in a process of its own that a test kills. Each key is printed."""
# ruff: noqa: E402

import os
import random
import sys
import time

KEPT_IN = os.environ["POSTERMAKER_DATA"]
import conftest  # noqa: F401  # the fonts and the platform of the window's tests

os.environ["POSTERMAKER_DATA"] = KEPT_IN
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from postermaker.editor.app import run_app
from postermaker.editor.start.cards import Deed
from postermaker.editor.window import Window

WORDS = "青山绿水蓝天白云春华秋实安居乐业"


def begin() -> None:
    """Take a template, then type for ever: characters by an input method, now and then all of it anew."""
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
    cards = window.gallery.view.model().cards
    if not cards:
        QTimer.singleShot(20, begin)
        return
    window.use(next(card for card in cards if card.id == "banner-red"), "", Deed.USE)
    form = window.workspace.form
    field = form._texts["slogan"]
    chance = random.Random(int(sys.argv[1]))
    count = 0

    def press() -> None:
        nonlocal count
        if not window.isVisible():  # nobody types into a closed window
            return
        if count % 30 == 0:
            field.selectAll()
        text = WORDS[count % len(WORDS)]
        QApplication.sendEvent(field, QInputMethodEvent("zi", []))
        done = QInputMethodEvent()
        done.setCommitString(text)
        QApplication.sendEvent(field, done)
        count += 1
        said = window.workspace.session.document.values["slogan"]
        print(f"{time.time()} {said}", flush=True)
        QTimer.singleShot(chance.randint(0, 60), press)

    press()


if __name__ == "__main__":
    app = QApplication(["postermaker"])
    QTimer.singleShot(0, begin)
    sys.exit(run_app(None))
