"""The first stages of every print file, and what prepress gives."""

from msgspec import Struct
from msgspec.structs import replace

from postermaker.display import DisplayList, DisplayPage, Layer
from postermaker.errors import Issue
from postermaker.geometry import Affine
from postermaker.library.presets import Colors
from postermaker.prepress.bleed import with_bleed
from postermaker.prepress.inks import with_black
from postermaker.prepress.job import Job


class Beside(Struct, frozen=True):
    """A sheet for people that lies beside the print file."""

    name: str  #: what is added to the file's name: `加工图`
    pages: tuple[DisplayPage, ...]


class Prepared(Struct, frozen=True):
    """What is written."""

    display: DisplayList
    beside: tuple[Beside, ...]
    issues: tuple[Issue, ...]


def inked(page: DisplayPage, job: Job) -> DisplayPage:
    """A page with the product's blacks and bleed, moved as the preset says; a file of screen colours has neither."""
    if job.preset.colors is not Colors.RGB:
        page = with_bleed(with_black(page, job.product.black), job.bleed, job.preset.bled)
    return moved(page, job.preset.right, job.preset.down)


def moved(page: DisplayPage, right: float, down: float) -> DisplayPage:
    """A page with all that is on it moved by so many mm on a sheet that stays: how words meet a form printed before."""
    if right == down == 0:
        return page
    return replace(page, items=(Layer("moved", page.items, Affine.translation(right, down)),))
