"""The first stages of every print file, and what prepress gives."""

from msgspec import Struct

from postermaker.display import DisplayList, DisplayPage
from postermaker.errors import Issue
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
    """A page with the product's blacks and bleed; a file of screen colours has neither."""
    if job.preset.colors is Colors.RGB:
        return page
    return with_bleed(with_black(page, job.product.black), job.bleed, job.preset.bled)
