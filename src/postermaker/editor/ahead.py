"""What the next steps will want, loaded while the first picture is looked at: opening a page then waits for nothing."""

from importlib import import_module
from threading import Thread

from postermaker.editor.properties.panel import SECTIONS

#: So long after the start nobody waits for the window any more.
REST_MS = 1200
#: First what the workspace shows at once: all sections of its right side are asked which of them are wanted.
_SOON = (
    *(f"postermaker.editor.properties.{module}" for module, _ in SECTIONS),
    "postermaker.editor.exporting.page",
    "postermaker.editor.batching.page",
)


def begin() -> None:
    """Load on a thread of its own; who needs a part of it meanwhile waits for that part only."""
    Thread(target=_load, name="ahead", daemon=True).start()


def _load() -> None:
    for name in _SOON:
        import_module(name)
    from postermaker.text.words import word_ends

    word_ends("提前翻开词典")
