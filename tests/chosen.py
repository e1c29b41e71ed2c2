"""Which templates every run of the tests looks at, and which only the long ones do: there are hundreds of them."""

import pytest

from postermaker.library import templates

_STANDING = (
    "banner-red", "antifraud-shield-banner", "safety-label-banner", "drop-river-vertical", "poster-a2", "leaflet-a4", "notice-a4",
    "rollup-80x200", "board-240x120", "led-1920x1080", "wechat-cover", "poster-phone",
)  # fmt: skip


def often() -> frozenset[str]:
    """Those of every run: the oldest ones, and one of each other product."""
    found = {templates.load(name).product: name for name in _STANDING}
    for name in templates.ids():
        found.setdefault(templates.load(name).product, name)
    return frozenset((*_STANDING, *found.values()))


OFTEN = often()


def cases(*values: object, name: str) -> object:
    """A parameter set about a template: slow unless the template is one of every run."""
    return pytest.param(*values, marks=() if name in OFTEN else pytest.mark.slow)


EACH = [cases(name, name=name) for name in templates.ids()]
EACH_SIZE = [cases(name, size, name=name) for name in templates.ids() for size in templates.load(name).sizes]
