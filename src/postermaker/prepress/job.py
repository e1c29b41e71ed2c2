"""What a print job is beside its design: product, preset, finishing, and what the shop's ticket says."""

from datetime import datetime

from msgspec import Struct

from postermaker.document.finishing import Finishing
from postermaker.document.model import Document
from postermaker.geometry import Size
from postermaker.library.presets import Preset
from postermaker.library.products import Product, product


class Ticket(Struct, frozen=True, kw_only=True):
    """What is ordered."""

    title: str = ""
    file: str = ""  #: name of the print file
    quantity: int = 1
    material: str = ""
    created: datetime | None = None


class Job(Struct, frozen=True, kw_only=True):
    """One document on its way to a shop."""

    size: Size  #: of the finished piece (the picture), mm
    product: Product
    preset: Preset
    finishing: Finishing
    ticket: Ticket

    @property
    def bleed(self) -> float:
        """The bleed that the file has, in mm."""
        return self.product.bleed if self.preset.bleed is None else self.preset.bleed


def job_for(document: Document, preset: Preset, ticket: Ticket) -> Job:
    """The job of a document: its product's rules, its own finishing where it has one."""
    made = product(document.product)
    return Job(
        size=Size(document.width, document.height),
        product=made,
        preset=preset,
        finishing=document.finishing or made.finishing,
        ticket=ticket,
    )
