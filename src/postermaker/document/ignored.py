"""A notice of the check that a person lets stand, as a file keeps it."""

from typing import Annotated

from msgspec import Meta, Struct

#: Of a notice that is let stand: how much of what it says is kept, the longest reason, and how many there are.
MAX_SAYING, MAX_REASON, MAX_IGNORED = 1_000, 500, 1_000


class Ignored(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A notice of the check that a person lets stand, and why; all but the reason tells which one it is."""

    rule: Annotated[str, Meta(min_length=1, max_length=64)]
    element: Annotated[str, Meta(max_length=64)] = ""  #: its id; it may be gone and come back
    #: in Chinese, with its figures: what says other figures is another notice
    says: Annotated[str, Meta(max_length=MAX_SAYING)] = ""
    reason: Annotated[str, Meta(min_length=1, max_length=MAX_REASON)]
